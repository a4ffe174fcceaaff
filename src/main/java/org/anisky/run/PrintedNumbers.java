package org.anisky.run;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anisky.InvalidInputException;
import org.anisky.io.json.JsonDocument;
import org.anisky.study.regression.Quantity;
import org.anisky.study.regression.ResultQuantities;

/**
 * The numbers that a command prints: of JSON by their keys, of a text line by line under the words
 * before the first. Lines that name a file or tell a speed are left out.
 */
final class PrintedNumbers {
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\w.])[+-]?\\d[\\d,]*(?:\\.\\d+)?(?:[eE][+-]?\\d+)?(?![\\w])");
  private static final Pattern LEFT_OUT =
      Pattern.compile("[/\\\\]|\\d (s|ms|min|MB|GB)\\b|version|commit|Java");
  private static final int LONGEST_NAME = 40;

  private PrintedNumbers() {}

  /**
   * All of them.
   *
   * @param prefix of their names
   * @param text as printed
   */
  static List<Quantity> of(String prefix, String text) {
    if (text.startsWith("{")) {
      try {
        return ResultQuantities.ofFile(prefix, JsonDocument.parse(prefix, text).tree());
      } catch (InvalidInputException e) {
        throw InvalidInputException.of("%s printed what is no JSON: %s", prefix, e.getMessage());
      }
    }
    List<Quantity> found = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (!LEFT_OUT.matcher(line).find()) {
        addLine(prefix + ".line " + number, line, found);
      }
    }
    return found;
  }

  private static void addLine(String prefix, String line, List<Quantity> found) {
    Matcher matcher = NUMBER.matcher(line);
    String name = null;
    int place = 0;
    while (matcher.find()) {
      if (name == null) {
        String words = line.substring(0, matcher.start()).strip().replaceAll("\\s+", " ");
        name = prefix + " " + words.substring(0, Math.min(LONGEST_NAME, words.length())).strip();
      }
      double value = Double.parseDouble(matcher.group().replace(",", ""));
      found.add(Quantity.number(name + "." + place++, value));
    }
  }
}
