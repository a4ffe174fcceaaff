package org.anisky.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.anisky.InvalidInputException;
import org.junit.jupiter.api.Test;

class EnergyRangesTest {
  private static final double OPEN = Double.POSITIVE_INFINITY;

  @Test
  void differentialRangesShareNothingAndCumulativeOnesHoldEachOther() {
    EnergyRanges ranges = EnergyRanges.of(new double[] {4, 8, 16}, OPEN);
    assertThat(ranges.differential())
        .containsExactly(new EnergyRange(4, 8), new EnergyRange(8, 16), new EnergyRange(16, OPEN));
    assertThat(ranges.cumulative())
        .containsExactly(
            new EnergyRange(4, OPEN), new EnergyRange(8, OPEN), new EnergyRange(16, OPEN));
    assertThat(ranges.cumulative().get(1).describe()).isEqualTo(">= 8");
    assertThat(ranges.differential().get(0).describe()).isEqualTo("[4, 8)");
    EventSelection selection = ranges.differential().get(1).select(EventSelection.ALL);
    assertThat(selection.minEnergy()).isEqualTo(8);
    assertThat(selection.maxEnergy()).isEqualTo(16);
  }

  @Test
  void rangesOutOfOrderAreRefused() {
    assertThatThrownBy(() -> EnergyRanges.of(new double[] {4, 16, 8}, OPEN))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("energy threshold 2 is 8 after 16; thresholds must grow");
    assertThatThrownBy(() -> EnergyRanges.of(new double[] {4, 4}, OPEN))
        .hasMessage("energy threshold 1 is 4 after 4; thresholds must grow");
    assertThatThrownBy(() -> EnergyRanges.of(new double[] {4, Double.NaN}, OPEN))
        .hasMessage("energy threshold 1 is NaN after 4; thresholds must grow");
    assertThatThrownBy(() -> EnergyRanges.of(new double[] {-1}, OPEN))
        .hasMessage("energy threshold 0 is -1; it must be finite and >= 0");
    assertThatThrownBy(() -> EnergyRanges.of(new double[] {4, 8}, 8))
        .hasMessage("energy ranges end at 8, which is not above the last threshold 8");
    assertThatThrownBy(() -> EnergyRanges.of(new double[0], OPEN))
        .hasMessage("energy ranges need at least one threshold");
    assertThatThrownBy(() -> new EnergyRange(8, 4))
        .hasMessage("energy range from 8 to 4: it must start at 0 or more and end above");
  }
}
