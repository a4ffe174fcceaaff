package org.anisky.reconstruction.montecarlo;

/**
 * A nuisance parameter: zero in the reference as given, with a Gaussian prior. Equal priors are one
 * parameter, whatever references it moves.
 *
 * @param owner for results: the detector or the sample whose references it moves
 * @param name for results
 * @param sigma standard deviation of the prior, positive
 */
record NuisancePrior(String owner, String name, double sigma) {}
