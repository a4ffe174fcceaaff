package org.anisky.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anisky.grid.DiscSums;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyMap;
import org.anisky.io.json.Json;
import org.anisky.reconstruction.Covariances;
import org.anisky.reconstruction.Multipole;
import org.anisky.reconstruction.MultipoleEstimate;
import org.anisky.reconstruction.NuisanceEstimate;
import org.anisky.sky.SkyFrame;
import org.junit.jupiter.api.Test;

class MultipoleJsonTest {
  private static final HealpixGrid GRID = new HealpixGrid(1);

  private static SkyMap map(SkyFrame frame, double first, double others) {
    double[] values = new double[12];
    java.util.Arrays.fill(values, others);
    values[0] = first;
    BitSet observed = new BitSet();
    observed.set(0, 11);
    return SkyMap.of(GRID, frame, "map", "events", values, observed);
  }

  private static double[][] diagonal(double value) {
    double[][] matrix = new double[8][8];
    for (int k = 0; k < 8; k++) {
      matrix[k][k] = value;
    }
    return matrix;
  }

  private static MultipoleEstimate estimate(SkyFrame frame, List<NuisanceEstimate> nuisances) {
    return new MultipoleEstimate(
        Multipole.upTo(2),
        new double[] {0.1, 0.2, 0.3, 0, 0, 0.5, 0, 0},
        new Covariances(diagonal(9), diagonal(16), diagonal(4)),
        new Covariances(diagonal(1), diagonal(2), diagonal(5)),
        nuisances,
        map(frame, 20, 5),
        map(frame, 0, 4),
        true);
  }

  private static JsonNode json(MultipoleEstimate estimate) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("multipoles", MultipoleJson.multipoles(estimate));
    tree.put("nuisances", MultipoleJson.nuisances(estimate));
    tree.put("isotropic_covariance", MultipoleJson.isotropicCovariance(estimate.limits()));
    try {
      return Json.mapper().readTree(Json.text(tree));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** sqrt(4 pi/3) = 2.0466534158929770; statistical sqrt(9 + 16) = 5, systematic 2. */
  @Test
  void errorsAreApartAndTheDipoleIsAnHarmonicToo() {
    JsonNode json =
        json(
            estimate(SkyFrame.EQUATORIAL, List.of(new NuisanceEstimate("site", "slope", 1, 2, 3))));
    JsonNode polar = json.at("/multipoles/coefficients/2");
    assertThat(polar.get("l").asInt()).isEqualTo(1);
    assertThat(polar.get("m").asInt()).isZero();
    double unit = 2.0466534158929770;
    assertThat(polar.get("value").asDouble()).isCloseTo(0.3 * unit, within(1e-14));
    assertThat(polar.get("statistical").asDouble()).isCloseTo(5 * unit, within(1e-14));
    assertThat(polar.get("of_reference").asDouble()).isCloseTo(4 * unit, within(1e-14));
    assertThat(polar.get("systematic").asDouble()).isCloseTo(2 * unit, within(1e-14));
    JsonNode quadrupole = json.at("/multipoles/coefficients/5");
    assertThat(quadrupole.get("l").asInt()).isEqualTo(2);
    assertThat(quadrupole.get("m").asInt()).isZero();
    assertThat(quadrupole.get("value").asDouble()).isEqualTo(0.5);
    assertThat(quadrupole.get("statistical").asDouble()).isEqualTo(5);
    assertThat(json.at("/isotropic_covariance/matrix/1/1").asDouble()).isEqualTo(3);
    assertThat(json.at("/isotropic_covariance/matrix").size()).isEqualTo(3);
    assertThat(json.at("/isotropic_covariance/systematic/2/2").asDouble()).isEqualTo(5);
    assertThat(json.at("/nuisances/0/prior").asDouble()).isEqualTo(3);
    // Those of a_lm: 1 + 2 by statistics, times 4 pi/3 for the dipole.
    JsonNode ofHarmonics = json.at("/multipoles/isotropic_covariance");
    assertThat(ofHarmonics.at("/matrix").size()).isEqualTo(8);
    assertThat(ofHarmonics.at("/matrix/1/1").asDouble()).isCloseTo(3 * unit * unit, within(1e-13));
    assertThat(ofHarmonics.at("/matrix/7/7").asDouble()).isEqualTo(3);
    assertThat(ofHarmonics.at("/systematic/7/7").asDouble()).isEqualTo(5);
    assertThat(json.at("/multipoles/covariance/matrix/7/7").asDouble()).isEqualTo(25);
  }

  @Test
  void otherFramesNameTheirAxes() {
    JsonNode json = json(estimate(SkyFrame.GALACTIC, List.of()));
    assertThat(json.at("/multipoles/frame").asText()).isEqualTo("galactic");
    assertThat(json.at("/isotropic_covariance/order").toString())
        .isEqualTo("[\"d_0h\",\"d_6h\",\"d_N\"]");
    assertThat(json.at("/multipoles/coefficients/0").has("systematic")).isFalse();
  }

  /** Eleven pixels observed, one of them without reference: ten of 5 events against 4. */
  @Test
  void thereIsNoIntensityWithoutReference() {
    MultipoleEstimate estimate = estimate(SkyFrame.EQUATORIAL, List.of());
    SkyMap intensity = estimate.relativeIntensity();
    assertThat(intensity.isObserved(0)).isFalse();
    assertThat(intensity.isObserved(11)).isFalse();
    assertThat(intensity.observedPixels()).isEqualTo(10);
    assertThat(intensity.value(1)).isEqualTo(1.25);
    // Discs as wide as the sky hold all counts, 20 + 10 x 5, and all of the reference, 40.
    SkyMap smoothed = estimate.smoothedAnisotropy(DiscSums.of(GRID, Math.PI));
    assertThat(smoothed.observedPixels()).isEqualTo(10);
    assertThat(smoothed.value(3)).isCloseTo(0.75, within(1e-14));
  }
}
