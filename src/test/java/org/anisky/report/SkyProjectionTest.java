package org.anisky.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Point2D;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Projections against places worked out by hand, and back. */
class SkyProjectionTest {
  /**
   * Hammer at offset 90 deg, latitude 30 deg: D^2 = 1 + cos 30 cos 45 = 1.612372, x = -cos 30 sin
   * 45/D, y = sin 30/D. Cartesian: half of both. North at latitude 30 deg: c = 60 deg, sqrt(2) sin
   * 30 = 0.707107 to the left of the pole, since the middle meridian runs down. South: the same
   * hemisphere seen from the south has latitude -30 deg.
   */
  @ParameterizedTest
  @CsvSource({
    "HAMMER, 30, -0.482262, 0.393765",
    "CARTESIAN, 30, -0.5, 0.333333",
    "NORTH, 30, -0.707107, 0",
    "SOUTH, -30, -0.707107, 0",
    "NORTH, 90, 0, 0",
    "SOUTH, -90, 0, 0"
  })
  void knownDirectionsAreWhereTheyShouldBe(
      SkyView.Projection projection, double latitude, double x, double y) {
    Point2D point = projection.around(1).forward(1 + Math.PI / 2, Math.toRadians(latitude));
    assertThat(point.getX()).isCloseTo(x, within(1e-6));
    assertThat(point.getY()).isCloseTo(y, within(1e-6));
  }

  /** The middle meridian: below the north pole, above the south pole. */
  @ParameterizedTest
  @CsvSource({"NORTH, 0, -1", "SOUTH, 0, 1"})
  void theMiddleMeridianRunsTowardsTheEquatorOfOtherProjections(
      SkyView.Projection projection, double x, double y) {
    Point2D point = projection.around(2).forward(2, 0);
    assertThat(point.distance(x, y)).isLessThan(1e-12);
  }

  @ParameterizedTest
  @EnumSource(SkyView.Projection.class)
  void theInverseComesBackToTheDirection(SkyView.Projection kind) {
    SkyProjection projection = kind.around(3);
    for (double longitude = 0.05; longitude < 6.28; longitude += 0.37) {
      for (double latitude = -1.5; latitude <= 1.5; latitude += 0.21) {
        if (projection.shows(latitude)) {
          Point2D point = projection.forward(longitude, latitude);
          SkyProjection.Row row = projection.row(point.getY());
          assertThat(Math.abs(point.getX())).isLessThanOrEqualTo(row.half() + 1e-12);
          assertThat(row.z(point.getX())).isCloseTo(Math.sin(latitude), within(1e-9));
          double difference = row.longitude(point.getX()) - longitude;
          assertThat(Math.cos(difference)).isCloseTo(1, within(1e-12));
        }
      }
    }
  }
}
