package org.anisky.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anisky.io.json.Json;
import org.anisky.io.json.JsonDocument;
import org.anisky.model.DipoleComponent;
import org.anisky.model.DipoleEstimate;
import org.anisky.model.DipoleLimits;
import org.junit.jupiter.api.Test;

class IntervalJsonTest {
  private static final List<DipoleComponent> EQUATORIAL =
      List.of(DipoleComponent.D_0H, DipoleComponent.D_6H);

  private static JsonDocument json(DipoleLimits dipole) {
    Map<String, Object> tree = new LinkedHashMap<>();
    IntervalJson.add(dipole, tree);
    return JsonDocument.parse("dipole", Json.text(tree));
  }

  private static double[][] diagonal(double... variances) {
    double[][] matrix = new double[variances.length][variances.length];
    for (int k = 0; k < variances.length; k++) {
      matrix[k][k] = variances[k];
    }
    return matrix;
  }

  private static DipoleEstimate dipole(double x, double y, double statistical, double systematic) {
    double s = statistical * statistical;
    double t = systematic * systematic;
    return new DipoleEstimate(
        EQUATORIAL,
        new double[] {x, y},
        diagonal(s, s),
        systematic > 0 ? Optional.of(diagonal(t, t)) : Optional.empty(),
        Double.NaN,
        Double.NaN);
  }

  /**
   * Five errors of hypot(0.006, 0.008) = 0.01 at atan2(4, 3) = 53.130 deg: the construction on
   * grids in amplitude_limits.csv, and asin(1.959964/5) = 23.078 deg.
   */
  @Test
  void intervalsAreOfStatisticalAndSystematicErrorsTogether() {
    JsonDocument tree = json(DipoleLimits.of(dipole(0.03, 0.04, 0.006, 0.008)));
    JsonDocument amplitude = tree.object("intervals").object("amplitude");
    assertThat(amplitude.numbers("68"))
        .containsExactly(new double[] {0.03884, 0.05904}, within(1e-4));
    assertThat(amplitude.numbers("95"))
        .containsExactly(new double[] {0.02836, 0.06872}, within(1e-4));
    assertThat(amplitude.numbers("99"))
        .containsExactly(new double[] {0.02452, 0.07492}, within(1e-4));
    assertThat(tree.object("intervals").object("phase_deg").numbers("95"))
        .containsExactly(new double[] {53.130 - 23.078, 53.130 + 23.078}, within(0.01));
    assertThat(tree.object("upper_limits").has("full")).isFalse();
  }

  /** Two errors: 3.41 and 4.12; the phase is open at 99 percent, not at 68. */
  @Test
  void weakDipolesHaveLimitsAndOpenPhases() {
    JsonDocument tree = json(DipoleLimits.of(dipole(-0.02, 0, 0.01, 0)));
    JsonDocument limits = tree.object("upper_limits");
    assertThat(limits.string("method")).isEqualTo("bayesian");
    assertThat(limits.string("prior")).isEqualTo("flat-in-amplitude");
    assertThat(limits.number("95")).isCloseTo(0.0341, within(6e-5));
    assertThat(limits.number("99")).isCloseTo(0.0412, within(6e-5));
    JsonDocument phase = tree.object("intervals").object("phase_deg");
    assertThat(phase.isNull("95")).isTrue();
    assertThat(phase.isNull("99")).isTrue();
    double[] ends = phase.numbers("68");
    assertThat(ends[0]).isBetween(90.0, 180.0);
    assertThat(ends[0] + ends[1]).isCloseTo(360, within(1e-6));
    assertThat(tree.object("intervals").object("amplitude").numbers("95")[0]).isZero();
  }

  @Test
  void aPhaseThatIsOpenAtEveryLevelIsNull() {
    JsonDocument tree = json(DipoleLimits.of(dipole(0.01, 0, 0.01, 0)));
    assertThat(tree.object("intervals").isNull("phase_deg")).isTrue();
  }

  /** Limits take the covariance of an isotropic sky: twice the error, 1 sigma: 2.41 sigma. */
  @Test
  void limitsTakeTheErrorsOfAnIsotropicSky() {
    DipoleLimits limits =
        new DipoleLimits(dipole(0.02, 0, 0.01, 0), diagonal(4e-4, 4e-4), Optional.empty());
    assertThat(json(limits).object("upper_limits").number("95"))
        .isCloseTo(0.02 * 2.41, within(1e-4));
  }

  @Test
  void errorsThatAreInfiniteGiveNull() {
    JsonDocument tree = json(DipoleLimits.of(dipole(0.02, 0, Double.POSITIVE_INFINITY, 0)));
    assertThat(tree.isNull("intervals")).isTrue();
    assertThat(tree.isNull("upper_limits")).isTrue();
  }
}
