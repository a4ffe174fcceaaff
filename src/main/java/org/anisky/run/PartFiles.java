package org.anisky.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.anisky.Workers;
import org.anisky.counts.BinnedEvents;
import org.anisky.counts.CountsOrigin;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.EventPartition;
import org.anisky.counts.EventShare;
import org.anisky.counts.PartedPass;
import org.anisky.io.arrow.ArrowCounts;
import org.anisky.io.files.ResultDirectory;
import org.anisky.sky.TimeFrame;

/**
 * Writes the counts of the parts of one detector's events, {@code NAME-PART.arrow}, in every time
 * frame. Events of parts in which none is used are counted, as left out, in {@code
 * NAME-unused.arrow}, so that the sum of all files has them.
 */
final class PartFiles {
  private static final String UNUSED = "unused";

  /** Parts that are written before their number is told again, for each thread. */
  private static final int STRETCH = 4;

  private final String detector;
  private final EventShare share;
  private final Map<TimeFrame, ResultDirectory> places;
  private final Workers workers;
  private final RunListener listener;
  private final Map<String, CountsOrigin> origins = new TreeMap<>();
  private BinnedEvents unused;

  /** Gives what is said of the events of a part. */
  @FunctionalInterface
  interface Remarks {
    /** What is said of them. */
    List<String> of(BinnedEvents events) throws IOException;
  }

  /**
   * @param share of the events of which these are the parts
   * @param places where the counts of each frame go
   */
  PartFiles(
      String detector,
      EventShare share,
      Map<TimeFrame, ResultDirectory> places,
      Workers workers,
      RunListener listener) {
    this.detector = detector;
    this.share = share;
    this.places = places;
    this.workers = workers;
    this.listener = listener;
  }

  String detector() {
    return detector;
  }

  List<TimeFrame> frames() {
    return List.copyOf(places.keySet());
  }

  /**
   * Writes all parts, several at a time.
   *
   * @throws org.anisky.InvalidInputException when no event of any part is used
   */
  void write(ListParts read, Remarks remarks, Optional<PartsBinning.InRuns> inRuns)
      throws IOException {
    PartedPass.PartedEvents parts = read.parts();
    PartNames names = read.names();
    unused = parts.ofNoPart();
    List<Long> all = read.whole();
    int stretch = STRETCH * workers.threads();
    for (int begin = 0; begin < all.size(); begin += stretch) {
      listener.doing(
          String.format("writing counts of %s: %d of %d parts", detector, begin, all.size()));
      List<Workers.Writing> tasks = new ArrayList<>();
      for (long part : all.subList(begin, Math.min(all.size(), begin + stretch))) {
        tasks.add(() -> write(part, parts.of(part), names, remarks, inRuns));
      }
      workers.write(tasks);
    }
    if (origins.isEmpty() && !share.isPart() && parts.failure().isEmpty()) {
      unused.requireUsed();
    }
    writeUnused(names.digest(EventPartition.NONE), inRuns);
  }

  private void write(
      long part,
      BinnedEvents events,
      PartNames names,
      Remarks remarks,
      Optional<PartsBinning.InRuns> inRuns)
      throws IOException {
    if (events.eventsUsed()[0] == 0) {
      addUnused(events);
      return;
    }
    String name = names.name(part);
    BinnedEvents named = names.source(part).map(events::named).orElse(events);
    List<String> said = remarks.of(named);
    for (TimeFrame frame : places.keySet()) {
      DetectorCounts counts =
          named
              .counts(detector, frame, names.digest(part))
              .withRemarks(said)
              .ofFiles(share.isPart() ? names.digests(part) : List.of());
      write(
          name,
          frame,
          inRuns.map(runs -> runs.events().describePart(counts, runs.digest())).orElse(counts),
          named);
    }
  }

  private synchronized void addUnused(BinnedEvents events) {
    unused.add(events);
  }

  private void writeUnused(String digest, Optional<PartsBinning.InRuns> inRuns) throws IOException {
    for (TimeFrame frame : places.keySet()) {
      DetectorCounts counts = unused.countsOfPart(detector, frame, digest);
      DetectorCounts described =
          inRuns.map(runs -> runs.events().describe(counts, runs.digest())).orElse(counts);
      if (described.origin().eventsRejected().values().stream().anyMatch(n -> n > 0)) {
        write(UNUSED, frame, described, unused);
      }
    }
  }

  private void write(String part, TimeFrame frame, DetectorCounts counts, BinnedEvents events)
      throws IOException {
    ArrowCounts.write(
        places.get(frame).file(detector + "-" + part + ".arrow"),
        counts.inShare(share).withExactSums(events.exactSums(frame)));
    synchronized (origins) {
      origins.put(part, counts.origin());
    }
  }

  /** What became of the events of every part. */
  Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    origins.forEach(
        (part, origin) -> {
          Map<String, Object> entry = new LinkedHashMap<>();
          entry.put("used", origin.eventsUsed());
          entry.put("rejected", origin.eventsRejected());
          entry.put("warnings", origin.remarks());
          tree.put(part, entry);
        });
    return tree;
  }

  /** Tells the listener of the parts and of what is said of them. */
  void tell(Path directory) {
    long used = origins.values().stream().mapToLong(CountsOrigin::eventsUsed).sum();
    TreeSet<String> remarks = new TreeSet<>();
    origins.values().forEach(origin -> remarks.addAll(origin.remarks()));
    int parts = origins.size() - (origins.containsKey(UNUSED) ? 1 : 0);
    listener.binnedParts(detector, parts, used, directory);
    remarks.forEach(listener::warning);
  }
}
