package org.anisky.run;

import java.util.List;
import org.anisky.counts.PartedPass;

/**
 * A list that was read to its end, or of which files were read to a bad one, its parts apart.
 *
 * @param parts sums of each
 * @param ofNoPart what is of no part, and what is known of all events
 * @param names of the parts, and from what they are; of files those that were read to their ends
 */
record ListParts(PartedPass.PartedEvents parts, ListSums ofNoPart, PartNames names) {
  /** The parts that have events, used or not, growing, without that of a bad file. */
  List<Long> whole() {
    boolean ended = parts.failure().isEmpty();
    return parts.parts().stream().filter(part -> ended || part < names.files().size()).toList();
  }
}
