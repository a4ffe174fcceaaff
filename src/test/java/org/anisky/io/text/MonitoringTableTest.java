package org.anisky.io.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anisky.InvalidInputException;
import org.anisky.counts.CountsOrigin;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.LocalSky;
import org.anisky.exposure.Run;
import org.anisky.grid.HealpixGrid;
import org.anisky.io.TimeScale;
import org.anisky.sky.FieldOfView;
import org.anisky.sky.Observatory;
import org.anisky.sky.SiderealBinning;
import org.anisky.sky.TimeFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonitoringTableTest {
  private static final SiderealBinning THREE = new SiderealBinning(3);

  @TempDir private Path directory;

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("table.csv"), text);
  }

  @Test
  void liveTimesAreReadByBinAndMissingBinsHaveNone() throws IOException {
    Path file = file("# from monitoring\nbin,live_time\n2, 30.5\n\n0,10\n");
    LocalSky sky =
        LocalSky.of(
            Observatory.ofDegrees("site", 19, 0), new HealpixGrid(1), FieldOfView.ofDegrees(90));
    DetectorCounts counts =
        new DetectorCounts(
            "site",
            sky,
            THREE,
            TimeFrame.SIDEREAL,
            new double[3][sky.size()],
            null,
            new CountsOrigin("", "", 0, Map.of(), Double.NaN, Map.of(), ""));
    assertThat(
            MonitoringTable.readLiveTime(file, THREE, TimeFrame.SIDEREAL).liveTime(counts.view()))
        .containsExactly(10, 0, 30.5);
  }

  /** 2016-12-31T23:59:58Z is 1483228798 s since 1970. */
  @Test
  void runsAreReadWithTimesOfEitherKind() throws IOException {
    Path file =
        file(
            "start,stop,live_fraction\n"
                + "2016-12-31T23:59:58Z,1483228900.5\n"
                + "1483229000,1483230000,0.5\n");
    List<Run> runs = RunListFile.read(file, Optional.empty());
    assertThat(runs)
        .containsExactly(
            new Run(file + ":2", 1483228798, 1483228900.5, 1),
            new Run(file + ":3", 1483229000, 1483230000, 0.5));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3,1|:1: '3' is not a sidereal bin; bins are 0 to 2",
        "0.5,1|:1: '0.5' is not a sidereal bin; bins are 0 to 2",
        "1,-1|:1: '-1' is not a live time; it must be finite and >= 0",
        "1,nan|:1: 'nan' is not a live time; it must be finite and >= 0",
        "1,2,3|:1: 3 columns; a row is bin,live_time",
      })
  void liveTimesThatAreNoneAreRefused(String text, String message) throws IOException {
    Path file = file(text);
    assertThatThrownBy(() -> MonitoringTable.readLiveTime(file, THREE, TimeFrame.SIDEREAL))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(file + message);
  }

  @Test
  void aBinThatIsListedTwiceIsRefused() throws IOException {
    Path file = file("1,5\n1,6\n");
    assertThatThrownBy(() -> MonitoringTable.readLiveTime(file, THREE, TimeFrame.SIDEREAL))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(file + ":2: sidereal bin 1 is on line 1 already");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2016-13-01T00:00:00Z,5|:1: '2016-13-01T00:00:00Z' is not a time in UTC from 1970 to 2100,"
            + " such as 2016-12-31T23:59:58Z or 1483228798; for other formats say time-format: mjd,"
            + " jd or gps",
        "59000.5,59001.5|:1: '59000.5' would be a unix time before March 1973; say time-format:"
            + " mjd, jd, gps or unix",
        "5|:1: 1 columns; a row is start,stop or start,stop,live_fraction",
        "5,6,1.2|:1: '1.2' is not a live fraction; it must be above 0 and at most 1",
        "5,6,most|:1: 'most' is not a live fraction; it must be above 0 and at most 1",
      })
  void runsThatAreNoneAreRefused(String text, String message) throws IOException {
    Path file = file(text);
    assertThatThrownBy(() -> RunListFile.read(file, Optional.empty()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(file + message);
  }

  /**
   * MJD 57753.5 is 2016-12-31T12:00:00Z, unix time 1483185600: 57753.5 - 40587 = 17166.5 days. GPS
   * time 1167264018 is 2017-01-01T00:00:00Z, unix time 1483228800, 18 leap seconds later (USNO).
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MJD|57753.5,57754.5|1483185600|1483272000",
        "JD|2457754.0,2457755.0|1483185600|1483272000",
        "GPS|1167264018,1167264118|1483228800|1483228900",
        "UNIX|5,6|5|6",
        "ISO|2016-12-31T12:00:00Z,2017-01-01 12:00:00|1483185600|1483272000",
        "MJD|57753.5  57754.5|1483185600|1483272000",
        "MJD|57753.5\t57754.5\t0.5|1483185600|1483272000",
        "|2016-12-31 12:00:00 2017-01-01 12:00:00|1483185600|1483272000",
        "|2016-12-31T12:00:00Z 2017-01-01T12:00:00Z 0.5|1483185600|1483272000",
      })
  void timesOfRunsAreReadInTheDeclaredFormat(
      TimeScale format, String line, double start, double stop) throws IOException {
    Path file = file("\uFEFF# comment\n" + line + "\n");
    Run run = RunListFile.read(file, Optional.ofNullable(format)).get(0);
    assertThat(run.start()).isEqualTo(start);
    assertThat(run.stop()).isEqualTo(stop);
    assertThat(run.liveFraction())
        .isEqualTo(line.endsWith(" 0.5") || line.endsWith("\t0.5") ? 0.5 : 1);
  }

  @Test
  void aTimeInAnotherFormatThanTheDeclaredOneIsRefused() throws IOException {
    Path file = file("2016-12-31T12:00:00Z,2017-01-01T12:00:00Z\n");
    assertThatThrownBy(() -> RunListFile.read(file, Optional.of(TimeScale.MJD)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            file
                + ":1: '2016-12-31T12:00:00Z' is not a time in UTC from 1970 to 2100 in the format"
                + " mjd");
  }

  @Test
  void aFileThatIsMissingOrEmptyIsRefused() throws IOException {
    Path missing = directory.resolve("missing.csv");
    assertThatThrownBy(() -> RunListFile.read(missing, Optional.empty()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("run list " + missing + " does not exist");
    Path empty = file("start,stop\n");
    assertThatThrownBy(() -> RunListFile.read(empty, Optional.empty()))
        .hasMessage("run list " + empty + " has no rows");
  }

  @Test
  void linesAndNumbersAreReadAsInEventLists() throws IOException {
    Path file = file("\ufeffbin,live_time\r0,1.5D1\r\r2,10\r\n");
    assertThat(MonitoringTable.rows(file, "table", List.of("bin,live_time")))
        .extracting(row -> row.line() + ": " + row.number(0) + " " + row.number(1))
        .containsExactly("2: 0.0 15.0", "4: 2.0 10.0");
  }

  @Test
  void whatCannotBeToldIsRefusedAndWhatIsQuotedIsEscaped() throws IOException {
    refusedAsText("0,10\n1,10\f2,10\n", ":2: byte 5 of the line is \\x0c, a form feed");
    refusedAsText("PAR1\u0015\u0004", " is a Parquet file, not text");
    refusedAsText("0,\u202e7\n", ":1: '\\u202e7' is not a live time");
    refusedAsText("0,10d\n", ":1: '10d' is not a live time");
  }

  private void refusedAsText(String text, String message) throws IOException {
    Path file = file(text);
    assertThatThrownBy(() -> MonitoringTable.readLiveTime(file, THREE, TimeFrame.SIDEREAL))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(file + message);
  }
}
