/**
 * Known exposure: the acceptance from simulation and the live time from monitoring give the
 * isotropic reference map, and counts are compared with it. Nothing is taken from the counts but
 * the scale, so that all three components of the dipole are measured; the price is that errors of
 * the simulation and of the monitoring become errors of the dipole.
 *
 * <pre>
 *   mu_a = c (1 + d.n_a) sum_{tau,i -&gt; a} L_tau A_i (1 + sum_j nu_j T_j)     nu_j = 0 +- sigma_j
 * </pre>
 *
 * <p>with live times L, acceptances A and templates T_j of what may be wrong about either.
 */
package org.anisky.reconstruction.montecarlo;
