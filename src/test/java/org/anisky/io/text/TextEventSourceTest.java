package org.anisky.io.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.anisky.InvalidInputException;
import org.anisky.counts.DirectionKind;
import org.anisky.counts.EventBatch;
import org.anisky.io.AngleUnit;
import org.anisky.io.ColumnReference;
import org.anisky.io.EventColumns;
import org.anisky.io.TimeScale;
import org.anisky.sky.AzimuthConvention;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextEventSourceTest {
  private static final TextEventFormat PLAIN = TextEventFormat.DEFAULT;
  private static final TextEventFormat NAMED =
      new TextEventFormat(TextEventFormat.WHITESPACE, "#", 0, true);
  private static final TextEventFormat CSV = new TextEventFormat(',', "#", 0, true);

  @TempDir Path directory;

  private static ColumnReference at(int position) {
    return ColumnReference.ofPosition(position);
  }

  private static ColumnReference named(String name) {
    return ColumnReference.ofName(name);
  }

  /** time, declination, right ascension in degrees. */
  private static EventColumns equatorial(
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
  private static EventColumns local() {
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

  private static final EventColumns EQUATORIAL = equatorial(TimeScale.UNIX, at(1), at(2), at(3));

  private Path file(String content) throws IOException {
    return Files.writeString(directory.resolve("list.dat"), content);
  }

  private static EventBatch only(Path file, TextEventFormat format, EventColumns columns)
      throws IOException {
    try (TextEventSource source = TextEventSource.open(file, format, columns)) {
      EventBatch batch = new EventBatch(100);
      assertThat(source.read(batch)).isTrue();
      assertThat(source.read(new EventBatch(1))).isFalse();
      return batch;
    }
  }

  private void refused(String content, TextEventFormat format, EventColumns columns, String message)
      throws IOException {
    Path file = file(content);
    assertThatThrownBy(() -> only(file, format, columns))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(message.replace("list.dat", file.toString()));
  }

  @Test
  void localDirectionsAreTurnedToTheProgramsOwnAzimuth() throws IOException {
    EventBatch batch =
        only(file("\n# x\n  10  60 90  2 1e1 \t\n20\t180\t-180\t0.5\t3\r\n"), PLAIN, local());

    assertThat(batch.size).isEqualTo(2);
    assertThat(Arrays.copyOf(batch.unixTime, 2)).containsExactly(10, 20);
    assertThat(Arrays.copyOf(batch.polar, 2)).containsExactly(Math.PI / 3, Math.PI);
    // 90 deg from East through North is North; -180 deg is West, 270 deg from North through East.
    assertThat(batch.azimuthal[0]).isZero();
    assertThat(batch.azimuthal[1]).isEqualTo(1.5 * Math.PI);
    assertThat(Arrays.copyOf(batch.weight, 2)).containsExactly(2, 0.5);
    assertThat(Arrays.copyOf(batch.energy, 2)).containsExactly(10, 3);
  }

  @Test
  void eventsWithoutWeightOrEnergyWeighOneAndHaveNone() throws IOException {
    Path file = file("10 -90 360\n");
    EventBatch batch = only(file, PLAIN, EQUATORIAL);
    assertThat(batch.weight[0]).isEqualTo(1);
    assertThat(batch.energy[0]).isNaN();
    assertThat(batch.polar[0]).isEqualTo(-Math.PI / 2);
    assertThat(batch.azimuthal[0]).isEqualTo(2 * Math.PI);
    try (TextEventSource source = TextEventSource.open(file, PLAIN, EQUATORIAL)) {
      assertThat(source.hasEnergy()).isFalse();
      assertThat(source.direction()).isEqualTo(DirectionKind.EQUATORIAL);
      assertThat(source.description()).isEqualTo(file.toString());
    }
  }

  @Test
  void rightAscensionMayBeInHoursAndAnglesInRadians() throws IOException {
    EventColumns columns =
        new EventColumns(
            at(1),
            TimeScale.UNIX,
            DirectionKind.EQUATORIAL,
            at(2),
            AngleUnit.RAD,
            at(3),
            AngleUnit.H,
            null,
            null,
            null,
            null);
    EventBatch batch = only(file("10 -1.25 6"), PLAIN, columns);
    assertThat(batch.polar[0]).isEqualTo(-1.25);
    assertThat(batch.azimuthal[0]).isEqualTo(Math.PI / 2);
  }

  @Test
  void columnsAreFoundByNameWhereverTheyStand() throws IOException {
    EventColumns columns = equatorial(TimeScale.UNIX, named("t"), named("dec"), named("ra"));
    EventBatch batch = only(file("ra, x ,\"dec\", t\n1,\"a,b\",\"2\", 3 \n4,,5,6"), CSV, columns);
    assertThat(Arrays.copyOf(batch.unixTime, 2)).containsExactly(3, 6);
    assertThat(batch.polar[0]).isEqualTo(Math.toRadians(2));
    assertThat(batch.azimuthal[1]).isEqualTo(Math.toRadians(4));
  }

  @Test
  void aHeaderMayBeAComment() throws IOException {
    EventColumns columns = equatorial(TimeScale.UNIX, named("UTC"), named("Dec"), named("RA"));
    EventBatch batch = only(file("\n## UTC\t\tRA Dec\n1 2 3\n# 4 5 6\n"), NAMED, columns);
    assertThat(batch.size).isEqualTo(1);
    assertThat(batch.polar[0]).isEqualTo(Math.toRadians(3));
  }

  @Test
  void linesAtTheTopCanBeSkippedAndCommentsBeginWithAnyText() throws IOException {
    TextEventFormat format = new TextEventFormat(';', "//", 2, false);
    EventBatch batch = only(file("x\ny\n// z\n1;2;3\n"), format, EQUATORIAL);
    assertThat(batch.size).isEqualTo(1);
    refused(
        "# 1 2 3\n",
        new TextEventFormat(TextEventFormat.WHITESPACE, "", 0, false),
        EQUATORIAL,
        "list.dat:1: column 1: '#' is not a number");
  }

  @Test
  void isoTimesAreReadFromText() throws IOException {
    EventColumns columns = equatorial(TimeScale.ISO, at(1), at(2), at(3));
    EventBatch batch = only(file("2017-01-01T00:00:01.5Z 0 0\n"), PLAIN, columns);
    assertThat(batch.unixTime[0]).isEqualTo(1483228801.5);
    refused(
        "2017-01-01 0 0\n",
        PLAIN,
        columns,
        "list.dat:1: column 1: '2017-01-01' is not an ISO 8601 time such as"
            + " 2016-12-31T23:59:58.25Z");
    refused(
        "1492-10-12T02:00 0 0\n",
        PLAIN,
        columns,
        "list.dat:1: column 1: iso time 1492-10-12T02:00 is outside the years 1970 to 2100");
  }

  @Test
  void gzipIsReadWhateverTheName() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write("1 2 3\n4 5 6\n".getBytes(StandardCharsets.US_ASCII));
    }
    Path file = Files.write(directory.resolve("list.dat"), bytes.toByteArray());
    assertThat(only(file, PLAIN, EQUATORIAL).size).isEqualTo(2);

    Files.write(file, Arrays.copyOf(bytes.toByteArray(), bytes.size() - 9));
    assertThatThrownBy(() -> only(file, PLAIN, EQUATORIAL))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(file + " is damaged: gzip member 1, at byte 0: the file ends within its data");
  }

  @Test
  void noMemberOfAGzipFileIsLostWithoutAWord() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String member : new String[] {"1 2 3\n", "4 5 6\n"}) {
      try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
        gzip.write(member.getBytes(StandardCharsets.US_ASCII));
      }
    }
    byte[] two = bytes.toByteArray();
    Path file = Files.write(directory.resolve("list.dat"), two);
    assertThat(only(file, PLAIN, EQUATORIAL).size).isEqualTo(2);

    two[two.length / 2 + 1] ^= 1;
    Files.write(file, two);
    assertThatThrownBy(() -> only(file, PLAIN, EQUATORIAL))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "%s is damaged: gzip member 2, at byte %d: no member begins here: the bytes are not 1f"
                + " 8b",
            file, two.length / 2);
  }

  @Test
  void valuesThatCannotBeAreRefusedWithTheirPlace() throws IOException {
    refused("1 2 3\n1 2 abc\n", PLAIN, EQUATORIAL, "list.dat:2: column 3: 'abc' is not a number");
    refused(
        "1 nan 3\n",
        PLAIN,
        EQUATORIAL,
        "list.dat:1: column 2: declination NaN deg is outside [-90, 90] deg");
    refused(
        "1 90.5 3\n",
        PLAIN,
        EQUATORIAL,
        "list.dat:1: column 2: declination 90.5 deg is outside [-90, 90] deg");
    refused(
        "1 2 361\n",
        PLAIN,
        EQUATORIAL,
        "list.dat:1: column 3: right ascension 361.0 deg is outside [-360, 360] deg");
    refused(
        "#\n1 180.5 3 1 1\n",
        PLAIN,
        local(),
        "list.dat:2: column 2: zenith angle 180.5 deg is outside [0, 180] deg");
    refused(
        "1 -1 3 1 1\n",
        PLAIN,
        local(),
        "list.dat:1: column 2: zenith angle -1.0 deg is outside [0, 180] deg");
    refused(
        "1 1 inf 1 1\n",
        PLAIN,
        local(),
        "list.dat:1: column 3: azimuth Infinity deg is outside [-360, 360] deg");
    refused(
        "1 1 1 -0.5 1\n",
        PLAIN,
        local(),
        "list.dat:1: column 4: weight -0.5 must be finite and >= 0");
    refused(
        "1 1 1 inf 1\n",
        PLAIN,
        local(),
        "list.dat:1: column 4: weight Infinity must be finite and >= 0");
    refused(
        "1 1 1 1 nan\n",
        PLAIN,
        local(),
        "list.dat:1: column 5: energy NaN EeV must be finite and >= 0");
    refused(
        "-1 2 3\n",
        PLAIN,
        EQUATORIAL,
        "list.dat:1: column 1: unix time -1.0 is outside the years 1970 to 2100");
    refused(
        "1483228800000 2 3\n",
        PLAIN,
        EQUATORIAL,
        "list.dat:1: column 1: unix time 1.4832288E12 is outside the years 1970 to 2100");
    refused(
        "t,dec,ra\n1,x,3\n",
        CSV,
        equatorial(TimeScale.UNIX, named("t"), named("dec"), named("ra")),
        "list.dat:2: column 'dec': 'x' is not a number");
  }

  @Test
  void columnsThatAreNotThereAreRefused() throws IOException {
    refused(
        "1 2\n",
        PLAIN,
        EQUATORIAL,
        "list.dat:1: the line has 2 columns, but column 3 is needed; is the separator right?");
    refused(
        "1 2 3 4\n1 2 3\n",
        PLAIN,
        EQUATORIAL,
        "list.dat:2: the line has 3 columns, but the first event has 4");
    refused(
        "t,dec,ra\n1,2\n",
        CSV,
        EQUATORIAL,
        "list.dat:2: the line has 2 columns, but the header has 3");
    refused(
        "t,decl,ra\n1,2,3\n",
        CSV,
        equatorial(TimeScale.UNIX, named("t"), named("dec"), named("ra")),
        "list.dat:1: the header has no column 'dec'; did you mean 'decl'? Its columns: t, decl,"
            + " ra");
    refused(
        "t,dec,ra,dec\n1,2,3,4\n",
        CSV,
        equatorial(TimeScale.UNIX, named("t"), named("dec"), named("ra")),
        "list.dat:1: the header has column 'dec' 2 times; give the column's position");
    refused(
        "1 2 3\n",
        PLAIN,
        equatorial(TimeScale.UNIX, named("t"), at(2), at(3)),
        "list.dat: column 't' is given by name, but the file is read without a header line; set"
            + " 'header: true' or give the column's position");
  }

  @Test
  void aFileWithoutEventsIsRefused() throws IOException {
    refused("", PLAIN, EQUATORIAL, "list.dat has no events");
    refused("# 1 2 3\n\n", PLAIN, EQUATORIAL, "list.dat has no events");
    refused("t,dec,ra\n", CSV, EQUATORIAL, "list.dat has no events");
    refused(
        "1 2 3\n", new TextEventFormat(' ', "#", 5, false), EQUATORIAL, "list.dat has no events");
  }

  @Test
  void aMissingFileOrADirectoryIsRefused() {
    assertThatThrownBy(() -> TextEventSource.open(Path.of("no.dat"), PLAIN, EQUATORIAL))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("event file no.dat does not exist");
    assertThatThrownBy(() -> TextEventSource.open(directory, PLAIN, EQUATORIAL))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(directory + " is a directory; a file is needed (event file)");
  }

  @Test
  void linesAcrossTheEndOfTheBufferAreReadWhole() throws IOException {
    // About 3.3 MB, three times the buffer; the sum of the times is 1 + 2 + ... + n.
    int n = 150_000;
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= n; i++) {
      text.append(i).append(" 1.5 ").append(i % 360).append("        \r\n");
    }
    Path file = file(text.toString());
    EventBatch batch = new EventBatch(777);
    double sum = 0;
    long events = 0;
    try (TextEventSource source = TextEventSource.open(file, PLAIN, EQUATORIAL)) {
      while (source.read(batch)) {
        events += batch.size;
        for (int i = 0; i < batch.size; i++) {
          sum += batch.unixTime[i];
          assertThat(batch.azimuthal[i])
              .isCloseTo(Math.toRadians(batch.unixTime[i] % 360), within(0.0));
        }
      }
    }
    assertThat(events).isEqualTo(n);
    assertThat(sum).isEqualTo(0.5 * n * (n + 1.0));
  }

  @Test
  void aLineWithoutEndIsRefused() throws IOException {
    refused(
        "1 2 3\n" + "x".repeat(1 << 20) + "\n",
        PLAIN,
        EQUATORIAL,
        "list.dat:2: the line is longer than 1048576 bytes; is this a text file?");
  }
}
