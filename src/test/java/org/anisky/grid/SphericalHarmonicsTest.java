package org.anisky.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SphericalHarmonicsTest {
  /**
   * Two programs with roundings of their own, some 1e-16 per step of a recursion of up to 700; of
   * the largest value.
   */
  private static final double ACCURACY = 1e-12;

  @ParameterizedTest
  @ValueSource(strings = {"alm2map", "sum"})
  void mapsOfCoefficientsAreThoseOfHealpyAndOfThePlainSum(String kind) {
    Map<String, double[]> maps = new HashMap<>();
    for (String[] row : rows(kind)) {
      int lMax = Integer.parseInt(row[2]);
      double[] map =
          maps.computeIfAbsent(
              row[1] + "," + lMax,
              key -> SphericalHarmonics.of(grid(row[1])).synthesize(coefficients(lMax)));

      assertThat(map[Integer.parseInt(row[3])])
          .as(String.join(",", row))
          .isCloseTo(Double.parseDouble(row[4]), within(ACCURACY * largest(map)));
    }
    assertThat(maps).hasSizeGreaterThan(2);
  }

  @ParameterizedTest
  @CsvSource({"map2alm0, 0", "map2alm3, 3"})
  void coefficientsOfMapsAreThoseOfHealpy(String kind, int iterations) {
    Map<String, HarmonicCoefficients> coefficients = new HashMap<>();
    for (String[] row : rows(kind)) {
      int lMax = Integer.parseInt(row[2]);
      SkyGrid grid = grid(row[1]);
      HarmonicCoefficients alm =
          coefficients.computeIfAbsent(
              row[1],
              key ->
                  SphericalHarmonics.of(grid).analyze(ramp(7919, grid.size()), lMax, iterations));
      int place = Integer.parseInt(row[3]);
      double tolerance = ACCURACY * largest(alm.real());

      assertThat(alm.real()[place])
          .as(String.join(",", row))
          .isCloseTo(Double.parseDouble(row[4]), within(tolerance));
      assertThat(alm.imaginary()[place])
          .as(String.join(",", row))
          .isCloseTo(Double.parseDouble(row[5]), within(tolerance));
    }
    assertThat(coefficients).hasSize(3);
  }

  @Test
  void realHarmonicsAreThoseOfScipy() {
    List<String[]> rows = rows("real");
    assertThat(rows).hasSize(225);
    for (String[] row : rows) {
      int l = Integer.parseInt(row[2]);
      int m = Integer.parseInt(row[3]);
      double[] values = SphericalHarmonics.realHarmonic(grid(row[1]), l, m);

      assertThat(values[Integer.parseInt(row[4])])
          .as(String.join(",", row))
          .isCloseTo(Double.parseDouble(row[5]), within(ACCURACY));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"16", "18x36x0.5", "7x12x0.0"})
  void theDipoleHarmonicsAreThePositiveAxes(String name) {
    SkyGrid grid = grid(name);
    double norm = Math.sqrt(3 / (4 * Math.PI));
    double[] x = SphericalHarmonics.realHarmonic(grid, 1, 1);
    double[] y = SphericalHarmonics.realHarmonic(grid, 1, -1);
    double[] z = SphericalHarmonics.realHarmonic(grid, 1, 0);

    for (int a = 0; a < grid.size(); a++) {
      double cosDec = Math.cos(Math.asin(grid.z(a)));
      assertThat(x[a]).isCloseTo(norm * cosDec * Math.cos(grid.longitude(a)), within(1e-14));
      assertThat(y[a]).isCloseTo(norm * cosDec * Math.sin(grid.longitude(a)), within(1e-14));
      assertThat(z[a]).isCloseTo(norm * grid.z(a), within(1e-14));
    }
  }

  @ParameterizedTest
  // The plain sums are off by up to 1e-2 of the largest (0.5); an iteration gains a factor of 10.
  @CsvSource({"16, 24, 0, 0.1", "16, 24, 3, 1e-5", "16, 24, 14, 1e-14", "64x128x0.5, 6, 14, 1e-14"})
  void analysisOfABandLimitedMapFindsItsCoefficients(
      String name, int lMax, int iterations, double left) {
    HarmonicCoefficients alm = coefficients(lMax);
    SphericalHarmonics harmonics = SphericalHarmonics.of(grid(name));

    HarmonicCoefficients found = harmonics.analyze(harmonics.synthesize(alm), lMax, iterations);

    assertThat(found.real()).containsExactly(alm.real(), within(left));
    assertThat(found.imaginary()).containsExactly(alm.imaginary(), within(left));
  }

  @Test
  void aConstantMapHasOnlyTheMonopole() {
    double[] map = DoubleStream.generate(() -> 2).limit(768).toArray();

    HarmonicCoefficients alm = SphericalHarmonics.of(new HealpixGrid(8)).analyze(map, 8, 14);

    // a_00 = 2 sqrt(4 pi); after 14 iterations only rounding is left.
    assertThat(alm.real(0, 0)).isCloseTo(2 * Math.sqrt(4 * Math.PI), within(1e-13));
    assertThat(Arrays.copyOfRange(alm.real(), 1, 45))
        .containsExactly(new double[44], within(1e-13));
    assertThat(alm.imaginary()).containsExactly(new double[45], within(1e-13));
  }

  @Test
  void mapsThatCannotBeAnalysedAreRefused() {
    SphericalHarmonics harmonics = SphericalHarmonics.of(new HealpixGrid(1));
    double[] bad = new double[12];
    bad[7] = Double.NaN;

    assertThatThrownBy(() -> harmonics.analyze(new double[11], 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> harmonics.analyze(bad, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("pixel 7 is NaN");
    assertThatThrownBy(() -> harmonics.analyze(new double[12], -1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SphericalHarmonics.realHarmonic(new HealpixGrid(1), 1, 2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<String[]> rows(String kind) {
    return ReferenceTable.rows("harmonics.csv").stream()
        .filter(row -> row[0].equals(kind))
        .toList();
  }

  private static SkyGrid grid(String name) {
    String[] parts = name.split("x");
    return parts.length == 1
        ? new HealpixGrid(Integer.parseInt(name))
        : new CylindricalGrid(
            Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Double.parseDouble(parts[2]));
  }

  /** As in the script that made the reference numbers. */
  private static HarmonicCoefficients coefficients(int lMax) {
    double[] imaginary = ramp(7723, HarmonicCoefficients.size(lMax));
    Arrays.fill(imaginary, 0, lMax + 1, 0);
    return HarmonicCoefficients.of(lMax, ramp(7919, imaginary.length), imaginary);
  }

  private static double[] ramp(long factor, int size) {
    double[] ramp = new double[size];
    for (int i = 0; i < size; i++) {
      ramp[i] = factor * i % 1000 / 1000.0 - 0.5;
    }
    return ramp;
  }

  private static double largest(double[] values) {
    return DoubleStream.of(values).map(Math::abs).max().orElseThrow();
  }
}
