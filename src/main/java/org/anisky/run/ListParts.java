package org.anisky.run;

import org.anisky.counts.PartedPass;

/**
 * A list that was read to its end, its parts apart.
 *
 * @param parts sums of each
 * @param ofNoPart what is of no part, and what is known of all events
 * @param names of the parts, and from what they are
 */
record ListParts(PartedPass.PartedEvents parts, ListSums ofNoPart, PartNames names) {}
