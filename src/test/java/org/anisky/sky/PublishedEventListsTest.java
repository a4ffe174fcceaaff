package org.anisky.sky;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Validation against real event lists of the Pierre Auger Observatory, which carry both local and
 * equatorial directions. The lists lie beside the repository; without them the tests are skipped,
 * except under continuous integration, where they must be there.
 */
class PublishedEventListsTest {
  private static final Path LISTS = Path.of("..", "shared", "data");
  private static final Observatory AUGER = Observatory.ofDegrees("Auger", -35.2, -69.3);
  private static final LocalFrame FRAME = LocalFrame.of(AUGER);
  private static final SiderealClock CLOCK = new MeanSiderealClock(0);

  /**
   * Nutation and UT1 are left out (0.01 deg), precession to J2000 amounts to 0.1 to 0.25 deg over
   * the years of the lists, and the columns are rounded to 0.1 deg. A half bin of 0.5 deg, a site
   * half a degree off, or any sign would show.
   */
  private static final double WORST_SEPARATION = 0.4;

  private static List<double[]> rows(String... path) throws IOException {
    Path file = LISTS.resolve(Path.of(path[0], path[1]));
    boolean mustBeThere = "true".equals(System.getenv("CI"));
    Assumptions.assumeTrue(mustBeThere || Files.exists(file), "event list not at hand");
    try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
      return lines
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .map(line -> line.trim().split("\\s+"))
          .map(row -> Arrays.stream(row).mapToDouble(Double::parseDouble).toArray())
          .toList();
    }
  }

  /** Angle between (longitude, latitude) pairs in rad, in deg. */
  private static double separation(double lon1, double lat1, double lon2, double lat2) {
    double chord =
        Math.pow(Math.sin((lat1 - lat2) / 2), 2)
            + Math.cos(lat1) * Math.cos(lat2) * Math.pow(Math.sin((lon1 - lon2) / 2), 2);
    return Math.toDegrees(2 * Math.asin(Math.sqrt(chord)));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  @Test
  void localDirectionsOf2022LeadToTheListedEquatorialOnes() throws IOException {
    List<double[]> events =
        rows("auger2022-32EeV", "AugerApJS2022_Yr_JD_UTC_Th_Ph_RA_Dec_E_Expo.dat");
    assertThat(events).hasSize(2635);
    double[] separations = new double[events.size()];
    for (int n = 0; n < separations.length; n++) {
      double[] row = events.get(n);
      double azimuth = AzimuthConvention.EAST_NORTH.toAzimuth(Math.toRadians(row[4]));
      LocalDirection local = new LocalDirection(Math.toRadians(row[3]), azimuth);
      EquatorialDirection sky = FRAME.toEquatorAtSiderealZero(local);
      separations[n] =
          separation(
              sky.rightAscension() + CLOCK.localSiderealTime(row[2], AUGER),
              sky.declination(),
              Math.toRadians(row[5]),
              Math.toRadians(row[6]));
    }
    assertThat(Arrays.stream(separations).max().orElseThrow()).isLessThan(WORST_SEPARATION);
    assertThat(median(separations)).isLessThan(0.2);
  }

  /**
   * Differences between computed and listed azimuth, deg on the sky, of the events of 2017 whose
   * computed zenith angle lies in a band.
   *
   * @param shift added to every hour angle, deg
   */
  private static double[] azimuthOffsets(double shift, double minZenith, double maxZenith)
      throws IOException {
    List<double[]> events = rows("auger2017-8EeV", "Arrival_directions_8EeV_Science_2017.dat");
    assertThat(events).hasSize(32187);
    double[] offsets = new double[events.size()];
    int size = 0;
    for (double[] row : events) {
      double hourAngle = CLOCK.localSiderealTime(row[6], AUGER) - Math.toRadians(row[3] - shift);
      LocalDirection local = FRAME.toLocal(hourAngle, Math.toRadians(row[2]));
      double zenith = Math.toDegrees(local.zenith());
      if (zenith >= minZenith && zenith < maxZenith) {
        double listed = AzimuthConvention.EAST_NORTH.toAzimuth(Math.toRadians(row[4]));
        double offset = Math.IEEEremainder(local.azimuth() - listed, 2 * Math.PI);
        // An azimuth is an angle on the sky only times sin zenith.
        offsets[size++] = Math.toDegrees(Math.abs(offset)) * Math.sin(local.zenith());
      }
    }
    return Arrays.copyOf(offsets, size);
  }

  @Test
  void equatorialDirectionsOf2017LeadToTheListedAzimuths() throws IOException {
    // Up to 58 deg: from 60 deg on the list comes from another reconstruction, see below.
    double[] offsets = azimuthOffsets(0, 0, 58);
    assertThat(offsets).hasSizeGreaterThan(24_000);
    assertThat(Arrays.stream(offsets).max().orElseThrow()).isLessThan(WORST_SEPARATION);
    assertThat(median(offsets)).isLessThan(0.15);
  }

  @Test
  void inclinedEventsOf2017AreListedOneAndAQuarterDegreesTooFarEast() throws IOException {
    // A property of the list, not of the program: above 60 deg right ascension disagrees with time
    // and azimuth by one rotation about the pole. With it taken out the azimuths agree to 0.2 deg,
    // and the zenith angles end at 80 deg, where the list was cut, instead of 81 deg.
    double[] inclined = azimuthOffsets(1.28, 62, 90);
    assertThat(inclined).hasSizeGreaterThan(5_500);
    assertThat(Arrays.stream(inclined).max().orElseThrow()).isLessThan(0.2);
    assertThat(azimuthOffsets(1.28, 80.1, 90)).isEmpty();
    assertThat(azimuthOffsets(0, 80.1, 90)).hasSizeGreaterThan(30);
  }
}
