/** Harmonic analysis in right ascension and azimuth: the full dipole of a well-known exposure. */
package org.anisky.reconstruction.harmonic;
