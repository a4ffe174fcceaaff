package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyMap;
import org.anisky.io.fits.FitsMaps;
import org.anisky.sky.SkyFrame;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Live times and acceptances of {@code monte-carlo} from the command line: in every time frame, and
 * what is said of wrong ones, word for word; nothing stays behind.
 */
class ExposureInputTest {
  private static final String TABLE = "bin,live_time\n";
  private static final String LIVE = "monte-carlo.exposures.0.live-time={kind: ";

  @TempDir private Path directory;
  private Workplace place;

  @BeforeEach
  void prepare() {
    place = Workplace.in(directory);
  }

  private CommandLineRun compare(String name, Object... more) {
    List<Object> arguments =
        new ArrayList<>(List.of("compare", place.configuration(), "-o", place.path(name)));
    arguments.addAll(List.of("--no-pictures", "--set", "toys.number=12"));
    arguments.addAll(List.of("--set", "strategies=[east-west, monte-carlo]", "--set"));
    arguments.add("monte-carlo.exposures=[{detector: Small, acceptance: {zenith-power: 1}}]");
    arguments.addAll(Arrays.asList(more));
    return CommandLineRun.of(arguments.toArray());
  }

  private String refusal(Object... more) {
    Map<String, Integer> before = place.listing();
    CommandLineRun run = compare("refused", more);
    assertThat(run.exit()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).doesNotContain("\tat ").doesNotContain("Exception").hasLineCount(1);
    assertThat(place.listing()).as("files after the failure").isEqualTo(before);
    return run.err().replace(directory + "/", "");
  }

  private String live(String kind, String text, String more) {
    return LIVE + kind + ", file: " + place.write("live.csv", text) + more + "}";
  }

  private static String everyBin() {
    StringBuilder text = new StringBuilder(TABLE);
    for (int tau = 0; tau < 36; tau++) {
      text.append(tau).append(",10\n");
    }
    return text.toString();
  }

  @Test
  void aTableOfLiveTimesServesItsOwnTimeFrameAndNoOther() {
    assertThat(compare("sidereal", "--set", live("table", everyBin(), "")).exit()).isZero();
    String solar = live("table", everyBin(), ", time-frame: solar");
    assertThat(compare("solar", "--set", solar, "--set", "time-frame=solar").exit()).isZero();
    assertThat(refusal("--set", solar))
        .isEqualTo(
            "anisky: monte-carlo: live.csv is in solar time but the counts of Small are in sidereal"
                + " time; they must agree (a list of runs serves every time frame)\n");
    assertThat(refusal("--set", live("table", everyBin(), ""), "--frames", "all"))
        .isEqualTo(
            "anisky: monte-carlo: live.csv is in sidereal time but the counts of Small are in solar"
                + " time; they must agree (a list of runs serves every time frame)\n");
  }

  @Test
  void runsServeEveryTimeFrame() {
    String runs = live("runs", "start,stop\n2020-01-01T00:00:00Z,2021-01-01T00:00:00Z\n", "");
    CommandLineRun all = compare("all", "--set", runs, "--frames", "all");
    assertThat(all.err()).isEmpty();
    assertThat(all.exit()).isZero();
    CommandLineRun one = compare("one", "--set", runs, "--set", "time-frame=anti-sidereal");
    assertThat(one.exit()).isZero();
    assertThat(place.path("all/anti-sidereal/compare.json")).isNotEmptyFile();
    assertThat(dipoles("all/anti-sidereal")).isEqualTo(dipoles("one"));
    assertThat(dipoles("all/sidereal")).isNotEqualTo(dipoles("one"));
  }

  private String dipoles(String name) {
    return ResultFile.read(place.path(name).resolve("compare.json")).at("strategies").toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "table|0,1;36,1|live.csv:2: '36' is not a sidereal bin; bins are 0 to 35",
        "table|0,1;1,-2|live.csv:2: '-2' is not a live time; it must be finite and >= 0",
        "table|0,1;0,2|live.csv:2: sidereal bin 0 is on line 1 already",
        "runs|2020-01-01T00:00:00Z,2020-03-01T00:00:00Z;2020-02-01T00:00:00Z,2020-04-01T00:00:00Z"
            + "|monte-carlo: run live.csv:2 starts at 2020-02-01T00:00:00Z, before run live.csv:1"
            + " stops at 2020-03-01T00:00:00Z; runs must not overlap",
        "runs|2020-02-01T00:00:00Z,2020-01-01T00:00:00Z|run live.csv:1: it starts at"
            + " 2020-02-01T00:00:00Z and stops at 2020-01-01T00:00:00Z; it must stop after it"
            + " starts",
        "runs|2020-01-01T00:00:00Z,2020-02-01T00:00:00Z,1.2|live.csv:1: '1.2' is not a live"
            + " fraction; it must be above 0 and at most 1"
      })
  void wrongLiveTimesAreNamed(String kind, String rows, String message) {
    // Whether a strategy is named in front depends on where the fault is seen, so it is left out.
    assertThat(
            refusal("--set", live(kind, rows.replace(';', '\n'), "")).replace("monte-carlo: ", ""))
        .isEqualTo("anisky: " + message.replace("monte-carlo: ", "") + "\n");
  }

  @Test
  void aBinWithCountsButNoLiveTimeIsNamedWithItsFile() {
    assertThat(refusal("--set", live("table", TABLE + "0,3600\n", "")))
        .matches(
            "anisky: monte-carlo: Small: sidereal bin 1 has \\d+\\.0 events but no live time in"
                + " live.csv; 35 such bins have \\d+\\.0 events\n");
  }

  private String map(int nside, SkyFrame frame, int pixel, double value) throws Exception {
    HealpixGrid grid = new HealpixGrid(nside);
    double[] values = new double[grid.size()];
    Arrays.fill(values, 1);
    values[pixel] = value;
    BitSet all = new BitSet();
    all.set(0, values.length);
    FitsMaps.write(
        place.path("map.fits"),
        "ACCEPTANCE",
        List.of(SkyMap.of(grid, frame, "acceptance", "1", values, all)),
        List.of());
    return "monte-carlo.exposures.0.acceptance={map: " + place.path("map.fits");
  }

  @Test
  void acceptanceMapsThatDoNotSuitTheCountsAreNamedWithTheirFile() throws Exception {
    String grid = "detectors.0.grid={kind: healpix, nside: 8}";
    String good = map(8, SkyFrame.LOCAL_HORIZON, 0, 1);
    assertThat(compare("good", "--set", grid, "--set", good + "}").err()).isEmpty();
    assertThat(refusal("--set", grid, "--set", good + ", error-column: 2}"))
        .endsWith("acceptance.error-column: 2 is not allowed; map.fits has 1 columns\n");
    assertThat(refusal("--set", good + "}"))
        .isEqualTo(
            "anisky: monte-carlo: Small: acceptance map map.fits is on HEALPix nside 8 but the"
                + " counts on cylindrical 18 x 36; they must agree\n");
    String fine = map(16, SkyFrame.LOCAL_HORIZON, 0, 1);
    assertThat(refusal("--set", grid, "--set", fine + "}"))
        .contains(
            "acceptance map map.fits is on HEALPix nside 16 but the counts on HEALPix nside 8");
    String equatorial = map(8, SkyFrame.EQUATORIAL, 0, 1);
    assertThat(refusal("--set", grid, "--set", equatorial + "}"))
        .isEqualTo(
            "anisky: monte-carlo: Small: acceptance map map.fits is in the equatorial frame but the"
                + " counts are in the local-horizon frame; they must agree\n");
    String zero = map(8, SkyFrame.LOCAL_HORIZON, 7, 0);
    assertThat(refusal("--set", grid, "--set", zero + "}"))
        .matches(
            "anisky: monte-carlo: Small: pixel 7 \\(zenith \\d+\\.\\d+ deg, azimuth"
                + " \\d+\\.\\d+ deg\\) has \\d+\\.0 events but its simulated acceptance is 0 in"
                + " acceptance map map.fits\n");
    String negative = map(8, SkyFrame.LOCAL_HORIZON, 7, -1);
    assertThat(refusal("--set", grid, "--set", negative + "}"))
        .isEqualTo(
            "anisky: monte-carlo: Small: acceptance map map.fits: pixel 7: simulated acceptance is"
                + " -1.0; it must be finite and >= 0\n");
  }

  @Test
  void strategiesThatCannotBeComparedAreNamed() {
    assertThat(refusal("--set", "strategies=[east-west, montecarlo]"))
        .endsWith(
            "strategies: unknown strategy 'montecarlo'; did you mean 'monte-carlo'? Strategies are"
                + " likelihood, east-west, harmonic, monte-carlo, direct-integration\n");
    assertThat(refusal("--set", "east-west.form=events"))
        .isEqualTo(
            "anisky: east-west: Small: the form 'events' of east-west needs sums over the events,"
                + " which these counts do not carry; bin the events with 'event-sums: true' or use"
                + " the form 'binned'\n");
    assertThat(refusal("--set", "east-west.bins=35"))
        .isEqualTo(
            "anisky: east-west: 35 bins are asked for, but the counts have 36 sidereal bins; the"
                + " number must divide theirs\n");
    assertThat(compare("single", "--set", "strategies=[east-west]").exit()).isZero();
    CommandLineRun harmonic = compare("harmonic", "--set", "strategies=[east-west, harmonic]");
    assertThat(harmonic.exit()).isZero();
    assertThat(harmonic.out())
        .contains("Warning: harmonic: Small: the counts carry no sums over the events");
  }
}
