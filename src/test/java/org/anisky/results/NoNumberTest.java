package org.anisky.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anisky.InvalidInputException;
import org.junit.jupiter.api.Test;

class NoNumberTest {
  @Test
  void aResultWithAnInfiniteCovarianceIsRefusedWithThePlace() {
    for (double none :
        new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
      Map<String, Object> dipole =
          Map.of("covariance", Map.of("matrix", List.of(new double[][] {{1, 0}, {0, none}})));
      assertThatThrownBy(() -> NoNumber.refuse("dipole", dipole))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("do not determine dipole.covariance.matrix.1.1 of the result");
    }
    NoNumber.refuse("dipole", Map.of("matrix", List.of(new double[][] {{1e300, -1e-300}})));
  }

  @Test
  void whatElseHasNoNumberIsNamed() {
    Map<String, Object> phase = new HashMap<>();
    phase.put("statistical", Double.POSITIVE_INFINITY);
    phase.put("systematic", null);
    assertThat(NoNumber.remarks(Map.of("phase_deg", phase)))
        .containsExactly(
            "the data do not determine phase_deg.statistical; where they would stand is null");
  }

  @Test
  void aNullThatHasOneMeaningNeedsNoRemark() {
    Map<String, Object> convergence =
        Map.of("extrapolated_change", List.of(Double.NaN, Double.NaN, 0.1));
    assertThat(NoNumber.remarks(Map.of("convergence", convergence, "p_value", Double.NaN)))
        .isEmpty();
  }
}
