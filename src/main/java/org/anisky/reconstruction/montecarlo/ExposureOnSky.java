package org.anisky.reconstruction.montecarlo;

import java.util.BitSet;
import java.util.Locale;
import java.util.Optional;
import org.anisky.InvalidInputException;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.DetectorView;
import org.anisky.exposure.AcceptanceTable;
import org.anisky.exposure.SimulatedExposure;
import org.anisky.model.Marginals;
import org.anisky.model.ScannedData;
import org.anisky.model.SkyScan;

/**
 * The exposure of one detector on its pixels and bins, with the reference that it makes: whatever
 * does not depend on the counts. Immutable; safe to share between threads.
 */
final class ExposureOnSky {
  private final SimulatedExposure exposure;
  private final double[] acceptance;
  private final double[] liveTime;
  private final BitSet seen;
  private final DetectorReference reference;

  /**
   * @param scan of the view
   * @throws InvalidInputException when the exposure does not suit the detector
   */
  ExposureOnSky(
      SimulatedExposure exposure, DetectorView view, SkyScan scan, NuisancePriors priors) {
    this.exposure = exposure;
    AcceptanceTable table = exposure.acceptance().on(view.sky(), view.name());
    acceptance = table.acceptance();
    liveTime = exposure.rate().liveTime(view);
    if (priors.zenithSlope() > 0) {
      checkZenith(view, priors.zenithTemplate());
    }
    seen = seen(scan, acceptance, liveTime);
    reference =
        new DetectorReference(
            view.name(),
            scan,
            view.sky(),
            view.binning(),
            liveTime,
            acceptance,
            table.error(),
            priors);
  }

  /** Live time per bin, shape (T); shared, must not be modified. */
  double[] liveTime() {
    return liveTime;
  }

  /**
   * The counts of the detector and their reference.
   *
   * @throws InvalidInputException when there are counts in a bin without live time or in a pixel
   *     without acceptance
   */
  FitTerm term(ScannedData.Detector detector) {
    DetectorCounts counts = detector.counts();
    check(counts, detector.marginals(), acceptance, liveTime);
    double factor = detector.marginals().totalSquaredWeights() / detector.marginals().total();
    return new FitTerm(
        divided(detector.marginals().perEquatorialPixel(), factor),
        counts.isWeighted()
            ? divided(detector.marginals().squaredWeightsPerEquatorialPixel(), factor * factor)
            : null,
        seen,
        reference.seenThrough(detector.scan()),
        null,
        null);
  }

  /**
   * What there is to remark of the zenith angles of the events, see {@link ZenithAgreement}.
   *
   * @param nuisances of the detector as fitted, shape (priors); not modified
   * @param intensity as fitted, shape (E); not modified
   * @param north d_N as fitted
   */
  Optional<String> remark(
      ScannedData.Detector detector, double[] nuisances, double[] intensity, double north) {
    DetectorReference own = reference.seenThrough(detector.scan());
    Marginals marginals = detector.marginals();
    return ZenithAgreement.remark(
        detector.counts().name(),
        detector.counts().sky(),
        marginals.perLocalPixel(),
        own.localExpectation(nuisances, intensity),
        own.simulationNoise(nuisances, intensity),
        marginals.totalSquaredWeights() / marginals.total(),
        north);
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
            exposure.acceptance().source());
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
          exposure.rate().source(),
          bins == 1
              ? ""
              : String.format(Locale.ROOT, "; %d such bins have %s events", bins, events));
    }
  }

  private static void checkZenith(DetectorView counts, ZenithTemplate template) {
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
