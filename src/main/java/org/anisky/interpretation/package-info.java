/**
 * What a measured dipole may mean, apart from its measurement: motion of the observer, an ordered
 * magnetic field, a single source. Every number here rests on an assumption, which it names.
 *
 * <p>Dipoles are along the axes of ICRS unless the name says otherwise. Statistical covariances are
 * those of the measurement; what the assumptions do not know (spectral index, velocity, direction
 * of the field) adds to the systematic ones.
 */
package org.anisky.interpretation;
