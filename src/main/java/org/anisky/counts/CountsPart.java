package org.anisky.counts;

/**
 * One of the lists of events whose counts were added.
 *
 * @param source what was read, for a person
 * @param digest SHA-256 of the source, hexadecimal; empty when there was no file
 * @param eventsUsed number of its events in the counts
 * @param firstUnixTime time of the first of them, s since 1970 (UTC); NaN when unknown
 * @param lastUnixTime time of the last of them; NaN when unknown
 * @param timeCut the cut in time, as among {@link CountsOrigin#cuts}; empty when there was none
 */
public record CountsPart(
    String source,
    String digest,
    long eventsUsed,
    double firstUnixTime,
    double lastUnixTime,
    String timeCut) {}
