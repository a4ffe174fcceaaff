package org.anisky.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JointSignificanceTest {
  private static SkySignificance search(Optional<GlobalSignificance> global) {
    return new SkySignificance(List.of(), null, global, IsotropicToys.NONE, List.of(), List.of());
  }

  private static SkySignificance search(double p) {
    return search(
        Optional.of(
            new GlobalSignificance(
                p, p / 2, new GlobalSignificance.Interval(p / 2, 2 * p), 3, 300, "gumbel")));
  }

  /** 1 - 0.99^3 = 0.029701; 1 - 0.995^3 = 0.014925125; 1 - 0.98^3 = 0.058808. */
  @Test
  void theSmallestOfThreeCountsThreeTimes() {
    Map<String, SkySignificance> found = new LinkedHashMap<>();
    found.put("8-16 EeV", search(0.4));
    found.put("16-32 EeV", search(0.01));
    found.put(">= 32 EeV", search(0.03));
    JointSignificance joint = JointSignificance.of(found).orElseThrow();
    assertThat(joint.searches()).isEqualTo(3);
    assertThat(joint.strongest()).isEqualTo("16-32 EeV");
    assertThat(joint.pValue()).isCloseTo(0.029701, within(1e-12));
    assertThat(joint.interval68().low()).isCloseTo(0.014925125, within(1e-12));
    assertThat(joint.interval68().high()).isCloseTo(0.058808, within(1e-12));
    assertThat(joint.sigma()).isCloseTo(2.174, within(1e-3));
  }

  @Test
  void oneSearchWithoutToysSaysNothingOfAll() {
    assertThat(
            JointSignificance.of(
                Map.of("a", search(0.01), "b", search(Optional.<GlobalSignificance>empty()))))
        .isEmpty();
    assertThat(JointSignificance.of(Map.of("a", search(0.01)))).isEmpty();
  }
}
