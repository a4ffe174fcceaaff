/**
 * Iterative maximum likelihood (Ahlers et al. 2016, ApJ 823, 10): relative intensity, relative
 * acceptance and background rate together, from the data alone.
 */
package org.anisky.reconstruction.likelihood;
