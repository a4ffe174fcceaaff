package org.anisky.io.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.anisky.counts.DirectionKind;
import org.anisky.counts.EventBatch;
import org.anisky.io.AngleUnit;
import org.anisky.io.EventColumns;
import org.anisky.io.TimeScale;
import org.junit.jupiter.api.Test;

class TextEventSourceTest extends TextLists {
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
}
