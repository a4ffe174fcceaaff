package org.anisky.reconstruction.likelihood;

import java.util.BitSet;
import java.util.Locale;
import java.util.Optional;
import org.anisky.grid.DiscSums;
import org.anisky.model.ScannedData;

/**
 * What the last gauge takes from a fit. On the cylindrical grid it changes no expectation. On
 * HEALPix a local pixel and the ring of its equatorial pixel differ in declination by a part of a
 * pixel, so that the factors of both do not cancel: where a ring holds few events they differ much
 * from ring to ring, and expectations leave the counts, to which the maximum had fitted them.
 */
final class GaugeLoss {
  /** A change of ln L that moves a test statistic by one, what one parameter more moves it by. */
  private static final double NEGLIGIBLE = 0.5;

  /**
   * Change of a disc in its standard deviations from which on it is told: half of what chance moves
   * it by; 5.5 instead of 5 sigma is a probability 15 times smaller.
   */
  private static final double TOLD = 0.5;

  private GaugeLoss() {}

  /**
   * Looks at a fit whose sweeps have converged.
   *
   * @param discRadius of the significance map, rad
   * @return a remark, empty when there is nothing to remark
   */
  static Optional<String> remark(ScannedData data, AllSkyFit.Result fit, double discRadius) {
    if (!(Math.abs(fit.gaugeChange()) > NEGLIGIBLE)) {
      return Optional.empty();
    }
    double most = mostMoved(data, fit, DiscSums.of(data.grid(), discRadius));
    return most > TOLD
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "the gauge changes ln L of the map by %.0f (its test statistic by %.0f), and discs"
                    + " by up to %.1f standard deviations, since rings of the HEALPix grid hold too"
                    + " few events: significances of the map are no better than that. A cylindrical"
                    + " grid has an exact gauge (the dipole is fitted by itself)",
                fit.gaugeChange(),
                2 * fit.gaugeChange() / data.varianceFactor(),
                most))
        : Optional.empty();
  }

  /** At the maximum every disc expects what it has. */
  private static double mostMoved(ScannedData data, AllSkyFit.Result fit, DiscSums discs) {
    double[] expected = fit.exposure().clone();
    double[] intensity = fit.model().relativeIntensity();
    for (int a = 0; a < expected.length; a++) {
      expected[a] *= intensity[a];
    }
    double[] counts = discs.sum(data.equatorialCounts());
    double[] inDisc = discs.sum(expected);
    BitSet observed = data.observed();
    double factor = data.varianceFactor();
    double most = 0;
    for (int a = observed.nextSetBit(0); a >= 0; a = observed.nextSetBit(a + 1)) {
      double error = Math.sqrt(inDisc[a] * factor);
      most = Math.max(most, Math.abs(counts[a] - inDisc[a]) / error);
    }
    return most;
  }
}
