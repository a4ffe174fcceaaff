package org.anisky.reconstruction.harmonic;

/**
 * Means over the exposure of one detector.
 *
 * @param cosDeclination of cos dec
 * @param sinZenith of sin zenith
 */
record ExposureMeans(double cosDeclination, double sinZenith) {}
