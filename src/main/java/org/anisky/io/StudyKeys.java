package org.anisky.io;

import java.util.List;

/** The keys that configurations of studies share. */
final class StudyKeys {
  private static final int MOST_TOYS = 10_000_000;

  private StudyKeys() {}

  /**
   * Section {@code toys}.
   *
   * @param number of toys
   * @param seed of their random streams
   */
  record Toys(int number, long seed) {}

  /** Reads {@code strategies}: names of {@link StrategyFactory}, none twice. */
  static List<String> strategies(YamlSection root, List<String> fallback) {
    List<String> names = root.texts("strategies", fallback);
    for (int k = 0; k < names.size(); k++) {
      String name = names.get(k);
      if (!StrategyFactory.NAMES.contains(name)) {
        throw root.invalid("strategies", StrategyFactory.unknown(name));
      }
      if (names.indexOf(name) < k) {
        throw root.invalid("strategies", "'" + name + "' is there twice");
      }
    }
    if (names.isEmpty()) {
      throw root.invalid("strategies", "is an empty list; it must name at least one strategy");
    }
    return names;
  }

  /** Reads {@code toys}. */
  static Toys toys(YamlSection root, int least, int fallback) {
    YamlSection section = root.sectionOrDefaults("toys");
    return new Toys(
        section.integer("number", least, MOST_TOYS, fallback),
        section.longInteger("seed", Long.MIN_VALUE, Long.MAX_VALUE, 1));
  }
}
