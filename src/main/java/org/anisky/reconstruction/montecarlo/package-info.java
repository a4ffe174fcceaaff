/**
 * Known exposure: the acceptance from simulation and the live time from monitoring give the
 * isotropic reference map, and counts are compared with it. Nothing is taken from the counts but
 * the scale, so that all three components of the dipole are measured; the price is that errors of
 * the simulation and of the monitoring become errors of the dipole.
 */
package org.anisky.reconstruction.montecarlo;
