package org.anisky.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.anisky.InvalidInputException;
import org.anisky.configuration.yaml.YamlFile;
import org.anisky.configuration.yaml.YamlSection;
import org.anisky.counts.EventBatch;
import org.anisky.counts.EventSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Usual forms of times, directions and energies, from the configuration to the events. */
class EventFormsTest {
  /** 2016-12-31T23:59:58Z, unix time: 17166 days less 2 s. */
  private static final double NEW_YEAR = 17167 * 86400.0 - 2;

  private static final String UNIX = "time: {column: 1, format: unix}";
  private static final String ZENITH = "zenith: {column: 2, unit: deg}";
  private static final String AZIMUTH = "azimuth: {column: 3, unit: deg, convention: north-east}";

  @TempDir private Path directory;

  private record Events(EventBatch batch, long emptyRows) {}

  private Events read(String list, String... lines) throws IOException {
    Files.writeString(directory.resolve("list.txt"), list);
    String yaml = "events:\n  file: list.txt\n  " + String.join("\n  ", lines) + "\n";
    YamlSection root = YamlFile.parse(yaml, directory.resolve("a.yaml"));
    EventFileConfiguration file = EventSourceConfiguration.read(root.section("events"));
    root.finish();
    EventBatch batch = new EventBatch(20);
    try (EventSource source = file.open()) {
      source.read(batch);
      return new Events(batch, source.emptyRows());
    }
  }

  private void refused(String message, String list, String... lines) {
    assertThatThrownBy(() -> read(list, lines))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message);
  }

  @Test
  void dateAndTimeOfDayStandInTwoColumns() throws IOException {
    String list = "2016-12-31 23:59:58.25 10 20\n2017-01-01 01:59:58+02:00 10 20\n";
    String[] columns = {
      "time: {column: 1, time-of-day-column: 2, format: iso}",
      "zenith: {column: 3, unit: deg}",
      "azimuth: {column: 4, unit: deg, convention: north-east}"
    };
    EventBatch batch = read(list, columns).batch();
    assertThat(batch.unixTime[0]).isEqualTo(NEW_YEAR + 0.25);
    assertThat(batch.unixTime[1]).isEqualTo(NEW_YEAR);
    refused("'2016-12-31Tnoon' is not an ISO 8601 time", "2016-12-31 noon 10 20\n", columns);
  }

  @Test
  void aDateWithABlankBeforeTheTimeIsOneValueInQuotes() throws IOException {
    EventBatch batch =
        read("\"2016-12-31 23:59:58\" 10 20\n", "time: {column: 1, format: iso}", ZENITH, AZIMUTH)
            .batch();
    assertThat(batch.unixTime[0]).isEqualTo(NEW_YEAR);
    assertThat(batch.polar[0]).isEqualTo(Math.toRadians(10));
  }

  @Test
  void secondsAndNanosecondsStandInTwoColumns() throws IOException {
    String unix = "time: {column: 1, nanoseconds-column: 4, format: unix}";
    EventBatch batch =
        read("1483228798 10 20 250000000\n1483228798 10 20 0\n", unix, ZENITH, AZIMUTH).batch();
    assertThat(batch.unixTime[0]).isEqualTo(NEW_YEAR + 0.25);
    assertThat(batch.unixTime[1]).isEqualTo(NEW_YEAR);
    // GPS 1167264015 is 2016-12-31T23:59:58 UTC, 17 leap seconds before that night's.
    String gps = "time: {column: 1, nanoseconds-column: 4, format: gps}";
    assertThat(read("1167264015 10 20 5e8\n", gps, ZENITH, AZIMUTH).batch().unixTime[0])
        .isEqualTo(NEW_YEAR + 0.5);
    refused("column 4: 1.0E9 ns is outside [0, 1e9)", "5 1 2 1000000000\n", unix, ZENITH, AZIMUTH);
    refused("column 4: -1.0 ns is outside [0, 1e9)", "5 1 2 -1\n", unix, ZENITH, AZIMUTH);
    refused("the time 5.5 is no whole number of seconds", "5.5 1 2 5\n", unix, ZENITH, AZIMUTH);
    refused(
        "unknown key 'events.time.nanoseconds-column'",
        "57753 1 2 5\n",
        "time: {column: 1, nanoseconds-column: 4, format: mjd}",
        ZENITH,
        AZIMUTH);
  }

  @Test
  void elevationIsTheComplementOfTheZenithAngle() throws IOException {
    String elevation = "elevation: {column: 2, unit: deg}";
    EventBatch batch = read("5 90 20\n5 59.1 20\n5 -90 20\n", UNIX, elevation, AZIMUTH).batch();
    assertThat(batch.polar[0]).isZero();
    assertThat(batch.polar[1]).isEqualTo(Math.toRadians(90 - 59.1));
    assertThat(batch.polar[2]).isEqualTo(Math.PI);
    String rad = "elevation: {column: 2, unit: rad}";
    assertThat(read("5 0.5 20\n", UNIX, rad, AZIMUTH).batch().polar[0])
        .isEqualTo(Math.PI / 2 - 0.5);
    refused("elevation 91.0 deg is outside [-90, 90] deg", "5 91 20\n", UNIX, elevation, AZIMUTH);
    refused("zenith and elevation are both given", "5 9 20\n", UNIX, ZENITH, elevation, AZIMUTH);
  }

  @Test
  void energiesMayBeWrittenAsTheirLogarithms() throws IOException {
    String energy = "energy: {column: 4, unit: eV, scale: log10}";
    EventBatch batch = read("5 1 2 18\n5 1 2 -1\n", UNIX, ZENITH, AZIMUTH, energy).batch();
    assertThat(batch.energy[0]).isEqualTo(1e18);
    assertThat(batch.energy[1]).isEqualTo(0.1);
    refused("energy 10^400.0 eV must be finite", "5 1 2 400\n", UNIX, ZENITH, AZIMUTH, energy);
    refused("energy 10^-400.0 eV must be", "5 1 2 -400\n", UNIX, ZENITH, AZIMUTH, energy);
  }

  @Test
  void fortranWritesExponentsWithAD() throws IOException {
    EventBatch batch = read("0.5D+01 1.5d1 -2D0\n", UNIX, ZENITH, AZIMUTH).batch();
    assertThat(batch.unixTime[0]).isEqualTo(5);
    assertThat(batch.polar[0]).isEqualTo(Math.toRadians(15));
    assertThat(batch.azimuthal[0]).isEqualTo(Math.toRadians(-2));
  }

  @Test
  void eventsWithoutAValueAreRefusedUnlessTheyAreToBeCounted() throws IOException {
    String list = "5,1,2,x\n5,,2,x\n5,1, nan ,x\n\"\",1,2,x\n5,NA,2,x\n5,1,2,\n6,1,2,\n";
    String comma = "separator: comma";
    refused("list.txt:2: column 2: '' is not a number", list, comma, UNIX, ZENITH, AZIMUTH);
    Events events = read(list, comma, "empty: reject", UNIX, ZENITH, AZIMUTH);
    // Rows 2 to 5 lack a value; the empty fourth cell of rows 6 and 7 is in no column asked for.
    assertThat(events.emptyRows()).isEqualTo(4);
    assertThat(events.batch().size).isEqualTo(3);
    assertThat(events.batch().unixTime[2]).isEqualTo(6);
    refused(
        "list.txt:1: column 2: 'x' is not a number",
        "5,x,2\n",
        comma,
        "empty: reject",
        UNIX,
        ZENITH,
        AZIMUTH);
  }

  @Test
  void aLineWithMoreColumnsThanTheHeaderIsRefusedUnlessThatIsDeclared() throws IOException {
    // A decimal comma, or a number of the row that has no name, shifts what follows.
    String list = "t zen az\n1 5 10 20\n";
    String[] columns = {
      "header: true",
      "time: {column: t, format: unix}",
      "zenith: {column: zen, unit: deg}",
      "azimuth: {column: az, unit: deg, convention: north-east}"
    };
    refused("list.txt:2: the line has 4 columns, but the header has 3", list, columns);
    refused(
        "list.txt:2: the line has 4 columns, but the first event has 3",
        "1 5 10\n1 5 10 20\n",
        UNIX,
        ZENITH,
        AZIMUTH);
    String[] declared = {"extra-columns: ignore", UNIX, ZENITH, AZIMUTH};
    EventBatch batch = read("1 5 10\n2 6 10 20\n", declared).batch();
    assertThat(batch.unixTime[1]).isEqualTo(2);
    assertThat(batch.polar[1]).isEqualTo(Math.toRadians(6));
  }

  @Test
  void aDashIsStandardInput() {
    String yaml = String.join("\n  ", "events:", "file: '-'", UNIX, ZENITH, AZIMUTH) + "\n";
    YamlSection root = YamlFile.parse(yaml, directory.resolve("a.yaml"));
    assertThat(EventSourceConfiguration.read(root.section("events")).path())
        .isEqualTo(Path.of("/dev/stdin"));
  }
}
