package org.anisky.io.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.anisky.InvalidInputException;
import org.anisky.counts.CountsOrigin;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.LocalSky;
import org.anisky.grid.HealpixGrid;
import org.anisky.sky.FieldOfView;
import org.anisky.sky.Observatory;
import org.anisky.sky.SiderealBinning;
import org.anisky.sky.TimeFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that were cut, changed or put together wrongly: refused, or the same numbers. */
class ArrowDamageTest {
  private static final int DAMAGES = 150;

  /** A bit turned, bytes of 0, bytes of FF, an early end. */
  private static final int KINDS = 4;

  @TempDir Path directory;

  private static ArrowTable table() {
    ArrowTable table =
        new ArrowTable().column("t", ArrowTable.FLOAT64).column("n", ArrowTable.INT32);
    for (int k = 0; k < 40; k++) {
      table.row(k, 1000 + k);
    }
    return table.rowsPerBatch(10);
  }

  private static List<Double> read(Path file) throws IOException {
    List<Double> values = new ArrayList<>();
    try (ArrowInput input = ArrowInput.open(file)) {
      List<ArrowColumn> columns = List.of(input.column("t"), input.column("n"));
      while (input.next()) {
        double[] rows = new double[input.rows()];
        for (ArrowColumn column : columns) {
          column.read(0, rows, 0, rows.length);
          Arrays.stream(rows).forEach(values::add);
        }
      }
    }
    return values;
  }

  private void refused(byte[] bytes, String message) throws IOException {
    Path file = Files.write(directory.resolve("damaged.arrow"), bytes);
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(message.replace("FILE", file.toString()));
  }

  private byte[] stream() throws IOException {
    return Files.readAllBytes(table().stream(directory.resolve("whole.arrow")));
  }

  private byte[] file() throws IOException {
    return Files.readAllBytes(table().file(directory.resolve("whole.arrow")));
  }

  /** Where the messages of a stream begin: after the mark, their lengths, and their bodies. */
  private static List<Integer> messages(byte[] stream) throws IOException {
    List<Integer> begins = new ArrayList<>();
    Path file = Files.write(Files.createTempFile("stream", ".arrow"), stream);
    try (ArrowBytes bytes = ArrowBytes.open(file)) {
      long position = 0;
      while (position < bytes.size() - 8) {
        begins.add((int) position);
        position = ArrowMessage.read(bytes, position, bytes.size()).end();
      }
    }
    Files.delete(file);
    return begins;
  }

  /** Eight bytes are those of the mark of the end, which would then pass for the batch's last. */
  @Test
  void aFileWhoseLastBatchLacksBytesIsRefused() throws IOException {
    byte[] whole = file();
    int length = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getInt(whole.length - 10);
    int mark = whole.length - 10 - length - 8;
    for (int at = mark - 8; at >= mark - 64; at -= 8) {
      byte[] cut = Arrays.copyOf(whole, whole.length - 8);
      System.arraycopy(whole, at + 8, cut, at, whole.length - at - 8);
      refused(
          cut,
          "FILE is damaged: it should have the mark of its end after its last block, at byte "
              + mark
              + ", not in it");
    }
  }

  @Test
  void aStreamThatEndsBetweenBatchesWasCut() throws IOException {
    byte[] whole = stream();
    List<Integer> begins = messages(whole);
    assertThat(begins).hasSize(5);
    for (int batches = 0; batches <= 4; batches++) {
      int end = batches == 4 ? whole.length - 8 : begins.get(batches + 1);
      refused(
          Arrays.copyOf(whole, end),
          "FILE ends after "
              + 10 * batches
              + " rows without the mark that ends an Arrow stream: it was cut, or its writer was"
              + " not closed");
    }
  }

  @Test
  void aStreamIsTheOnlyOneInItsFile() throws IOException {
    byte[] whole = stream();
    byte[] twice = Arrays.copyOf(whole, 2 * whole.length);
    System.arraycopy(whole, 0, twice, whole.length, whole.length);
    refused(
        twice,
        "FILE has "
            + whole.length
            + " bytes after the end of its Arrow stream of 40 rows; a file must hold one stream");
  }

  @Test
  void aLengthIsComparedWithTheFileBeforeAnythingIsAllocated() throws IOException {
    byte[] whole = stream();
    ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).putInt(4, Integer.MAX_VALUE);
    refused(
        whole,
        "FILE is damaged: it should have a message of 2147483647 bytes from byte 8 on, but "
            + (whole.length - 8)
            + " are left");
    byte[] file = file();
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(file.length - 10, 1 << 30);
    refused(
        file,
        "FILE is damaged: it should have a footer, whose length is given as 1073741824 bytes");
  }

  @Test
  void otherFormatsAreNamed() throws IOException {
    String rewrite =
        "; write its columns to an Arrow file (pyarrow.feather.write_feather) or to text";
    refused(
        "FEA1 and more".getBytes(StandardCharsets.US_ASCII),
        "FILE is not an Arrow file: it is a Feather file of version 1" + rewrite);
    refused(
        "PAR1\u0015 and more".getBytes(StandardCharsets.US_ASCII),
        "FILE is not an Arrow file: it is a Parquet file; events in it are read with 'format:"
            + " parquet'");
    refused(
        new byte[] {0x1f, (byte) 0x8b, 8, 0},
        "FILE is not an Arrow file: it is compressed with gzip; decompress it first");
    refused(
        "time,ra,dec\n1,2,3\n".getBytes(StandardCharsets.US_ASCII),
        "FILE is not an Arrow file: it is text and begins with 'time,ra,dec\\n1,2,'");
    refused(new byte[] {0, 1, 'x'}, "FILE is not an Arrow file: it begins with '\\x00\\x01x'");
    refused(new byte[0], "FILE is not an Arrow file: it is empty");
  }

  /** Writes damaged files and reads them; what is read without complaint must be the same. */
  private int refusals(byte[] whole, int begin, int end, int kinds, Reader reader)
      throws IOException {
    Path file = directory.resolve("damaged.arrow");
    Files.write(file, whole);
    Object expected = reader.read(file);
    SplittableRandom random = new SplittableRandom(11);
    int refusals = 0;
    for (int k = 0; k < DAMAGES; k++) {
      Files.write(file, damage(random, begin, end, kinds).apply(whole.clone()));
      try {
        assertThat(reader.read(file)).as("damage %d", k).isEqualTo(expected);
      } catch (InvalidInputException e) {
        refusals++;
      }
    }
    return refusals;
  }

  private static UnaryOperator<byte[]> damage(
      SplittableRandom random, int begin, int end, int kinds) {
    int at = random.nextInt(begin, end);
    int kind = random.nextInt(kinds);
    int bit = 1 << random.nextInt(8);
    int length = random.nextInt(1, 40);
    return bytes -> {
      switch (kind) {
        case 0 -> bytes[at] ^= (byte) bit;
        case 1 -> Arrays.fill(bytes, at, Math.min(end, at + length), (byte) 0);
        case 2 -> Arrays.fill(bytes, at, Math.min(end, at + length), (byte) -1);
        default -> {
          return Arrays.copyOf(bytes, at);
        }
      }
      return bytes;
    };
  }

  @FunctionalInterface
  private interface Reader {
    Object read(Path file) throws IOException;
  }

  /** What a batch says of itself, and what the footer says of the file. */
  @Test
  void damagedHeadersAndFootersGiveNoOtherRows() throws IOException {
    byte[] stream = stream();
    int begin = messages(stream).get(2);
    int header = ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN).getInt(begin + 4);
    assertThat(refusals(stream, begin, begin + 8 + header, 1, ArrowDamageTest::read))
        .isGreaterThan(DAMAGES / 4);
    byte[] file = file();
    int footer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(file.length - 10);
    assertThat(refusals(file, file.length - 10 - footer, file.length, KINDS, ArrowDamageTest::read))
        .isGreaterThan(DAMAGES / 4);
  }

  /** What follows moves into the place of the bytes; the footer still says where things were. */
  @Test
  void bytesThatWereLostInTheLastBatchAreMissed() throws IOException {
    byte[] whole = file();
    int footer = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getInt(whole.length - 10);
    int at = whole.length - 10 - footer - 30;
    for (int lost = 1; lost < 8; lost++) {
      byte[] bytes = Arrays.copyOf(whole, whole.length - lost);
      System.arraycopy(whole, at + lost, bytes, at, whole.length - lost - at);
      Path file = Files.write(directory.resolve("damaged.arrow"), bytes);
      assertThatThrownBy(() -> read(file))
          .as("%d bytes", lost)
          .isInstanceOf(InvalidInputException.class)
          .hasMessageStartingWith(file + " is damaged: it should have the mark of its end at byte");
    }
  }

  /**
   * A schema in a stream stands there once: it may tell of other types, but never end otherwise.
   */
  @Test
  void anySchemaIsReadOrRefused() throws IOException {
    Path types = Path.of("testdata/reference/arrow/delta.arrow");
    byte[] whole = Files.readAllBytes(types);
    int end = messages(whole).get(1);
    Path file = directory.resolve("damaged.arrow");
    int refused = 0;
    for (int at = 8; at < end; at++) {
      byte[] bytes = whole.clone();
      Arrays.fill(bytes, at, Math.min(at + 4, end), (byte) 0);
      Files.write(file, bytes);
      try (ArrowInput input = ArrowInput.open(file)) {
        if (!input.columnNames().isEmpty()) {
          input.column(0);
        }
        while (input.next()) {
          assertThat(input.rows()).isLessThan(4);
        }
      } catch (InvalidInputException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(end / 10);
  }

  private static List<Object> cells(Path file) throws IOException {
    DetectorCounts counts = ArrowCounts.read(file);
    List<Object> all = new ArrayList<>(List.of(counts.origin(), counts.name()));
    for (int tau = 0; tau < counts.binning().bins(); tau++) {
      Arrays.stream(counts.bin(tau)).forEach(all::add);
      Arrays.stream(counts.squaredWeights(tau)).forEach(all::add);
    }
    return all;
  }

  @Test
  void noDamageOfACountsFileGivesOtherCounts() throws IOException {
    LocalSky sky =
        LocalSky.of(
            Observatory.ofDegrees("site", 19, -97), new HealpixGrid(4), FieldOfView.ofDegrees(60));
    double[][] counts = new double[4][sky.size()];
    double[][] squares = new double[4][sky.size()];
    SplittableRandom random = new SplittableRandom(3);
    for (int tau = 0; tau < 4; tau++) {
      for (int i = 0; i < sky.size(); i++) {
        counts[tau][i] = random.nextDouble();
        squares[tau][i] = counts[tau][i] * counts[tau][i];
      }
    }
    CountsOrigin origin =
        new CountsOrigin("list", "", 4L * sky.size(), Map.of("a", 1L), 1.5e9, Map.of(), "none");
    Path file = directory.resolve("counts.arrow");
    ArrowCounts.write(
        file,
        new DetectorCounts(
            "toy", sky, new SiderealBinning(4), TimeFrame.SIDEREAL, counts, squares, origin));
    byte[] whole = Files.readAllBytes(file);
    assertThat(refusals(whole, 0, whole.length, KINDS, ArrowDamageTest::cells))
        .isGreaterThan(DAMAGES / 2);
  }

  @Test
  void aChangedCountIsFoundByTheDigest() throws IOException {
    Path file = directory.resolve("counts.arrow");
    LocalSky sky =
        LocalSky.of(
            Observatory.ofDegrees("site", 19, -97), new HealpixGrid(1), FieldOfView.ofDegrees(60));
    double[][] counts = {{3, 4, 0, 0}};
    CountsOrigin origin = new CountsOrigin("list", "", 7, Map.of(), 1.5e9, Map.of(), "none");
    ArrowCounts.write(
        file,
        new DetectorCounts(
            "toy", sky, new SiderealBinning(1), TimeFrame.SIDEREAL, counts, null, origin));
    byte[] bytes = Files.readAllBytes(file);
    // 3 and 4 change places: every sum stays.
    ByteBuffer all = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at < bytes.length - 16; at += 8) {
      if (all.getDouble(at) == 3 && all.getDouble(at + 8) == 4) {
        all.putDouble(at, 4).putDouble(at + 8, 3);
      }
    }
    Files.write(file, bytes);
    assertThatThrownBy(() -> ArrowCounts.read(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            file
                + ": its content does not agree with the digest (SHA-256) that was written with it:"
                + " the file was damaged or changed afterwards; make it again");
  }
}
