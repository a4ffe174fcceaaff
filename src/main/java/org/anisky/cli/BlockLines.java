package org.anisky.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.anisky.counts.BlockKind;
import org.anisky.counts.CountsBlock;
import org.anisky.counts.DetectorCounts;

/**
 * What is said of a detector whose events are parted into blocks: one line of the whole, one of how
 * it is parted. Every block stands in {@code result.json} and on the page.
 */
final class BlockLines {
  private static final double HOUR = 3600;
  private static final String LABEL = "  in blocks";

  private BlockLines() {}

  /** Detectors by their name, the blocks of one together. */
  static Map<String, List<DetectorCounts>> wholes(List<DetectorCounts> detectors) {
    Map<String, List<DetectorCounts>> wholes = new LinkedHashMap<>();
    for (DetectorCounts detector : detectors) {
      wholes.computeIfAbsent(detector.wholeName(), name -> new ArrayList<>()).add(detector);
    }
    return wholes;
  }

  /** One line per detector, a second where it has blocks. */
  static void print(FactSheet sheet, List<DetectorCounts> detectors) {
    wholes(detectors)
        .forEach(
            (name, blocks) -> {
              sheet.line(name, "%s", events(blocks));
              if (blocks.get(0).block().isPresent()) {
                sheet.line(LABEL, "%s", text(blocks));
              }
            });
  }

  /** For example {@code 32,119 events used, 68 outside field of view}. */
  static String events(List<DetectorCounts> blocks) {
    long used = 0;
    boolean weights = false;
    Map<String, Long> rejected = new TreeMap<>();
    for (DetectorCounts block : blocks) {
      used += block.origin().eventsUsed();
      weights |= block.isWeighted();
      block.origin().eventsRejected().forEach((why, n) -> rejected.merge(why, n, Long::sum));
    }
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(Locale.ROOT, "%,d events used%s", used, weights ? " with weights" : ""));
    rejected.forEach(
        (why, n) -> {
          if (n > 0) {
            text.append(String.format(Locale.ROOT, ", %,d %s", n, why.replace('_', ' ')));
          }
        });
    return text.toString();
  }

  /** For example {@code 13 by year (UTC), 2004 to 2016: 361 to 3,449 events}. */
  private static String text(List<DetectorCounts> blocks) {
    CountsBlock first = blocks.get(0).block().orElseThrow();
    CountsBlock last = blocks.get(blocks.size() - 1).block().orElseThrow();
    long fewest = blocks.stream().mapToLong(b -> b.origin().eventsUsed()).min().orElseThrow();
    long most = blocks.stream().mapToLong(b -> b.origin().eventsUsed()).max().orElseThrow();
    return String.format(
        Locale.ROOT,
        "%d by %s%s, %s to %s, each with its own rate and acceptance: %,d to %,d events%s",
        blocks.size(),
        first.kind().key().replace('-', ' '),
        first.kind() == BlockKind.FILE ? "" : " (UTC)",
        first.label(),
        last.label(),
        fewest,
        most,
        liveTimes(blocks));
  }

  private static String liveTimes(List<DetectorCounts> blocks) {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (DetectorCounts block : blocks) {
      OptionalDouble live = block.block().orElseThrow().liveTime();
      if (live.isEmpty()) {
        return "";
      }
      least = Math.min(least, live.getAsDouble());
      most = Math.max(most, live.getAsDouble());
    }
    return String.format(Locale.ROOT, ", %,.1f to %,.1f h live", least / HOUR, most / HOUR);
  }
}
