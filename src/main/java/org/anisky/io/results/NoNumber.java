package org.anisky.io.results;

import java.lang.reflect.Array;
import java.util.Map;

/**
 * The last door before a result is written: a value, an error or a covariance that is NaN is a
 * fault of the program, and no result at all is better than one with it.
 */
final class NoNumber {
  private NoNumber() {}

  /**
   * Looks through a tree.
   *
   * @param key of it, for the message
   * @param tree maps, lists, arrays and numbers; not modified
   * @throws IllegalStateException with the place of a NaN
   */
  static void refuse(String key, Object tree) {
    if (tree instanceof Map<?, ?> map) {
      map.forEach((name, value) -> refuse(key + "." + name, value));
    } else if (tree instanceof Iterable<?> items) {
      int k = 0;
      for (Object item : items) {
        refuse(key + "." + k++, item);
      }
    } else if (tree != null && tree.getClass().isArray()) {
      for (int k = 0; k < Array.getLength(tree); k++) {
        refuse(key + "." + k, Array.get(tree, k));
      }
    } else if (tree instanceof Double number && Double.isNaN(number)) {
      throw new IllegalStateException("the result has NaN as " + key);
    }
  }
}
