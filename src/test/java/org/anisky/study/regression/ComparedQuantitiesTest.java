package org.anisky.study.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What of a result is compared with a stored one, and how closely. */
class ComparedQuantitiesTest {
  private static double distance(String name, double found, double stored) {
    Quantity expected = Quantity.number(name, stored);
    return Tolerances.USUAL.of(expected).distance(Quantity.number(name, found), expected);
  }

  /** 1e-12 to 1.02e-12 are two hundredths apart, of which one is allowed. */
  @Test
  void probabilitiesOfTheTailCountByTheirRatio() {
    String name = "likelihood.dipole.p_value";
    assertThat(distance(name, 1.02e-12, 1e-12)).isBetween(1.9, 2.1);
    assertThat(distance(name, 1.005e-12, 1e-12)).isBetween(0.4, 0.6);
    assertThat(distance(name, 1e-200, 1e-100)).isGreaterThan(99);
    assertThat(distance(name, 0.505, 0.5)).isBetween(0.9, 1.1);
    assertThat(distance(name, 0, 3e-310)).isLessThan(1);
    assertThat(distance(name, Double.NaN, 0.5)).isInfinite();
  }

  /** Of other numbers a difference of 1e-9 is rounding. */
  @Test
  void roundingOfOtherNumbersIsNotCounted() {
    assertThat(distance("likelihood.dipole.amplitude.error", 3e-10, 1e-10)).isLessThan(1);
    assertThat(distance("likelihood.dipole.amplitude.error", 1.0003, 1)).isBetween(2.9, 3.1);
  }

  @Test
  void regionsOfAListAreComparedAndThoseThatWereFoundAreNot() {
    Map<String, Object> tree =
        Map.of(
            "significance",
            Map.of(
                "regions",
                List.of(
                    Map.of("name", "hot 1", "radius_deg", 10.0),
                    Map.of("name", "cold 12", "radius_deg", 10.0),
                    Map.of("name", "Region A", "radius_deg", 7.5))));
    assertThat(ResultQuantities.of("row", tree))
        .containsExactly(Quantity.number("row.significance.regions.Region A.radius_deg", 7.5));
  }

  /** 1e-4 of the excess: its unit is not that of the standard deviations around it. */
  @Test
  void excessesOfRegionsAreComparedInTheirOwnSize() {
    String name = "likelihood.significance.regions.disc.excess";
    assertThat(distance(name, 1.001e-3, 1e-3)).isBetween(9.0, 11.0);
  }
}
