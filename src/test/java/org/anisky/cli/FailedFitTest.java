package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * All events come from one side of the sky. No dipole describes that: the fits run into the wall
 * where the intensity of the other side is zero and find no maximum. They say so, whatever the
 * strategy, and the program ends with exit code 1.
 */
class FailedFitTest {
  private static final int TRIES = 20_000;
  private static final double LATITUDE = Math.toRadians(19);
  private static final double SIDEREAL_DAY = 86164.0905;
  private static final String EXPOSURE =
      "monte-carlo.exposures=[{detector: Small, acceptance: {zenith-power: 1}}]";

  @TempDir private Path directory;
  private Workplace place;

  @BeforeEach
  void prepare() {
    place = Workplace.in(directory);
    place.write("events.csv", oneSide());
  }

  /** Events of an isotropic sky in 2020 as far as they lie within 60 deg of one right ascension. */
  private static String oneSide() {
    SplittableRandom random = new SplittableRandom(3);
    StringBuilder text = new StringBuilder("time,zenith,azimuth,energy\n");
    for (int k = 0; k < TRIES; k++) {
      double time = 1577836800 + random.nextDouble() * 366 * 86400;
      double zenith = Math.asin(Math.sin(Math.toRadians(60)) * Math.sqrt(random.nextDouble()));
      double azimuth = random.nextDouble() * 2 * Math.PI;
      // Azimuth from north through east: the hour angle grows towards west.
      double west = -Math.sin(azimuth) * Math.sin(zenith);
      double south =
          Math.cos(zenith) * Math.cos(LATITUDE)
              - Math.sin(zenith) * Math.sin(LATITUDE) * Math.cos(azimuth);
      double rightAscension = 2 * Math.PI * time / SIDEREAL_DAY - Math.atan2(west, south);
      if (Math.cos(rightAscension) > 0.5) {
        text.append(
            String.format(
                Locale.ROOT,
                "%.3f,%.4f,%.4f,1\n",
                time,
                Math.toDegrees(zenith),
                Math.toDegrees(azimuth)));
      }
    }
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "likelihood, the dipole fit did not converge",
    "monte-carlo, the multipole fit did not converge"
  })
  void aDipoleFitThatDoesNotConvergeIsAWarningAndExitCodeOne(String strategy, String warning) {
    CommandLineRun run =
        CommandLineRun.of(
            "reconstruct",
            place.configuration(),
            "-o",
            place.path("out"),
            "--no-pictures",
            "--set",
            "strategy=" + strategy,
            "--set",
            EXPOSURE);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("Warning               " + warning);
    ResultFile result = ResultFile.of(place.path("out"));
    assertThat(result.text("convergence/status")).isEqualTo("not converged");
    assertThat(result.text("convergence/dipole_fit")).isEqualTo("not converged");
    assertThat(result.texts("warnings")).contains(warning);
  }

  @Test
  void rangesOfEnergySayItInTheirTable() {
    CommandLineRun run =
        CommandLineRun.of(
            "reconstruct",
            place.configuration(),
            "-o",
            place.path("out"),
            "--no-pictures",
            "--set",
            "strategy=monte-carlo",
            "--set",
            EXPOSURE,
            "--set",
            "energy-ranges={thresholds: [1]}");
    assertThat(run.exit()).as(run.err()).isEqualTo(1);
    assertThat(ResultFile.read(place.path("out/energies.json")).text("rows/0/convergence"))
        .isEqualTo("not converged");
  }

  @Test
  void aComparisonWithSuchAFitEndsWithExitCodeOne() {
    CommandLineRun run =
        CommandLineRun.of(
            "compare",
            place.configuration(),
            "-o",
            place.path("out"),
            "--no-pictures",
            "--set",
            "toys.number=12",
            "--set",
            "strategies=[east-west, monte-carlo]",
            "--set",
            EXPOSURE);
    assertThat(run.exit()).as(run.err()).isEqualTo(1);
    assertThat(run.out()).contains("Warning: monte-carlo: the multipole fit did not converge");
  }

  @Test
  void mapsOfOneSideAreNoDifferent() {
    SpaceMaps maps = SpaceMaps.in(directory);
    maps.write("counts.fits", n -> n[0] > 0.5 ? Math.rint(SpaceMaps.exposure(n)) : 0);
    CommandLineRun run =
        CommandLineRun.of(
            "reconstruct", maps.configuration(), "-o", place.path("out"), "--no-pictures");
    assertThat(run.exit()).as(run.err()).isEqualTo(1);
    assertThat(run.out()).contains("the multipole fit did not converge");
    assertThat(ResultFile.of(place.path("out")).text("convergence/status"))
        .isEqualTo("not converged");
  }
}
