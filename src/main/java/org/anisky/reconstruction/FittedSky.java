package org.anisky.reconstruction;

/**
 * What a strategy says about the whole sky beside the dipole: maps made from the data alone, in
 * which m = 0 is not measured, the multipoles of such a fit alone, or multipoles against an
 * isotropic reference, in which it is. No strategy makes both; some make neither.
 */
public sealed interface FittedSky permits ReconstructedSky, FittedMultipoles, ReferenceSky {}
