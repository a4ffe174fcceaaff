package org.anisky.study.regression;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The quantities of a result, from the tree of its {@code result.json}: every number and every
 * status under the path of its keys. Keys are added to that tree from version to version and never
 * changed, so that a name means the same for ever.
 */
public final class ResultQuantities {
  /**
   * Where a result comes from, traces that end at a stopping rule, texts; a table whose rows come
   * and go with a threshold, of numbers that the maps hold.
   */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "provenance",
          "warnings",
          "curves",
          "covariance",
          "isotropic_covariance",
          "log_likelihood",
          "extrapolated_change",
          "allowed_change",
          "allowed_gain",
          "meaning",
          "unit",
          "format",
          "68",
          "99",
          "bands",
          "detectors",
          "higher_multipoles",
          "sky_maps");

  private static final Set<String> WORDS =
      Set.of("status", "dipole_fit", "gauge", "strategy", "grid", "reference", "method");

  /** Regions of the sky that come and go with a threshold, of numbers that the scans hold. */
  private static final Pattern FOUND = Pattern.compile("(hot|cold) \\d+");

  /** Longer lists are traces and curves. */
  private static final int LONGEST_LIST = 3;

  /** What every file has beside its numbers: where it comes from, and its units in words. */
  private static final Set<String> WRITTEN_ABOUT =
      Set.of("provenance", "warnings", "meaning", "unit", "format", "seconds");

  private final List<Quantity> found = new ArrayList<>();
  private final Set<String> leftOut;
  private final boolean all;

  private ResultQuantities(Set<String> leftOut, boolean all) {
    this.leftOut = leftOut;
    this.all = all;
  }

  /**
   * All quantities of a tree.
   *
   * @param prefix of their names
   * @param tree maps, lists, arrays, numbers and texts; not modified
   */
  public static List<Quantity> of(String prefix, Map<String, Object> tree) {
    ResultQuantities quantities = new ResultQuantities(LEFT_OUT, false);
    quantities.addEntries(prefix, tree);
    return List.copyOf(quantities.found);
  }

  /**
   * All numbers of a file whatever it is; entries of lists go by their place, and long lists of
   * numbers are told together.
   *
   * @param prefix of their names
   * @param tree as of {@link #of}; not modified
   */
  public static List<Quantity> ofFile(String prefix, Map<String, Object> tree) {
    ResultQuantities quantities = new ResultQuantities(WRITTEN_ABOUT, true);
    quantities.addEntries(prefix, tree);
    return List.copyOf(quantities.found);
  }

  private void add(String name, Object value) {
    if (value instanceof Map<?, ?> map) {
      addMap(name, map);
    } else if (value instanceof Number number) {
      found.add(Quantity.number(name, number.doubleValue()));
    } else if (value instanceof Iterable<?> list) {
      addList(name, list);
    } else if (value != null && value.getClass().isArray() && isShort(value)) {
      for (int k = 0; k < Array.getLength(value); k++) {
        add(name + "." + k, Array.get(value, k));
      }
    } else if (value instanceof String word && WORDS.contains(lastKey(name))) {
      found.add(Quantity.word(name, word));
    } else if (value instanceof Boolean flag) {
      found.add(Quantity.word(name, flag.toString()));
    }
  }

  private static boolean isShort(Object array) {
    return Array.getLength(array) <= LONGEST_LIST;
  }

  private static String lastKey(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private void addMap(String name, Map<?, ?> map) {
    if (!(map.get("value") instanceof Number value)) {
      addEntries(name, map);
      return;
    }
    double error = error(map);
    found.add(Quantity.measured(name, value.doubleValue(), error));
    if (!Double.isNaN(error)) {
      found.add(Quantity.number(name + ".error", error));
    }
    if (map.get("systematic") instanceof Number systematic) {
      found.add(Quantity.number(name + ".systematic", systematic.doubleValue()));
    }
  }

  private static double error(Map<?, ?> map) {
    if (map.get("lower_error") instanceof Number lower
        && map.get("upper_error") instanceof Number upper) {
      return (lower.doubleValue() + upper.doubleValue()) / 2;
    }
    Object error = map.containsKey("statistical") ? map.get("statistical") : map.get("error");
    return error instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  private void addEntries(String name, Map<?, ?> map) {
    map.forEach(
        (key, value) -> {
          if (!leftOut.contains(String.valueOf(key))) {
            add(name + "." + key, value);
          }
        });
  }

  /** Entries of a list of sections go by what tells them apart, numbers by their place. */
  private void addList(String name, Iterable<?> list) {
    List<Object> entries = new ArrayList<>();
    list.forEach(entries::add);
    if (all) {
      addAll(name, entries);
      return;
    }
    for (int k = 0; k < entries.size(); k++) {
      if (entries.get(k) instanceof Map<?, ?> map) {
        if (lastKey(name).equals("regions") && FOUND.matcher(title(map, k)).matches()) {
          continue;
        }
        addMap(name + "." + title(map, k), map);
      } else if (entries.size() <= LONGEST_LIST && entries.get(k) instanceof Number) {
        add(name + "." + k, entries.get(k));
      }
    }
  }

  private void addAll(String name, List<Object> entries) {
    if (entries.size() > LONGEST_LIST && entries.stream().allMatch(Number.class::isInstance)) {
      found.addAll(
          NumbersTogether.of(
              name, entries.stream().mapToDouble(n -> ((Number) n).doubleValue()).toArray()));
      return;
    }
    for (int k = 0; k < entries.size(); k++) {
      add(name + "." + k, entries.get(k));
    }
  }

  private static String title(Map<?, ?> map, int place) {
    if (map.containsKey("l") && map.containsKey("m")) {
      return "l" + map.get("l") + "m" + map.get("m");
    }
    if (map.containsKey("l")) {
      return "l" + map.get("l");
    }
    if (map.containsKey("name")) {
      return map.containsKey("detector")
          ? map.get("detector") + "." + map.get("name")
          : String.valueOf(map.get("name"));
    }
    return String.valueOf(place);
  }
}
