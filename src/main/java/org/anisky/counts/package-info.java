/**
 * Data: events, sidereal counts n_{tau i} of one or more detectors, and what is summed in the same
 * pass. An event is placed (time to bin tau, direction to local pixel i) and then accumulated;
 * accumulators of parts of the data add up to that of the whole, with the same bits in any order.
 *
 * <pre>
 *   n_{tau i} = sum of weights     sums of w cos k x, w sin k x for right ascension and azimuth x
 * </pre>
 */
package org.anisky.counts;
