package org.anisky.spark;

import java.io.IOException;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.anisky.run.ListPass;
import org.anisky.run.ListSums;

/**
 * What one part of a list gave, or several: results add up in any order.
 *
 * @param sums of the events, as {@link ListSums#state}; null when there are none
 * @param digests SHA-256 by number of the file
 * @param refusal why the list is refused, or null
 */
record PartResult(Serializable sums, Map<Integer, String> digests, Refusal refusal)
    implements Serializable {
  /**
   * What is wrong with a list.
   *
   * @param file its number
   * @param block the first that was read together with what is wrong
   * @param message for a person
   */
  record Refusal(int file, int block, String message) implements Serializable {
    private boolean isBefore(Refusal other) {
      return other == null || file < other.file || file == other.file && block < other.block;
    }
  }

  /**
   * Adds another result.
   *
   * @param other whose sums may be used up
   */
  PartResult plus(PartResult other, ListPass pass) throws IOException {
    Map<Integer, String> both = new HashMap<>(digests);
    both.putAll(other.digests);
    boolean own = refusal != null && refusal.isBefore(other.refusal);
    Refusal first = own ? refusal : other.refusal;
    return new PartResult(first == null ? added(other, pass) : null, both, first);
  }

  private Serializable added(PartResult other, ListPass pass) throws IOException {
    if (sums == null || other.sums == null) {
      return sums == null ? other.sums : sums;
    }
    ListSums sum = pass.sums(sums);
    sum.add(pass.sums(other.sums));
    return sum.state();
  }
}
