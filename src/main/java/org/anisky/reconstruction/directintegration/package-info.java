/**
 * Direct integration: one estimate of the background from all day, for comparison. It is the first
 * sweep of the iterative fit, E_a = sum n_tau. n_.i/n and dI_a = n_a/E_a - 1, and returns the part
 * M^-1 F of a dipole, with M that of a fit to the map and F the information with N and A profiled.
 */
package org.anisky.reconstruction.directintegration;
