/**
 * Pixels and maps of pixels: HEALPix (Gorski et al. 2005) and equal-area cells in sin dec and right
 * ascension. Pixel arithmetic and Fourier transforms live here only, and with them sums over discs
 * and spherical harmonics,
 *
 * <pre>  f = sum a_lm Y_lm     a_lm = pixel area x sum_a f_a conj(Y_lm(a))</pre>
 */
package org.anisky.grid;
