package org.anisky.io.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.anisky.InvalidInputException;
import org.anisky.io.DamagedFile;
import org.anisky.io.TableColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every type, codec and encoding as pyarrow writes it; damage is refused, or changes nothing. */
class ParquetInputTest {
  private static final Path FILES = Path.of("testdata/reference/parquet");
  private static final int ROWS = 300;
  private static final int DAMAGES = 400;

  @TempDir Path directory;

  /** Reads stretches of 37 rows, which end within row groups of 90, each stretch twice. */
  private static double[][] read(Path file, String... names) throws IOException {
    double[][] values = new double[names.length][ROWS];
    try (ParquetInput input = ParquetInput.open(file)) {
      TableColumn[] columns = Arrays.stream(names).map(input::column).toArray(TableColumn[]::new);
      int read = 0;
      while (input.next()) {
        assertThat(input.firstRow()).isEqualTo(read);
        for (int from = 0; from < input.rows(); from += 37) {
          int rows = Math.min(37, input.rows() - from);
          for (int c = 0; c < columns.length; c++) {
            columns[c].read(from, new double[rows], 0, rows);
            columns[c].read(from, values[c], read + from, rows);
          }
        }
        read += input.rows();
      }
      assertThat(read).isEqualTo(ROWS);
    }
    return values;
  }

  /** The values of the generator: k/7 mod 91, and times with them as seconds. */
  private static double[] values(double offset) {
    return IntStream.range(0, ROWS).mapToDouble(k -> k / 7 % 91 + offset).toArray();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "float64",
        "float32",
        "float16",
        "int64",
        "int32",
        "int8",
        "uint8",
        "uint32",
        "uint64",
        "decimal9",
        "decimal18",
        "decimal38"
      })
  void numbersOfEveryType(String type) throws IOException {
    for (String file : new String[] {"types", "types-v2"}) {
      assertThat(read(FILES.resolve(file + ".parquet"), type)[0]).as(file).isEqualTo(values(0));
    }
  }

  @ParameterizedTest
  @CsvSource({"unix, 0.25", "s, 0", "ms, 0.25", "us, 0.25", "ns, 0.25", "text, 0.25"})
  void timesOfEveryType(String type, double fraction) throws IOException {
    for (String file : new String[] {"types", "types-v2"}) {
      assertThat(read(FILES.resolve(file + ".parquet"), type)[0])
          .as(file)
          .isEqualTo(values(1.5e9 + fraction));
    }
  }

  /** Row groups are of 90 rows, the last of fewer. */
  @Test
  void rowGroupsAreReadByThemselves() throws IOException {
    int groups = (ROWS + 89) / 90;
    try (ParquetInput input = ParquetInput.open(FILES.resolve("types.parquet"))) {
      assertThat(input.blocks()).hasSize(groups);
      assertThat(LongStream.of(input.blocks()).min().orElseThrow()).isPositive();
    }
    for (int until = 2; until <= groups; until++) {
      try (ParquetInput input = ParquetInput.open(FILES.resolve("types.parquet"))) {
        input.only(1, until);
        TableColumn column = input.column("float64");
        int row = 90;
        while (input.next()) {
          assertThat(input.firstRow()).isEqualTo(row);
          double[] read = new double[input.rows()];
          column.read(0, read, 0, read.length);
          assertThat(read).isEqualTo(Arrays.copyOfRange(values(0), row, row + read.length));
          row += read.length;
        }
        assertThat(row).isEqualTo(Math.min(90 * until, ROWS));
      }
    }
  }

  @Test
  void timestampsOf96Bits() throws IOException {
    double[][] values = read(FILES.resolve("int96.parquet"), "ns", "float64");
    assertThat(values[0]).isEqualTo(values(1.5e9 + 0.25));
    assertThat(values[1]).isEqualTo(values(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"snappy", "gzip", "zstd", "lz4", "pages-v2", "checksums", "encodings", "null"})
  void everyCodecAndEncoding(String file) throws IOException {
    double[][] values = read(FILES.resolve(file + ".parquet"), "unix", "float64", "int32");
    assertThat(values[0]).isEqualTo(values(1.5e9 + 0.25));
    assertThat(values[1]).isEqualTo(values(0));
    assertThat(values[2]).isEqualTo(values(0));
  }

  @Test
  void columnsWithoutNullsAndOneColumnForTwoThings() throws IOException {
    double[][] values = read(FILES.resolve("not-null.parquet"), "unix", "float64", "unix");
    assertThat(values[0]).isEqualTo(values(1.5e9 + 0.25)).isEqualTo(values[2]);
    assertThat(values[1]).isEqualTo(values(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "null|gap|row 200 (row group 2): column 'gap' is null",
        "nested|list|holds lists or groups",
        "nested|group|holds lists or groups",
        "nested|flag|has the type boolean",
        "nested|date|has the type int32 (date)",
        "types|flaot32|no column 'flaot32'; did you mean 'float32'?",
        "brotli|unix|compressed with brotli, which is not read",
      })
  void whatIsNotReadIsRefusedByName(String file, String column, String message) {
    assertThatThrownBy(() -> read(FILES.resolve(file + ".parquet"), column))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(file + ".parquet")
        .message()
        .matches(text -> text.toLowerCase().contains(message.toLowerCase()), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "PAR1", "PAR1PAR1", "no Parquet at all, but long enough", "PAR1\0\0\0\0PAR1"})
  void otherFilesAreRefused(String text) throws IOException {
    Path file = Files.write(directory.resolve("a.parquet"), text.getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> read(file, "unix"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("a.parquet");
  }

  @ParameterizedTest
  @ValueSource(strings = {"checksums"})
  void damageIsRefusedOrChangesNothing(String name) throws IOException {
    Path good = FILES.resolve(name + ".parquet");
    double[][] expected = read(good, "unix", "float64", "int32");
    double refused =
        DamagedFile.refused(
            good,
            directory.resolve("damaged.parquet"),
            (file, damage) ->
                assertThat(read(file, "unix", "float64", "int32"))
                    .as(damage)
                    .isDeepEqualTo(expected));
    assertThat(refused).isGreaterThan(0.5);
  }
}
