package org.anisky.report.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Any JSON of a result as text for a person: nothing that a result holds is missing on its page.
 */
final class TreeSection {
  /** Of the run, not of the result: two runs of the same data differ in them. */
  static final Set<String> OF_THE_RUN = Set.of("start", "duration_s", "directory");

  /** Longer lists are folded. */
  private static final int SHORT_LIST = 12;

  private TreeSection() {}

  /** An object as a list of terms and what they are. */
  static String html(Tree tree) {
    Html out = new Html();
    object(out, tree);
    return out.toString();
  }

  private static void object(Html out, Tree tree) {
    out.raw("<dl>\n");
    tree.entries()
        .forEach(
            (key, value) -> {
              if (!OF_THE_RUN.contains(key)) {
                out.format("<dt>%s</dt><dd>", Words.label(key));
                value(out, value, Words.label(key));
                out.raw("</dd>\n");
              }
            });
    out.raw("</dl>\n");
  }

  private static void value(Html out, Object value, String name) {
    if (value instanceof Map<?, ?> map && map.isEmpty()
        || value instanceof List<?> none && none.isEmpty()) {
      out.raw("none");
    } else if (Words.isMeasured(value)) {
      out.format("%s", Words.measured(Tree.of(value)));
    } else if (value instanceof Map<?, ?>) {
      object(out, Tree.of(value));
    } else if (value instanceof List<?> list && !isFlat(list)) {
      rows(out, list, name);
    } else if (value instanceof List<?> list && list.size() > SHORT_LIST) {
      out.format(
          "<details><summary>%s values</summary>%s</details>", list.size(), Words.plain(list));
    } else {
      out.format("%s", Words.plain(value));
    }
  }

  private static boolean isFlat(List<?> list) {
    return list.stream().noneMatch(entry -> entry instanceof Map || entry instanceof List);
  }

  private static void rows(Html out, List<?> list, String name) {
    List<Tree> objects = list.stream().filter(Map.class::isInstance).map(Tree::of).toList();
    if (objects.size() == list.size() && objects.stream().allMatch(TreeSection::isRow)) {
      out.raw(table(name, objects));
      return;
    }
    out.raw("<ol>\n");
    for (Object entry : list) {
      out.raw("<li>");
      value(out, entry, name);
      out.raw("</li>\n");
    }
    out.raw("</ol>\n");
  }

  private static boolean isRow(Tree tree) {
    return tree.entries().values().stream()
        .allMatch(
            value ->
                Words.isMeasured(value)
                    || !(value instanceof Map) && !(value instanceof List<?> l && !isFlat(l)));
  }

  /** Objects of scalars and numbers with errors as a table, a row each. */
  static String table(String caption, List<Tree> rows) {
    Set<String> keys = new LinkedHashSet<>();
    rows.forEach(row -> keys.addAll(row.entries().keySet()));
    keys.removeAll(OF_THE_RUN);
    List<List<String>> cells = new ArrayList<>();
    for (Tree row : rows) {
      cells.add(keys.stream().map(key -> cell(row.entries().get(key))).toList());
    }
    return new Html().table(caption, keys.stream().map(Words::label).toList(), cells).toString();
  }

  /** A cell of a table: a scalar, a list of scalars or a number with its errors. */
  static String cell(Object value) {
    return Words.isMeasured(value) ? Words.measured(Tree.of(value)) : Words.plain(value);
  }
}
