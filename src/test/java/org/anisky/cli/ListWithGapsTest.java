package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One list of events in which seasons are missing or thin: what its time frames leak. */
class ListWithGapsTest {
  private static final double YEAR = 365.2422;
  private static final String WARNING = "sidereal and solar time";

  @TempDir private Path directory;

  private Path configuration(String name, long seed, int events, DoubleUnaryOperator rate)
      throws Exception {
    UniformRandomProvider random = RandomSource.PHILOX_4X64.create(seed);
    Path list = directory.resolve(name + ".txt");
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(list))) {
      for (int event = 0; event < events; ) {
        double day = 3 * YEAR * random.nextDouble();
        if (random.nextDouble() < rate.applyAsDouble(day - YEAR * Math.floor(day / YEAR))) {
          double zenith = Math.toDegrees(Math.acos(0.6 + 0.4 * random.nextDouble()));
          double azimuth = 360 * random.nextDouble();
          out.printf(Locale.ROOT, "%.1f %.4f %.4f%n", 1.6e9 + 86400 * day, zenith, azimuth);
          event++;
        }
      }
    }
    return Files.writeString(
        directory.resolve(name + ".yaml"),
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
            grid: {kind: cylindrical, rings: 18, columns: 36}
        sidereal-bins: 36
        significance: {toys: 0}
        """
            .formatted(list));
  }

  private ResultFile reconstruct(String name, Path configuration, Object... more) {
    Path out = directory.resolve(name);
    Object[] plain = {"reconstruct", configuration, "--no-pictures", "-q", "-o", out};
    Object[] all = Arrays.copyOf(plain, plain.length + more.length);
    System.arraycopy(more, 0, all, plain.length, more.length);
    CommandLineRun.good(all);
    return ResultFile.of(out);
  }

  /** 120 days of each of three years: sin(pi x)/(pi x) = 0.8317 of x = 120/365.2422. */
  @Test
  void summersAreToldHoweverTheirEventsAreRead() throws Exception {
    Path summers = configuration("summers", 1, 3000, day -> day < 120 ? 1 : 0);
    ResultFile ofEvents = reconstruct("of-events", summers);
    assertThat(ofEvents.texts("warnings").toString())
        .containsPattern("with data of (359|360) of them")
        .contains(WARNING + " cannot be told apart", "83 percent");
    assertThat(ofEvents.number("time_coverage/0/live_days")).isBetween(358.5, 360.0);
    double leakage = ofEvents.number("time_coverage/0/leakage/solar");
    assertThat(leakage).isBetween(0.829, 0.834);

    Path counts = directory.resolve("counts");
    CommandLineRun.good("bin", summers, "-o", counts);
    ResultFile ofCounts = reconstruct("of-counts", summers, "--data", counts);
    assertThat(ofCounts.number("time_coverage/0/leakage/solar")).isEqualTo(leakage);

    Path quarter = configuration("quarter", 2, 1000, day -> day > 200 && day < 240 ? 1 : 0);
    Path others = directory.resolve("others");
    CommandLineRun.good("bin", quarter, "-o", others);
    Path sum = directory.resolve("sum");
    Files.createDirectories(sum);
    CommandLineRun.good(
        "merge",
        counts.resolve("array.arrow"),
        others.resolve("array.arrow"),
        "-o",
        sum.resolve("array.arrow"));
    // numpy: 3 * 120 days from day 0 and 3 * 40 from day 200 of each year, one rate:
    // (3 0.83166 exp(i 60 w) + 1 0.98040 exp(i 220 w))/4, w = 2 pi/365.2422: 0.40772
    assertThat(
            reconstruct("of-sum", summers, "--data", sum).number("time_coverage/0/leakage/solar"))
        .isBetween(0.400, 0.415);
  }

  /** 2 (1 - 0.2)/(pi (1 + 0.2)) = 0.424 of half a year each at rates 1 and 0.2. */
  @Test
  void thinWintersAreTold() throws Exception {
    Path thin = configuration("thin", 3, 5000, day -> day < YEAR / 2 ? 1 : 0.2);
    ResultFile result = reconstruct("thin", thin);
    assertThat(result.number("time_coverage/0/leakage/solar")).isBetween(0.38, 0.47);
    assertThat(result.texts("warnings").toString()).contains(WARNING + " are not told apart well");
    assertThat(result.number("time_coverage/0/live_days")).isBetween(1094.0, 1095.8);
  }

  @Test
  void wholeYearsOfAnEvenRateAreNot() throws Exception {
    ResultFile result = reconstruct("even", configuration("even", 4, 5000, day -> 1));
    assertThat(result.texts("warnings").toString()).doesNotContain(WARNING);
    assertThat(result.number("time_coverage/0/leakage/solar")).isLessThan(0.01);
  }
}
