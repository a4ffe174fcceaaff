package org.anisky.counts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Looks whether the shares of a list, {@link EventShare}, are all there in a sum of counts. */
final class MissingShares {
  private static final String BEGINNING = "parts of the events are missing: ";
  private static final int MOST_TOLD = 10;

  private MissingShares() {}

  /** Whether a remark is one of these. */
  static boolean isRemark(String remark) {
    return remark.startsWith(BEGINNING);
  }

  /**
   * What to say of shares that are missing.
   *
   * @param shares of all parts, empty texts among them; not modified
   */
  static Optional<String> remark(List<String> shares) {
    Map<Integer, int[]> present = new TreeMap<>();
    for (String share : shares) {
      if (!share.isEmpty()) {
        int blank = share.indexOf(' ');
        int of = Integer.parseInt(share.substring(share.lastIndexOf(' ') + 1));
        present
            .computeIfAbsent(of, all -> new int[all])[
            Integer.parseInt(share.substring(0, blank)) - 1]++;
      }
    }
    List<String> missing = new ArrayList<>();
    present.forEach(
        (of, times) -> missing(times).ifPresent(text -> missing.add(text + " of " + of)));
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(BEGINNING + String.join("; ", missing));
  }

  private static Optional<String> missing(int[] times) {
    int most = 0;
    for (int number : times) {
      most = Math.max(most, number);
    }
    List<String> names = new ArrayList<>();
    int missing = 0;
    for (int k = 0; k < times.length; k++) {
      if (times[k] < most) {
        missing++;
        if (missing <= MOST_TOLD) {
          names.add(String.valueOf(k + 1));
        }
      }
    }
    return missing == 0
        ? Optional.empty()
        : Optional.of(
            String.join(", ", names)
                + (missing > MOST_TOLD ? " and " + (missing - MOST_TOLD) + " more" : ""));
  }
}
