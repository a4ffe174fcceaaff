package org.anisky.study;

/**
 * How far two strategies that saw the same events are apart in the equatorial plane.
 *
 * @param first name of a strategy
 * @param second name of another
 * @param d0h first minus second
 * @param d6h first minus second
 * @param covariance of the two differences: that of toys, which holds what the strategies share,
 *     plus the systematic covariances of both; shape (2, 2)
 * @param chiSquared delta^T C^-1 delta, with the bias of an inverse from a finite number of toys
 *     taken off
 * @param probability of at least this chi-squared with 2 degrees of freedom
 */
public record DipoleDifference(
    String first,
    String second,
    double d0h,
    double d6h,
    double[][] covariance,
    double chiSquared,
    double probability) {}
