package org.anisky.reconstruction;

import java.util.List;
import org.anisky.grid.SkyMap;

/**
 * The maps of an all-sky fit. Modes with m = 0 are not measured; the gauge fixes them.
 *
 * @param relativeIntensity I_a, equatorial, mean 1
 * @param poissonError of I_a with background rate and acceptance taken as known; that of an
 *     isotropic sky where there are no events
 * @param error of I_a with rate and acceptance profiled
 * @param counts n_a, events
 * @param exposure E_a, events, of all detectors together
 * @param exposures E_a per detector, events, each on the pixels that this detector observed
 * @param smoothedAnisotropy sum of n over sum of E in discs, minus one
 * @param smoothedError of it, with rate and acceptance profiled
 * @param significance in discs, standard deviations, with the best-fit acceptance and rate
 * @param discRadius of the discs, rad
 * @param peaks largest excess and deficit of the significance
 * @param acceptances A_i per detector, local
 * @param backgroundRates N_tau per detector, events per sidereal bin
 * @param gauge how the m = 0 modes were fixed
 * @param testStatistic TS of the all-sky fit against isotropy, in this gauge
 * @param gaugeChange what applying the gauge after the last sweep changed in ln L: rounding on a
 *     cylinder, the price of part of a pixel on HEALPix
 * @param multipoles fitted beside the maps
 */
public record ReconstructedSky(
    SkyMap relativeIntensity,
    SkyMap poissonError,
    SkyMap error,
    SkyMap counts,
    SkyMap exposure,
    List<SkyMap> exposures,
    SkyMap smoothedAnisotropy,
    SkyMap smoothedError,
    SkyMap significance,
    double discRadius,
    SignificancePeaks peaks,
    List<SkyMap> acceptances,
    List<double[]> backgroundRates,
    String gauge,
    double testStatistic,
    double gaugeChange,
    FittedMultipoles multipoles)
    implements FittedSky {
  /** The same with other multipoles. */
  ReconstructedSky with(FittedMultipoles other) {
    return new ReconstructedSky(
        relativeIntensity,
        poissonError,
        error,
        counts,
        exposure,
        exposures,
        smoothedAnisotropy,
        smoothedError,
        significance,
        discRadius,
        peaks,
        acceptances,
        backgroundRates,
        gauge,
        testStatistic,
        gaugeChange,
        other);
  }
}
