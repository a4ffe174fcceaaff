package org.anisky.counts;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of the lists of events whose counts were added.
 *
 * @param source what was read, for a person
 * @param digest SHA-256 of the source, hexadecimal; empty when there was no file
 * @param eventsUsed number of its events in the counts
 * @param firstUnixTime time of the first of them, s since 1970 (UTC); NaN when unknown
 * @param lastUnixTime time of the last of them; NaN when unknown
 * @param timeCut the cut in time, as among {@link CountsOrigin#cuts}; empty when there was none
 * @param share which {@link EventShare} of a list it is; empty when it is the list
 * @param files the first {@value #DIGITS} digits of SHA-256 of each of its files, when they are
 *     several
 */
public record CountsPart(
    String source,
    String digest,
    long eventsUsed,
    double firstUnixTime,
    double lastUnixTime,
    String timeCut,
    String share,
    List<String> files) {
  /** Digits by which files are known: two of a million have the same once in 4e7 times. */
  public static final int DIGITS = 16;

  private static final String OF_LIST = " of list ";

  private static final Pattern SHARE =
      Pattern.compile("([1-9]\\d{0,6}) of ([1-9]\\d{0,6})(?: of list ([0-9a-f]{8}))?");

  /** Copies the files. */
  public CountsPart {
    files = List.copyOf(files);
  }

  /** Of one file, or of what is no file. */
  public CountsPart(
      String source,
      String digest,
      long eventsUsed,
      double firstUnixTime,
      double lastUnixTime,
      String timeCut,
      String share) {
    this(source, digest, eventsUsed, firstUnixTime, lastUnixTime, timeCut, share, List.of());
  }

  /** By what files are known, of their digests. */
  static List<String> known(List<String> digests) {
    return digests.stream()
        .map(digest -> digest.substring(0, Math.min(DIGITS, digest.length())))
        .toList();
  }

  /** Whether a text can be a share: {@code 3 of 100}, perhaps with its list, or nothing. */
  public static boolean isShare(String text) {
    Matcher share = SHARE.matcher(text);
    return text.isEmpty()
        || share.matches() && Integer.parseInt(share.group(1)) <= Integer.parseInt(share.group(2));
  }

  /**
   * What both have, when they have the same events: the same source, or a file of it, or shares of
   * one list divided in two ways, with times that overlap; or the same times to the bit whatever
   * the source.
   *
   * @param times sums of the times of the events, each as doubles that add up to it
   * @param othersTimes the same of the other
   * @return for a person, perhaps nothing; empty when they have no events in common
   */
  Optional<String> common(double[] times, CountsPart other, double[] othersTimes) {
    if (eventsUsed == 0 || other.eventsUsed == 0) {
      return Optional.empty();
    }
    boolean sameTimes =
        eventsUsed == other.eventsUsed
            && firstUnixTime == other.firstUnixTime
            && lastUnixTime == other.lastUnixTime
            && lastUnixTime > firstUnixTime
            && Arrays.equals(times, othersTimes);
    boolean apart = firstUnixTime > other.lastUnixTime || other.firstUnixTime > lastUnixTime;
    boolean sameSource = !digest.isEmpty() && digest.equals(other.digest);
    boolean rowsOfOne = isOtherShare(other) && !isOfFiles();
    if (sameTimes || !apart && (sameSource && !rowsOfOne || isOfOtherDivision(other))) {
      return Optional.of("");
    }
    return apart || rowsOfOne
        ? Optional.empty()
        : commonFile(other).map(file -> "; a file of SHA-256 " + file + "... is in both");
  }

  private Optional<String> commonFile(CountsPart other) {
    Set<String> own = new HashSet<>(known());
    return other.known().stream().filter(own::contains).findFirst();
  }

  private List<String> known() {
    return files(digest, files);
  }

  /**
   * By what the files of counts are known.
   *
   * @param digest SHA-256 of all
   * @param files by what they are known when they are several
   */
  public static List<String> files(String digest, List<String> files) {
    return files.isEmpty() && !digest.isEmpty() ? known(List.of(digest)) : files;
  }

  private boolean isOfFiles() {
    return share.contains(OF_LIST);
  }

  /** Whether both are different shares of the same division of a list. */
  boolean isOtherShare(CountsPart other) {
    return !share.isEmpty()
        && !share.equals(other.share)
        && share
            .substring(share.indexOf(' '))
            .equals(other.share.substring(Math.max(0, other.share.indexOf(' '))));
  }

  /** Whether both are shares of the same list of files in different numbers of shares. */
  boolean isOfOtherDivision(CountsPart other) {
    int list = share.indexOf(OF_LIST);
    int otherList = other.share.indexOf(OF_LIST);
    return list > 0
        && otherList > 0
        && share.substring(list).equals(other.share.substring(otherList))
        && !share
            .substring(share.indexOf(' '))
            .equals(other.share.substring(other.share.indexOf(' ')));
  }
}
