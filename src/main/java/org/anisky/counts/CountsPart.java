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
 * @param share which {@link EventShare} of a list it is; empty when it is the list
 */
public record CountsPart(
    String source,
    String digest,
    long eventsUsed,
    double firstUnixTime,
    double lastUnixTime,
    String timeCut,
    String share) {
  private static final java.util.regex.Pattern SHARE =
      java.util.regex.Pattern.compile(
          "([1-9]\\d{0,6}) of ([1-9]\\d{0,6})(?: of list ([0-9a-f]{8}))?");

  /** Whether a text can be a share: {@code 3 of 100}, perhaps with its list, or nothing. */
  public static boolean isShare(String text) {
    java.util.regex.Matcher share = SHARE.matcher(text);
    return text.isEmpty()
        || share.matches() && Integer.parseInt(share.group(1)) <= Integer.parseInt(share.group(2));
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
    int list = share.indexOf(" of list ");
    int otherList = other.share.indexOf(" of list ");
    return list > 0
        && otherList > 0
        && share.substring(list).equals(other.share.substring(otherList))
        && !share
            .substring(share.indexOf(' '))
            .equals(other.share.substring(other.share.indexOf(' ')));
  }
}
