package org.anisky.reconstruction;

import java.util.Optional;
import org.anisky.model.DipoleEstimate;

/**
 * The scatter of a strategy over toys drawn from the best fit to the data (parametric bootstrap,
 * Efron and Tibshirani 1993), in place of the covariance that the strategy computes. The arrays
 * must not be modified.
 *
 * @param toys how many
 * @param seed of their random streams
 * @param bias mean of the dipole over the toys less that of their expectation without noise, shape
 *     (components)
 * @param dipole covariance of the dipole over the toys, shape (components, components)
 * @param multipoles the same of the coefficients of a fit of multipoles, shape (k, k); empty for
 *     strategies that fit none
 * @param computed what the strategy gave before its statistical covariance was replaced
 */
public record BootstrapErrors(
    int toys,
    long seed,
    double[] bias,
    double[][] dipole,
    Optional<double[][]> multipoles,
    DipoleEstimate computed) {}
