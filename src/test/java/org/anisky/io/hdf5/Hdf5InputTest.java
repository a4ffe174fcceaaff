package org.anisky.io.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.anisky.InvalidInputException;
import org.anisky.io.DamagedFile;
import org.anisky.io.TableColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of h5py and PyTables against the values that were written, see hdf5_types.py. */
class Hdf5InputTest {
  private static final Path FILES = Path.of("testdata/reference/hdf5");
  private static final int ROWS = 300;

  @TempDir private Path directory;

  private static double[] values(double more) {
    double[] values = new double[ROWS];
    Arrays.setAll(values, k -> k / 7 % 91 + more);
    return values;
  }

  /** Whole columns, read in stretches of 83 rows. */
  private static double[][] read(Path file, String... names) throws IOException {
    try (Hdf5Input input = Hdf5Input.open(file)) {
      List<TableColumn> columns = new ArrayList<>();
      for (String name : names) {
        columns.add(input.column(name));
      }
      double[][] read = new double[names.length][0];
      while (input.next()) {
        int begin = (int) input.firstRow();
        for (int c = 0; c < names.length; c++) {
          read[c] = Arrays.copyOf(read[c], begin + input.rows());
          for (int row = 0; row < input.rows(); row += 83) {
            int rows = Math.min(83, input.rows() - row);
            columns.get(c).read(row, read[c], begin + row, rows);
          }
        }
      }
      return read;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"datasets", "chunks", "compound", "latest", "userblock", "pytables", "zlib"})
  void everyTypeInEveryLayout(String file) throws IOException {
    for (String type :
        new String[] {
          "f8", "f4", "f2", "i8", "i4", "i2", "i1", "u8", "u4", "u2", "u1", "f8_big", "f4_big",
          "f2_big", "i8_big", "i4_big", "i2_big", "u8_big", "u4_big", "u2_big"
        }) {
      assertThat(read(FILES.resolve(file + ".h5"), type)[0]).as(type).isEqualTo(values(0));
    }
    double[][] times = read(FILES.resolve(file + ".h5"), "unix", "text", "unix_big", "f8");
    for (int time = 0; time < 3; time++) {
      assertThat(times[time]).isEqualTo(values(1.5e9 + 0.25));
    }
    assertThat(times[3]).isEqualTo(values(0));
  }

  @Test
  void theTableOfPandasHasItsColumns() throws IOException {
    double[][] values = read(FILES.resolve("pandas.h5"), "unix", "f8", "index");
    assertThat(values[0]).isEqualTo(values(1.5e9 + 0.25));
    assertThat(values[1]).isEqualTo(values(0));
    assertThat(values[2][299]).isEqualTo(299);
  }

  @Test
  void columnsOfSeveralGroupsAreNamedByTheirPlace() throws IOException {
    double[][] values = read(FILES.resolve("two.h5"), "a/time", "a/f8");
    assertThat(values[0]).isEqualTo(values(1.5e9 + 0.25));
    assertThat(values[1]).isEqualTo(values(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "blosc|f8|data set '/events' is compressed with a filter that is not read",
        "pandas|values_block_0|column 'values_block_0' holds 2 numbers a row",
        "pandas|values_block_0|data_columns=True",
        "two|b/flag|column 'b/flag' has the type EnumDataType of 1 bytes, which is not read",
        "two|b/words|which is not read",
        "two|a/tiem|no column 'a/tiem'; did you mean 'a/time'?",
        "two|f8|no column 'f8'",
      })
  void whatIsNotReadIsRefusedByName(String file, String column, String message) {
    assertThatThrownBy(() -> read(FILES.resolve(file + ".h5"), column))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(file + ".h5")
        .hasMessageContaining(message);
  }

  /** {@code libver="latest"} of HDF5 2.0 and later. */
  @Test
  void aFileOfALaterFormatIsNotCalledDamagedAlone() {
    assertThatThrownBy(() -> read(FILES.resolve("version5.h5"), "f8"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("version5.h5 is in a form of HDF5 that is not read, or damaged: ")
        .hasMessageContaining("version = 5")
        .hasMessageContaining("without libver='latest'");
  }

  @Test
  void columnsOfDifferentLengthsAreRefused() {
    assertThatThrownBy(() -> read(FILES.resolve("two.h5"), "a/time", "b/f8"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("column 'a/time' has 300 rows and column 'b/f8' has 299");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no HDF5 file at all", "\u0089HDF\r\n\u001a\n"})
  void otherFilesAreRefused(String text) throws IOException {
    Path file = Files.write(directory.resolve("a.h5"), text.getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> read(file, "unix"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("a.h5");
  }

  /** Only fletcher32 sees every flipped bit: the column that has it is read. */
  @ParameterizedTest
  @ValueSource(strings = {"chunks", "latest"})
  void damageIsRefusedOrLeavesNumbers(String name) throws IOException {
    double refused =
        DamagedFile.refused(
            FILES.resolve(name + ".h5"),
            directory.resolve("damaged.h5"),
            (file, damage) -> assertThat(read(file, "f8")[0]).as(damage).hasSize(ROWS));
    assertThat(refused).isGreaterThan(0.2);
  }
}
