package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lists of runs against lists of events from the command line. 4,000 isotropic events of 40 days
 * from 2022-03-01T00:00:00Z (unix time 1646092800), every day from 00:00 to 18:00.
 */
class RunsTest {
  private static final long FIRST = 1_646_092_800L;
  private static final int DAYS = 40;
  private static final double HOURS = 18;
  private static final String LIVE = "monte-carlo.exposures.0.live-time.";

  @TempDir private Path directory;
  private Workplace place;

  @BeforeEach
  void prepare() {
    place = Workplace.in(directory);
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(11);
    StringBuilder events = new StringBuilder();
    for (int k = 0; k < 4000; k++) {
      double time = FIRST + 86400.0 * (k * DAYS / 4000) + 3600 * HOURS * random.nextDouble();
      double zenith = Math.toDegrees(Math.asin(Math.sqrt(0.75 * random.nextDouble())));
      events.append(time).append(' ').append(zenith).append(' ');
      events.append(360 * random.nextDouble()).append('\n');
    }
    place.write("events.txt", events.toString());
    place.write("runs.csv", runs(0, DAYS, 0));
    place.write(
        "runs.yaml",
        """
        strategy: monte-carlo
        detectors:
          - name: A
            latitude: 19 deg
            longitude: -97 deg
            max-zenith: 60 deg
            events:
              file: events.txt
              time: {column: 1, format: unix}
              zenith: {column: 2, unit: deg}
              azimuth: {column: 3, unit: deg, convention: north-east}
            grid: {kind: healpix, nside: 8}
        sidereal-bins: 24
        monte-carlo:
          exposures:
            - detector: A
              live-time: {kind: runs, file: runs.csv}
        """);
  }

  private static String runs(int fromDay, int untilDay, double shiftHours) {
    StringBuilder text = new StringBuilder("start,stop\n");
    for (int day = fromDay; day < untilDay; day++) {
      double start = FIRST + 86400.0 * day + 3600 * shiftHours;
      text.append((long) start).append(',').append((long) (start + 3600 * HOURS)).append('\n');
    }
    return text.toString();
  }

  private CommandLineRun run(String command, String out, Object... more) {
    List<Object> arguments =
        new ArrayList<>(List.of(command, place.path("runs.yaml"), "-o", place.path(out)));
    if (command.equals("reconstruct")) {
      arguments.add("--no-pictures");
    }
    arguments.addAll(Arrays.asList(more));
    return CommandLineRun.of(arguments.toArray());
  }

  private static String one(String err) {
    assertThat(err).hasLineCount(1).doesNotContain("Exception");
    return err;
  }

  @Test
  void theRightListIsTakenWithoutAWord() {
    CommandLineRun run = run("reconstruct", "r");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(warningsOf(run)).isEmpty();
    assertThat(run.out()).contains("events used");
    assertThat(ResultFile.read(place.path("r/result.json")).at("events").toString())
        .contains("outside_runs");
  }

  @Test
  void aListThatLacksHalfOfTheTimeIsRefused() {
    place.write("runs.csv", runs(0, DAYS / 2, 0));
    CommandLineRun run = run("reconstruct", "r");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(one(run.err())).contains("2,000 of 4,000 events").contains("lie in no run of");
    assertThat(run("bin", "b").exit()).isEqualTo(2);
  }

  @Test
  void aListShiftedByNineHoursIsRefused() {
    place.write("runs.csv", runs(0, DAYS, 9));
    CommandLineRun run = run("reconstruct", "r");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(one(run.err())).contains("time zone");
  }

  @Test
  void aListOfAnotherYearIsRefusedEvenWhenEventsMayBeCut() {
    place.write("runs.csv", "2030-03-01T00:00:00Z,2030-04-10T00:00:00Z\n");
    CommandLineRun run = run("reconstruct", "r", "--set", LIVE + "outside-runs=cut");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(one(run.err())).contains("4,000 of 4,000 events").contains("2030-03-01T00:00:00Z");
  }

  @Test
  void eventsOutsideAreCutWhenThatIsDeclared() {
    place.write("runs.csv", runs(0, DAYS / 2, 0));
    CommandLineRun run = run("reconstruct", "r", "--set", LIVE + "outside-runs=cut");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("2,000 outside runs").contains("and are cut");
  }

  /** Windows of direct integration see the events of the runs alone. */
  @Test
  void windowsOfTimeHaveTheEventsOfTheRuns() throws IOException {
    Object[] windows = {
      "--set", "strategy=direct-integration", "--set", "direct-integration.windows=4 h"
    };
    run("reconstruct", "all", windows);
    place.write("runs.csv", runs(0, DAYS / 2, 0));
    Object[] cut = Arrays.copyOf(windows, 6);
    cut[4] = "--set";
    cut[5] = LIVE + "outside-runs=cut";
    assertThat(run("reconstruct", "cut", cut).exit()).isZero();
    // A fixed number of events for each day, in order.
    List<String> lines = Files.readAllLines(place.path("events.txt"));
    place.write("events.txt", String.join("\n", lines.subList(0, 2000)) + "\n");
    assertThat(run("reconstruct", "half", windows).exit()).isZero();
    JsonNode half = ResultFile.of(place.path("half")).at("dipole");
    assertThat(ResultFile.of(place.path("cut")).at("dipole")).isEqualTo(half);
    assertThat(ResultFile.of(place.path("all")).at("dipole")).isNotEqualTo(half);
  }

  @Test
  void liveTimeWithoutEventsIsRefusedUnlessItIsDeclared() {
    place.write("runs.csv", runs(0, 2 * DAYS, 0));
    CommandLineRun refused = run("reconstruct", "r");
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(one(refused.err()))
        .contains("has no event from 2022-04-10T00:00:00Z")
        .contains("without-events: keep");
    assertThat(run("bin", "b").exit()).isEqualTo(2);
    CommandLineRun run = run("reconstruct", "r", "--set", LIVE + "without-events=keep");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("has no event from 2022-04-10T00:00:00Z")
        .contains("events are missing");
  }

  @Test
  void aSelectedTimeHasItsOwnLiveTimeAlone() {
    // Runs of 80 days, the first 40 selected: as with runs of 40 days.
    CommandLineRun forty = run("reconstruct", "forty");
    place.write("runs.csv", runs(0, 2 * DAYS, 0));
    CommandLineRun selected =
        run("reconstruct", "selected", "--set", "detectors.0.select.until=2022-04-10T00:00:00Z");
    assertThat(forty.exit()).isZero();
    assertThat(selected.exit()).as(selected.err()).isZero();
    assertThat(warningsOf(selected)).isEmpty();
    assertThat(dipole("selected")).isEqualTo(dipole("forty"));
  }

  /** All but that 40 days are too short to tell sidereal from solar time. */
  private static List<String> warningsOf(CommandLineRun run) {
    return run.out()
        .lines()
        .filter(line -> line.startsWith("Warning") && !line.contains("the events span 39.7 days"))
        .toList();
  }

  private String dipole(String name) {
    return ResultFile.read(place.path(name).resolve("result.json")).at("dipole").toString();
  }

  @Test
  void countsSayWhichRunsTheirEventsAreIn() {
    assertThat(run("bin", "counts").exit()).isZero();
    Object data = place.path("counts");
    assertThat(warningsOf(run("reconstruct", "same", "--data", data))).isEmpty();
    place.write("runs.csv", runs(0, DAYS - 1, 0));
    assertThat(run("reconstruct", "other", "--data", data).out())
        .contains("does not say that its events lie in the runs of");
  }

  @Test
  void aDetectorWithTwoExposuresIsRefused() {
    CommandLineRun run =
        run("reconstruct", "r", "--set", "monte-carlo.exposures=[{detector: A},{detector: A}]");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(one(run.err()))
        .contains("'A' has an entry already; every detector has one exposure");
  }

  @Test
  void keysOfRunsGoWithRunsOnly() {
    CommandLineRun run =
        run(
            "reconstruct",
            "r",
            "--set",
            "monte-carlo.exposures.0.live-time={kind: uniform, outside-runs: cut}");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(one(run.err())).contains("outside-runs").contains("goes with kind: runs only");
  }
}
