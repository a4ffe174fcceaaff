package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.anisky.Workers;
import org.anisky.counts.LocalSky;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyMap;
import org.anisky.io.fits.FitsMaps;
import org.anisky.io.fits.FitsSums;
import org.anisky.io.fits.HealpixColumns;
import org.anisky.model.PixelTableScan;
import org.anisky.sky.FieldOfView;
import org.anisky.sky.Observatory;
import org.anisky.sky.SiderealBinning;
import org.anisky.sky.SkyFrame;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * FITS counts in which something is wrong: the message names file, bin and pixel, the exit code is
 * 2 and nothing stays behind. And what is odd, but allowed.
 */
class BadCountsTest {
  private static final int BINS = 12;
  private static final Path NESTED = Path.of("testdata/reference/fits-counts").toAbsolutePath();

  @TempDir private Path directory;

  @BeforeEach
  void simulate() throws IOException {
    Path sky =
        Files.writeString(
            directory.resolve("sky.yaml"),
            """
            seed: 3
            sidereal-bins: 12
            detectors:
              - name: Toy
                latitude: 19 deg
                longitude: -97 deg
                max-zenith: 60 deg
                grid: {kind: healpix, nside: 4}
                events: 1e6
            truth-nside: 4
            """);
    CommandLineRun.good("simulate", sky, "--out", directory.resolve("counts"));
    Path arrow =
        Files.writeString(
            directory.resolve("arrow.yaml"),
            "detectors: [{name: Toy, counts: {file: counts/Toy.arrow}}]\n");
    CommandLineRun.good("convert", arrow, "--to", "fits-bins", "--out", directory.resolve("bins"));
    CommandLineRun.good(
        "convert", arrow, "--to", "fits-multimap", "--out", directory.resolve("one"));
  }

  private Path bin(int tau) {
    return directory.resolve(String.format(java.util.Locale.ROOT, "bins/Toy-%03d.fits", tau));
  }

  private Path configuration(String counts, double maxZenith) throws IOException {
    return Files.writeString(
        directory.resolve("run.yaml"),
        "detectors:\n  - name: Toy\n    latitude: 19 deg\n    longitude: -97 deg\n    max-zenith: "
            + maxZenith
            + " deg\n    counts: {"
            + counts
            + ", azimuth: north-west, bin-time: local, bin-phase: centre}\nmaps: {nside: 8}\n");
  }

  private Path bins() throws IOException {
    return configuration("format: fits-bins, prefix: bins/Toy-, sidereal-bins: 12", 60);
  }

  private Path multimap(String file) throws IOException {
    return configuration("format: fits-multimap, file: " + file, 60);
  }

  /** Message of reconstruct, the same as that of convert, without the directory. */
  private String refusal(Path configuration) {
    Map<String, Integer> before = Workplace.listing(directory);
    Path out = directory.resolve("result");
    CommandLineRun run = CommandLineRun.of("reconstruct", configuration, "--out", out);
    assertThat(run.exit()).as(run.err()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    CommandLineRun convert =
        CommandLineRun.of("convert", configuration, "--to", "arrow", "--out", out);
    assertThat(convert.exit()).isEqualTo(2);
    assertThat(convert.err()).isEqualTo(run.err());
    assertThat(Workplace.listing(directory)).isEqualTo(before);
    return run.err().replace(directory + "/", "");
  }

  private static void put(Path file, int value, double number) throws IOException {
    byte[] bytes = FitsSums.removed(Files.readAllBytes(file));
    // After two headers of one block each for a map, and of one and one for a multimap.
    ByteBuffer.wrap(bytes).putDouble(2 * 2880 + value * Double.BYTES, number);
    Files.write(file, bytes);
  }

  @Test
  void aMissingBin() throws IOException {
    Files.delete(bin(5));
    assertThat(refusal(bins()))
        .isEqualTo(
            "anisky: bins/Toy-005.fits: there is no such file, but sidereal bin 5 of 12 must be"
                + " there\n");
  }

  @Test
  void aMapOfAnotherNsideInTheMiddle() throws IOException {
    Path other =
        Files.writeString(
            directory.resolve("other.yaml"),
            Files.readString(directory.resolve("sky.yaml")).replace("nside: 4}", "nside: 8}"));
    CommandLineRun.good("simulate", other, "--out", directory.resolve("counts8"));
    Path arrow =
        Files.writeString(
            directory.resolve("arrow8.yaml"),
            "detectors: [{name: Toy, counts: {file: counts8/Toy.arrow}}]\n");
    CommandLineRun.good("convert", arrow, "--to", "fits-bins", "--out", directory.resolve("bins8"));
    Files.delete(bin(7));
    Files.copy(directory.resolve("bins8/Toy-007.fits"), bin(7));
    assertThat(refusal(bins()))
        .isEqualTo(
            "anisky: bins/Toy-007.fits: sidereal bin 7 has nside 8, but bin 0 has 4; all must have"
                + " the same\n");
  }

  @Test
  void countsThatAreNoCounts() throws IOException {
    put(bin(3), 2, Double.NaN);
    assertThat(refusal(bins()))
        .isEqualTo(
            "anisky: bins/Toy-003.fits: sidereal bin 3, pixel 2: the count is missing (NaN,"
                + " UNSEEN, BLANK, TNULL or BAD_DATA); every pixel in the field of view needs"
                + " one\n");
    put(bin(3), 2, -1);
    assertThat(refusal(bins()))
        .isEqualTo(
            "anisky: bins/Toy-003.fits: sidereal bin 3, pixel 2: the count is -1.0; it must be"
                + " finite and >= 0\n");
    put(directory.resolve("one/Toy.fits"), 3 * 192 + 2, Double.NaN);
    assertThat(refusal(multimap("one/Toy.fits")))
        .isEqualTo(
            "anisky: one/Toy.fits: sidereal bin 3, pixel 2: the count is missing (NaN, UNSEEN,"
                + " BLANK, TNULL or BAD_DATA); every pixel in the field of view needs one\n");
  }

  @Test
  void aTruncatedGzip() throws IOException {
    Path packed = directory.resolve("cut.fits.gz");
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      Files.copy(directory.resolve("one/Toy.fits"), out);
    }
    byte[] whole = Files.readAllBytes(packed);
    Files.write(packed, Arrays.copyOf(whole, 2 * whole.length / 3));
    assertThat(refusal(multimap("cut.fits.gz")))
        .startsWith("anisky: cut.fits.gz is truncated or damaged: ")
        .hasLineCount(1);
  }

  @Test
  void filesThatAreNoMap() throws IOException {
    Files.writeString(bin(4), "no FITS file at all");
    assertThat(refusal(bins())).startsWith("anisky: bins/Toy-004.fits").hasLineCount(1);
    Files.delete(bin(4));
    Files.copy(directory.resolve("one/Toy.fits"), bin(4));
    assertThat(refusal(bins())).startsWith("anisky: bins/Toy-004.fits has no HEALPix map");
    assertThat(refusal(multimap("bins/Toy-003.fits")))
        .isEqualTo(
            "anisky: bins/Toy-003.fits has no image MAPS with the counts; its HEALPix maps are read"
                + " with format: fits-bins, or as sky-maps\n");
  }

  @Test
  void detectorsWithDifferentNumbersOfBins() throws IOException {
    Path joint =
        Files.writeString(
            directory.resolve("joint.yaml"),
            Files.readString(bins()).replace("maps: {nside: 8}", "")
                + "  - {name: Nested, latitude: 0 deg, longitude: 0 deg, max-zenith: 60 deg,"
                + " counts: {format: fits-bins, prefix: "
                + NESTED.resolve("nested")
                + ", sidereal-bins: 3, azimuth: north-west, bin-time: local, bin-phase:"
                + " centre}}\n");
    Map<String, Integer> before = Workplace.listing(directory);
    CommandLineRun run =
        CommandLineRun.of("reconstruct", joint, "--out", directory.resolve("result"));
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            "anisky: Toy has 12 sidereal bins but Nested has 3; detectors must share one"
                + " binning\n");
    assertThat(Workplace.listing(directory)).isEqualTo(before);
  }

  @Test
  void emptyBinsAreGapsAndAreNamed() throws IOException {
    for (int tau : new int[] {2, 6, 7, 8}) {
      for (int pixel = 0; pixel < 192; pixel++) {
        put(directory.resolve("one/Toy.fits"), tau * 192 + pixel, 0);
      }
    }
    Path out = directory.resolve("result");
    CommandLineRun run = CommandLineRun.good("reconstruct", multimap("one/Toy.fits"), "-o", out);
    String warning = "Toy: 4 of 12 sidereal bins have no events: 2, 6-8";
    assertThat(run.out()).contains(warning);
    assertThat(ResultFile.of(out).texts("warnings")).contains(warning);
  }

  @Test
  void pixelsInNestedOrderAreReorderedAndThatIsSaid() throws IOException {
    Path configuration =
        configuration("format: fits-bins, prefix: " + NESTED + "/nested, sidereal-bins: 3", 60);
    CommandLineRun run =
        CommandLineRun.good(
            "convert", configuration, "--to", "arrow", "--out", directory.resolve("ring"));
    assertThat(run.out())
        .contains(
            "Warning: " + NESTED + "/nested000.fits: pixel order NESTED, reordered to RING\n");
    assertThat(CommandLineRun.good("inspect", directory.resolve("ring/Toy.arrow")).out())
        .contains("pixel order of the files: NESTED, reordered to RING");
  }

  /**
   * Within 20 deg of the zenith twelve bins leave pixels of the sky that only one local pixel sees
   * in one bin. They hold whatever was counted, and the fit stays finite.
   */
  @Test
  void aPixelSeenOnceIsAllowed() throws IOException {
    HealpixGrid grid = new HealpixGrid(4);
    LocalSky sky =
        LocalSky.of(Observatory.ofDegrees("site", 19, -97), grid, FieldOfView.ofDegrees(20));
    PixelTableScan scan =
        new PixelTableScan(sky, new SiderealBinning(BINS), grid, Workers.single(), 0);
    int[] looks = new int[grid.size()];
    for (int tau = 0; tau < BINS; tau++) {
      for (int i = 0; i < sky.size(); i++) {
        looks[scan.equatorialPixel(tau, i)]++;
      }
    }
    assertThat(looks).contains(1);
    Path out = directory.resolve("result");
    CommandLineRun run =
        CommandLineRun.of(
            "reconstruct",
            configuration("format: fits-multimap, file: one/Toy.fits", 20),
            "--out",
            out);
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isLessThanOrEqualTo(1);
    HealpixColumns columns = FitsMaps.read(out.resolve("intensity.fits"));
    for (int k = 0; k < columns.size(); k++) {
      SkyMap map = columns.map(k, SkyFrame.EQUATORIAL);
      assertThat(map.observedPixels()).isPositive();
      for (int a = 0; a < map.grid().size(); a++) {
        if (map.isObserved(a)) {
          assertThat(map.value(a)).as(map.quantity()).isFinite();
        }
      }
    }
    assertThat(ResultFile.of(out).number("dipole/amplitude/value")).isFinite();
    assertThat(ResultFile.of(out).number("dipole/amplitude/statistical")).isFinite();
  }
}
