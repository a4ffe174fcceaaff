package org.anisky.report;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the marks of a figure mean.
 *
 * @param entries in order
 * @param left of the first entry, px
 * @param y middle of the first line, px
 * @param line distance between lines, px; 0: all entries on one line
 * @param sampleAt middle of a sample, from the left of its entry, px
 * @param textAt where its text begins, from the left of its entry, px
 * @param right where texts end at the latest, px
 * @param style of the texts
 * @param paper what is cleared for it
 */
record Legend(
    List<Entry> entries,
    double left,
    double y,
    double line,
    double sampleAt,
    double textAt,
    double right,
    TextStyle style,
    Optional<Rectangle2D> paper)
    implements Figure.Part {
  /** Draws an example of a mark around a point. */
  @FunctionalInterface
  interface Sample {
    void draw(Sheet sheet, double x, double y);
  }

  /**
   * A line of the legend.
   *
   * @param sample empty for a remark
   * @param text what it means
   */
  record Entry(Optional<Sample> sample, String text) {
    static Entry of(Sample sample, String text) {
      return new Entry(Optional.of(sample), text);
    }

    static Entry remark(String text) {
      return new Entry(Optional.empty(), text);
    }
  }

  /** Between two entries on one line, sample and text apart, px. */
  private static final double BETWEEN = 120;

  private static final double STRIP_LINE = 46;

  /** Height of the strip of {@link #strip} and the air below it, px. */
  static final double STRIP = 118;

  Legend {
    entries = List.copyOf(entries);
  }

  /** A strip of two lines at the top of a panel. */
  static Legend strip(double left, double right, double top, List<Entry> entries) {
    return new Legend(
        entries,
        left + 30,
        top + 32,
        STRIP_LINE,
        30,
        84,
        right - 26,
        Axes.LABEL,
        Optional.of(new Rectangle2D.Double(left, top, right - left, STRIP - 10)));
  }

  /** A short piece of a curve. */
  static Sample line(java.awt.Color colour) {
    return (sheet, x, y) -> sheet.line(x - 30, y, x + 30, y, colour, Palette.CURVE_PEN);
  }

  /** A point with its error bar. */
  static void point(Sheet sheet, double x, double y) {
    ErrorPoints.drawPoint(sheet, x, y, 17);
  }

  @Override
  public void draw(Sheet sheet) {
    paper.ifPresent(strip -> sheet.fill(strip, Palette.PAPER));
    double x = left;
    double middle = y;
    for (Entry entry : entries) {
      boolean remark = entry.sample().isEmpty();
      double place = x;
      double height = middle;
      entry.sample().ifPresent(sample -> sample.draw(sheet, place + sampleAt, height));
      double start = remark ? x : x + textAt;
      TextStyle fitted = sheet.fitted(style, entry.text(), right - start).left();
      sheet.textMiddle(
          entry.text(), start, middle, remark ? fitted.coloured(Palette.FAINT_INK) : fitted);
      x += line > 0 ? 0 : BETWEEN + sheet.width(entry.text(), style.size());
      middle += line;
    }
  }

  @Override
  public Map<String, Object> description() {
    return Description.of("legend")
        .with("texts", entries.stream().map(Entry::text).toList())
        .tree();
  }
}
