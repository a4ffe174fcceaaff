package org.anisky.io.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.anisky.InvalidInputException;
import org.anisky.counts.CountsOrigin;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.LocalSky;
import org.anisky.exposure.Run;
import org.anisky.grid.HealpixGrid;
import org.anisky.sky.FieldOfView;
import org.anisky.sky.Observatory;
import org.anisky.sky.SiderealBinning;
import org.anisky.sky.TimeFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lists of runs and tables of live times damaged at random are refused with their place, or read as
 * they stand: as a parser of a few lines reads the damaged bytes.
 */
class DamagedMonitoringTest {
  private static final int DAMAGES = 400;
  private static final int BINS = 60;

  @TempDir private Path directory;

  /** What reads a file into numbers. */
  private interface Reader {
    double[] read(Path file) throws IOException;
  }

  private void damage(String text, long seed, Reader reader, Reader plain) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] good = text.getBytes(StandardCharsets.UTF_8);
    Path file = Files.write(directory.resolve("table"), good);
    assertThat(reader.read(file)).isEqualTo(plain.read(file)).hasSizeGreaterThan(BINS - 1);
    int refused = 0;
    for (int k = 0; k < DAMAGES; k++) {
      byte[] damaged = Damage.of(good, random);
      Files.write(file, damaged);
      double[] read;
      try {
        read = reader.read(file);
      } catch (InvalidInputException e) {
        assertThat(e.getMessage()).contains(file.toString()).doesNotContainPattern("\\p{Cntrl}");
        refused++;
        continue;
      }
      assertThat(read).as("damage %d", k).isEqualTo(plain.read(file));
    }
    assertThat(refused).isBetween(DAMAGES / 10, DAMAGES - 10);
  }

  /** The cells of all lines but comments, blank ones and the heading. */
  private static List<double[]> lines(Path file, String heading) throws IOException {
    List<double[]> lines = new ArrayList<>();
    boolean first = true;
    String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    for (String line : text.split("\r\n|\r|\n")) {
      String plain = line.strip();
      if (plain.isEmpty() || plain.startsWith("#")) {
        continue;
      }
      if (!first || !plain.matches(heading)) {
        String[] cells = plain.split(plain.contains(",") ? "," : "[ \t]+", -1);
        double[] numbers = new double[cells.length];
        for (int c = 0; c < cells.length; c++) {
          numbers[c] = new BigDecimal(cells[c].strip().replaceAll("[dD]", "e")).doubleValue();
        }
        lines.add(numbers);
      }
      first = false;
    }
    return lines;
  }

  @Test
  void runsAreReadAsTheyStandOrRefused() throws IOException {
    SplittableRandom random = new SplittableRandom(5);
    StringBuilder text = new StringBuilder("# of a monitor\nstart,stop,live_fraction\n");
    double start = 1.5e9;
    for (int k = 0; k < BINS; k++) {
      double stop = start + 1000 + random.nextInt(3000);
      text.append(
          String.format(Locale.ROOT, "%.0f,%.1f,%.3f\n", start, stop, random.nextDouble(0.1, 1)));
      start = stop + random.nextInt(500);
    }
    damage(
        text.toString(),
        6,
        file ->
            RunListFile.read(file, Optional.empty()).stream()
                .flatMapToDouble(DamagedMonitoringTest::numbers)
                .toArray(),
        file ->
            lines(file, "start,stop(,live_fraction)?").stream()
                .flatMapToDouble(
                    line -> DoubleStream.of(line[0], line[1], line.length > 2 ? line[2] : 1))
                .toArray());
  }

  private static DoubleStream numbers(Run run) {
    return DoubleStream.of(run.start(), run.stop(), run.liveFraction());
  }

  /** Bins that are not listed have no live time, and none is listed twice. */
  @Test
  void liveTimesAreReadAsTheyStandOrRefused() throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    SiderealBinning binning = new SiderealBinning(BINS);
    LocalSky sky =
        LocalSky.of(
            Observatory.ofDegrees("site", 19, 0), new HealpixGrid(1), FieldOfView.ofDegrees(90));
    DetectorCounts counts =
        new DetectorCounts(
            "site",
            sky,
            binning,
            TimeFrame.SIDEREAL,
            new double[BINS][sky.size()],
            null,
            new CountsOrigin("", "", 0, Map.of(), Double.NaN, Map.of(), ""));
    StringBuilder text = new StringBuilder("bin,live_time\n");
    for (int tau = 0; tau < BINS; tau++) {
      text.append(String.format(Locale.ROOT, "%d,%.2f\n", tau, random.nextDouble(1000, 9000)));
    }
    damage(
        text.toString(),
        8,
        file ->
            MonitoringTable.readLiveTime(file, binning, TimeFrame.SIDEREAL).liveTime(counts.view()),
        file -> {
          double[] times = new double[BINS];
          lines(file, "bin,live_time").forEach(line -> times[(int) line[0]] = line[1]);
          return times;
        });
  }
}
