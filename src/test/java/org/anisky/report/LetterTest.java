package org.anisky.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Area;
import java.awt.geom.Rectangle2D;
import org.junit.jupiter.api.Test;

class LetterTest {
  private static final TrueTypeFont FONT = TrueTypeFont.dejaVuSans();

  private static Rectangle2D box(String text) {
    return new Area(FONT.outline(text)).getBounds2D();
  }

  @Test
  void aSubscriptIsWrittenOnAKeyboardWithAnUnderscore() {
    assertThat(Letter.plain("d" + Letter.subscript("N") + " = 1")).isEqualTo("d_N = 1");
    assertThat(Letter.plain("ρ" + Letter.subscript("EW"))).isEqualTo("ρ_EW");
    assertThat(Letter.plain("IC86_north")).isEqualTo("IC86_north");
    assertThatThrownBy(() -> Letter.subscript("ρ")).isInstanceOf(IllegalArgumentException.class);
  }

  /** As high as the font's own subscript 1, 835 units of 2048, and on the same line. */
  @Test
  void aSubscriptCapitalStandsLikeTheFontsSubscriptDigits() {
    Rectangle2D own = box("₁");
    assertThat(-own.getMinY() * 2048).isCloseTo(835, within(0.5));
    Rectangle2D made = box(Letter.subscript("N"));
    assertThat(made.getMinY()).isCloseTo(own.getMinY(), within(1e-3));
    assertThat(made.getMaxY()).isCloseTo(own.getMaxY(), within(1e-3));
  }

  /** N is 1532 units of 2048 wide, d 1300 (table hmtx). */
  @Test
  void thePenMovesByTheWidthOfTheSmallerLetter() {
    assertThat(FONT.advance("N") * 2048).isCloseTo(1532, within(1e-9));
    double size = new Letter('N', true).size();
    assertThat(FONT.advance("d" + Letter.subscript("N")) * 2048)
        .isCloseTo(1300 + size * 1532, within(1e-9));
  }
}
