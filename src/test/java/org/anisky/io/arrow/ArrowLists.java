package org.anisky.io.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.anisky.InvalidInputException;
import org.anisky.counts.DirectionKind;
import org.anisky.counts.EventBatch;
import org.anisky.counts.EventSource;
import org.anisky.io.AngleUnit;
import org.anisky.io.ColumnReference;
import org.anisky.io.EventColumns;
import org.anisky.io.TimeScale;
import org.anisky.sky.AzimuthConvention;
import org.junit.jupiter.api.io.TempDir;

/** Event lists as Arrow files, and what reads them. */
abstract class ArrowLists {
  @TempDir Path directory;

  Path path() {
    return directory.resolve("events.arrow");
  }

  static EventColumns equatorial(TimeScale scale) {
    return new EventColumns(
        ColumnReference.ofName("t"),
        scale,
        DirectionKind.EQUATORIAL,
        ColumnReference.ofName("dec"),
        AngleUnit.DEG,
        ColumnReference.ofName("ra"),
        AngleUnit.H,
        null,
        null,
        null,
        null);
  }

  static EventColumns local() {
    return new EventColumns(
        ColumnReference.ofName("t"),
        TimeScale.MJD,
        DirectionKind.LOCAL,
        ColumnReference.ofPosition(2),
        AngleUnit.RAD,
        ColumnReference.ofPosition(3),
        AngleUnit.DEG,
        AzimuthConvention.EAST_NORTH,
        ColumnReference.ofName("w"),
        ColumnReference.ofName("E"),
        "EeV");
  }

  static ArrowTable equatorialTable() {
    return new ArrowTable()
        .column("t", ArrowTable.FLOAT64)
        .column("dec", ArrowTable.FLOAT64)
        .column("ra", ArrowTable.FLOAT64);
  }

  static ArrowTable localTable() {
    return new ArrowTable()
        .column("t", ArrowTable.FLOAT64)
        .column("zenith", ArrowTable.FLOAT32)
        .column("azimuth", ArrowTable.INT32)
        .column("w", ArrowTable.FLOAT64)
        .column("E", ArrowTable.INT64);
  }

  static EventBatch all(EventSource source) throws IOException {
    EventBatch batch = new EventBatch(100);
    assertThat(source.read(batch)).isTrue();
    assertThat(source.read(new EventBatch(1))).isFalse();
    return batch;
  }

  void refused(ArrowTable table, EventColumns columns, String message) throws IOException {
    Path file = table.file(path());
    assertThatThrownBy(
            () -> {
              try (EventSource source = ArrowEventSource.open(file, columns)) {
                all(source);
              }
            })
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(message.replace("FILE", file.toString()));
  }
}
