package org.anisky.counts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

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
   * What to say of shares that are missing: of every list, division and cut in time apart.
   *
   * @param parts some of them perhaps no shares; not modified
   */
  static Optional<String> remark(List<CountsPart> parts) {
    Map<String, int[]> present = new TreeMap<>();
    TreeSet<String> lists = new TreeSet<>();
    TreeSet<String> cuts = new TreeSet<>();
    for (CountsPart part : parts) {
      if (!part.share().isEmpty()) {
        String[] words = part.share().split(" ");
        int of = Integer.parseInt(words[2]);
        String list = words.length > 3 ? words[5] : "";
        lists.add(list);
        cuts.add(part.timeCut());
        String name = String.format(Locale.ROOT, "%07d %s %s", of, list, part.timeCut());
        present.computeIfAbsent(name, all -> new int[of])[Integer.parseInt(words[0]) - 1]++;
      }
    }
    List<String> missing = new ArrayList<>();
    present.values().forEach(times -> missing(times).ifPresent(missing::add));
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            BEGINNING
                + String.join("; ", missing)
                + (lists.size() > 1 ? "; the shares are of different lists of files" : "")
                + (cuts.size() > 1 ? "; the shares were cut in time differently" : ""));
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
                + (missing > MOST_TOLD ? " and " + (missing - MOST_TOLD) + " more" : "")
                + " of "
                + times.length);
  }
}
