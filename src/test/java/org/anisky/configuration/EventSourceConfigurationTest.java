package org.anisky.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.anisky.InvalidInputException;
import org.anisky.configuration.yaml.YamlFile;
import org.anisky.configuration.yaml.YamlSection;
import org.anisky.counts.DirectionKind;
import org.anisky.io.AngleUnit;
import org.anisky.io.ColumnReference;
import org.anisky.io.EventColumns;
import org.anisky.io.TimeScale;
import org.anisky.io.text.TextEventFormat;
import org.anisky.sky.AzimuthConvention;
import org.anisky.sky.Equinox;
import org.junit.jupiter.api.Test;

class EventSourceConfigurationTest {
  private static final String TIME = "  time: {column: 1, format: gps}";
  private static final String DEC = "  declination: {column: 2, unit: deg}";
  private static final String RA = "  right-ascension: {column: 3, unit: h}";

  private static EventFileConfiguration read(String... lines) {
    YamlSection root =
        YamlFile.parse("events:\n" + String.join("\n", lines) + "\n", Path.of("configs/a.yaml"));
    EventFileConfiguration configuration = EventSourceConfiguration.read(root.section("events"));
    root.finish();
    return configuration;
  }

  private static void refused(String message, String... lines) {
    assertThatThrownBy(() -> read(lines))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(message);
  }

  @Test
  void defaultsAreThoseOfAPlainTextFile() {
    EventFileConfiguration read = read("  file: ../data/list.dat", TIME, DEC, RA);
    assertThat(read.path()).isEqualTo(Path.of("data/list.dat"));
    assertThat(read.format()).isEqualTo(FileFormat.TEXT);
    assertThat(read.textFormat()).isEqualTo(new TextEventFormat(' ', "#", 0, false));
    assertThat(read.columns())
        .isEqualTo(
            new EventColumns(
                new ColumnReference(null, 1),
                TimeScale.GPS,
                DirectionKind.EQUATORIAL,
                new ColumnReference(null, 2),
                AngleUnit.DEG,
                new ColumnReference(null, 3),
                AngleUnit.H,
                null,
                null,
                null,
                null));
  }

  @Test
  void everythingCanBeSaid() {
    EventFileConfiguration read =
        read(
            "  file: list.feather",
            "  format: text",
            "  separator: '|'",
            "  comment: none",
            "  skip-lines: 3",
            "  header: true",
            "  time: {column: t, format: iso}",
            "  zenith: {column: '2', unit: rad}",
            "  azimuth: {column: 3, unit: deg, convention: south-west}",
            "  weight: {column: w}",
            "  energy: {column: E, unit: TeV}");
    assertThat(read.format()).isEqualTo(FileFormat.TEXT);
    assertThat(read.textFormat()).isEqualTo(new TextEventFormat('|', "", 3, true));
    assertThat(read.columns())
        .isEqualTo(
            new EventColumns(
                new ColumnReference("t", 0),
                TimeScale.ISO,
                DirectionKind.LOCAL,
                new ColumnReference("2", 0),
                AngleUnit.RAD,
                new ColumnReference(null, 3),
                AngleUnit.DEG,
                AzimuthConvention.SOUTH_WEST,
                new ColumnReference("w", 0),
                new ColumnReference("E", 0),
                "TeV"));
  }

  @Test
  void theNameOfAFileTellsItsFormat() {
    assertThat(read("  file: a.arrow", TIME, DEC, RA).format()).isEqualTo(FileFormat.ARROW);
    assertThat(read("  file: a.FEATHER", TIME, DEC, RA).format()).isEqualTo(FileFormat.ARROW);
    assertThat(read("  file: a.dat.gz", TIME, DEC, RA).format()).isEqualTo(FileFormat.TEXT);
    assertThat(read("  file: a.dat", "  format: arrow", TIME, DEC, RA).textFormat()).isNull();
  }

  @Test
  void equatorialDirectionsAreOfDateUnlessTheyAreSaidToBeOfJ2000() {
    assertThat(read("  file: a", TIME, DEC, RA).equinox()).isEqualTo(Equinox.DATE);
    assertThat(read("  file: a", TIME, DEC, RA, "  equinox: j2000").equinox())
        .isEqualTo(Equinox.J2000);
    refused(
        "configs/a.yaml:5: events.equinox: goes with declination and right-ascension; zenith and"
            + " azimuth have none",
        "  file: a",
        TIME,
        "  zenith: {column: 2, unit: deg}",
        "  equinox: j2000",
        "  azimuth: {column: 3, unit: deg, convention: north-east}");
  }

  @Test
  void textKeysDoNotGoWithArrowFiles() {
    refused(
        "configs/a.yaml:3: unknown key 'events.separator'; allowed keys: files, file, format, time,"
            + " declination, right-ascension, zenith, elevation, azimuth, weight, energy, equinox",
        "  file: a.arrow",
        "  separator: comma",
        TIME,
        DEC,
        RA);
  }

  @Test
  void azimuthNeedsItsConvention() {
    refused(
        "configs/a.yaml:5: events.azimuth: required key 'convention' is missing",
        "  file: a.dat",
        TIME,
        "  zenith: {column: 2, unit: deg}",
        "  azimuth: {column: 3, unit: deg}");
  }

  @Test
  void exactlyOneKindOfDirectionMustBeGiven() {
    refused(
        "configs/a.yaml:1: events: no direction is given; give either zenith (or elevation) and"
            + " azimuth or declination and right-ascension",
        "  file: a.dat",
        TIME);
    refused(
        "configs/a.yaml:1: events: two directions are given; give either zenith (or elevation) and"
            + " azimuth or declination and right-ascension",
        "  file: a.dat",
        TIME,
        DEC,
        "  azimuth: {column: 3, unit: deg, convention: north-east}");
    refused(
        "configs/a.yaml:1: events: required key 'right-ascension' is missing",
        "  file: a.dat",
        TIME,
        DEC);
  }

  @Test
  void anAzimuthMayStandBesideAWholeEquatorialDirection() {
    EventColumns columns =
        read(
                "  file: a.dat",
                TIME,
                DEC,
                RA,
                "  azimuth: {column: 5, unit: deg, convention: east-north}")
            .columns();
    assertThat(columns.direction()).isEqualTo(DirectionKind.EQUATORIAL);
    assertThat(columns.ownAzimuth()).isEqualTo(new ColumnReference(null, 5));
    // East through North 0 is East: 90 deg from North through East.
    assertThat(columns.toOwnAzimuth(0, column -> "here")).isEqualTo(Math.PI / 2);
    assertThatThrownBy(() -> columns.toOwnAzimuth(361, column -> "here"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("here: azimuth 361.0 deg is outside [-360, 360] deg");
  }

  @Test
  void namesNeedAHeader() {
    refused(
        "configs/a.yaml:3: events.time.column: 'utc' is a name; names need a line of names in the"
            + " file ('header: true'), and without one a column is given by its position from 1",
        "  file: a.dat",
        "  time: {column: utc, format: unix}",
        DEC,
        RA);
  }

  @Test
  void valuesThatAreNotAllowedAreRefused() {
    refused(
        "configs/a.yaml:3: events.separator: 'coma' is not allowed; did you mean 'comma'? Allowed"
            + " values: whitespace, comma, tab, semicolon, or one other ASCII character that is no"
            + " letter, digit, sign, point or quote",
        "  file: a.dat",
        "  separator: coma",
        TIME,
        DEC,
        RA);
    refused(
        "configs/a.yaml:3: events.time.column: 0 is outside [1, 10000]",
        "  file: a.dat",
        "  time: {column: 0, format: unix}",
        DEC,
        RA);
    refused(
        "configs/a.yaml:3: events.time.format: 'mdj' is not allowed; did you mean 'mjd'? Allowed"
            + " values: unix, gps, mjd, jd, iso",
        "  file: a.dat",
        "  time: {column: 1, format: mdj}",
        DEC,
        RA);
    refused(
        "configs/a.yaml:4: events.declination.unit: 'h' is not allowed; allowed values: deg, rad",
        "  file: a.dat",
        TIME,
        "  declination: {column: 2, unit: h}",
        RA);
    refused(
        "configs/a.yaml:6: events.energy.unit: 'eev' is not allowed; did you mean 'EeV'? Allowed"
            + " values: eV, keV, MeV, GeV, TeV, PeV, EeV, ZeV",
        "  file: a.dat",
        TIME,
        DEC,
        RA,
        "  energy: {column: 5, unit: eev}");
  }
}
