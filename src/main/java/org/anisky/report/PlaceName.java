package org.anisky.report;

import java.util.Map;

/**
 * The name of a place on an axis below a panel.
 *
 * @param text the name
 * @param x of its place, px
 * @param top where it begins, px
 * @param upright whether it runs upwards and ends there
 */
record PlaceName(String text, double x, double top, boolean upright) implements Figure.Part {
  @Override
  public void draw(Sheet sheet) {
    if (upright) {
      double length = sheet.width(text, Axes.LABEL.size());
      sheet.textUpwards(text, x, top + length / 2, Axes.LABEL);
    } else {
      sheet.text(text, x, top + Axes.LABEL.size(), Axes.LABEL);
    }
  }

  @Override
  public Map<String, Object> description() {
    return Description.of("place").with("text", text).tree();
  }
}
