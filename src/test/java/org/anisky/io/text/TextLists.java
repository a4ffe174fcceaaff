package org.anisky.io.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.anisky.InvalidInputException;
import org.anisky.counts.DirectionKind;
import org.anisky.counts.EventBatch;
import org.anisky.io.AngleUnit;
import org.anisky.io.ColumnReference;
import org.anisky.io.EventColumns;
import org.anisky.io.TimeScale;
import org.anisky.sky.AzimuthConvention;
import org.junit.jupiter.api.io.TempDir;

/** Event lists as text, and what reads them. */
abstract class TextLists {
  static final TextEventFormat PLAIN = TextEventFormat.DEFAULT;

  static final TextEventFormat NAMED =
      new TextEventFormat(TextEventFormat.WHITESPACE, "#", 0, true);

  static final TextEventFormat CSV = new TextEventFormat(',', "#", 0, true);

  @TempDir Path directory;

  static ColumnReference at(int position) {
    return ColumnReference.ofPosition(position);
  }

  static ColumnReference named(String name) {
    return ColumnReference.ofName(name);
  }

  /** time, declination, right ascension in degrees. */
  static EventColumns equatorial(
      TimeScale scale, ColumnReference time, ColumnReference dec, ColumnReference ra) {
    return new EventColumns(
        time,
        scale,
        DirectionKind.EQUATORIAL,
        dec,
        AngleUnit.DEG,
        ra,
        AngleUnit.DEG,
        null,
        null,
        null,
        null);
  }

  /** Columns 1 to 5: time, zenith, azimuth from East through North, weight, energy. */
  static EventColumns local() {
    return new EventColumns(
        at(1),
        TimeScale.UNIX,
        DirectionKind.LOCAL,
        at(2),
        AngleUnit.DEG,
        at(3),
        AngleUnit.DEG,
        AzimuthConvention.EAST_NORTH,
        at(4),
        at(5),
        "EeV");
  }

  static final EventColumns EQUATORIAL = equatorial(TimeScale.UNIX, at(1), at(2), at(3));

  Path file(String content) throws IOException {
    return Files.writeString(directory.resolve("list.dat"), content);
  }

  static EventBatch only(Path file, TextEventFormat format, EventColumns columns)
      throws IOException {
    try (TextEventSource source = TextEventSource.open(file, format, columns)) {
      EventBatch batch = new EventBatch(100);
      assertThat(source.read(batch)).isTrue();
      assertThat(source.read(new EventBatch(1))).isFalse();
      return batch;
    }
  }

  void refused(String content, TextEventFormat format, EventColumns columns, String message)
      throws IOException {
    Path file = file(content);
    assertThatThrownBy(() -> only(file, format, columns))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(message.replace("list.dat", file.toString()));
  }
}
