package org.anisky.io.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.anisky.InvalidInputException;
import org.anisky.io.TimeScale;
import org.junit.jupiter.api.Test;

/** Text that is no list of events is refused with its place. */
class TextEventDamageTest extends TextLists {
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
  void aLineWithoutEndIsRefused() throws IOException {
    refused(
        "1 2 3\n" + "x".repeat(1 << 20) + "\n",
        PLAIN,
        EQUATORIAL,
        "list.dat:2: the line is longer than 1048576 bytes; is this a text file?");
  }
}
