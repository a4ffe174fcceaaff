package org.anisky.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Area;
import java.awt.geom.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrueTypeFontTest {
  private static final TrueTypeFont FONT = TrueTypeFont.dejaVuSans();

  /**
   * Advance width (table hmtx) and bounding box (head of the glyph's record, which the outline
   * reader skips) of DejaVuSans.ttf 2.37, in 1/2048 em, y upwards; unpacked with Python's struct
   * module through the font's other character table (platform 3, encoding 1, format 4).
   *
   * <p>Tolerance half a unit: the box in the file is rounded to whole units.
   */
  @ParameterizedTest
  @CsvSource({
    "A, 1401, 16, 0, 1384, 1493",
    "H, 1540, 201, 0, 1339, 1493",
    "8, 1303, 139, -29, 1163, 1520",
    "é, 1260, 113, -29, 1151, 1638",
    "σ, 1298, 113, -29, 1238, 1120",
    "±, 1716, 217, 0, 1499, 1284",
    "⁻, 1081, 137, 980, 944, 1075",
    "ʰ, 828, 117, 668, 708, 1539"
  })
  void widthsAndBoxesAreThoseInTheFontFile(
      String letter, double advance, double left, double low, double right, double high) {
    assertThat(FONT.advance(letter) * 2048).isCloseTo(advance, within(1e-9));
    Rectangle2D box = new Area(FONT.outline(letter)).getBounds2D();
    assertThat(box.getMinX() * 2048).isCloseTo(left, within(0.5));
    assertThat(box.getMaxX() * 2048).isCloseTo(right, within(0.5));
    assertThat(-box.getMaxY() * 2048).isCloseTo(low, within(0.5));
    assertThat(-box.getMinY() * 2048).isCloseTo(high, within(0.5));
  }

  @Test
  void lettersStandBesideEachOther() {
    // A is 1401 units wide; the H after it begins 201 units later.
    Rectangle2D both = FONT.outline("AH").getBounds2D();
    assertThat(both.getMaxX() * 2048).isCloseTo(1401 + 1339, within(1e-6));
    assertThat(FONT.advance("AH") * 2048).isCloseTo(1401 + 1540, within(1e-9));
  }

  @Test
  void theInsideOfARingIsEmpty() {
    // The middle of the letter o: half its width of 1253 units, half its height of 1147.
    assertThat(FONT.outline("o").contains(0.306, -0.28)).isFalse();
    assertThat(FONT.outline("•").contains(0.295, -0.37)).isTrue();
  }

  @Test
  void everyCharacterThatPicturesUseIsInTheFont() {
    "0123456789+−±×°ʰ⁰¹²³⁴⁵⁶⁷⁸⁹⁻₀₁₆αδσΔℓ⊥∥[](),.;:–√"
        .codePoints()
        .forEach(c -> assertThat(FONT.has(c)).as(Character.toString(c)).isTrue());
  }

  @Test
  void aBlankHasWidthButNoOutlineAndAnUnknownCharacterIsABox() {
    assertThat(FONT.advance(" ")).isPositive();
    assertThat(FONT.outline(" ").getCurrentPoint()).isNull();
    String unknown = Character.toString(0x10fffd);
    assertThat(FONT.has(0x10fffd)).isFalse();
    assertThat(FONT.outline(unknown).getBounds2D().isEmpty()).isFalse();
  }
}
