package org.anisky.io.fits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.anisky.InvalidInputException;
import org.anisky.counts.CountsOrigin;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.LocalSky;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyMap;
import org.anisky.io.files.ExistingOutput;
import org.anisky.io.files.ResultDirectory;
import org.anisky.sky.AzimuthConvention;
import org.anisky.sky.FieldOfView;
import org.anisky.sky.Observatory;
import org.anisky.sky.SiderealBinning;
import org.anisky.sky.SkyFrame;
import org.anisky.sky.TimeFrame;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files of the program with random damage, seeded: a bit flipped, a byte replaced, a piece cut out,
 * doubled or blanked, the end cut off. Every one is refused, or read as if it were whole; the
 * latter only where the name of a sum's own card was hit.
 */
class FitsDamageTest {
  /** {@code -Ddamages=500} tries more. */
  private static final int DAMAGES = Integer.getInteger("damages", 50);

  private static final int BINS = 3;

  @TempDir Path directory;
  private DetectorCounts counts;

  /** Something that reads the damaged file. */
  private interface Reading {
    double[] of(Path file) throws IOException;
  }

  @BeforeEach
  void count() {
    LocalSky sky =
        LocalSky.of(
            Observatory.ofDegrees("site", 19, -97), new HealpixGrid(4), FieldOfView.ofDegrees(60));
    double[][] events = new double[BINS][sky.size()];
    for (int tau = 0; tau < BINS; tau++) {
      for (int i = 0; i < sky.size(); i++) {
        events[tau][i] = 100 * tau + i;
      }
    }
    counts =
        new DetectorCounts(
            "toy",
            sky,
            new SiderealBinning(BINS),
            TimeFrame.SIDEREAL,
            events,
            null,
            new CountsOrigin(
                "test", "", 0, java.util.Map.of(), Double.NaN, java.util.Map.of(), ""));
  }

  private static LocalCountsLayout layout() {
    return new LocalCountsLayout(
        "toy",
        Observatory.ofDegrees("site", 19, -97),
        FieldOfView.ofDegrees(60),
        AzimuthConvention.NORTH_WEST,
        TimeFrame.SIDEREAL,
        0,
        false,
        OptionalInt.empty());
  }

  private static double[] all(DetectorCounts read) {
    double[] all = new double[BINS * read.sky().size()];
    for (int tau = 0; tau < BINS; tau++) {
      System.arraycopy(read.bin(tau), 0, all, tau * read.sky().size(), read.sky().size());
    }
    return all;
  }

  private double[] map(Path file) throws IOException {
    SkyMap map = FitsMaps.read(file).map(0, SkyFrame.EQUATORIAL);
    double[] values = map.valuesOrZero();
    return Arrays.copyOf(values, values.length + 1);
  }

  private static byte[] damaged(byte[] whole, Random random) {
    int at = random.nextInt(whole.length);
    int length = 1 + random.nextInt(200);
    int until = Math.min(whole.length, at + length);
    byte[] bytes = whole.clone();
    switch (random.nextInt(7)) {
      case 0, 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 2 -> bytes[at] = (byte) random.nextInt(256);
      case 3 -> Arrays.fill(bytes, at, until, (byte) (random.nextBoolean() ? 0 : ' '));
      case 4 -> bytes = Arrays.copyOf(whole, at);
      case 5 -> {
        bytes = new byte[whole.length - (until - at)];
        System.arraycopy(whole, 0, bytes, 0, at);
        System.arraycopy(whole, until, bytes, at, whole.length - until);
      }
      default -> {
        bytes = new byte[whole.length + (until - at)];
        System.arraycopy(whole, 0, bytes, 0, until);
        System.arraycopy(whole, at, bytes, until, whole.length - at);
      }
    }
    return bytes;
  }

  private void neverAnotherAnswer(Path file, Reading reading, long seed) throws IOException {
    byte[] whole = Files.readAllBytes(file);
    double[] expected = reading.of(file);
    int refused = 0;
    for (int k = 0; k < DAMAGES; k++) {
      byte[] bytes = damaged(whole, new Random(seed + k));
      if (Arrays.equals(bytes, whole)) {
        refused++;
        continue;
      }
      Files.write(file, bytes);
      try {
        assertThat(reading.of(file)).as("damage %d of seed %d", k, seed).isEqualTo(expected);
      } catch (InvalidInputException e) {
        assertThat(e.getMessage()).contains(file.getFileName().toString()).doesNotContain("\n");
        refused++;
      }
    }
    // What is read all the same is the exception.
    assertThat(refused).isGreaterThan(DAMAGES * 8 / 10);
  }

  @Test
  void aMultimap() throws IOException {
    Path file = directory.resolve("m.fits");
    FitsLocalCountsWriter.writeMultimap(file, counts);
    neverAnotherAnswer(file, f -> all(FitsLocalCounts.readMultimap(f, layout())), 1);
  }

  @Test
  void aMapPerBin() throws IOException {
    Path target = directory.resolve("bins");
    try (ResultDirectory result = ResultDirectory.create(target, ExistingOutput.REFUSE)) {
      FitsLocalCountsWriter.writeBins(result, "b", counts);
      Files.writeString(result.file(ResultDirectory.COUNTS_MARK), "{}");
      result.commit();
    }
    String prefix = target.resolve("b").toString();
    neverAnotherAnswer(
        target.resolve("b001.fits"),
        f -> all(FitsLocalCounts.readBins(prefix, ".fits", BINS, layout())),
        1001);
  }

  private SkyMap pattern() {
    HealpixGrid grid = new HealpixGrid(4);
    double[] values = new double[grid.size()];
    Arrays.setAll(values, p -> 1 + 0.001 * p);
    BitSet observed = new BitSet();
    observed.set(0, 150);
    return SkyMap.of(grid, SkyFrame.EQUATORIAL, "intensity", "1", values, observed);
  }

  @Test
  void aMap() throws IOException {
    Path file = directory.resolve("map.fits");
    FitsMaps.write(file, "SKY", List.of(pattern()), List.of());
    neverAnotherAnswer(file, this::map, 2001);
  }

  @Test
  void aMapInGzip() throws IOException {
    Path plain = directory.resolve("map.fits");
    FitsMaps.write(plain, "SKY", List.of(pattern()), List.of());
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(FitsSums.removed(Files.readAllBytes(plain)));
    }
    Path file = Files.write(directory.resolve("map.fits.gz"), packed.toByteArray());
    neverAnotherAnswer(file, this::map, 3001);
  }

  /** Every bit of the file, without exception but for the cards of the sums. */
  @Test
  void everyFlippedBitIsSeen() throws IOException {
    Path file = directory.resolve("map.fits");
    FitsMaps.write(file, "SKY", List.of(pattern()), List.of());
    byte[] whole = Files.readAllBytes(file);
    String text = new String(whole, java.nio.charset.StandardCharsets.ISO_8859_1);
    Random random = new Random(5);
    for (int k = 0; k < 2 * DAMAGES; k++) {
      int at = random.nextInt(whole.length);
      byte[] bytes = whole.clone();
      bytes[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, bytes);
      String key = text.substring(at / 80 * 80, at / 80 * 80 + 8);
      boolean nameOfSum = at % 80 < 10 && (key.equals("CHECKSUM") || key.equals("DATASUM "));
      String refusal = null;
      try {
        map(file);
      } catch (InvalidInputException e) {
        refusal = e.getMessage();
      }
      assertThat(refusal != null || nameOfSum).as("flip at byte %d", at).isTrue();
    }
  }
}
