/**
 * Harmonic analysis in right ascension and azimuth: the full dipole of a well-known exposure. Of
 * events with weights w,
 *
 * <pre>
 *   a = 2/W sum w cos alpha    b = 2/W sum w sin alpha    d_perp = r/&lt;cos dec&gt;
 *   b_phi = 2/W sum w sin phi                             d_z    = b_phi/(cos lat &lt;sin zenith&gt;)
 * </pre>
 *
 * <p>(Pierre Auger Collaboration, Science 357 (2017) 1266).
 */
package org.anisky.reconstruction.harmonic;
