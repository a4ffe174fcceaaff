package org.anisky.report.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.anisky.sky.UtcText;

/** Of which events a result is: detectors, cuts, what was rejected and why. */
final class DataSection {
  private static final String BLOCK_OF = "block_of";
  private static final String BLOCK = "block";

  /** What blocks of one detector differ in. */
  private static final List<String> OF_BLOCKS =
      List.of("events", "live_time_s", "first event (UTC)", "mean time (UTC)", "last event (UTC)");

  private DataSection() {}

  /** Empty when the result says nothing of its data. */
  static Optional<String> html(Tree result) {
    Html html = new Html();
    // A spectrum has their number here.
    boolean isObject = result.at("events").filter(Map.class::isInstance).isPresent();
    if (isObject) {
      Tree events = result.object("events");
      html.format("<p>%s events used.</p>\n", Words.number(events.number("used")));
      List<List<String>> rows = new ArrayList<>();
      Tree rejected = events.object("rejected");
      for (String reason : rejected.entries().keySet()) {
        rows.add(List.of(Words.label(reason), Words.number(rejected.number(reason))));
      }
      if (!rows.isEmpty()) {
        html.table("Rejected events", List.of("reason", "events"), rows);
      }
    }
    Tree maps = result.object("sky_maps");
    if (!maps.isEmpty()) {
      List<List<String>> rows = new ArrayList<>();
      maps.entries()
          .forEach((key, value) -> rows.add(List.of(Words.label(key), TreeSection.cell(value))));
      html.table("Counts on the sky and their reference", List.of("quantity", "value"), rows);
    }
    List<Tree> detectors = result.objects("detectors");
    Map<String, List<Tree>> wholes = new LinkedHashMap<>();
    for (Tree detector : detectors) {
      boolean isBlock = detector.entries().containsKey(BLOCK_OF);
      String name = detector.text(isBlock ? BLOCK_OF : "name");
      wholes.computeIfAbsent(name, whole -> new ArrayList<>()).add(dated(detector));
    }
    if (!wholes.isEmpty()) {
      detectors(html, wholes);
      wholes.values().forEach(blocks -> blocks(html, blocks));
    }
    return html.isEmpty() ? Optional.empty() : Optional.of(html.toString());
  }

  /** A column for each, since there are few of them and much to say of each. */
  private static void detectors(Html html, Map<String, List<Tree>> wholes) {
    Set<String> keys = new LinkedHashSet<>();
    wholes.values().forEach(whole -> keys.addAll(whole.get(0).entries().keySet()));
    keys.remove("name");
    keys.removeAll(Set.of(BLOCK_OF, BLOCK));
    if (wholes.values().stream().anyMatch(whole -> isBlocks(whole))) {
      keys.removeAll(OF_BLOCKS);
    }
    List<List<String>> rows = new ArrayList<>();
    for (String key : keys) {
      List<String> row = new ArrayList<>(List.of(Words.label(key)));
      wholes.values().forEach(whole -> row.add(TreeSection.cell(whole.get(0).entries().get(key))));
      if (row.stream().skip(1).anyMatch(cell -> !cell.equals(Words.number(Double.NaN)))) {
        rows.add(row);
      }
    }
    List<String> head = new ArrayList<>(List.of("detector"));
    head.addAll(wholes.keySet());
    html.table("Detectors", head, rows);
  }

  private static boolean isBlocks(List<Tree> whole) {
    return whole.get(0).entries().containsKey(BLOCK_OF);
  }

  /** A line for each block, since there may be many of them that differ in little. */
  private static void blocks(Html html, List<Tree> blocks) {
    if (!isBlocks(blocks)) {
      return;
    }
    List<String> keys =
        OF_BLOCKS.stream().filter(key -> blocks.get(0).entries().containsKey(key)).toList();
    List<List<String>> rows = new ArrayList<>();
    for (Tree block : blocks) {
      List<String> row = new ArrayList<>(List.of(block.text(BLOCK)));
      keys.forEach(key -> row.add(TreeSection.cell(block.entries().get(key))));
      rows.add(row);
    }
    List<String> head = new ArrayList<>(List.of("block"));
    keys.forEach(key -> head.add(Words.label(key)));
    html.table(
        "Blocks of "
            + blocks.get(0).text(BLOCK_OF)
            + " by "
            + blocks.get(0).text("block_by").replace('-', ' ')
            + ", each with a rate and an acceptance of its own",
        head,
        rows);
  }

  /** With times as dates. */
  private static Tree dated(Tree detector) {
    Map<String, Object> entries = new LinkedHashMap<>();
    detector
        .entries()
        .forEach(
            (key, value) -> {
              if (key.endsWith("_unix_time_s") && value instanceof Number time) {
                entries.put(
                    key.replace("_unix_time_s", " event (UTC)").replace("mean event", "mean time"),
                    UtcText.of(time.doubleValue()));
              } else {
                entries.put(key, value);
              }
            });
    return new Tree(entries);
  }
}
