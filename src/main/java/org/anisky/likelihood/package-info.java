/**
 * The Poisson likelihood of counts n_{tau i} with expectation mu = I_a N_tau A_i, its scores, its
 * information and its maximum over multipoles, for every strategy that fits one:
 *
 * <pre>
 *   ln L = sum n_tau. ln N_tau + sum n_.i ln A_i + sum n_a ln I_a - sum E_a I_a
 *   N_tau = n_tau./R_tau    A_i = n_.i/S_i    I_a = n_a/E_a
 * </pre>
 */
package org.anisky.likelihood;
