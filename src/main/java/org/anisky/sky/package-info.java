/**
 * Directions, frames and time; no maps. Angles are radians unless a name says otherwise.
 *
 * <pre>
 *   local sidereal time = Greenwich sidereal time + longitude     hour angle = LST - right ascension
 *   sin dec = sin lat cos zenith + cos lat sin zenith cos azimuth     (azimuth from North through East)
 * </pre>
 *
 * <p>Bins of sidereal time have their centres at 2 pi (tau + 1/2)/T; {@link
 * org.anisky.sky.SiderealBinning} alone knows that.
 */
package org.anisky.sky;
