package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.anisky.grid.HealpixGrid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Counts as another program might write them, under a strong dipole towards right ascension 40 deg:
 * read with its conventions the phase is right, with others it is off by what they differ.
 */
class ForeignCountsTest {
  private static final int NSIDE = 8;
  private static final int BINS = 24;
  private static final double LATITUDE = Math.toRadians(19);
  private static final double LONGITUDE = Math.toRadians(-97);
  private static final double PHASE_DEG = 40;

  /** Measured: 0.3 deg; pixels are 7.3 deg wide, and the directions differ within one. */
  private static final double PIXEL_DEG = 0.3;

  @TempDir private Path directory;

  /** Azimuth from North through East of a file's longitude, from the table of conventions. */
  private static double azimuth(String convention, double longitude) {
    return switch (convention) {
      case "north-west" -> 2 * Math.PI - longitude;
      case "south-east" -> Math.PI - longitude;
      case "east-north" -> Math.PI / 2 - longitude;
      default -> throw new IllegalArgumentException(convention);
    };
  }

  /**
   * cos z (1 + 0.1 cos dec cos(ra - phase)), a million events per pixel; by spherical trigonometry.
   */
  private static double[][] counts(String convention, double firstInstant) {
    HealpixGrid grid = new HealpixGrid(NSIDE);
    double[][] counts = new double[BINS][grid.size()];
    for (int tau = 0; tau < BINS; tau++) {
      double siderealTime = firstInstant + 2 * Math.PI * tau / BINS;
      for (int pixel = 0; pixel < grid.size(); pixel++) {
        double cosZenith = grid.z(pixel);
        if (cosZenith <= 0) {
          continue;
        }
        double sinZenith = Math.sqrt(1 - cosZenith * cosZenith);
        double azimuth = azimuth(convention, grid.longitude(pixel));
        double sinDec =
            Math.sin(LATITUDE) * cosZenith + Math.cos(LATITUDE) * sinZenith * Math.cos(azimuth);
        // cos dec times sine and cosine of the hour angle, which is positive West.
        double west = -sinZenith * Math.sin(azimuth);
        double south =
            Math.cos(LATITUDE) * cosZenith - Math.sin(LATITUDE) * sinZenith * Math.cos(azimuth);
        double rightAscension = siderealTime - Math.atan2(west, south);
        double cosDec = Math.sqrt(1 - sinDec * sinDec);
        counts[tau][pixel] =
            1e6
                * cosZenith
                * (1 + 0.1 * cosDec * Math.cos(rightAscension - Math.toRadians(PHASE_DEG)));
      }
    }
    return counts;
  }

  private double phase(double[][] counts, String azimuth, String binTime, String binPhase)
      throws IOException {
    FitsImageFile.multimap(directory.resolve("maps.fits"), counts);
    Path configuration =
        Files.writeString(
            directory.resolve("foreign.yaml"),
            String.format(
                Locale.ROOT,
                """
                detectors:
                  - name: Foreign
                    latitude: 19 deg
                    longitude: -97 deg
                    max-zenith: 60 deg
                    counts: {format: fits-multimap, file: maps.fits, azimuth: %s, bin-time: %s,
                             bin-phase: %s}
                """,
                azimuth,
                binTime,
                binPhase));
    Path out = directory.resolve("out");
    CommandLineRun.reconstruct(configuration, out, "--overwrite");
    return ResultFile.of(out).number("dipole/phase_deg/value");
  }

  @ParameterizedTest
  @CsvSource({"north-west", "south-east", "east-north"})
  void everyAzimuthConventionGivesThePhase(String convention) throws IOException {
    double centre = Math.PI / BINS;
    assertThat(phase(counts(convention, centre), convention, "local", "centre"))
        .isCloseTo(PHASE_DEG, within(PIXEL_DEG));
  }

  /** A bin is 15 deg; a later local time makes every right ascension larger. */
  @ParameterizedTest
  @CsvSource({
    "greenwich, start, 0",
    "greenwich, centre, 7.5",
    "local, start, 97",
    "local, centre, 104.5"
  })
  void binsOfGreenwichTimeByTheirStart(String binTime, String binPhase, double offDegrees)
      throws IOException {
    double[][] counts = counts("south-east", LONGITUDE);
    assertThat(phase(counts, "south-east", binTime, binPhase))
        .isCloseTo(PHASE_DEG + offDegrees, within(PIXEL_DEG));
  }

  @Test
  void theConventionsHaveNoDefault() throws IOException {
    FitsImageFile.multimap(directory.resolve("maps.fits"), counts("north-west", 0));
    String whole = "azimuth: north-west, bin-time: local, bin-phase: centre";
    for (String key : whole.split(", ")) {
      String rest = whole.replace(key + ", ", "").replace(", " + key, "");
      Path configuration =
          Files.writeString(
              directory.resolve("foreign.yaml"),
              "detectors:\n  - name: Foreign\n    latitude: 19 deg\n    longitude: -97 deg\n"
                  + "    max-zenith: 60 deg\n"
                  + "    counts: {format: fits-multimap, file: maps.fits, "
                  + rest
                  + "}\n");
      CommandLineRun run =
          CommandLineRun.of("reconstruct", configuration, "--out", directory.resolve("out"));
      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.err())
          .endsWith(
              "detectors.0.counts: required key '"
                  + key.substring(0, key.indexOf(':'))
                  + "' is missing\n");
    }
  }
}
