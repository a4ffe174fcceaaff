package org.anisky.configuration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.anisky.configuration.yaml.YamlSection;

/** The keys that configurations of studies share. */
final class StudyKeys {
  private static final int MOST_TOYS = 10_000_000;

  /** What becomes of the blocks of a detector. */
  private enum BlockUse {
    /** Each has a rate and an acceptance of its own. */
    APART(false),
    /** Their counts are added, for one rate and one acceptance. */
    TOGETHER(true);

    private final boolean joins;

    BlockUse(boolean joins) {
      this.joins = joins;
    }
  }

  private StudyKeys() {}

  /**
   * Section {@code toys}.
   *
   * @param number of toys
   * @param seed of their random streams
   */
  record Toys(int number, long seed) {}

  /**
   * Reads {@code variants} and {@code strategies}: names of strategies and of variants, none twice.
   *
   * @param fallback strategies when none are named; all variants go with them
   */
  static List<StrategyChoice> strategies(
      YamlSection root, Strategies strategies, List<String> fallback) {
    Map<String, StrategyChoice> choices = new LinkedHashMap<>();
    fallback.forEach(name -> choices.put(name, StrategyChoice.of(name)));
    for (YamlSection section : root.optionalSections("variants")) {
      StrategyChoice variant = variant(section, strategies);
      if (strategies.names().contains(variant.name()) || choices.containsKey(variant.name())) {
        throw section.invalid("name", "'" + variant.name() + "' is the name of another row");
      }
      choices.put(variant.name(), variant);
    }
    List<String> names = root.texts("strategies", List.copyOf(choices.keySet()));
    Map<String, StrategyChoice> known = new LinkedHashMap<>();
    strategies.names().forEach(name -> known.put(name, StrategyChoice.of(name)));
    known.putAll(choices);
    check(root, names, known.keySet());
    return names.stream().map(known::get).toList();
  }

  private static StrategyChoice variant(YamlSection section, Strategies strategies) {
    String name = section.text("name");
    if (!name.matches("[a-z0-9][a-z0-9-]*")) {
      throw section.invalid(
          "name", "'" + name + "' is not allowed; lower case letters, digits and '-' only");
    }
    boolean joinsBlocks = section.choice("blocks", BlockUse.class, BlockUse.APART).joins;
    boolean hasDegree = section.has("l-max") || !joinsBlocks;
    String strategy =
        section.oneOf("strategy", hasDegree ? strategies.withMultipoles() : strategies.names());
    OptionalInt lMax =
        hasDegree
            ? OptionalInt.of(
                section.integer(
                    "l-max", 1, strategies.named(strategy).largestDegree().orElseThrow()))
            : OptionalInt.empty();
    return new StrategyChoice(name, strategy, lMax, joinsBlocks);
  }

  private static void check(YamlSection root, List<String> names, Set<String> known) {
    for (int k = 0; k < names.size(); k++) {
      String name = names.get(k);
      if (!known.contains(name)) {
        throw root.invalid("strategies", Strategies.unknown(name, known));
      }
      if (names.indexOf(name) < k) {
        throw root.invalid("strategies", "'" + name + "' is there twice");
      }
    }
    if (names.isEmpty()) {
      throw root.invalid("strategies", "is an empty list; it must name at least one strategy");
    }
  }

  /** Reads {@code toys}. */
  static Toys toys(YamlSection root, int least, int fallback) {
    YamlSection section = root.sectionOrDefaults("toys");
    return new Toys(
        section.integer("number", least, MOST_TOYS, fallback),
        section.longInteger("seed", Long.MIN_VALUE, Long.MAX_VALUE, 1));
  }
}
