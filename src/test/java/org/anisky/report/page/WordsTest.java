package org.anisky.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Numbers and markup on pages. */
class WordsTest {
  @Test
  void numbersAreWrittenAsAPersonReadsThem() {
    assertThat(Words.number(63695)).isEqualTo("63\u202f695");
    assertThat(Words.number(-2.5)).isEqualTo("−2.5");
    assertThat(Words.number(Double.NaN)).isEqualTo("–");
    assertThat(Words.significant(0.00012345, 3)).isEqualTo("0.000123");
    assertThat(Words.significant(1.0e-12, 2)).isEqualTo("1 × 10⁻¹²");
    assertThat(Words.probability(0)).isEqualTo("p < 10⁻³⁰⁰");
    assertThat(Words.plain(null)).isEqualTo("–");
    assertThat(Words.interval(List.of(0.0728, 0.0961))).isEqualTo("0.0728 to 0.0961");
  }

  @Test
  void errorsDecideTheDigits() {
    Tree number =
        new Tree(Map.of("value", 0.08525181, "statistical", 0.01149568, "systematic", 0.004));
    assertThat(Words.measured(number)).isEqualTo("0.0853 ± 0.0115 (stat) ± 0.004 (syst)");
    assertThat(Words.measured(new Tree(Map.of("value", 3.0)))).isEqualTo("3");
  }

  /** 360/sqrt(12) = 103.9. */
  @Test
  void aPhaseOfAnyValueIsUndetermined() {
    assertThat(Words.degrees(new Tree(Map.of("value", 119.0, "statistical", 104.0))))
        .isEqualTo("undetermined");
    assertThat(Words.degrees(new Tree(Map.of("value", 119.0, "statistical", 103.0))))
        .isEqualTo("119 ± 103");
    assertThat(Words.angle(3, Double.NaN, Double.NaN, 24)).isEqualTo("undetermined");
  }

  @Test
  void unitsAreTakenFromTheEndsOfKeys() {
    assertThat(Words.label("right_ascension_deg")).isEqualTo("right ascension (deg)");
    assertThat(Words.label("d_0h")).isEqualTo("d_0h");
  }

  @Test
  void textIsNeverMarkup() {
    assertThat(Html.escaped("<a href='x'>&\"")).isEqualTo("&lt;a href=&#39;x&#39;&gt;&amp;&quot;");
    assertThat(Html.embedded("{\"a\":\"</script><!--\"}"))
        .isEqualTo("{\"a\":\"\\u003c/script>\\u003c!--\"}");
  }

  @Test
  void nothingOfTheRunIsOnAPage() {
    Tree tree = new Tree(Map.of("start", "2026-01-01T00:00:00Z", "nested", Map.of("seed", 7L)));
    assertThat(TreeSection.html(tree)).contains("seed", "7").doesNotContain("2026");
  }

  @Test
  void countsLieInTheirBins() {
    Counted counted = Counted.of(new double[] {-0.2, 0.1, 0.4, 1.3, Double.NaN}, 0.5);
    assertThat(counted.centres()).containsExactly(-0.25, 0.25, 0.75, 1.25);
    assertThat(counted.counts()).containsExactly(1, 2, 0, 1);
  }
}
