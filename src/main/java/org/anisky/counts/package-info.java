/** Data: events, sidereal counts of one or more detectors, and their marginals. */
package org.anisky.counts;
