package org.anisky.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.anisky.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CylindricalGridTest {
  private static final CylindricalGrid DEGREES = CylindricalGrid.of(180, 360);

  @Test
  void obviousDirectionsLieInObviousCells() {
    // Ring 0 ends at the north pole, ring 179 at the south pole; z = 0 is the southern edge of 89.
    assertThat(DEGREES.pixel(1, 0)).isZero();
    assertThat(DEGREES.pixel(-1, 0)).isEqualTo(179 * 360);
    assertThat(DEGREES.pixel(0, 0)).isEqualTo(89 * 360);
    assertThat(DEGREES.pixel(-0.001, Math.toRadians(90.5))).isEqualTo(90 * 360 + 90);
    assertThat(DEGREES.pixel(0.001, Math.toRadians(359.5))).isEqualTo(89 * 360 + 359);
  }

  @Test
  void longitudesWrapAround() {
    assertThat(DEGREES.pixel(0.001, Math.toRadians(-0.5))).isEqualTo(89 * 360 + 359);
    assertThat(DEGREES.pixel(0.001, Math.toRadians(360.5))).isEqualTo(89 * 360);
    assertThat(DEGREES.pixel(0.001, Math.toRadians(7200.5))).isEqualTo(89 * 360);
    assertThat(DEGREES.pixel(0.001, 2 * Math.PI)).isEqualTo(89 * 360);
    assertThat(DEGREES.pixel(0.001, -1e-30)).isEqualTo(89 * 360);
  }

  @Test
  void aCellOwnsItsSouthernEdgeAndNotItsNorthernOne() {
    // 180 rings: z = 0.5 is the edge between rings 44 (to the North) and 45.
    assertThat(DEGREES.ringOf(DEGREES.pixel(0.5, 1))).isEqualTo(44);
    assertThat(DEGREES.ringOf(DEGREES.pixel(Math.nextDown(0.5), 1))).isEqualTo(45);
    assertThat(DEGREES.ringOf(DEGREES.pixel(-0.5, 1))).isEqualTo(134);
    assertThat(DEGREES.ringOf(DEGREES.pixel(Math.nextDown(-0.5), 1))).isEqualTo(135);
  }

  @Test
  void declinationThirtyDegreesLiesSouthOfItsEdgeBecauseItsSineIsBelowOneHalf() {
    double z = 0.49999999999999994;

    assertThat(DEGREES.ringOf(DEGREES.pixel(z, 0))).isEqualTo(45);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 90, 180, 181, 1000})
  void everyEdgeInZIsOwnedByTheRingNorthOfIt(int rings) {
    CylindricalGrid grid = CylindricalGrid.of(rings, 4);

    for (int south = 1; south < rings; south++) {
      // The nearest double to the edge -1 + 2 south / rings.
      double edge = (double) (2 * south - rings) / rings;
      assertThat(grid.ringOf(grid.pixel(edge, 0))).isEqualTo(rings - 1 - south);
      assertThat(grid.ringOf(grid.pixel(Math.nextDown(edge), 0))).isEqualTo(rings - south);
    }
  }

  @Test
  void everyWholeDegreeIsOwnedByTheColumnEastOfIt() {
    for (int degree = 0; degree < 360; degree++) {
      assertThat(DEGREES.pixel(0.001, Math.toRadians(degree)) - 89 * 360).isEqualTo(degree);
      assertThat(DEGREES.pixel(0.001, Math.toRadians(degree - 360)) - 89 * 360).isEqualTo(degree);
      assertThat(DEGREES.pixel(0.001, Math.toRadians(degree + 1e-9)) - 89 * 360).isEqualTo(degree);
      assertThat(DEGREES.pixel(0.001, Math.toRadians(degree - 1e-9)) - 89 * 360)
          .isEqualTo((degree + 359) % 360);
    }
  }

  @ParameterizedTest
  // column centre, longitude in columns, column: edges lie at column centre - 1/2.
  @CsvSource({
    "0.5, 0.0, 0",
    "0.5, 0.99, 0",
    "0.5, 1.0, 1",
    "0.5, 23.5, 23",
    "0.0, -0.49, 0",
    "0.0, 0.49, 0",
    "0.0, 0.51, 1",
    "0.0, 23.49, 23",
    "0.0, 23.51, 0",
    "0.75, 0.24, 23",
    "0.75, 0.26, 0",
    "0.75, 23.9, 23",
    "0.75, 1.26, 1"
  })
  void columnsLieAroundTheirCentres(double columnCentre, double columns, int expected) {
    CylindricalGrid grid = new CylindricalGrid(1, 24, columnCentre);

    assertThat(grid.pixel(0.3, columns * Math.PI / 12)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.25, 0.5, 0.75, 0.999})
  void everyCentreLiesInItsOwnCell(double columnCentre) {
    CylindricalGrid grid = new CylindricalGrid(31, 24, columnCentre);

    for (int pixel = 0; pixel < grid.size(); pixel++) {
      assertThat(grid.pixel(grid.z(pixel), grid.longitude(pixel))).isEqualTo(pixel);
      assertThat(grid.ringStart(grid.ringOf(pixel)) + pixel % 24).isEqualTo(pixel);
    }
  }

  @Test
  void centresLieInTheMiddleOfTheirCells() {
    // Ring 0 of 180 reaches from 178/180 to 1; column 7 from 7 to 8 deg. One rounding each.
    assertThat(DEGREES.z(7)).isCloseTo(179.0 / 180, within(1e-16));
    assertThat(DEGREES.longitude(7)).isCloseTo(Math.toRadians(7.5), within(1e-16));
    assertThat(DEGREES.ringZ(0)).isEqualTo(-DEGREES.ringZ(179));
    assertThat(DEGREES.pixelArea() * 64800).isCloseTo(4 * Math.PI, within(1e-14));
  }

  @ParameterizedTest
  @CsvSource({"0, 360, 0.5", "180, 0, 0.5", "20000, 20000, 0.5", "1, 1, 1.0", "1, 1, -0.1"})
  void impossibleShapesAreRefused(int rings, int columns, double columnCentre) {
    assertThatThrownBy(() -> new CylindricalGrid(rings, columns, columnCentre))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("cylindrical grid");
  }

  @Test
  void whatIsNotANumberIsRefused() {
    assertThatThrownBy(() -> DEGREES.pixel(Double.NaN, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> DEGREES.pixel(0, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CylindricalGrid(1, 1, Double.NaN))
        .isInstanceOf(InvalidInputException.class);
  }
}
