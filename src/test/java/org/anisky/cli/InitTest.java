package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.anisky.sky.AzimuthConvention;
import org.anisky.sky.EquatorialDirection;
import org.anisky.sky.LocalDirection;
import org.anisky.sky.LocalFrame;
import org.anisky.sky.MeanSiderealClock;
import org.anisky.sky.Observatory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code anisky init} and {@code anisky check}: from a list of events to a configuration. */
class InitTest {
  private static final double START = 1.6e9;
  private static final int EVENTS = 3000;
  private static final Observatory SITE = Observatory.ofDegrees("site", 29.4, 100.1);

  @TempDir private Path directory;

  private Path list(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  /** A list with zenith, azimuth in some convention and, in place of dec and ra, what follows. */
  private Path directions(AzimuthConvention convention, boolean equatorial) throws IOException {
    Random random = new Random(3);
    StringBuilder text = new StringBuilder("# made for a test\n");
    text.append(equatorial ? "time,zen,az,ra,dec,lgE\n" : "time,zen,az,lgE\n");
    for (int k = 0; k < EVENTS; k++) {
      double time = START + 10000 * k;
      double zenith = Math.asin(Math.sqrt(0.7 * random.nextDouble()));
      double azimuth = 2 * Math.PI * random.nextDouble();
      double listed = (convention.fromAzimuth(azimuth) + 8 * Math.PI) % (2 * Math.PI);
      text.append(
          String.format(
              Locale.ROOT, "%.1f,%.4f,%.4f", time, Math.toDegrees(zenith), Math.toDegrees(listed)));
      if (equatorial) {
        EquatorialDirection direction =
            LocalFrame.of(SITE).toEquatorAtSiderealZero(new LocalDirection(zenith, azimuth));
        double right =
            direction.rightAscension() + new MeanSiderealClock(0).localSiderealTime(time, SITE);
        right = (right % (2 * Math.PI) + 2 * Math.PI) % (2 * Math.PI);
        text.append(
            String.format(
                Locale.ROOT,
                ",%.4f,%.4f",
                Math.toDegrees(right),
                Math.toDegrees(direction.declination())));
      }
      text.append(String.format(Locale.ROOT, ",%.3f\n", 4 + random.nextDouble()));
    }
    return list("events.csv", text.toString());
  }

  private CommandLineRun init(Path events, Object... more) {
    Object[] arguments = new Object[more.length + 4];
    arguments[0] = "init";
    arguments[1] = events;
    arguments[2] = "-o";
    arguments[3] = directory.resolve("draft.yaml");
    System.arraycopy(more, 0, arguments, 4, more.length);
    return CommandLineRun.of(arguments);
  }

  private String draft() throws IOException {
    return Files.readString(directory.resolve("draft.yaml"));
  }

  @Test
  void fromTheListToAResultWithoutReadingAnything() throws IOException {
    Path events = directions(AzimuthConvention.EAST_NORTH, false);
    CommandLineRun init =
        init(events, "--latitude", 29.4, "--longitude", 100.1, "--azimuth", "east-north");
    assertThat(init.exit()).as(init.err()).isZero();
    assertThat(init.out()).doesNotContain("Left open");
    Path configuration = directory.resolve("draft.yaml");
    CommandLineRun check = CommandLineRun.good("check", configuration);
    assertThat(check.out()).contains("all 3,000").contains("Nothing looks wrong");
    CommandLineRun.reconstruct(configuration, directory.resolve("result"));
  }

  /** A file of pyarrow, of whose columns one has nulls, and one of h5py. */
  @Test
  void columnsOfParquetAndHdf5AreLookedAt() throws IOException {
    Path files = Path.of("testdata/reference").toAbsolutePath();
    CommandLineRun hdf5 = init(files.resolve("hdf5/datasets.h5"));
    assertThat(hdf5.exit()).as(hdf5.err()).isZero();
    assertThat(draft()).contains("time: {column: text, format: iso}", "2017-07-14T02:40:00.25");
    CommandLineRun parquet =
        init(
            files.resolve("parquet/cuts.parquet"),
            "--latitude",
            29.4,
            "--longitude",
            100.1,
            "--azimuth",
            "north-east",
            "--overwrite");
    assertThat(parquet.exit()).as(parquet.err()).isZero();
    assertThat(draft()).contains("time: {column: us, format: iso}", "2017-07-14T02:40:00Z");
    assertThat(CommandLineRun.good("check", directory.resolve("draft.yaml")).out())
        .contains("cuts.parquet: all 300", "Nothing looks wrong");
  }

  @ParameterizedTest
  @EnumSource(AzimuthConvention.class)
  void rightAscensionAndDeclinationTellTheConvention(AzimuthConvention convention)
      throws IOException {
    Path events = directions(convention, true);
    CommandLineRun init = init(events, "--latitude", 29.4, "--longitude", 100.1);
    assertThat(init.exit()).as(init.err()).isZero();
    assertThat(init.out()).contains("of the list tell: " + convention.key() + ".");
    assertThat(draft()).contains("convention: " + convention.key() + "}").contains("check:");
    assertThat(
            CommandLineRun.good(
                    "check",
                    directory.resolve("draft.yaml"),
                    "--set",
                    "detectors.0.events.check.equinox=date")
                .out())
        .contains("Nothing looks wrong");
  }

  @Test
  void theSchemaIsPutBesideADraftAndTheDraftNamesIt() throws IOException {
    Path events = directions(AzimuthConvention.EAST_NORTH, false);
    Path schema = directory.resolve("anisky.schema.json");
    init(events, "--latitude", 29.4, "--longitude", 100.1, "--azimuth", "east-north");
    assertThat(schema).doesNotExist();

    Files.writeString(schema, "{\"title\": \"of another program\"}");
    CommandLineRun refused = init(events, "--schema", "--overwrite");
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains("anisky.schema.json");

    Files.writeString(schema, "{\"title\": \"Configuration of Anisky\"}");
    CommandLineRun init = init(events, "--schema", "--overwrite");
    assertThat(init.exit()).as(init.err()).isZero();
    assertThat(schema).hasContent(CommandLineRun.good("schema").out());
    assertThat(Files.readString(schema)).contains("\"max-zenith\"");
    assertThat(draft().lines()).contains("# yaml-language-server: $schema=anisky.schema.json");
  }

  @Test
  void whatIsToBeCopiedIsQuotedAndADateInAnotherFormIsTold() throws IOException {
    Path events =
        list(
            "Shower list (it's).csv",
            "\"Date\";\"UTC\";\"Alt (deg)\";\"Az (deg)\"\r\n"
                + "04.03.2021;00:00:35.254;70.265;133.592\r\n"
                + "04.03.2021;00:23:26.960;55.430;332.092\r\n");
    Path draft = directory.resolve("my list.yaml");
    CommandLineRun init = CommandLineRun.good("init", events, "-o", draft);
    assertThat(init.out())
        .contains("'04.03.2021'")
        .contains("-> ? a date in a form that is not read; write 2021-03-04")
        .contains("anisky check '" + draft + "'");
    assertThat(Files.readString(draft))
        .contains("04.03.2021 is not read; write dates as in 2021-03-04");
    assertThat(ShellText.of(Path.of("a'b"))).isEqualTo("'a'\\''b'");
    assertThat(ShellText.of(Path.of("a/b-1.yaml"))).isEqualTo("a/b-1.yaml");
  }

  @Test
  void aConventionIsNeverGuessedAndNothingRunsWithoutIt() throws IOException {
    CommandLineRun init = init(directions(AzimuthConvention.NORTH_EAST, false));
    assertThat(init.exit()).as(init.err()).isZero();
    assertThat(init.out())
        .contains(
            "Left open (???): detectors.0.latitude, detectors.0.longitude,"
                + " detectors.0.events.azimuth.convention");
    for (AzimuthConvention convention : AzimuthConvention.values()) {
      assertThat(init.out()).contains("  " + convention.key());
    }
    CommandLineRun run = CommandLineRun.of("reconstruct", directory.resolve("draft.yaml"));
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("'???'", "('anisky init' left it open)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mjd zenith_rad azimuth_rad|58000.5 0.3 4.1|{column: mjd, format: mjd}",
        "jd theta phi|2458000.5 30 200|{column: jd, format: jd}",
        "gps_time theta phi|1200000000 30 200|{column: gps_time, format: gps}",
        "date tod theta phi|2020-01-01 12:00:00 30 200|{column: date, time-of-day-column: tod,"
            + " format: iso}",
        "Time.UTC theta phi|2020-01-01T12:00:00 30 200|{column: 'Time.UTC', format: iso}",
        "sec nanosec theta phi|1600000000 999999999 30 200|nanoseconds-column: nanosec",
        "E_TeV t theta phi|3.5 1600000000 30 200|{column: E_TeV, unit: TeV}",
        "lgE_eV t theta phi|18.5 1600000000 30 200|{column: lgE_eV, unit: eV, scale: log10}",
        "log10E t theta phi|18.5 1600000000 30 200|# energy: {column: log10E, unit: ???, scale:"
            + " log10}",
        "energy t theta phi|1841.5 1600000000 30 200|# energy: {column: energy, unit: ???}",
        "t theta phi|1600000000 0.3 6.1|{column: theta, unit: rad}",
        "t alt az|1600000000 62 200|elevation: {column: alt, unit: deg}",
        "t ra dec|1600000000 23 -60|right-ascension: {column: ra, unit: h}",
        "t ra dec|1600000000 230 -60|right-ascension: {column: ra, unit: deg}",
      })
  void columnsAreProposedByNamesAndRanges(String names, String values, String line)
      throws IOException {
    CommandLineRun init = init(list("events.txt", names + "\n" + (values + "\n").repeat(3)));
    assertThat(init.exit()).as(init.err()).isZero();
    assertThat(draft()).contains(line);
  }

  @Test
  void directionsThatAgreeWithNoConventionAreTold() throws IOException {
    // Directions of another site: none of the conventions makes them agree.
    Path events = directions(AzimuthConvention.NORTH_EAST, true);
    CommandLineRun init = init(events, "--latitude", -60, "--longitude", 10);
    assertThat(init.out()).contains("of the list agree with none");
    assertThat(draft()).contains("convention: ???");
  }

  @Test
  void namesInACommentAndColumnsWithoutNamesAreRead() throws IOException {
    init(list("named.txt", "# a list\n# t zen az\n1600000000 30 200\n1600000001 31 201\n"));
    assertThat(draft()).contains("header: true").contains("{column: zen, unit: deg}");
    CommandLineRun init =
        init(list("bare.txt", "1600000000 30 200\n1600000001 31 201\n"), "--overwrite");
    assertThat(init.exit()).as(init.err()).isZero();
    assertThat(draft())
        .contains("time: {column: 1, format: unix}")
        .contains("zenith: {column: ???, unit: ???}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# nothing\n", "\0\0\0\0", "PK\3\4zip"})
  void whatIsNoListIsRefused(String text) throws IOException {
    CommandLineRun init = init(list("events.txt", text));
    assertThat(init.exit()).isEqualTo(2);
    assertThat(init.err().strip().lines()).hasSize(1);
    assertThat(directory.resolve("draft.yaml")).doesNotExist();
  }

  @Test
  void aFileThatIsNoDraftIsNeverReplaced() throws IOException {
    Path events = directions(AzimuthConvention.NORTH_EAST, false);
    Files.writeString(directory.resolve("draft.yaml"), "mine: true\n");
    assertThat(init(events).exit()).isEqualTo(2);
    assertThat(init(events, "--overwrite").exit()).isEqualTo(2);
    assertThat(draft()).isEqualTo("mine: true\n");
  }

  @Test
  void checkNamesWhatLooksWrong() throws IOException {
    Path events = directions(AzimuthConvention.NORTH_EAST, true);
    init(events, "--latitude", 29.4, "--longitude", 100.1);
    Path configuration = directory.resolve("draft.yaml");
    assertThat(
            CommandLineRun.good("check", configuration, "--set", "detectors.0.longitude=-100.1 deg")
                .out())
        .contains("Looks wrong")
        .contains("all right ascensions are off by");
    assertThat(
            CommandLineRun.good(
                    "check",
                    configuration,
                    "--set",
                    "detectors.0.events.zenith.unit=deg",
                    "--set",
                    "detectors.0.max-zenith=10 deg",
                    "--events",
                    200)
                .out())
        .contains("the first 200")
        .contains("percent of the events are beyond max-zenith");
    assertThat(CommandLineRun.of("check", configuration, "--events", 0).exit()).isEqualTo(2);
  }
}
