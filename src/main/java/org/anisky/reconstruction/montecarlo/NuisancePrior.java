package org.anisky.reconstruction.montecarlo;

/**
 * A nuisance parameter: zero in the reference as given, with a Gaussian prior.
 *
 * @param name for results
 * @param sigma standard deviation of the prior, positive
 */
record NuisancePrior(String name, double sigma) {}
