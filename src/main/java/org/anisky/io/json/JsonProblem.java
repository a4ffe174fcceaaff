package org.anisky.io.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anisky.io.Excerpt;

/** What is wrong with a text that is not JSON, in words that need no knowledge of the parser. */
final class JsonProblem {
  private static final Pattern TWICE = Pattern.compile("Duplicate field '(.*)'");
  private static final Pattern DEEP = Pattern.compile("Document nesting depth \\((\\d+)\\).*");

  private JsonProblem() {}

  /** The place and the problem, to be put behind "is not JSON". */
  static String of(JacksonException problem) {
    JsonLocation place = problem.getLocation();
    String line = place == null ? "" : " (line " + place.getLineNr() + ")";
    String text = String.valueOf(problem.getOriginalMessage());
    Matcher twice = TWICE.matcher(text);
    if (twice.matches()) {
      return line + ": key '" + Excerpt.of(twice.group(1)) + "' is given twice";
    }
    Matcher deep = DEEP.matcher(text);
    if (deep.matches()) {
      return line + ": it is nested " + deep.group(1) + " levels deep";
    }
    if (text.startsWith("Unexpected end-of-input")) {
      return line + ": it ends too early";
    }
    if (text.startsWith("Trailing token")) {
      return line + ": there is text behind its end";
    }
    // The parser's advice to its programmer follows the first colon.
    int advice = text.indexOf(": ");
    String what = advice > 0 ? text.substring(0, advice) : text;
    return line + ": " + Excerpt.of(what.replace("Non-standard", "unknown"));
  }
}
