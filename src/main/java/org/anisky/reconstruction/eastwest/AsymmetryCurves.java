package org.anisky.reconstruction.eastwest;

import java.util.List;
import java.util.Optional;
import org.anisky.reconstruction.Curve;
import org.anisky.sky.TimeFrame;

/**
 * The two curves of one detector: the asymmetry y over sidereal time, which is the derivative of
 * the intensity along right ascension, and its integral, the traditional picture of the intensity.
 */
final class AsymmetryCurves {
  private static final double HOURS = 12 / Math.PI;

  private final Curve.Axis time;
  private final EastWestAsymmetry data;
  private final AsymmetryFit fit;
  private final int detector;
  private final String suffix;

  /**
   * @param frame whose time the bins count
   * @param detector number of the detector in the fit
   * @param suffix of the curves' keys
   */
  AsymmetryCurves(
      TimeFrame frame, EastWestAsymmetry data, AsymmetryFit fit, int detector, String suffix) {
    time = new Curve.Axis("local " + frame.key() + " time", "h");
    this.data = data;
    this.fit = fit;
    this.detector = detector;
    this.suffix = suffix;
  }

  /** y minus its fitted mean, at the centres of the bins that have events. */
  Curve derivative() {
    int points = data.binsWithEvents();
    double[][] columns = new double[4][points];
    int k = 0;
    for (int bin = 0; bin < data.bins(); bin++) {
      if (data.hasEvents(bin)) {
        columns[0][k] = data.siderealTime(bin) * HOURS;
        columns[1][k] = data.asymmetry(bin) - fit.mean(detector);
        columns[2][k] = data.error(bin);
        columns[3][k++] = fit.derivative(data.siderealTime(bin));
      }
    }
    return new Curve(
        "east_west" + suffix,
        data.detector() + ": East-West asymmetry over mean eastward component, mean taken off",
        time,
        new Curve.Axis("derivative of the intensity along right ascension", "1/rad"),
        fit("fit of "),
        columns[0],
        columns[1],
        columns[2],
        columns[3]);
  }

  /**
   * The running sum of (y - mean) times the width of a bin, at the upper edges of the bins, with
   * mean 0. Its errors are correlated. Empty when a bin has no events, because nothing can be
   * summed across a gap.
   */
  Optional<Curve> integral() {
    int bins = data.bins();
    if (data.binsWithEvents() < bins) {
      return Optional.empty();
    }
    double[][] columns = new double[4][bins];
    double[] y = new double[bins];
    double[] variance = new double[bins];
    for (int bin = 0; bin < bins; bin++) {
      y[bin] = data.asymmetry(bin);
      double[] one = new double[bins];
      one[bin] = data.error(bin);
      double[] response = integrated(one);
      for (int k = 0; k < bins; k++) {
        variance[k] += response[k] * response[k];
      }
    }
    columns[1] = integrated(y);
    for (int bin = 0; bin < bins; bin++) {
      double edge = data.siderealTime(bin) + 0.5 * data.binWidth();
      columns[0][bin] = edge * HOURS;
      columns[2][bin] = Math.sqrt(variance[bin]);
      columns[3][bin] = fit.integral(edge);
    }
    return Optional.of(
        new Curve(
            "east_west_integral" + suffix,
            data.detector() + ": integral of the East-West asymmetry; errors are correlated",
            time,
            new Curve.Axis("relative intensity − 1", "1"),
            fit("integral of the fit of "),
            columns[0],
            columns[1],
            columns[2],
            columns[3]));
  }

  private Curve.Fit fit(String what) {
    String harmonics =
        fit.harmonics() == 1 ? "the first harmonic" : "harmonics 1 to " + fit.harmonics();
    return new Curve.Fit(what + harmonics, fit.chiSquared(), fit.degreesOfFreedom());
  }

  private double[] integrated(double[] values) {
    double[] sums = new double[values.length];
    double mean = mean(values);
    double sum = 0;
    for (int k = 0; k < values.length; k++) {
      sum += (values[k] - mean) * data.binWidth();
      sums[k] = sum;
    }
    double level = mean(sums);
    for (int k = 0; k < sums.length; k++) {
      sums[k] -= level;
    }
    return sums;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** Adds both to a list. */
  void addTo(List<Curve> curves) {
    curves.add(derivative());
    integral().ifPresent(curves::add);
  }
}
