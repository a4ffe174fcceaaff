package org.anisky.io.arrow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anisky.InvalidInputException;
import org.anisky.counts.TimePiece;
import org.anisky.io.json.JsonDocument;

/** The pieces of time in which counts were made, as a part of {@link CountsDescription}. */
final class TimePiecesJson {
  private static final String FIRST = "firstUnixTime";
  private static final String LAST = "lastUnixTime";
  private static final String EVENTS = "events";

  private static final double MOST_EVENTS = 1e18;

  private TimePiecesJson() {}

  static List<Map<String, Object>> list(List<TimePiece> pieces) {
    List<Map<String, Object>> list = new ArrayList<>();
    for (TimePiece piece : pieces) {
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put(FIRST, piece.firstUnixTime());
      tree.put(LAST, piece.lastUnixTime());
      tree.put(EVENTS, piece.events());
      list.add(tree);
    }
    return list;
  }

  /**
   * Reads them back.
   *
   * @throws InvalidInputException when something is missing or not allowed
   */
  static List<TimePiece> parse(List<JsonDocument> list) {
    List<TimePiece> pieces = new ArrayList<>();
    for (JsonDocument piece : list) {
      TimePiece read = new TimePiece(piece.number(FIRST), piece.number(LAST), piece.number(EVENTS));
      if (!read.isKnown()) {
        throw InvalidInputException.of(
            "%s: a piece of time ends at %s, before it begins at %s",
            piece.where(), read.lastUnixTime(), read.firstUnixTime());
      }
      if (!(read.events() > 0 && read.events() <= MOST_EVENTS)) {
        throw InvalidInputException.of(
            "%s: a piece of time has %s events; it must have more than 0 and at most 1e18",
            piece.where(), read.events());
      }
      pieces.add(read);
    }
    return pieces;
  }
}
