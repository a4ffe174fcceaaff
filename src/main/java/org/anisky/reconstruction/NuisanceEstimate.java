package org.anisky.reconstruction;

/**
 * What the fit says about a nuisance parameter.
 *
 * @param detector or the name of the map, whose reference it changes
 * @param name of the parameter
 * @param value at the best fit; 0 is the reference as given
 * @param error standard deviation, data and prior together
 * @param priorSigma standard deviation of the prior alone
 */
public record NuisanceEstimate(
    String detector, String name, double value, double error, double priorSigma) {}
