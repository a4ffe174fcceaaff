package org.anisky.study;

import org.anisky.statistics.ToyDistance;

/**
 * How far two strategies that saw the same events are apart in the equatorial plane.
 *
 * @param first name of a strategy
 * @param second name of another
 * @param d0h first minus second
 * @param d6h first minus second
 * @param covariance of the two differences: that of toys, which holds what the strategies share,
 *     plus the systematic covariances of both; shape (2, 2)
 * @param distance delta^T C^-1 delta and what it says with so many toys
 */
public record DipoleDifference(
    String first,
    String second,
    double d0h,
    double d6h,
    double[][] covariance,
    ToyDistance distance) {}
