/**
 * Iterative maximum likelihood (Ahlers et al. 2016, ApJ 823, 10): relative intensity, relative
 * acceptance and background rate together, from the data alone. The dipole is that of a fit of the
 * multipoles m != 0; the map is that of sweeps of
 *
 * <pre>  I_a = n_a/E_a     N_tau = n_tau./R_tau     A_i = n_.i/S_i</pre>
 *
 * <p>in {@link org.anisky.likelihood.Sweep}, with the m = 0 modes fixed by a {@link
 * org.anisky.reconstruction.likelihood.Gauge}.
 */
package org.anisky.reconstruction.likelihood;
