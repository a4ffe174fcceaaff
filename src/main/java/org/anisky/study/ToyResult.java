package org.anisky.study;

import org.anisky.model.DipoleEstimate;

/**
 * What one strategy measures in one toy data set.
 *
 * @param replica number of the toy
 * @param strategy its name
 * @param dipole its estimate
 */
public record ToyResult(long replica, String strategy, DipoleEstimate dipole) {}
