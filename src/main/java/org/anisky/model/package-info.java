/**
 * The model mu_{tau i} = I_{a(tau,i)} N_tau A_i: relative intensity, background rate, relative
 * acceptance, the dipole I = 1 + d.n, and the scan a(tau, i) of a detector over the sky. Of the
 * counts a fit needs three sums, n_tau., n_.i and n_a; of the scan one trilinear form and its
 * derivatives:
 *
 * <pre>
 *   Phi = sum_{tau,i} N_tau A_i I_a     E_a = dPhi/dI_a    R_tau = dPhi/dN_tau    S_i = dPhi/dA_i
 * </pre>
 */
package org.anisky.model;
