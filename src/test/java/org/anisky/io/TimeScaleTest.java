package org.anisky.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jastronomy.jsofa.JSOFA;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeScaleTest {
  private static List<String[]> reference() throws IOException {
    return Files.readAllLines(Path.of("testdata/reference/time_scales.csv")).stream()
        .filter(line -> !line.startsWith("#") && !line.startsWith("iso"))
        .map(line -> line.split(","))
        .toList();
  }

  @Test
  void everyScaleGivesTheUnixTimesOfAstropy() throws IOException {
    assertThat(reference()).hasSize(16);
    for (String[] row : reference()) {
      double unix = Double.parseDouble(row[1]);
      // The reference has microseconds; a double resolves 0.5 microseconds in 2099.
      assertThat(IsoTime.toUnixTime(row[0])).as(row[0]).isCloseTo(unix, within(1e-6));
      assertThat(TimeScale.UNIX.toUnixTime(unix)).isEqualTo(unix);
      assertThat(TimeScale.GPS.toUnixTime(Double.parseDouble(row[2])))
          .as(row[0])
          .isCloseTo(unix, within(1e-6));
      // One unit in the last place of the day numbers is 7e-12 d = 0.6 us and 5e-10 d = 40 us.
      assertThat(TimeScale.MJD.toUnixTime(Double.parseDouble(row[3])))
          .as(row[0])
          .isCloseTo(unix, within(1e-6));
      assertThat(TimeScale.JD.toUnixTime(Double.parseDouble(row[4])))
          .as(row[0])
          .isCloseTo(unix, within(4e-5));
    }
  }

  @Test
  void theLeapSecondsAreThoseOfSofa() throws Exception {
    // TAI - UTC was 19 s when GPS time began.
    for (int year = 1980; year <= 2021; year++) {
      for (int month = 1; month <= 12; month++) {
        if (year == 1980 && month == 1) {
          continue;
        }
        double leaps = JSOFA.jauDat(year, month, 1, 0) - 19;
        double unix = java.time.LocalDate.of(year, month, 1).toEpochDay() * 86400.0;
        double gps = unix - 315964800 + leaps;
        assertThat(TimeScale.GPS.toUnixTime(gps)).as(year + "-" + month).isEqualTo(unix);
      }
    }
  }

  @Test
  void unixTimeRepeatsASecondWhileALeapSecondLasts() {
    // 2016-12-31T23:59:59, :60 and 2017-01-01T00:00:00 UTC are GPS 1167264016, 17 and 18.
    assertThat(TimeScale.GPS.toUnixTime(1167264016)).isEqualTo(1483228799);
    assertThat(TimeScale.GPS.toUnixTime(1167264017)).isEqualTo(1483228800);
    assertThat(TimeScale.GPS.toUnixTime(1167264018)).isEqualTo(1483228800);
    assertThat(IsoTime.toUnixTime("2016-12-31T23:59:60Z")).isEqualTo(1483228800);
  }

  @ParameterizedTest
  @CsvSource({
    "2017-01-01T00:00:00Z, 1483228800",
    "2017-01-01 00:00:00, 1483228800",
    "2017-01-01T00:00, 1483228800",
    "2017-01-01T00:00Z, 1483228800",
    "2017-01-01T00:00:00+00:00, 1483228800",
    "2017-01-01 00:00:00 UTC, 1483228800",
    "2017-01-01T02:00:00+02:00, 1483228800",
    "2016-12-31T17:15:00.5-0645, 1483228800.5",
    "2017-01-01 01:00 +01, 1483228800",
    "2017-01-01T01:59:60+02:00, 1483228800", // the leap second, in local time
    "2017-01-01T01:02:03.5Z, 1483232523.5", // 3723.5 s later
    "2000-02-29T00:00:00, 951782400",
    "1970-01-01T00:00:00.000000001, 1e-9"
  })
  void isoTimesAreReadInTheirUsualForms(String text, double unix) {
    assertThat(IsoTime.toUnixTime(text)).isEqualTo(unix);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2017-01-01",
        "2017-02-29T00:00:00",
        "2017-13-01T00:00:00",
        "2017-01-01T24:00:00",
        "2017-01-01T00:60:00",
        "2017-01-01T00:00:60",
        "2017-01-01T00:00:00+1",
        "2017-01-01T00:00:00+01:0",
        "2017-01-01T00:00:00+01:60",
        "2017-01-01T00:00:00+19:00",
        "2017-01-01T00:00:00+aa:00",
        "2017-01-01T00:00:00+",
        "2017-01-01T00:00:00 CET",
        "2017-01-01T00:00:00U",
        "2017-01-01T23:59:60+02:00",
        "2017-01-01T00:00:00  Z",
        "2017-01-01T00:00:00ZZ",
        "2017-01-01T00:00:00.",
        "2017-01-01T00:00:00.1x",
        "2017-01-01T00:00:0",
        "2017/01/01T00:00",
        "17-01-01T00:00:00",
        "2017-01-01X00:00:00",
        "2017-01-01T00:00:",
        "20170101T000000",
        "-017-01-01T00:00:00",
        "2017-1-1T00:00:00.00"
      })
  void otherTextsAreNoIsoTimes(String text) {
    assertThat(IsoTime.toUnixTime(text)).isNaN();
  }
}
