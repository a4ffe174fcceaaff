package org.anisky.io.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.anisky.InvalidInputException;
import org.anisky.counts.CountsOrigin;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.EventStatistics;
import org.anisky.counts.EventSums;
import org.anisky.counts.HarmonicSums;
import org.anisky.counts.LocalSky;
import org.anisky.grid.CylindricalGrid;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyGrid;
import org.anisky.sky.FieldOfView;
import org.anisky.sky.Observatory;
import org.anisky.sky.SiderealBinning;
import org.anisky.sky.TimeFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrowCountsTest {
  @TempDir Path directory;

  /** Angles whose degrees do not come back to the same radians: 0.1 + 0.2 and a third. */
  private static final Observatory SITE = new Observatory("Site \"A\"", 0.1 + 0.2, -1.0 / 3);

  private static final CountsOrigin ORIGIN =
      new CountsOrigin(
          "events/*.csv, 3 files",
          "ab".repeat(32),
          123_456_789_012L,
          Map.of("zenith > 57 deg", 17L, "gap", 0L),
          1.4e9 + 0.1,
          Map.of("energy", ">= 8 EeV"),
          "GMST 2006");

  /** Weighted: every cell of three events of equal weight, sum w^2 = (sum w)^2 / 3. */
  private static DetectorCounts counts(SkyGrid grid, int bins, boolean weighted, CountsOrigin by) {
    LocalSky sky = LocalSky.of(SITE, grid, new FieldOfView(1.0 + 1e-15));
    SplittableRandom random = new SplittableRandom(1);
    double[][] counts = new double[bins][sky.size()];
    double[][] squares = weighted ? new double[bins][sky.size()] : null;
    for (int tau = 0; tau < bins; tau++) {
      for (int i = 0; i < sky.size(); i++) {
        counts[tau][i] = random.nextInt(3) == 0 ? 0 : random.nextDouble() * 1e3;
      }
    }
    Arrays.fill(counts[bins / 2], 0);
    counts[0][0] = Double.MIN_VALUE;
    counts[0][1] = 1e12 / 3;
    counts[0][2] = -0.0;
    double total = 0;
    for (int tau = 0; tau < bins; tau++) {
      for (int i = 0; i < sky.size(); i++) {
        total += counts[tau][i];
        if (weighted) {
          squares[tau][i] = counts[tau][i] * counts[tau][i] / 3;
        }
      }
    }
    CountsOrigin origin =
        new CountsOrigin(
            by.source(),
            by.digest(),
            weighted ? 3L * bins * sky.size() : Math.round(total),
            by.eventsRejected(),
            by.meanUnixTime(),
            by.cuts(),
            by.clock());
    return new DetectorCounts(
        "detector é",
        sky,
        new SiderealBinning(bins),
        TimeFrame.ANTI_SIDEREAL,
        counts,
        squares,
        origin);
  }

  private static void assertSame(DetectorCounts read, DetectorCounts written) {
    assertThat(read.name()).isEqualTo(written.name());
    assertThat(read.sky().observatory()).isEqualTo(written.sky().observatory());
    assertThat(read.sky().grid()).isEqualTo(written.sky().grid());
    assertThat(read.sky().fieldOfView()).isEqualTo(written.sky().fieldOfView());
    assertThat(read.binning()).isEqualTo(written.binning());
    assertThat(read.timeFrame()).isEqualTo(written.timeFrame());
    assertThat(read.origin()).isEqualTo(written.origin());
    assertThat(read.isWeighted()).isEqualTo(written.isWeighted());
    for (int tau = 0; tau < written.binning().bins(); tau++) {
      assertThat(bits(read.bin(tau))).isEqualTo(bits(written.bin(tau)));
      assertThat(bits(read.squaredWeights(tau))).isEqualTo(bits(written.squaredWeights(tau)));
    }
  }

  private static long[] bits(double[] values) {
    return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
  }

  @Test
  void unweightedCountsOnHealpixComeBackToTheBit() throws IOException {
    DetectorCounts written = counts(new HealpixGrid(8), 24, false, ORIGIN);
    Path file = directory.resolve("counts.arrow");
    ArrowCounts.write(file, written);
    assertSame(ArrowCounts.read(file), written);
  }

  @Test
  void weightedCountsOnACylinderComeBackToTheBit() throws IOException {
    CountsOrigin unknown =
        new CountsOrigin("simulated", "", 0, Map.of(), Double.NaN, Map.of(), "none");
    DetectorCounts written = counts(new CylindricalGrid(18, 36, 0.1), 36, true, unknown);
    Path file = directory.resolve("counts.arrow");
    ArrowCounts.write(file, written);
    assertSame(ArrowCounts.read(file), written);
  }

  @Test
  void sumsOverEventsComeBackToTheBit() throws IOException {
    SplittableRandom random = new SplittableRandom(2);
    EventStatistics statistics =
        new EventStatistics(sums(random), sums(random), sums(random), sums(random));
    DetectorCounts plain = counts(new HealpixGrid(4), 12, false, ORIGIN);
    double[][] table = new double[12][];
    for (int tau = 0; tau < 12; tau++) {
      table[tau] = plain.bin(tau);
    }
    DetectorCounts written =
        new DetectorCounts(
            plain.name(),
            plain.sky(),
            plain.binning(),
            plain.timeFrame(),
            table,
            null,
            plain.origin(),
            Optional.of(statistics));
    Path file = directory.resolve("counts.arrow");
    ArrowCounts.write(file, written);
    assertThat(ArrowCounts.read(file).eventStatistics()).contains(statistics);
    ArrowCounts.write(file, plain);
    assertThat(ArrowCounts.read(file).eventStatistics()).isEmpty();
  }

  private static EventSums sums(SplittableRandom random) {
    return new EventSums(
        1e9 / 3,
        1e9 / 7,
        1e9 / 11,
        random.nextDouble(),
        random.nextDouble(),
        random.nextDouble(),
        random.nextDouble(),
        random.nextDouble(),
        random.nextDouble(),
        harmonics(random),
        harmonics(random),
        harmonics(random),
        harmonics(random));
  }

  private static HarmonicSums harmonics(SplittableRandom random) {
    return HarmonicSums.of(random.doubles(4).toArray(), random.doubles(4).toArray());
  }

  @Test
  void sameCountsGiveSameBytesAndAnOldFileIsReplacedWhole() throws IOException {
    Path one = directory.resolve("one.arrow");
    Path two = directory.resolve("two.arrow");
    ArrowCounts.write(one, counts(new HealpixGrid(4), 12, false, ORIGIN));
    Files.write(two, new byte[1_000_000]);
    ArrowCounts.write(two, counts(new HealpixGrid(4), 12, false, ORIGIN));
    assertThat(Files.readAllBytes(two)).isEqualTo(Files.readAllBytes(one));
  }

  @Test
  void aTruncatedFileIsRefusedWhereverItWasCut() throws IOException {
    Path file = directory.resolve("counts.arrow");
    ArrowCounts.write(file, counts(new HealpixGrid(4), 12, false, ORIGIN));
    byte[] whole = Files.readAllBytes(file);
    for (int length : new int[] {8, 100, whole.length / 2, whole.length - 1}) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> ArrowCounts.read(file))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage(file + " is truncated: an Arrow file ends with ARROW1, this one does not");
    }
  }

  @Test
  void aFileWithZeroedContentIsRefusedAsDamaged() throws IOException {
    Path file = directory.resolve("counts.arrow");
    ArrowCounts.write(file, counts(new HealpixGrid(4), 12, false, ORIGIN));
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, 8, bytes.length - 6, (byte) 0);
    Files.write(file, bytes);
    assertThatThrownBy(() -> ArrowCounts.read(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith(file + " is damaged");
  }

  @Test
  void aMissingFileADirectoryAndATextAreRefusedByName() throws IOException {
    Path missing = directory.resolve("missing.arrow");
    assertThatThrownBy(() -> ArrowCounts.read(missing))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(missing + ": there is no such file");
    assertThatThrownBy(() -> ArrowCounts.read(directory))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(directory + " is a directory, not an Arrow file");
    Path text = Files.writeString(directory.resolve("text.arrow"), "a");
    assertThatThrownBy(() -> ArrowCounts.read(text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(text + " is not an Arrow file: it is text and begins with 'a'");
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNamed() {
    Path file = directory.resolve("absent").resolve("counts.arrow");
    DetectorCounts counts = counts(new HealpixGrid(1), 2, false, ORIGIN);
    assertThatThrownBy(() -> ArrowCounts.write(file, counts))
        .isInstanceOf(IOException.class)
        .hasMessage("cannot write file " + file + ": there is no " + file);
  }
}
