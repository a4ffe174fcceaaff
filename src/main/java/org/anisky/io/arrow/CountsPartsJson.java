package org.anisky.io.arrow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anisky.InvalidInputException;
import org.anisky.counts.CountsPart;
import org.anisky.io.Excerpt;
import org.anisky.io.json.JsonDocument;

/** The parts of a sum of counts, as a part of {@link CountsDescription}. */
final class CountsPartsJson {
  private static final int LONGEST_TEXT = 10_000;

  /** Key of the files. */
  static final String FILES = "files";

  private CountsPartsJson() {}

  static List<Map<String, Object>> list(List<CountsPart> parts) {
    List<Map<String, Object>> list = new ArrayList<>();
    for (CountsPart part : parts) {
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("source", part.source());
      tree.put("digest", part.digest());
      tree.put("eventsUsed", part.eventsUsed());
      tree.put("firstUnixTime", part.firstUnixTime());
      tree.put("lastUnixTime", part.lastUnixTime());
      tree.put("timeCut", part.timeCut());
      if (!part.share().isEmpty()) {
        tree.put("share", part.share());
      }
      if (!part.files().isEmpty()) {
        tree.put(FILES, part.files());
      }
      list.add(tree);
    }
    return list;
  }

  /**
   * Reads them back.
   *
   * @throws InvalidInputException when something is missing or not allowed
   */
  static List<CountsPart> parse(List<JsonDocument> list) {
    List<CountsPart> parts = new ArrayList<>();
    for (JsonDocument part : list) {
      long used = part.integer("eventsUsed");
      if (used < 0) {
        throw InvalidInputException.of(
            "%s: a part has %d events; there cannot be fewer than 0", part.where(), used);
      }
      parts.add(
          new CountsPart(
              text(part, "source"),
              text(part, "digest"),
              used,
              part.numberOrNaN("firstUnixTime"),
              part.numberOrNaN("lastUnixTime"),
              text(part, "timeCut"),
              share(part),
              files(part)));
    }
    return parts;
  }

  /**
   * By what the files of a part are known, or of a whole origin; none when it does not say.
   *
   * @throws InvalidInputException when one of them is no digest
   */
  static List<String> files(JsonDocument part) {
    List<String> files = part.has(FILES) ? part.texts(FILES) : List.of();
    for (String file : files) {
      if (file.length() != CountsPart.DIGITS || !file.matches("[0-9a-f]*")) {
        throw InvalidInputException.of(
            "%s: '%s' has '%s'; it must have %d hexadecimal digits for each file",
            part.where(), FILES, Excerpt.of(file), CountsPart.DIGITS);
      }
    }
    return files;
  }

  private static String share(JsonDocument part) {
    String share = part.has("share") ? text(part, "share") : "";
    if (!CountsPart.isShare(share)) {
      throw InvalidInputException.of(
          "%s: 'share' of a part is '%s'; it must be like '3 of 100'",
          part.where(), Excerpt.of(share));
    }
    return share;
  }

  private static String text(JsonDocument part, String key) {
    String text = part.string(key);
    if (text.length() > LONGEST_TEXT || text.chars().anyMatch(Character::isISOControl)) {
      throw InvalidInputException.of(
          "%s: '%s' of a part is '%s'; it must have at most %d characters, none of them a control"
              + " character",
          part.where(), key, Excerpt.of(text), LONGEST_TEXT);
    }
    return text;
  }
}
