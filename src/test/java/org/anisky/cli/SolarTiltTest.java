package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An isotropic sky seen for 60 days by an array whose acceptance tilts from East to West with the
 * sun by 2 percent: in sidereal time that is a dipole, and no test of the counts knows better.
 */
class SolarTiltTest {
  private static final int EVENTS = 800_000;
  private static final double DAYS = 60;
  private static final double MAX_ZENITH = Math.toRadians(55);
  private static final double TILT = 0.02;

  private static final String TOLD =
      "in which sidereal and solar time cannot be told apart: of a wave in solar time";

  @TempDir private Path directory;

  private Path list(long seed, int events) throws Exception {
    return list(seed, events, DAYS, TILT);
  }

  /** Events: unix time, zenith and azimuth in deg; zenith angles like sin z cos^2 z. */
  private Path list(long seed, int events, double days, double tilt) throws Exception {
    UniformRandomProvider random = RandomSource.PHILOX_4X64.create(seed);
    Path list = directory.resolve("events.txt");
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(list))) {
      double lowest = Math.pow(Math.cos(MAX_ZENITH), 3);
      for (int event = 0; event < events; ) {
        double day = days * random.nextDouble();
        double zenith = Math.acos(Math.cbrt(lowest + (1 - lowest) * random.nextDouble()));
        double azimuth = 2 * Math.PI * random.nextDouble();
        double sun = Math.cos(2 * Math.PI * day);
        double seen = 1 + tilt * Math.sin(zenith) * Math.sin(azimuth) * sun;
        if (random.nextDouble() * (1 + tilt) < seen) {
          out.printf(
              Locale.ROOT,
              "%.3f %.4f %.4f%n",
              1.6e9 + 86400 * day,
              Math.toDegrees(zenith),
              Math.toDegrees(azimuth));
          event++;
        }
      }
    }
    return list;
  }

  @Test
  void sixtyDaysOfASolarTiltMakeADipoleThatIsToldNotToBeTrusted() throws Exception {
    Path configuration = configuration(list(3, EVENTS));
    Path out = directory.resolve("out");
    CommandLineRun.reconstruct(configuration, out);
    ResultFile result = ResultFile.of(out);
    // A tilt of 1 percent makes a dipole of 3.8 errors with 3e6 events: here 3.9 on average, and
    // one
    // below 2.5 in 1 of 10 other seeds.
    assertThat(result.number("dipole/p_value")).isLessThan(0.0455);
    List<String> warnings = result.texts("warnings");
    assertThat(warnings)
        .anySatisfy(
            warning ->
                assertThat(warning)
                    .contains("the events span 60.0 days")
                    .contains("sidereal and solar time cannot be told apart")
                    .contains("96 percent"));
    assertThat(result.number("time_coverage/0/leakage/solar")).isBetween(0.95, 0.96);
  }

  private Path configuration(Path list) throws Exception {
    return Files.writeString(
        directory.resolve("run.yaml"),
        """
        detectors:
          - name: array
            latitude: 30 deg
            longitude: 0 deg
            max-zenith: 55 deg
            events:
              file: %s
              time: {column: 1, format: unix}
              zenith: {column: 2, unit: deg}
              azimuth: {column: 3, unit: deg, convention: north-east}
            grid: {kind: cylindrical, rings: 36, columns: 36}
        sidereal-bins: 36
        significance: {toys: 0}
        """
            .formatted(list));
  }

  /** By the span alone, however few events: whoever reads them, and whoever binned them. */
  @Test
  void sixtyDaysAreToldOfEventsAndOfCountsInEveryToy() throws Exception {
    for (int toy = 0; toy < 40; toy++) {
      Path configuration = configuration(list(toy, 400));
      Path out = directory.resolve("toy" + toy);
      CommandLineRun.reconstruct(configuration, out);
      assertThat(ResultFile.of(out).texts("warnings").toString()).contains(TOLD);
      if (toy == 0) {
        Path counts = directory.resolve("counts");
        CommandLineRun.good("bin", configuration, "-o", counts);
        Path ofCounts = directory.resolve("of-counts");
        CommandLineRun.good(
            "reconstruct", configuration, "--data", counts, "--no-pictures", "-q", "-o", ofCounts);
        assertThat(ResultFile.of(ofCounts).texts("warnings").toString()).contains(TOLD);
      }
    }
  }

  /**
   * Over a whole year a tilt, here of 6.5 percent, is no dipole in sidereal time, where with other
   * seeds 1 of 25 lists has a warning by chance; in solar time it is one of 8 errors, or the tilt
   * that it is, and the warning says which.
   */
  @Test
  void aYearOfASolarTiltIsNamedInSolarTimeAlone() throws Exception {
    Path configuration = configuration(list(5, 300_000, 365.2422, 0.065));
    Path out = directory.resolve("frames");
    CommandLineRun.good(
        "reconstruct", configuration, "--frames", "all", "--no-pictures", "-q", "-o", out);
    ResultFile sidereal = ResultFile.of(out.resolve("sidereal"));
    assertThat(sidereal.texts("warnings")).isEmpty();
    assertThat(sidereal.number("time_coverage/0/leakage/solar")).isLessThan(0.01);
    ResultFile solar = ResultFile.of(out.resolve("solar"));
    assertThat(solar.number("dipole/p_value")).isLessThan(1e-6);
    assertThat(solar.texts("warnings").toString())
        .contains("Acceptance that changes with solar time: best an East-West tilt with the first")
        .contains("beside which the test statistic of the dipole is 0.0 (without it 64.0)");
  }
}
