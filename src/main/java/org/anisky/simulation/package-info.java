/**
 * Synthetic skies, detectors and counts whose truth is known: n_{tau i} is Poisson with mean N_tau
 * A_i I_{a(tau,i)}, or is the mean. Random streams are keyed by seed, detector and bin, so that a
 * draw depends on nothing else.
 */
package org.anisky.simulation;
