package org.anisky.exposure;

/**
 * What is known of a detector without its counts: the acceptance A^MC_i from simulation and the
 * live time N^mon_tau from monitoring. Immutable.
 *
 * @param acceptance over the detector's own sky
 * @param rate over sidereal time
 */
public record SimulatedExposure(Acceptance acceptance, MonitoredRate rate) {}
