package org.anisky.reconstruction;

import org.anisky.sky.EquatorialDirection;

/**
 * The most significant places of a map.
 *
 * @param max largest significance, standard deviations
 * @param min smallest significance, standard deviations
 * @param position of the larger of the two in absolute value
 * @param postTrial that one after trials
 * @param trials pixels in view over pixels in the disc, at least 1
 */
public record SignificancePeaks(
    double max, double min, EquatorialDirection position, double postTrial, double trials) {}
