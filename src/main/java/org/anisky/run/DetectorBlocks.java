package org.anisky.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.anisky.InvalidInputException;
import org.anisky.configuration.CountsInput;
import org.anisky.counts.BinnedEvents;
import org.anisky.counts.BlockKind;
import org.anisky.counts.BlockedEvents;
import org.anisky.counts.CountsBlock;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.EventsInRuns;
import org.anisky.sky.TimeFrame;

/**
 * The blocks of a detector's events, each as a detector of its own at the same place: with one
 * common sky and a rate and an acceptance per block their joint fit is the exact form of a fit in
 * windows of time.
 *
 * @param detector its name
 * @param kind by what its events are parted
 */
record DetectorBlocks(String detector, BlockKind kind) {
  /** So many blocks are named in a refusal. */
  private static final int NAMED = 3;

  /** Of a list of events. */
  List<DetectorCounts> of(EventLists.Reading reading, TimeFrame frame) {
    BlockedEvents events = reading.blocks().orElseThrow();
    SortedMap<Integer, Long> used = new TreeMap<>();
    events.blocks().forEach((block, part) -> used.put(block, reading.eventsUsed(part)));
    check(used);
    Map<Integer, Double> liveTimes =
        reading.inRuns().map(runs -> runs.liveTimes(kind)).orElse(Map.of());
    List<DetectorCounts> blocks = new ArrayList<>();
    for (Map.Entry<Integer, BinnedEvents> entry : events.blocks().entrySet()) {
      Double liveTime = liveTimes.get(entry.getKey());
      blocks.add(
          block(
              reading.countsOf(entry.getValue(), detector, frame),
              entry.getKey(),
              liveTime == null ? OptionalDouble.empty() : OptionalDouble.of(liveTime)));
    }
    return blocks;
  }

  /** Of counts of parts of the events. */
  List<DetectorCounts> of(CountsInput.Parts parts) throws java.io.IOException {
    SortedMap<Integer, DetectorCounts> read = parts.read(kind);
    SortedMap<Integer, Long> used = new TreeMap<>();
    read.forEach((block, counts) -> used.put(block, counts.origin().eventsUsed()));
    check(used);
    List<DetectorCounts> blocks = new ArrayList<>();
    read.forEach((block, counts) -> blocks.add(block(counts, block, OptionalDouble.empty())));
    return blocks;
  }

  private DetectorCounts block(DetectorCounts counts, int block, OptionalDouble liveTime) {
    return counts.asBlock(new CountsBlock(detector, kind, kind.label(block), liveTime));
  }

  /**
   * Checks that every block has enough events.
   *
   * @param used events in view by block
   */
  private void check(SortedMap<Integer, Long> used) {
    tooFew(used)
        .ifPresent(
            few -> {
              throw InvalidInputException.of("%s: %s", detector, few);
            });
  }

  /**
   * What to say of blocks with too few events.
   *
   * @param used events in view by block
   * @return empty when all have enough
   */
  Optional<String> tooFew(SortedMap<Integer, Long> used) {
    List<String> few = new ArrayList<>();
    used.forEach(
        (block, events) -> {
          if (events < CountsBlock.LEAST_EVENTS) {
            few.add(
                String.format(Locale.ROOT, "%s has %,d events in view", kind.label(block), events));
          }
        });
    if (few.isEmpty()) {
      return Optional.empty();
    }
    String others = few.size() > NAMED ? ", and " + (few.size() - NAMED) + " more" : "";
    return Optional.of(
        String.format(
            Locale.ROOT,
            "blocks by %s: %d of %d have fewer than %d events (%s%s), too few for a rate and an"
                + " acceptance of their own; take longer blocks, or cut the time with 'select'",
            kind.key(),
            few.size(),
            used.size(),
            CountsBlock.LEAST_EVENTS,
            String.join(", ", few.subList(0, Math.min(NAMED, few.size()))),
            others));
  }

  /** What is known of runs, said of every block; that some events are in none of the first. */
  static List<DetectorCounts> describe(
      List<DetectorCounts> blocks, EventsInRuns runs, String digest) {
    List<DetectorCounts> described = new ArrayList<>();
    for (DetectorCounts block : blocks) {
      described.add(
          described.isEmpty()
              ? runs.describe(block, digest)
              : EventsInRuns.describeCut(block, digest));
    }
    return described;
  }
}
