/**
 * What is said about a reconstruction: significance, trials, intervals, limits, spectra.
 *
 * <p>Significance of a template B_a with rate and acceptance profiled: with mu0 = N_tau A_i at its
 * maximum under isotropy,
 *
 * <pre>
 *   U = sum_a B_a (n_a - mu0_a)
 *   V = sum mu0 B^2 - sum_tau N_tau Bbar_tau^2 - N sum_i A_i Bbar_i^2 + N Bbar^2      Z = U / sqrt(V)
 *   Bbar_tau = sum_i A_i B   Bbar_i = sum_tau (N_tau/N) B   Bbar = sum_tau (N_tau/N) Bbar_tau
 * </pre>
 */
package org.anisky.inference;
