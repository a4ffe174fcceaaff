package org.anisky.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anisky.InvalidInputException;
import org.anisky.io.Excerpt;

/**
 * What the JSON of a result must have, so that nothing is shown of a file that was cut or edited as
 * if it were a result.
 *
 * @param name of the format, before the number of its version
 * @param keys paths that must be there, whatever their values; {@code *} stands for every entry of
 *     a list or object
 */
record StoredForm(String name, List<String> keys) {
  private static final String VERSION = "/1";

  /** A form by its keys. */
  static StoredForm of(String name, String... keys) {
    return new StoredForm(name, List.of(keys));
  }

  /** The form together with all keys of a dipole below a path. */
  StoredForm withDipole(String path) {
    List<String> all = new ArrayList<>(keys);
    for (String key :
        List.of(
            "frame",
            "components.*.value",
            "components.*.statistical",
            "covariance.matrix",
            "amplitude.value",
            "amplitude.statistical",
            "phase_deg.value",
            "phase_deg.statistical",
            "test_statistic",
            "p_value")) {
      all.add(path + "." + key);
    }
    return new StoredForm(name, List.copyOf(all));
  }

  /**
   * Refuses a file of another form.
   *
   * @throws InvalidInputException naming the file and the first key that is missing
   */
  void check(Tree tree) {
    String format = tree.text("format");
    if (!format.equals(name + VERSION)) {
      throw InvalidInputException.of(
          format.isEmpty()
              ? "%s has no format%s; it must be '%s'"
              : "%s has format '%s'; it must be '%s'",
          tree.where(),
          Excerpt.of(format),
          name + VERSION);
    }
    keys.forEach(key -> require(tree, tree.entries(), List.of(key.split("\\.")), ""));
  }

  private void require(Tree tree, Object value, List<String> rest, String path) {
    if (rest.isEmpty() || value == null) {
      return;
    }
    String key = rest.get(0);
    List<String> below = rest.subList(1, rest.size());
    if (key.equals("*") && value instanceof List<?> list) {
      for (int k = 0; k < list.size(); k++) {
        require(tree, list.get(k), below, path + "[" + k + "]");
      }
    } else if (!(value instanceof Map<?, ?> map)) {
      throw InvalidInputException.of(
          "%s: '%s' is not an object%s",
          tree.where(), path, key.equals("*") ? " or a list of objects" : "");
    } else if (key.equals("*")) {
      map.forEach((name, entry) -> require(tree, entry, below, below(path, String.valueOf(name))));
    } else if (!map.containsKey(key)) {
      throw InvalidInputException.of(
          "%s: '%s' is missing; the file was cut or edited", tree.where(), below(path, key));
    } else {
      require(tree, map.get(key), below, below(path, key));
    }
  }

  private static String below(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
