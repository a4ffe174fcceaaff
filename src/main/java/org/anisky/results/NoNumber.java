package org.anisky.results;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anisky.InvalidInputException;

/**
 * The last door before a result is written. A value, an error or a covariance that is NaN or
 * infinite is refused: no result at all is better than one with it. Other numbers that do not exist
 * are null in JSON, and a warning names them.
 */
final class NoNumber {
  /**
   * Keys whose null has one meaning, told where results are described: a strategy without a test, a
   * trace before the third sweep, counts that do not say when their events were.
   */
  private static final Set<String> OF_KNOWN_MEANING =
      Set.of(
          "test_statistic",
          "p_value",
          "extrapolated_change",
          "mean_unix_time_s",
          "first_unix_time_s",
          "last_unix_time_s",
          "mean_energy");

  private NoNumber() {}

  /**
   * Looks through a tree whose numbers must all exist.
   *
   * @param key of it, for the message
   * @param tree maps, lists, arrays and numbers; not modified
   * @throws InvalidInputException with the place of a NaN or an infinity
   */
  static void refuse(String key, Object tree) {
    List<String> places = new ArrayList<>();
    search(key, tree, Set.of(), places);
    if (!places.isEmpty()) {
      throw InvalidInputException.of(
          "the data do not determine %s of the result; there are too few events, or weights and"
              + " reference are out of range",
          places.get(0));
    }
  }

  /**
   * Names the numbers of a result that do not exist.
   *
   * @param tree of the result; not modified
   * @return a sentence for its warnings, none when all numbers exist or are null by their meaning
   */
  static List<String> remarks(Map<String, Object> tree) {
    List<String> places = new ArrayList<>();
    tree.forEach(
        (key, value) -> {
          if (!OF_KNOWN_MEANING.contains(key)) {
            search(key, value, OF_KNOWN_MEANING, places);
          }
        });
    return places.isEmpty()
        ? List.of()
        : List.of(
            "the data do not determine "
                + String.join(", ", places)
                + "; where they would stand is null");
  }

  private static void search(String key, Object tree, Set<String> without, List<String> places) {
    if (tree instanceof Map<?, ?> map) {
      map.forEach(
          (name, value) -> {
            if (!(name instanceof String text && without.contains(text))) {
              search(key + "." + name, value, without, places);
            }
          });
    } else if (tree instanceof Iterable<?> items) {
      int k = 0;
      for (Object item : items) {
        search(key + "." + k++, item, without, places);
      }
    } else if (tree != null && tree.getClass().isArray()) {
      for (int k = 0; k < Array.getLength(tree); k++) {
        search(key + "." + k, Array.get(tree, k), without, places);
      }
    } else if (tree instanceof Double number && !Double.isFinite(number)) {
      places.add(key);
    }
  }
}
