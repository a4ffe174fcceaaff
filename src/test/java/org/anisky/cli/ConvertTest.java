package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.anisky.counts.CountsOrigin;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.LocalSky;
import org.anisky.grid.HealpixGrid;
import org.anisky.io.arrow.ArrowCounts;
import org.anisky.sky.FieldOfView;
import org.anisky.sky.Observatory;
import org.anisky.sky.SiderealBinning;
import org.anisky.sky.TimeFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code anisky convert}, there and back. */
class ConvertTest {
  private static final int BINS = 6;

  @TempDir private Path directory;

  /** Counts with all the digits that a double has, a sixth of them 0. */
  private DetectorCounts written(boolean weighted, double start, double maxZenith)
      throws IOException {
    SplittableRandom random = new SplittableRandom(4);
    LocalSky sky =
        LocalSky.of(
            Observatory.ofDegrees("site", 19, -97),
            new HealpixGrid(8),
            FieldOfView.ofDegrees(maxZenith));
    double[][] counts = new double[BINS][sky.size()];
    double[][] squares = new double[BINS][sky.size()];
    double total = 0;
    for (int tau = 0; tau < BINS; tau++) {
      for (int i = 0; i < sky.size(); i++) {
        counts[tau][i] = random.nextInt(6) == 0 ? 0 : 1e6 * random.nextDouble();
        squares[tau][i] = counts[tau][i] * random.nextDouble();
        total += counts[tau][i];
      }
    }
    // Squares below the sums are of weights below 1, hence of more events than the sum.
    long events = weighted ? Long.MAX_VALUE : Math.round(total);
    DetectorCounts result =
        new DetectorCounts(
            "Toy",
            sky,
            SiderealBinning.startingAt(BINS, start),
            TimeFrame.SIDEREAL,
            counts,
            weighted ? squares : null,
            new CountsOrigin("test", "", events, Map.of(), Double.NaN, Map.of(), "none"));
    ArrowCounts.write(directory.resolve("Toy.arrow"), result);
    return result;
  }

  private Path configuration(String counts, double maxZenith) throws IOException {
    String site =
        counts.contains("format")
            ? "\n    latitude: 19 deg\n    longitude: -97 deg\n    max-zenith: "
                + maxZenith
                + " deg"
            : "";
    return Files.writeString(
        directory.resolve("convert.yaml"),
        "detectors:\n  - name: Toy" + site + "\n    counts: {" + counts + "}\n");
  }

  private CommandLineRun convert(String counts, String format, String out) throws IOException {
    return CommandLineRun.good(
        "convert", configuration(counts, 60), "--to", format, "--out", directory.resolve(out));
  }

  private static void assertSame(DetectorCounts found, DetectorCounts expected) {
    assertThat(found.sky().size()).isEqualTo(expected.sky().size());
    assertThat(found.isWeighted()).isEqualTo(expected.isWeighted());
    for (int tau = 0; tau < BINS; tau++) {
      assertThat(found.bin(tau)).isEqualTo(expected.bin(tau));
      assertThat(found.squaredWeights(tau)).isEqualTo(expected.squaredWeights(tau));
    }
    // The header has degrees.
    assertThat(found.binning().start()).isCloseTo(expected.binning().start(), within(1e-14));
  }

  @ParameterizedTest
  @CsvSource({"false, 0", "true, 0", "true, 4.5"})
  void theMultimapKeepsEveryCountThereAndBack(boolean weighted, double start) throws IOException {
    DetectorCounts counts = written(weighted, start, 60);
    convert("file: Toy.arrow", "fits-multimap", "there");
    convert(
        "format: fits-multimap, file: there/Toy.fits, azimuth: north-west, bin-time: local,"
            + " bin-phase: centre",
        "arrow",
        "back");
    assertSame(ArrowCounts.read(directory.resolve("back/Toy.arrow")), counts);
  }

  @ParameterizedTest
  @CsvSource({"0", "4.5"})
  void mapsPerBinKeepEveryCountThereAndBack(double start) throws IOException {
    DetectorCounts counts = written(false, start, 60);
    convert("file: Toy.arrow", "fits-bins", "there");
    convert(
        "format: fits-bins, prefix: there/Toy-, sidereal-bins: 6, azimuth: north-west,"
            + " bin-time: local, bin-phase: centre",
        "arrow",
        "back");
    assertSame(ArrowCounts.read(directory.resolve("back/Toy.arrow")), counts);
  }

  /** Three bins of the same map, all pixels alike, of a program that knows nothing of this one. */
  private CommandLineRun convertMapsOf(double value) throws IOException {
    double[][] bins = new double[3][192];
    for (double[] bin : bins) {
      Arrays.fill(bin, value);
    }
    FitsImageFile.multimap(directory.resolve("m.fits"), bins);
    return CommandLineRun.good(
        "convert",
        configuration("format: fits-multimap, file: m.fits" + CONVENTIONS, 60),
        "--to",
        "arrow",
        "--out",
        directory.resolve("of" + value));
  }

  /** Sums of weights have other errors than events, and nothing in the file says how large. */
  @Test
  void countsThatAreNotWholeAreWarnedOf() throws IOException {
    assertThat(convertMapsOf(2).out()).doesNotContain("whole number", "no event");
    assertThat(convertMapsOf(2.5).out())
        .contains(
            "m.fits: sidereal bin 0, pixel 0 holds 2.5 events, no whole number, and there are no"
                + " images WMAP and W2MAPS");
  }

  @Test
  void mapsWithoutAnEventAreWarnedOf() throws IOException {
    assertThat(convertMapsOf(0).out())
        .contains("m.fits: there is no event in view, all counts are 0");
  }

  private static final String CONVENTIONS =
      ", azimuth: north-west, bin-time: local, bin-phase: centre";

  private void refused(String counts, String... settings) throws IOException {
    List<Object> arguments =
        new ArrayList<>(
            List.of(
                "convert",
                configuration(counts, 60),
                "--to",
                "arrow",
                "--out",
                directory.resolve("back")));
    for (String setting : settings) {
      arguments.add(setting);
    }
    CommandLineRun run = CommandLineRun.of(arguments.toArray());
    assertThat(run.exit()).isEqualTo(2);
    assertThat(directory.resolve("back")).doesNotExist();
    message = run.err();
  }

  private String message;

  @Test
  void whatAHeaderSaysOfSiteAndBinIsNotToBeContradicted() throws IOException {
    written(false, 0, 60);
    convert("file: Toy.arrow", "fits-multimap", "map");
    convert("file: Toy.arrow", "fits-bins", "maps");
    String multimap = "format: fits-multimap, file: map/Toy.fits" + CONVENTIONS;
    refused(multimap, "--set", "detectors.0.longitude=80 deg");
    assertThat(message)
        .contains(
            "Toy.fits: its header says latitude 19.0 deg, longitude -97.0 deg, but the"
                + " configuration says 19 deg, 80 deg");
    // The same meridian by another name.
    CommandLineRun.good(
        "convert",
        configuration(multimap, 60),
        "--to",
        "arrow",
        "--set",
        "detectors.0.longitude=263 deg",
        "--out",
        directory.resolve("fine"));
    String bins = "format: fits-bins, prefix: maps/Toy-" + CONVENTIONS + ", sidereal-bins: ";
    refused(bins + 5);
    assertThat(message)
        .contains("Toy-005.fits: there is a file for sidereal bin 5, but sidereal-bins is 5;");
    Files.copy(
        directory.resolve("maps/Toy-003.fits"),
        directory.resolve("maps/Toy-002.fits"),
        StandardCopyOption.REPLACE_EXISTING);
    refused(bins + 6);
    assertThat(message)
        .contains("Toy-002.fits: its header says sidereal bin 3, but by its name it is bin 2");
  }

  @Test
  void aCoarserGridAddsCountsUpExactly() throws IOException {
    HealpixGrid fine = new HealpixGrid(8);
    HealpixGrid coarse = new HealpixGrid(4);
    SplittableRandom random = new SplittableRandom(5);
    double[][] counts = new double[BINS][fine.size()];
    double[][] expected = new double[BINS][coarse.size()];
    for (int tau = 0; tau < BINS; tau++) {
      for (int pixel = 0; pixel < fine.size(); pixel++) {
        counts[tau][pixel] = random.nextInt(1000);
        expected[tau][coarse.pixel(fine.z(pixel), fine.longitude(pixel))] += counts[tau][pixel];
      }
    }
    FitsImageFile.multimap(directory.resolve("fine.fits"), counts);
    Path configuration =
        configuration(
            "format: fits-multimap, file: fine.fits, azimuth: north-west, bin-time: local,"
                + " bin-phase: centre, nside: 4",
            180);
    CommandLineRun.good(
        "convert", configuration, "--to", "arrow", "--out", directory.resolve("coarse"));
    DetectorCounts found = ArrowCounts.read(directory.resolve("coarse/Toy.arrow"));
    for (int tau = 0; tau < BINS; tau++) {
      assertThat(found.bin(tau)).isEqualTo(expected[tau]);
    }
    assertThat(found.origin().cuts()).containsEntry("nside of the files", "8, added up to 4");
  }

  @Test
  void countsOutOfViewAreSaid() throws IOException {
    written(false, 0, 80);
    convert("file: Toy.arrow", "fits-multimap", "there");
    CommandLineRun run =
        convert(
            "format: fits-multimap, file: there/Toy.fits, azimuth: north-west, bin-time: local,"
                + " bin-phase: centre",
            "arrow",
            "back");
    assertThat(run.out())
        .containsPattern("Toy: [0-9,]+ events used, [0-9,]+ in pixels beyond zenith 60");
  }

  @Test
  void whatTheHeaderSaysIsNotContradicted() throws IOException {
    written(false, 4.5, 60);
    convert("file: Toy.arrow", "fits-multimap", "there");
    String file = directory.resolve("there/Toy.fits").toString();
    assertThat(refusal("azimuth: south-east, bin-time: local, bin-phase: centre"))
        .isEqualTo(
            "anisky: "
                + file
                + ": its header says azimuth north-west, but the configuration says south-east\n");
    assertThat(refusal("azimuth: north-west, bin-time: greenwich, bin-phase: start"))
        .startsWith(
            "anisky: "
                + file
                + ": its header says that bins count local time, the first from 257.83");
  }

  private String refusal(String conventions) throws IOException {
    Path configuration =
        configuration("format: fits-multimap, file: there/Toy.fits, " + conventions, 60);
    Map<String, Integer> before = Workplace.listing(directory);
    CommandLineRun run =
        CommandLineRun.of(
            "convert", configuration, "--to", "arrow", "--out", directory.resolve("back"));
    assertThat(run.exit()).isEqualTo(2);
    assertThat(Workplace.listing(directory)).isEqualTo(before);
    return run.err();
  }

  @Test
  void weightsHaveNoPlaceInMapsPerBin() throws IOException {
    written(true, 0, 60);
    CommandLineRun run =
        CommandLineRun.of(
            "convert",
            configuration("file: Toy.arrow", 60),
            "--to",
            "fits-bins",
            "--out",
            directory.resolve("there"));
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            "anisky: Toy: one map per sidereal bin has no place for squared weights; convert to"
                + " fits-multimap\n");
    assertThat(directory.resolve("there")).doesNotExist();
  }
}
