package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Key {@code systematics}: an isotropic sky seen through an East-West tilt that turns with solar
 * time and that the seasons modulate, 0.4 sin(zenith) sin(azimuth) cos(U - 40 deg) (1 + cos(S - U -
 * 110 deg)). Its sideband is as good as a dipole of 0.2 in sidereal time, and another of 0.2 in
 * anti-sidereal time; 40,000 events measure either to 0.015 to 0.02.
 */
class SystematicsTest {
  private static final int EVENTS = 40_000;
  private static final double START_2021 = 1_609_459_200;
  private static final double YEAR = 365.2422 * 86400;
  private static final double LONGITUDE = -97.3;

  @TempDir private Path directory;

  private static String events(double years) {
    SplittableRandom random = new SplittableRandom(7);
    StringBuilder text = new StringBuilder("time,zenith,azimuth,energy\n");
    int accepted = 0;
    while (accepted < EVENTS) {
      double time = START_2021 + random.nextDouble() * years * YEAR;
      double sine = Math.sin(Math.toRadians(60)) * Math.sqrt(random.nextDouble());
      double azimuth = 2 * Math.PI * random.nextDouble();
      double days = time / 86400 - 10957.5;
      // Mean sidereal time of Greenwich, Meeus, Astronomical Algorithms, 12.4.
      double sidereal = Math.toRadians(280.46061837 + 360.98564736629 * days + LONGITUDE);
      double solar = 2 * Math.PI * (time / 86400) + Math.toRadians(LONGITUDE);
      double season = 1 + Math.cos(sidereal - solar - Math.toRadians(110));
      double tilt = 0.4 * sine * Math.sin(azimuth) * Math.cos(solar - Math.toRadians(40)) * season;
      if (2 * random.nextDouble() < 1 + tilt) {
        accepted++;
        text.append(
            String.format(
                Locale.ROOT,
                "%.1f,%.3f,%.3f,%d%n",
                time,
                Math.toDegrees(Math.asin(sine)),
                Math.toDegrees(azimuth),
                1 + accepted % 10));
      }
    }
    return text.toString();
  }

  private Workplace tilted(double years) {
    Workplace place = Workplace.in(directory);
    place.write("events.csv", events(years));
    return place;
  }

  private void assertTheFramesExplain(String strategy) {
    Workplace place = tilted(1);
    String printed =
        CommandLineRun.reconstruct(
                place.configuration(),
                place.path("out"),
                "--set",
                "systematics=frames",
                "--set",
                "strategy=" + strategy)
            .out();

    ResultFile result = ResultFile.of(place.path("out"));
    double error = result.number("dipole/components/d_0h/statistical");
    double spurious = result.number("systematics/frames/spurious_amplitude/value");
    double phase = Math.toRadians(result.number("systematics/frames/spurious_phase_deg/value"));
    // 4 standard deviations of a difference: one false alarm in 4,000 seeds for both together.
    double reach = 4 * Math.sqrt(2) * error;
    assertThat(spurious).isCloseTo(0.2, within(reach));
    assertThat(result.number("dipole/components/d_0h/value"))
        .isCloseTo(spurious * Math.cos(phase), within(reach));
    assertThat(result.number("dipole/components/d_6h/value"))
        .isCloseTo(spurious * Math.sin(phase), within(reach));
    // The dipole is spurious, and its whole error says so where the statistical one does not.
    assertThat(result.number("dipole/amplitude/value")).isGreaterThan(5 * error);
    assertThat(result.number("dipole/amplitude/systematic"))
        .isCloseTo(spurious, within(0.3 * spurious));
    assertThat(result.number("dipole/intervals/amplitude/95/0")).isZero();
    assertThat(result.number("dipole/upper_limits/95"))
        .isGreaterThan(result.number("dipole/amplitude/value"));
    assertThat(printed)
        .contains("(stat)", "(syst)")
        .containsPattern("Other frames +spurious amplitude 0\\.\\d+ ± 0\\.\\d+ towards .* deg");
  }

  @Test
  void aTiltThatTheSeasonsModulateIsInTheSystematicErrorOfLikelihood() {
    assertTheFramesExplain("likelihood");
  }

  @Test
  void andOfEastWest() {
    assertTheFramesExplain("east-west");
  }

  @Test
  void theSameNumbersAreInTheTableOfAllFrames() {
    Workplace place = tilted(1);
    CommandLineRun.reconstruct(place.configuration(), place.path("all"), "--frames", "all");
    CommandLineRun.reconstruct(
        place.configuration(), place.path("one"), "--set", "systematics=frames");

    ResultFile frames = ResultFile.read(place.path("all").resolve("frames.json"));
    ResultFile one = ResultFile.of(place.path("one"));
    String control = "strategies/likelihood/spurious_sidereal_";
    assertThat(one.number("systematics/frames/spurious_amplitude/value"))
        .isEqualTo(frames.number(control + "amplitude"));
    assertThat(one.number("systematics/frames/spurious_phase_deg/value"))
        .isCloseTo(15 * frames.number(control + "phase_h"), within(1e-9));
  }

  @Test
  void everyRangeOfEnergyHasItsOwn() {
    Workplace place = tilted(1);
    CommandLineRun.reconstruct(
        place.configuration(),
        place.path("out"),
        "--set",
        "systematics=frames",
        "--set",
        "energy-ranges={thresholds: [1, 5]}");

    ResultFile low = ResultFile.of(place.path("out").resolve("energy-1-5"));
    ResultFile high = ResultFile.of(place.path("out").resolve("energy-from-5"));
    assertThat(low.number("systematics/frames/spurious_amplitude/value"))
        .isNotEqualTo(high.number("systematics/frames/spurious_amplitude/value"));
  }

  /**
   * A dipole of 0.2 is C_1 = 2 pi/3 0.2^2 = 0.084 over its two orders, here and in the sideband.
   */
  @Test
  void spectraHaveASystematicErrorTooWhenItIsAsked() {
    Workplace place = tilted(1);
    String[] few = {"--toys", "0", "--pseudo-toys", "0", "--l-max", "3", "--no-pictures"};
    Object[] arguments = {
      "spectrum", place.configuration(), "--set", "systematics=frames", "-o", place.path("out")
    };
    String printed = CommandLineRun.good(joined(arguments, few)).out();
    ResultFile spectrum = ResultFile.read(place.path("out").resolve("spectrum.json"));
    assertThat(spectrum.text("systematics/frame")).isEqualTo("anti-sidereal");
    double power = spectrum.number("multipoles/0/c_l");
    double spurious = spectrum.number("systematics/c_l/0");
    // 15 percent: the dipole is measured to 0.015 to 0.02 of 0.2.
    assertThat(power).isBetween(0.5 * 0.084, 1.6 * 0.084);
    assertThat(spurious).isBetween(0.5 * 0.084, 1.6 * 0.084);
    // Two modes: S^2 + 4 C S/2.
    assertThat(spectrum.number("multipoles/0/systematic"))
        .isCloseTo(Math.sqrt(spurious * spurious + 2 * power * spurious), within(1e-12))
        .isGreaterThan(power);
    assertThat(printed).contains("systematic", "from the powers in anti-sidereal time");

    arguments[3] = "systematics=none";
    arguments[5] = place.path("plain");
    CommandLineRun.good(joined(arguments, few));
    ResultFile plain = ResultFile.read(place.path("plain").resolve("spectrum.json"));
    assertThat(plain.number("multipoles/0/c_l")).isEqualTo(power);
    assertThat(plain.number("multipoles/0/error")).isEqualTo(spectrum.number("multipoles/0/error"));
    assertThat(place.path("plain").resolve("spectrum.csv")).content().doesNotContain("systematic");
    assertThat(place.path("out").resolve("spectrum.csv")).content().contains(",systematic\n");
  }

  private static Object[] joined(Object[] one, Object[] other) {
    Object[] all = Arrays.copyOf(one, one.length + other.length, Object[].class);
    System.arraycopy(other, 0, all, one.length, other.length);
    return all;
  }

  private String refused(Workplace place, String command, String... more) {
    Object[] arguments = new Object[4 + more.length];
    arguments[0] = command;
    arguments[1] = place.configuration();
    arguments[2] = "--set";
    arguments[3] = "systematics=frames";
    System.arraycopy(more, 0, arguments, 4, more.length);
    CommandLineRun run = CommandLineRun.of(arguments);
    assertThat(run.exit()).as(run.err()).isEqualTo(2);
    return run.err();
  }

  @Test
  void framesThatCannotTellAreRefused() {
    Workplace place = Workplace.in(directory);
    assertThat(refused(place, "reconstruct", "--set", "time-frame=anti-sidereal"))
        .contains("systematics", "anti-sidereal is a control");
    assertThat(refused(place, "compare")).contains("toys and frames of its own");
    assertThat(refused(place, "reconstruct", "--data", place.path("none").toString()))
        .contains("given as counts, which have one time frame");
    assertThat(refused(place, "spectrum", "--data", place.path("none").toString()))
        .contains("given as counts, which have one time frame");
    place.write("events.csv", events(0.2));
    assertThat(refused(place, "reconstruct"))
        .contains("span 73.0 days", "solar and sidereal time cannot be told apart");
    assertThat(refused(place, "spectrum"))
        .contains("span 73.0 days", "solar and sidereal time cannot be told apart");
    assertThat(place.path("out")).doesNotExist();
  }
}
