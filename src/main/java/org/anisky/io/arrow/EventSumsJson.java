package org.anisky.io.arrow;

import java.util.LinkedHashMap;
import java.util.Map;
import org.anisky.counts.EventStatistics;
import org.anisky.counts.EventSums;
import org.anisky.counts.HarmonicSums;
import org.anisky.io.json.JsonDocument;

/**
 * Sums over events as a part of {@link CountsDescription}: for each sample of events one object,
 * and the same again as {@code weighted...} when the list has weights. Every number is written so
 * that it is read back to the bit.
 */
final class EventSumsJson {
  private static final String IN_VIEW = "inView";
  private static final String ALL = "all";
  private static final String WEIGHTED_IN_VIEW = "weightedInView";
  private static final String WEIGHTED_ALL = "weightedAll";

  private EventSumsJson() {}

  static Map<String, Object> tree(EventStatistics statistics) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put(IN_VIEW, tree(statistics.inView()));
    tree.put(ALL, tree(statistics.all()));
    if (statistics.isWeighted()) {
      tree.put(WEIGHTED_IN_VIEW, tree(statistics.weightedInView()));
      tree.put(WEIGHTED_ALL, tree(statistics.weightedAll()));
    }
    return tree;
  }

  static EventStatistics parse(JsonDocument document) {
    EventSums inView = sums(document.object(IN_VIEW));
    EventSums all = sums(document.object(ALL));
    if (!document.has(WEIGHTED_ALL)) {
      return EventStatistics.unweighted(inView, all);
    }
    return new EventStatistics(
        inView, all, sums(document.object(WEIGHTED_IN_VIEW)), sums(document.object(WEIGHTED_ALL)));
  }

  private static Map<String, Object> tree(EventSums sums) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("events", sums.events());
    tree.put("weights", sums.weights());
    tree.put("squaredWeights", sums.squaredWeights());
    tree.put("cosDeclination", sums.cosDeclination());
    tree.put("sinDeclination", sums.sinDeclination());
    tree.put("cosZenith", sums.cosZenith());
    tree.put("sinZenith", sums.sinZenith());
    tree.put("absoluteEast", sums.absoluteEast());
    tree.put("eastMinusWest", sums.eastMinusWest());
    tree.put("rightAscension", tree(sums.rightAscension()));
    tree.put("azimuthFromEastThroughNorth", tree(sums.azimuth()));
    tree.put("siderealTime", tree(sums.siderealTime()));
    tree.put("eastWest", tree(sums.eastWest()));
    return tree;
  }

  private static EventSums sums(JsonDocument document) {
    return new EventSums(
        document.number("events"),
        document.number("weights"),
        document.number("squaredWeights"),
        document.number("cosDeclination"),
        document.number("sinDeclination"),
        document.number("cosZenith"),
        document.number("sinZenith"),
        document.number("absoluteEast"),
        document.number("eastMinusWest"),
        harmonics(document.object("rightAscension")),
        harmonics(document.object("azimuthFromEastThroughNorth")),
        harmonics(document.object("siderealTime")),
        harmonics(document.object("eastWest")));
  }

  private static Map<String, Object> tree(HarmonicSums sums) {
    double[] cosines = new double[HarmonicSums.ORDERS];
    double[] sines = new double[HarmonicSums.ORDERS];
    for (int k = 1; k <= HarmonicSums.ORDERS; k++) {
      cosines[k - 1] = sums.cosine(k);
      sines[k - 1] = sums.sine(k);
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("cos", cosines);
    tree.put("sin", sines);
    return tree;
  }

  private static HarmonicSums harmonics(JsonDocument document) {
    return HarmonicSums.of(document.numbers("cos"), document.numbers("sin"));
  }
}
