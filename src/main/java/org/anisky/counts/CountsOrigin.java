package org.anisky.counts;

import java.util.List;
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
 * @param firstUnixTime time of the first event used, s since 1970 (UTC); NaN when unknown
 * @param lastUnixTime time of the last event used; NaN when unknown
 * @param cuts selections applied, for a person, by name
 * @param clock how sidereal time was computed, for a person
 * @param remarks what was noticed of the events, for a person: warnings of every result
 * @param parts the lists of events whose counts were added, by time; empty when nothing was added
 * @param pieces of time in which there are events, when gaps or a changing rate are seen within a
 *     list; empty when first and last time, or those of the parts, are all that is known
 * @param files by what its files are known, when they are several, see {@link CountsPart#files}
 */
public record CountsOrigin(
    String source,
    String digest,
    long eventsUsed,
    Map<String, Long> eventsRejected,
    double meanUnixTime,
    double firstUnixTime,
    double lastUnixTime,
    Map<String, String> cuts,
    String clock,
    List<String> remarks,
    List<CountsPart> parts,
    List<TimePiece> pieces,
    List<String> files) {
  /** Copies the maps and the lists. */
  public CountsOrigin {
    parts = List.copyOf(parts);
    pieces = List.copyOf(pieces);
    files = List.copyOf(files);
    remarks = List.copyOf(remarks);
    eventsRejected = java.util.Collections.unmodifiableMap(new TreeMap<>(eventsRejected));
    cuts = java.util.Collections.unmodifiableMap(new TreeMap<>(cuts));
  }

  /** Of one list. */
  public CountsOrigin(
      String source,
      String digest,
      long eventsUsed,
      Map<String, Long> eventsRejected,
      double meanUnixTime,
      double firstUnixTime,
      double lastUnixTime,
      Map<String, String> cuts,
      String clock,
      List<String> remarks) {
    this(
        source,
        digest,
        eventsUsed,
        eventsRejected,
        meanUnixTime,
        firstUnixTime,
        lastUnixTime,
        cuts,
        clock,
        remarks,
        List.of(),
        List.of(),
        List.of());
  }

  /** Without first and last time and without remarks. */
  public CountsOrigin(
      String source,
      String digest,
      long eventsUsed,
      Map<String, Long> eventsRejected,
      double meanUnixTime,
      Map<String, String> cuts,
      String clock) {
    this(
        source,
        digest,
        eventsUsed,
        eventsRejected,
        meanUnixTime,
        Double.NaN,
        Double.NaN,
        cuts,
        clock,
        List.of());
  }

  /** The same with a further reason why events were left out. */
  CountsOrigin with(String reason, long rejected) {
    Map<String, Long> all = new TreeMap<>(eventsRejected);
    all.put(reason, rejected);
    return with(all, cuts, remarks);
  }

  /** The same with a further cut. */
  CountsOrigin withCut(String name, String cut) {
    Map<String, String> all = new TreeMap<>(cuts);
    all.put(name, cut);
    return with(eventsRejected, all, remarks);
  }

  /** The same with other remarks. */
  CountsOrigin withRemarks(List<String> others) {
    return with(eventsRejected, cuts, others);
  }

  /**
   * The same, of several files.
   *
   * @param digests SHA-256 of each, hexadecimal; not modified
   */
  CountsOrigin ofFiles(List<String> digests) {
    return with(pieces, CountsPart.known(digests));
  }

  /** The same with the pieces of its time. */
  CountsOrigin withPieces(List<TimePiece> others) {
    return with(others, files);
  }

  private CountsOrigin with(List<TimePiece> otherPieces, List<String> otherFiles) {
    return new CountsOrigin(
        source,
        digest,
        eventsUsed,
        eventsRejected,
        meanUnixTime,
        firstUnixTime,
        lastUnixTime,
        cuts,
        clock,
        remarks,
        parts,
        otherPieces,
        otherFiles);
  }

  private CountsOrigin with(
      Map<String, Long> otherRejected, Map<String, String> otherCuts, List<String> otherRemarks) {
    return new CountsOrigin(
        source,
        digest,
        eventsUsed,
        otherRejected,
        meanUnixTime,
        firstUnixTime,
        lastUnixTime,
        otherCuts,
        clock,
        otherRemarks,
        parts,
        pieces,
        files);
  }
}
