package org.anisky.counts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.anisky.InvalidInputException;
import org.anisky.sky.Degrees;
import org.anisky.sky.Observatory;
import org.anisky.sky.SiderealBinning;
import org.anisky.sky.UtcText;

/**
 * Adds the counts of one detector that were made of parts of its events. The sum has the same bits
 * in whatever order and grouping the parts come, and, when they carry their {@link ExactSums}, the
 * bits of counts made of all events at once. Memory holds the sum and one part. Not for several
 * threads.
 */
public final class CountsMerge {
  private static final String TIME = "time";

  private final boolean repeatsAllowed;
  private final List<Added> added = new ArrayList<>();
  private final List<CountsOrigin> origins = new ArrayList<>();
  private String firstName;
  private DetectorView view;
  private CountsOrigin firstOrigin;

  private CellSums cells;
  private final ExactSum times = new ExactSum();
  private SumsAccumulator[] events;
  private final Map<String, Long> rejected = new TreeMap<>();
  private long used;
  private int withoutExactSums;

  /** What is remembered of every file that was added. */
  private record Added(String name, CountsPart part, List<String> remarks, double[] times) {}

  private static final Comparator<CountsPart> ORDER =
      Comparator.comparingDouble(CountsPart::firstUnixTime)
          .thenComparingDouble(CountsPart::lastUnixTime)
          .thenComparing(CountsPart::digest)
          .thenComparing(CountsPart::source)
          .thenComparing(CountsPart::timeCut)
          .thenComparing(CountsPart::share)
          .thenComparingLong(CountsPart::eventsUsed);

  /**
   * @param repeatsAllowed whether the same events may be added twice
   */
  public CountsMerge(boolean repeatsAllowed) {
    this.repeatsAllowed = repeatsAllowed;
  }

  /**
   * Adds a part.
   *
   * @param name of the part, for messages
   * @param counts not modified
   * @throws InvalidInputException when it does not fit to the first part, with both values, or its
   *     events are there already
   */
  public void add(String name, DetectorCounts counts) {
    if (view == null) {
      begin(name, counts);
    } else {
      checkFits(name, counts);
    }
    remember(name, counts);
    cells.add(counts);
    CountsOrigin origin = counts.origin();
    origins.add(origin);
    used += origin.eventsUsed();
    origin.eventsRejected().forEach((why, number) -> rejected.merge(why, number, Long::sum));
    times.add(ExactSum.of(times(counts)));
    counts.eventStatistics().ifPresent(statistics -> addEvents(counts.exactSums(), statistics));
    boolean rounds = counts.isWeighted() || counts.eventStatistics().isPresent();
    withoutExactSums += rounds && counts.exactSums().isEmpty() ? 1 : 0;
  }

  private void begin(String name, DetectorCounts counts) {
    firstName = name;
    view = counts.view();
    firstOrigin = counts.origin();
    cells = new CellSums(counts.binning().bins(), counts.sky().size());
    events = counts.eventStatistics().isPresent() ? new SumsAccumulator[4] : null;
    for (int sample = 0; events != null && sample < events.length; sample++) {
      events[sample] = new SumsAccumulator();
    }
  }

  private void checkFits(String name, DetectorCounts other) {
    compare(name, "detector", view.name(), other.name());
    compare(name, "site", site(view.sky().observatory()), site(other.sky().observatory()));
    String grid = view.sky().grid().describe();
    String otherGrid = other.sky().grid().describe();
    compare(name, "grid", grid, otherGrid);
    if (!view.sky().grid().equals(other.sky().grid())) {
      compare(name, "grid", grid, otherGrid + " with other centres of its columns");
    }
    compare(name, "largest zenith angle", zenith(view.sky()), zenith(other.sky()));
    compare(name, "sidereal bins", bins(view.binning()), bins(other.binning()));
    compare(name, "time frame", view.timeFrame().key(), other.timeFrame().key());
    compare(name, "clock", firstOrigin.clock(), other.origin().clock());
    compare(name, "cuts", cuts(firstOrigin), cuts(other.origin()));
    compare(
        name,
        "event-sums",
        events != null ? "there" : "not there",
        other.eventStatistics().isPresent() ? "there" : "not there");
  }

  private void compare(String name, String what, String one, String other) {
    if (!one.equals(other)) {
      throw InvalidInputException.of(
          "%s and %s cannot be added: %s is %s in the one and %s in the other",
          firstName, name, what, one, other);
    }
  }

  private static String site(Observatory site) {
    return String.format(
        Locale.ROOT,
        "latitude %s deg, longitude %s deg",
        Degrees.text(site.latitude()),
        Degrees.text(site.longitude()));
  }

  private static String zenith(LocalSky sky) {
    return Degrees.text(sky.fieldOfView().maxZenith()) + " deg";
  }

  private static String bins(SiderealBinning binning) {
    return binning.bins() + " from " + Degrees.text(binning.start()) + " deg";
  }

  /** All cuts but those in which parts differ, in time and by shares. */
  private static String cuts(CountsOrigin origin) {
    Map<String, String> cuts = new TreeMap<>(origin.cuts());
    cuts.remove(TIME);
    cuts.remove(EventShare.CUT);
    return cuts.toString();
  }

  private void remember(String name, DetectorCounts counts) {
    CountsOrigin origin = counts.origin();
    List<CountsPart> parts = origin.parts();
    if (parts.isEmpty()) {
      parts =
          List.of(
              new CountsPart(
                  origin.source(),
                  origin.digest(),
                  origin.eventsUsed(),
                  origin.firstUnixTime(),
                  origin.lastUnixTime(),
                  origin.cuts().getOrDefault(TIME, ""),
                  origin.cuts().getOrDefault(EventShare.CUT, ""),
                  origin.files()));
    }
    double[] ownTimes = origin.parts().isEmpty() ? times(counts) : new double[0];
    for (CountsPart part : parts) {
      for (Added other : repeatsAllowed ? List.<Added>of() : added) {
        Optional<String> common = part.common(ownTimes, other.part(), other.times());
        if (common.isPresent()) {
          throw InvalidInputException.of(
              "%s has events of %s (%s) a second time, which are in %s (%s) too%s: they would count"
                  + " twice; leave one out, or allow it with --repeated",
              name, part.source(), span(part), other.name(), other.part().source(), common.get());
        }
      }
    }
    List<String> remarks = origin.remarks();
    for (CountsPart part : parts) {
      added.add(new Added(name, part, remarks, ownTimes));
      remarks = List.of();
    }
  }

  private static String span(CountsPart part) {
    return String.format(
        Locale.ROOT,
        "%,d events from %s to %s",
        part.eventsUsed(),
        UtcText.of(part.firstUnixTime()),
        UtcText.of(part.lastUnixTime()));
  }

  private static double[] times(DetectorCounts counts) {
    CountsOrigin origin = counts.origin();
    return counts.exactSums().isPresent()
        ? counts.exactSums().get().times()
        : Double.isFinite(origin.meanUnixTime())
            ? new double[] {origin.meanUnixTime() * origin.eventsUsed()}
            : new double[] {};
  }

  private void addEvents(Optional<ExactSums> exact, EventStatistics rounded) {
    EventSums[] samples = {
      rounded.inView(), rounded.all(), rounded.weightedInView(), rounded.weightedAll()
    };
    for (int sample = 0; sample < samples.length; sample++) {
      if (exact.isPresent()) {
        List<double[][]> parts = exact.get().events();
        events[sample].add(
            SumsAccumulator.of((long) samples[sample].events(), parts.get(sample % parts.size())));
      } else {
        events[sample].add(SumsAccumulator.of(samples[sample]));
      }
    }
  }

  /** Number of parts so far, each part of a sum counted. */
  public int parts() {
    return added.size();
  }

  /**
   * The sum, with its exact sums and the list of its parts.
   *
   * @throws IllegalStateException when nothing was added
   */
  public DetectorCounts sum() {
    if (view == null) {
      throw new IllegalStateException("nothing was added");
    }
    List<Added> inOrder = new ArrayList<>(added);
    inOrder.sort(Comparator.comparing(Added::part, ORDER));
    CellSums.Rounded rounded = cells.rounded();
    ExactSums exact =
        new ExactSums(
            times.parts(), eventParts(), rounded.restsOfCounts(), rounded.restsOfSquaredWeights());
    return new DetectorCounts(
            view.name(),
            view.sky(),
            view.binning(),
            view.timeFrame(),
            rounded.counts(),
            rounded.squaredWeights(),
            origin(inOrder),
            statistics())
        .withExactSums(exact);
  }

  private List<double[][]> eventParts() {
    List<double[][]> parts = new ArrayList<>();
    for (int sample = 0; events != null && sample < (hasWeights() ? 4 : 2); sample++) {
      parts.add(events[sample].parts());
    }
    return parts;
  }

  private boolean hasWeights() {
    return !events[3].sums().equals(events[1].sums());
  }

  private Optional<EventStatistics> statistics() {
    if (events == null) {
      return Optional.empty();
    }
    EventSums inView = events[0].sums();
    EventSums all = events[1].sums();
    return Optional.of(
        hasWeights()
            ? new EventStatistics(inView, all, events[2].sums(), events[3].sums())
            : EventStatistics.unweighted(inView, all));
  }

  private CountsOrigin origin(List<Added> inOrder) {
    double earliest = Double.NaN;
    double latest = Double.NaN;
    TreeSet<String> timeCuts = new TreeSet<>();
    List<String> remarks = new ArrayList<>();
    List<CountsPart> parts = new ArrayList<>();
    for (Added one : inOrder) {
      CountsPart part = one.part();
      parts.add(part);
      timeCuts.add(part.timeCut());
      // fmin and fmax: a part without times says nothing of the others'.
      earliest = part.firstUnixTime() > earliest ? earliest : nanOr(part.firstUnixTime(), earliest);
      latest = part.lastUnixTime() < latest ? latest : nanOr(part.lastUnixTime(), latest);
    }
    TreeSet<String> said = new TreeSet<>();
    inOrder.forEach(one -> said.addAll(one.remarks()));
    said.removeIf(MissingShares::isRemark);
    remarks.addAll(said);
    MissingShares.remark(parts).ifPresent(remarks::add);
    if (withoutExactSums > 0) {
      remarks.add(
          String.format(
              Locale.ROOT,
              "%d of %d files do not carry what rounding left of their sums (earlier versions and"
                  + " conversions do not write it): the last digit of sums of weights and of sums"
                  + " over events may depend on how the events were split",
              withoutExactSums,
              inOrder.stream().map(Added::name).distinct().count()));
    }
    Map<String, String> cuts = new TreeMap<>(firstOrigin.cuts());
    cuts.remove(TIME);
    cuts.remove(EventShare.CUT);
    if (timeCuts.size() > 1) {
      cuts.put(TIME, "another for each part");
    } else if (!timeCuts.first().isEmpty()) {
      cuts.put(TIME, timeCuts.first());
    }
    return new CountsOrigin(
        "sum of " + inOrder.size() + " parts",
        ListOfDigests.digest(parts.stream().map(CountsPart::digest).toList()),
        used,
        rejected,
        used > 0 && times.value() != 0 ? times.value() / used : Double.NaN,
        earliest,
        latest,
        cuts,
        firstOrigin.clock(),
        remarks,
        parts,
        TimePiece.ofSum(origins),
        List.of());
  }

  private static double nanOr(double number, double otherwise) {
    return Double.isNaN(number) ? otherwise : number;
  }
}
