package org.anisky.report;

import java.util.Map;

/**
 * A line of text on a figure.
 *
 * @param role what it is for
 * @param text may be empty
 * @param x of its anchor, px
 * @param y of its baseline, px
 * @param style its size is reduced as far as needed
 * @param room how wide it may be, px
 */
record Caption(Role role, String text, double x, double y, TextStyle style, double room)
    implements Figure.Part {
  /** What a caption is for. */
  enum Role {
    TITLE,
    SUBTITLE,
    NOTE
  }

  private static final TextStyle TITLE = TextStyle.of(38);
  private static final TextStyle SUBTITLE = TextStyle.of(28).coloured(Palette.FAINT_INK);

  /** The first line above panels, in the middle of their width. */
  static Caption title(String text, double left, double right, double y) {
    return new Caption(Role.TITLE, text, (left + right) / 2, y, TITLE, right - left);
  }

  /** The second line above panels. */
  static Caption subtitle(String text, double left, double right, double y) {
    return new Caption(Role.SUBTITLE, text, (left + right) / 2, y, SUBTITLE, right - left);
  }

  /** The same in another colour. */
  Caption coloured(java.awt.Color colour) {
    return new Caption(role, text, x, y, style.coloured(colour), room);
  }

  @Override
  public void draw(Sheet sheet) {
    sheet.text(text, x, y, sheet.fitted(style, text, room));
  }

  @Override
  public Map<String, Object> description() {
    return Description.of(role.name().toLowerCase(java.util.Locale.ROOT)).with("text", text).tree();
  }
}
