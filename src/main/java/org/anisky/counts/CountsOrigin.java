package org.anisky.counts;

import java.util.Map;
import java.util.TreeMap;

/**
 * Where counts come from: all that a reader of the counts alone would ask for.
 *
 * @param source what was read, for a person
 * @param digest SHA-256 of the source, hexadecimal; empty when there was no file
 * @param eventsUsed number of events in the counts, weights not counted
 * @param eventsRejected number of events left out, by reason
 * @param meanUnixTime mean time of the used events, s since 1970 (UTC); NaN when unknown
 * @param cuts selections applied, for a person, by name
 * @param clock how sidereal time was computed, for a person
 */
public record CountsOrigin(
    String source,
    String digest,
    long eventsUsed,
    Map<String, Long> eventsRejected,
    double meanUnixTime,
    Map<String, String> cuts,
    String clock) {
  /** Copies the maps. */
  public CountsOrigin {
    eventsRejected = java.util.Collections.unmodifiableMap(new TreeMap<>(eventsRejected));
    cuts = java.util.Collections.unmodifiableMap(new TreeMap<>(cuts));
  }

  /** The same with a further reason why events were left out. */
  CountsOrigin with(String reason, long rejected) {
    Map<String, Long> all = new TreeMap<>(eventsRejected);
    all.put(reason, rejected);
    return new CountsOrigin(source, digest, eventsUsed, all, meanUnixTime, cuts, clock);
  }

  /** The same with a further cut. */
  CountsOrigin withCut(String name, String cut) {
    Map<String, String> all = new TreeMap<>(cuts);
    all.put(name, cut);
    return new CountsOrigin(source, digest, eventsUsed, eventsRejected, meanUnixTime, all, clock);
  }
}
