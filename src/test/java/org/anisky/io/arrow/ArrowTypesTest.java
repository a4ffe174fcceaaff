package org.anisky.io.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.anisky.InvalidInputException;
import org.anisky.counts.DirectionKind;
import org.anisky.counts.EventBatch;
import org.anisky.counts.EventSource;
import org.anisky.io.AngleUnit;
import org.anisky.io.ColumnReference;
import org.anisky.io.EventColumns;
import org.anisky.io.TimeScale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files of pyarrow (tools/reference/arrow_types.py): row k of 300 has v = floor(k / 7) mod 91 in
 * every column of numbers and the time 1500000000 s + v, plus 1/4 s where the type has fractions of
 * a second, in every column of times. Columns that are not read stand before those that are.
 */
class ArrowTypesTest {
  private static final Path FILES = Path.of("testdata/reference/arrow");
  private static final int ROWS = 300;

  private static EventColumns columns(String time, TimeScale scale, String value) {
    return new EventColumns(
        ColumnReference.ofName(time),
        scale,
        DirectionKind.EQUATORIAL,
        ColumnReference.ofName(value),
        AngleUnit.DEG,
        ColumnReference.ofName(value.equals("v_int8") ? "v_double" : "v_int8"),
        AngleUnit.DEG,
        null,
        ColumnReference.ofName(value),
        null,
        null);
  }

  private record Events(List<Double> times, List<Double> values) {}

  /** Reads 64 rows at a time, so that a read begins and ends inside of batches and runs. */
  private static Events read(String file, EventColumns columns) throws IOException {
    Events events = new Events(new ArrayList<>(), new ArrayList<>());
    EventBatch batch = new EventBatch(64);
    try (EventSource source = ArrowEventSource.open(FILES.resolve(file), columns)) {
      while (source.read(batch)) {
        for (int k = 0; k < batch.size; k++) {
          events.times.add(batch.unixTime[k]);
          events.values.add(batch.weight[k]);
          assertThat(batch.polar[k]).isEqualTo(Math.toRadians(batch.weight[k]));
        }
      }
    }
    return events;
  }

  private static double value(int row) {
    return row / 7 % 91;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"types.arrow", "types-lz4.feather", "types-zstd.feather", "types-stream.arrow"})
  void everyTypeOfNumbersIsReadInEveryContainer(String file) throws IOException {
    List<String> names;
    try (ArrowInput input = ArrowInput.open(FILES.resolve(file))) {
      names = input.columnNames().stream().filter(name -> name.startsWith("v_")).toList();
    }
    // 11 plain ones, 4 decimals, 10 with dictionaries, 4 in runs.
    assertThat(names).hasSize(29);
    for (String name : names) {
      Events events = read(file, columns("t_s", TimeScale.UNIX, name));
      assertThat(events.values).as(name).hasSize(ROWS);
      for (int row = 0; row < ROWS; row++) {
        assertThat(events.values.get(row)).as("%s, row %d", name, row).isEqualTo(value(row));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "t_s, 0",
    "t_ms, 0.25",
    "t_us, 0.25",
    "t_ns, 0.25",
    "t_ns_mexico, 0.25",
    "t_string, 0.25",
    "t_large_string, 0.25",
    "t_string_view, 0.25",
    "t_dictionary, 0.25",
    "t_dictionary_ms, 0.25",
    "t_runs, 0.25"
  })
  void everyTypeOfTimesIsRead(String name, double fraction) throws IOException {
    for (String file : List.of("types.arrow", "types-lz4.feather", "types-stream.arrow")) {
      Events events = read(file, columns(name, TimeScale.ISO, "v_double"));
      assertThat(events.times).as(file).hasSize(ROWS);
      for (int row = 0; row < ROWS; row++) {
        assertThat(events.times.get(row)).isEqualTo(1_500_000_000 + value(row) + fraction);
      }
    }
  }

  /** 2017-07-14T02:40 is 1500000000 s; the column has no seconds. */
  @ParameterizedTest
  @ValueSource(strings = {"types.arrow", "types-zstd.feather"})
  void textsInsideOfViewsAreRead(String file) throws IOException {
    Events events = read(file, columns("t_short_view", TimeScale.ISO, "v_double"));
    for (int row = 0; row < ROWS; row++) {
      assertThat(events.times.get(row)).isEqualTo(1_500_000_000 + Math.floor(value(row) / 60) * 60);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "replaced.arrow, 9 8 7 3 2 1",
    "delta.arrow, 4 5 2 3 5 0 1 5",
    "delta-file.arrow, 4 5 2 3 5 0 1 5"
  })
  void dictionariesMayBeReplacedAndMayGrow(String file, String expected) throws IOException {
    List<Double> values = new ArrayList<>();
    try (ArrowInput input = ArrowInput.open(FILES.resolve(file))) {
      ArrowColumn column = input.column("v");
      while (input.next()) {
        double[] rows = new double[input.rows()];
        column.read(0, rows, 0, rows.length);
        for (double value : rows) {
          values.add(value);
        }
      }
    }
    List<Double> numbers = new ArrayList<>();
    for (String number : expected.split(" ")) {
      numbers.add(Double.valueOf(number));
    }
    assertThat(values).isEqualTo(numbers);
  }

  @ParameterizedTest
  @CsvSource({
    "no_bool, the type Bool",
    "no_date32, the type Date(DAY)",
    "no_date64, the type Date(MILLISECOND)",
    "no_time32, 'the type Time(SECOND, 32)'",
    "no_time64, 'the type Time(MICROSECOND, 64)'",
    "no_duration, the type Duration(SECOND)",
    "no_uuid, the extension type 'arrow.uuid'",
    "no_interval, the type Interval(MONTH_DAY_NANO)",
    "no_bool8, the extension type 'arrow.bool8'",
    "no_binary, the type Binary",
    "no_dictionary_bool, the type Bool",
    "skip_null, the type Null",
    "skip_struct, the type Struct"
  })
  void otherTypesAreRefusedByName(String name, String what) {
    for (String file : List.of("types.arrow", "types-zstd.feather")) {
      assertThatThrownBy(() -> read(file, columns("t_s", TimeScale.UNIX, name)))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage(
              FILES.resolve(file)
                  + ": column '"
                  + name
                  + "' has "
                  + what
                  + ", which is not read; it must hold integers, floats, decimals or timestamps,"
                  + " or times as texts");
    }
  }

  @ParameterizedTest
  @CsvSource({"skip_view, texts", "t_dictionary, texts", "t_runs, texts"})
  void textsAreNoNumbers(String name, String what) {
    assertThatThrownBy(() -> read("types.arrow", columns("t_s", TimeScale.UNIX, name)))
        .hasMessage(
            FILES.resolve("types.arrow")
                + ": column '"
                + name
                + "' holds "
                + what
                + "; only the time of the events can be texts");
  }

  @ParameterizedTest
  @CsvSource({
    "v_halffloat, UNIX, 'has the type float16, whose 3 digits are too few for a time'",
    "t_string, MJD, holds texts; the time scale 'mjd' is for numbers",
    "t_dictionary_ms, GPS, 'is a timestamp, which counts unix time; the time scale ''gps'' cannot"
        + " be right'",
    "v_dictionary_int8, ISO, holds numbers; the time scale 'iso' is for texts and timestamps"
  })
  void timesThatCannotBeAreRefused(String name, TimeScale scale, String what) {
    assertThatThrownBy(() -> read("types.arrow", columns(name, scale, "v_int8")))
        .hasMessage(FILES.resolve("types.arrow") + ": column '" + name + "' " + what);
  }

  @ParameterizedTest
  @ValueSource(strings = {"types.arrow", "types-lz4.feather", "types-zstd.feather"})
  void aNullIsRefusedWithItsRow(String file) {
    assertThatThrownBy(() -> read(file, columns("t_s", TimeScale.UNIX, "skip_nulls")))
        .hasMessage(
            FILES.resolve(file)
                + ": row 1: column 'skip_nulls' is null; every row must have a value");
  }
}
