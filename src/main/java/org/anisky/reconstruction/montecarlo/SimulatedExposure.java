package org.anisky.reconstruction.montecarlo;

import java.util.BitSet;
import java.util.Locale;
import org.anisky.InvalidInputException;
import org.anisky.counts.DetectorCounts;
import org.anisky.model.Marginals;
import org.anisky.model.ScannedData;
import org.anisky.model.SkyScan;

/**
 * What is known of a detector without its counts: the acceptance A^MC_i from simulation and the
 * live time N^mon_tau from monitoring. Immutable.
 *
 * @param acceptance over the detector's own sky
 * @param rate over sidereal time
 */
public record SimulatedExposure(SimulatedAcceptance acceptance, MonitoredRate rate) {
  /**
   * The counts of a detector and their reference.
   *
   * @throws InvalidInputException when there are counts in a bin without live time or in a pixel
   *     without acceptance
   */
  FitTerm term(ScannedData.Detector detector, NuisancePriors priors) {
    DetectorCounts counts = detector.counts();
    AcceptanceTable table = acceptance.on(counts.sky(), counts.name());
    double[] liveTime = rate.liveTime(counts);
    check(counts, detector.marginals(), table.acceptance(), liveTime);
    if (priors.zenithSlope() > 0) {
      checkZenith(counts, priors.zenithTemplate());
    }
    double factor = detector.marginals().totalSquaredWeights() / detector.marginals().total();
    return new FitTerm(
        divided(detector.marginals().perEquatorialPixel(), factor),
        counts.isWeighted()
            ? divided(detector.marginals().squaredWeightsPerEquatorialPixel(), factor * factor)
            : null,
        seen(detector.scan(), table.acceptance(), liveTime),
        new DetectorReference(
            counts.name(),
            detector.scan(),
            counts.sky(),
            counts.binning(),
            liveTime,
            table.acceptance(),
            table.error(),
            priors),
        null,
        null);
  }

  private void check(
      DetectorCounts counts, Marginals marginals, double[] perPixel, double[] liveTime) {
    checkLiveTime(counts, marginals, liveTime);
    for (int i = 0; i < perPixel.length; i++) {
      if (marginals.perLocalPixel()[i] > 0 && !(perPixel[i] > 0)) {
        throw InvalidInputException.of(
            "%s: pixel %d (zenith %.3f deg, azimuth %.3f deg) has %s events but its simulated"
                + " acceptance is 0 in %s",
            counts.name(),
            counts.sky().gridPixel(i),
            Math.toDegrees(counts.sky().zenith(i)),
            Math.toDegrees(counts.sky().azimuth(i)),
            marginals.perLocalPixel()[i],
            acceptance.source());
      }
    }
  }

  private void checkLiveTime(DetectorCounts counts, Marginals marginals, double[] liveTime) {
    int first = -1;
    int bins = 0;
    double events = 0;
    for (int tau = liveTime.length - 1; tau >= 0; tau--) {
      if (marginals.perBin()[tau] > 0 && !(liveTime[tau] > 0)) {
        first = tau;
        bins++;
        events += marginals.perBin()[tau];
      }
    }
    if (bins > 0) {
      throw InvalidInputException.of(
          "%s: sidereal bin %d has %s events but no live time in %s%s",
          counts.name(),
          first,
          marginals.perBin()[first],
          rate.source(),
          bins == 1
              ? ""
              : String.format(Locale.ROOT, "; %d such bins have %s events", bins, events));
    }
  }

  private static void checkZenith(DetectorCounts counts, ZenithTemplate template) {
    for (int i = 0; i < counts.sky().size(); i++) {
      double zenith = counts.sky().zenith(i);
      if (template != ZenithTemplate.ONE_MINUS_COSINE && !(zenith < Math.PI / 2)) {
        throw InvalidInputException.of(
            "%s: pixel %d at zenith %.3f deg is at or below the horizon, where the zenith template"
                + " '%s' has no value",
            counts.name(), counts.sky().gridPixel(i), Math.toDegrees(zenith), template.key());
      }
    }
  }

  private static double[] divided(double[] values, double divisor) {
    double[] result = values.clone();
    for (int a = 0; a < result.length; a++) {
      result[a] /= divisor;
    }
    return result;
  }

  /**
   * The scan of indicators counts cells, so that one half divides exactly, Fourier noise or not.
   */
  private static BitSet seen(SkyScan scan, double[] acceptance, double[] liveTime) {
    double[] cells = new double[scan.equatorialPixels()];
    scan.exposure(indicator(liveTime), indicator(acceptance), cells);
    BitSet seen = new BitSet(cells.length);
    for (int a = 0; a < cells.length; a++) {
      seen.set(a, cells[a] > 0.5);
    }
    return seen;
  }

  private static double[] indicator(double[] values) {
    double[] result = new double[values.length];
    for (int k = 0; k < result.length; k++) {
      result[k] = values[k] > 0 ? 1 : 0;
    }
    return result;
  }
}
