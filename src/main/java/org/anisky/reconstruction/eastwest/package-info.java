/**
 * East-West: the difference of the counts of the two halves of the sky over sidereal time, in which
 * the rate drops out (Bonino et al. 2011, ApJ 738, 67). With the mean D of |sin zenith sin
 * azimuth|,
 *
 * <pre>  y = (E - W)/(E + W)/D = -d_0h sin LST + d_6h cos LST     sigma_y = 2 sqrt(E W/(E + W)^3)/D
 * </pre>
 */
package org.anisky.reconstruction.eastwest;
