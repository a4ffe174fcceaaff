package org.anisky.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Point2D;
import org.junit.jupiter.api.Test;

class MollweideTest {
  /** theta = 45 deg belongs to sin(latitude) = (pi/2 + 1)/pi; bisection is exact to rounding. */
  @Test
  void aKnownDirectionIsProjectedByHand() {
    double latitude = Math.asin((Math.PI / 2 + 1) / Math.PI);
    Point2D point = new Mollweide(0).forward(Math.PI / 2, latitude);
    assertThat(point.getX()).isCloseTo(-0.5 * Math.sqrt(0.5), within(1e-12));
    assertThat(point.getY()).isCloseTo(Math.sqrt(0.5), within(1e-12));
  }

  @Test
  void thePolesAreTheEndsOfTheShortAxis() {
    Mollweide projection = new Mollweide(1);
    // Near a pole theta varies as the cube root of the latitude's rounding error.
    assertThat(projection.forward(2, Math.PI / 2).distance(0, 1)).isLessThan(1e-4);
    assertThat(projection.forward(2, -Math.PI / 2).distance(0, -1)).isLessThan(1e-4);
  }

  @Test
  void equalAreasStayEqual() {
    // The part of the ellipse's area under a height h is (asin h + h sqrt(1-h^2))/pi + 1/2; on the
    // sphere the part under z is (z + 1)/2.
    for (double h = -0.9; h < 1; h += 0.2) {
      double part = (Math.asin(h) + h * Math.sqrt(1 - h * h)) / Math.PI + 0.5;
      assertThat((Mollweide.z(h) + 1) / 2).isCloseTo(part, within(1e-14));
    }
  }

  @Test
  void theInverseComesBackToTheDirection() {
    Mollweide projection = new Mollweide(Math.PI);
    for (double longitude = 0.1; longitude < 6.2; longitude += 0.5) {
      for (double latitude = -1.5; latitude <= 1.5; latitude += 0.25) {
        Point2D point = projection.forward(longitude, latitude);
        assertThat(projection.row(point.getY()).longitude(point.getX()))
            .isCloseTo(longitude, within(1e-9));
        assertThat(Mollweide.z(point.getY())).isCloseTo(Math.sin(latitude), within(1e-12));
      }
    }
  }
}
