package org.anisky.reconstruction.eastwest;

import java.util.Arrays;
import org.anisky.InvalidInputException;
import org.anisky.counts.DetectorCounts;

/**
 * The asymmetry of the eastern and western halves of one detector's sky over sidereal time:
 *
 * <pre>  y = (E - W)/(E + W) / D,   D = mean of |sin zenith sin azimuth| over the events</pre>
 *
 * For an intensity 1 + d.n it is -d_0h sin LST + d_6h cos LST plus a constant, that is the
 * derivative of the intensity along right ascension (Bonino et al. 2011, ApJ 738, 67). The half is
 * that of the pixel's centre; pixels centred on the meridian give half of their events to either
 * side and add nothing to the numerator of D.
 *
 * <p>The error is that of a binomial number with the detector's own mean fraction p in the East,
 * sigma = 2 sqrt(p (1 - p) q)/(n D) with q the sum of squared weights off the meridian; for weights
 * of 1 this is 2 sqrt(E W/(E + W)^3)/D. It is absolute: never rescaled by the fit.
 */
final class EastWestAsymmetry {
  /** Below this effective number of weighted events p and D are those of a few events alone. */
  private static final int LEAST_EVENTS = 10;

  private final String detector;
  private final double meanEast;
  private final double[] siderealTime;
  private final double[] asymmetry;
  private final double[] error;
  private final double binWidth;

  private EastWestAsymmetry(
      String detector,
      double meanEast,
      double[] siderealTime,
      double[] asymmetry,
      double[] error,
      double binWidth) {
    this.detector = detector;
    this.meanEast = meanEast;
    this.siderealTime = siderealTime;
    this.asymmetry = asymmetry;
    this.error = error;
    this.binWidth = binWidth;
  }

  /**
   * The asymmetry in bins.
   *
   * @param sky the two halves of the detector's sky
   * @param bins a divisor of the counts' own bins
   * @throws InvalidInputException when a half of the sky has no event, or a few weights outweigh
   *     all others
   */
  static EastWestAsymmetry of(DetectorCounts counts, HalfSkies sky, int bins) {
    Halves halves = new Halves(sky, bins);
    int merged = counts.binning().bins() / bins;
    for (int tau = 0; tau < counts.binning().bins(); tau++) {
      halves.add(tau / merged, tau, counts);
    }
    if (!(halves.east > 0 && halves.west > 0)) {
      throw InvalidInputException.of(
          "%s: no event in the %s half of the sky; East-West compares both",
          counts.name(), halves.east > 0 ? "western" : "eastern");
    }
    double effective = halves.effectiveEvents();
    if (counts.isWeighted() && !(effective >= LEAST_EVENTS)) {
      throw InvalidInputException.of(
          "%s: %.4g events off the meridian (effective number) carry the weights; East-West with"
              + " weights needs at least %d",
          counts.name(), effective, LEAST_EVENTS);
    }
    double fraction = halves.east / (halves.east + halves.west);
    double meanEast = halves.eastward / Arrays.stream(halves.total).sum();
    double[] centres = new double[bins];
    double[] y = new double[bins];
    double[] sigma = new double[bins];
    for (int bin = 0; bin < bins; bin++) {
      int first = bin * merged;
      double scale = 1 / (halves.total[bin] * meanEast);
      centres[bin] =
          0.5 * (counts.binning().centre(first) + counts.binning().centre(first + merged - 1));
      y[bin] = halves.difference[bin] * scale;
      sigma[bin] = 2 * Math.sqrt(fraction * (1 - fraction) * halves.squares[bin]) * scale;
    }
    return new EastWestAsymmetry(counts.name(), meanEast, centres, y, sigma, 2 * Math.PI / bins);
  }

  /** Sums over the two halves of the sky, per bin and over all of them. */
  private static final class Halves {
    private final HalfSkies sky;
    private final double[] total;
    private final double[] difference;
    private final double[] squares;
    private double east;
    private double west;
    private double eastward;

    private Halves(HalfSkies sky, int bins) {
      this.sky = sky;
      total = new double[bins];
      difference = new double[bins];
      squares = new double[bins];
    }

    /** (sum w)^2/(sum w^2) off the meridian. */
    private double effectiveEvents() {
      return (east + west) * (east + west) / Arrays.stream(squares).sum();
    }

    private void add(int bin, int tau, DetectorCounts counts) {
      double[] side = sky.side();
      double[] component = sky.eastward();
      counts.forEach(
          tau,
          (i, n) -> {
            total[bin] += n;
            difference[bin] += side[i] * n;
            east += side[i] > 0 ? n : 0;
            west += side[i] < 0 ? n : 0;
            eastward += component[i] * n;
            squares[bin] += counts.isWeighted() ? 0 : side[i] * side[i] * n;
          });
      if (counts.isWeighted()) {
        double[] squaredWeights = counts.squaredWeights(tau);
        for (int i = 0; i < side.length; i++) {
          squares[bin] += side[i] * side[i] * squaredWeights[i];
        }
      }
    }
  }

  /** Name of the detector. */
  String detector() {
    return detector;
  }

  /** D, the mean of |sin zenith sin azimuth|. */
  double meanEast() {
    return meanEast;
  }

  /** Number of bins. */
  int bins() {
    return siderealTime.length;
  }

  /** Width of a bin, rad. */
  double binWidth() {
    return binWidth;
  }

  /** Whether a bin has events off the meridian; others have neither asymmetry nor error. */
  boolean hasEvents(int bin) {
    return error[bin] > 0;
  }

  /** Number of bins that have events. */
  int binsWithEvents() {
    int result = 0;
    for (int bin = 0; bin < bins(); bin++) {
      result += hasEvents(bin) ? 1 : 0;
    }
    return result;
  }

  /** Centre of a bin, rad. */
  double siderealTime(int bin) {
    return siderealTime[bin];
  }

  /** y. */
  double asymmetry(int bin) {
    return asymmetry[bin];
  }

  /** Standard deviation of y. */
  double error(int bin) {
    return error[bin];
  }
}
