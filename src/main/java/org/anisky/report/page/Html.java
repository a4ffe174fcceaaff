package org.anisky.report.page;

import java.util.List;
import java.util.Locale;

/** Text of a page. What is no markup of the program goes through {@link #escaped}. */
final class Html {
  /** Longer cells may have several lines where the screen is narrow. */
  private static final int LONG_CELL = 32;

  private final StringBuilder text = new StringBuilder();

  /** A text that means itself inside an element and inside an attribute in double quotes. */
  static String escaped(String plain) {
    StringBuilder out = new StringBuilder(plain.length());
    for (int k = 0; k < plain.length(); k++) {
      char c = plain.charAt(k);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c < ' ' && c != '\n' && c != '\t' ? '\ufffd' : c);
      }
    }
    return out.toString();
  }

  /**
   * JSON that can stand in a script element: no {@code <} can end it or begin a comment.
   *
   * @param json with plain characters
   */
  static String embedded(String json) {
    return json.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
  }

  /** Appends markup as it is. */
  Html raw(String markup) {
    text.append(markup);
    return this;
  }

  /**
   * Appends markup with texts in it.
   *
   * @param format with {@code %s} for each text
   * @param texts escaped here
   */
  Html format(String format, Object... texts) {
    Object[] escaped = new Object[texts.length];
    for (int k = 0; k < texts.length; k++) {
      escaped[k] = escaped(joined(String.valueOf(texts[k])));
    }
    text.append(String.format(Locale.ROOT, format, escaped));
    return this;
  }

  /**
   * Appends a table that can be scrolled sideways.
   *
   * @param caption what it shows
   * @param head titles of the columns
   * @param rows cells, escaped here; the first one names the row
   */
  Html table(String caption, List<String> head, List<List<String>> rows) {
    raw("<div class=\"wide\" tabindex=\"0\" role=\"region\"");
    format(" aria-label=\"%s\">", caption);
    format("<table><caption>%s</caption><thead><tr>", caption);
    head.forEach(title -> format("<th scope=\"col\">%s</th>", title));
    raw("</tr></thead><tbody>\n");
    for (List<String> row : rows) {
      raw("<tr>");
      for (int k = 0; k < row.size(); k++) {
        String cell =
            row.get(k).length() > LONG_CELL ? "<td class=\"long\">%s</td>" : "<td>%s</td>";
        format(k == 0 ? "<th scope=\"row\">%s</th>" : cell, row.get(k));
      }
      raw("</tr>\n");
    }
    raw("</tbody></table></div>\n");
    return this;
  }

  /** A number stays on one line with its error and its power of ten. */
  private static String joined(String text) {
    return text.replace(" ± ", "\u00a0±\u00a0").replace(" × 10", "\u00a0×\u00a010");
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
