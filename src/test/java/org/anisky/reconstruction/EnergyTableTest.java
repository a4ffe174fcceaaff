package org.anisky.reconstruction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.anisky.InvalidInputException;
import org.anisky.counts.EnergyRange;
import org.anisky.counts.EnergyRanges;
import org.junit.jupiter.api.Test;

class EnergyTableTest {
  private static final double OPEN = Double.POSITIVE_INFINITY;

  @Test
  void everyRangeIsFittedOnceAndListedByEnergy() throws IOException {
    List<EnergyRange> fitted = new ArrayList<>();
    EnergyTable<Double> table =
        EnergyTable.of(
            EnergyRanges.of(new double[] {4, 8}, 32),
            "EeV",
            range -> {
              fitted.add(range);
              return range.until();
            });
    assertThat(fitted)
        .containsExactly(new EnergyRange(4, 8), new EnergyRange(8, 32), new EnergyRange(4, 32));
    assertThat(table.rows())
        .containsExactly(
            new EnergyTable.Row<>(EnergyTable.Kind.DIFFERENTIAL, new EnergyRange(4, 8), 8.0),
            new EnergyTable.Row<>(EnergyTable.Kind.DIFFERENTIAL, new EnergyRange(8, 32), 32.0),
            new EnergyTable.Row<>(EnergyTable.Kind.CUMULATIVE, new EnergyRange(4, 32), 32.0),
            new EnergyTable.Row<>(EnergyTable.Kind.CUMULATIVE, new EnergyRange(8, 32), 32.0));
    assertThat(table.rows(EnergyTable.Kind.CUMULATIVE)).hasSize(2);
  }

  @Test
  void oneThresholdIsOneRow() throws IOException {
    assertThat(EnergyTable.of(EnergyRanges.of(new double[] {8}, OPEN), "EeV", range -> 1).rows())
        .containsExactly(
            new EnergyTable.Row<>(EnergyTable.Kind.CUMULATIVE, new EnergyRange(8, OPEN), 1));
  }

  @Test
  void aRangeThatFailsIsNamed() {
    assertThatThrownBy(
            () ->
                EnergyTable.of(
                    EnergyRanges.of(new double[] {4, 8}, OPEN),
                    "EeV",
                    range -> {
                      throw InvalidInputException.of("no event in view");
                    }))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("energy range [4, 8) EeV: no event in view");
  }
}
