package org.anisky.reconstruction.eastwest;

import java.util.ArrayList;
import java.util.List;
import org.anisky.reconstruction.Measurement;
import org.anisky.sky.Turn;
import org.anisky.statistics.Covariance;
import org.anisky.statistics.Significance;

/** The measurements of the binned form, in the order of a table. */
final class AsymmetryTable {
  private AsymmetryTable() {}

  /** Goodness of the fit, then every harmonic of the asymmetry y. */
  static List<Measurement> of(AsymmetryFit fit) {
    List<Measurement> table = new ArrayList<>();
    table.add(Measurement.exact("chi_squared", "chi-squared of the fit", "1", fit.chiSquared()));
    table.add(
        Measurement.exact(
            "degrees_of_freedom", "degrees of freedom of the fit", "1", fit.degreesOfFreedom()));
    if (fit.degreesOfFreedom() > 0) {
      double probability = Significance.probability(fit.chiSquared(), fit.degreesOfFreedom());
      table.add(
          Measurement.exact(
              "chi_squared_p_value", "probability of at least this chi-squared", "1", probability));
    }
    for (int m = 1; m <= fit.harmonics(); m++) {
      addHarmonic(fit, m, table);
    }
    return table;
  }

  /** The errors of amplitude and phase are the covariance along and across (p, q). */
  private static void addHarmonic(AsymmetryFit fit, int m, List<Measurement> table) {
    double p = fit.cosine(m);
    double q = fit.sine(m);
    Covariance<Integer> covariance = Covariance.of(fit.covariance(m));
    double r = Math.hypot(p, q);
    double angle = Math.atan2(q, p);
    double along = covariance.alongInPlane(Math.cos(angle), Math.sin(angle));
    double across = covariance.alongInPlane(-Math.sin(angle), Math.cos(angle));
    double[][] c = covariance.matrix();
    double chiSquared = r * r * across / (c[0][0] * c[1][1] - c[0][1] * c[1][0]);
    double phase = Math.toDegrees(angle);
    String what = " of harmonic " + m + " in the asymmetry";
    table.add(Measurement.of("cosine_" + m, "cosine" + what, "1", p, fit.cosineError(m)));
    table.add(Measurement.of("sine_" + m, "sine" + what, "1", q, fit.sineError(m)));
    table.add(Measurement.of("amplitude_" + m, "amplitude" + what, "1", r, Math.sqrt(along)));
    table.add(
        Measurement.of(
            "phase_" + m,
            "phase" + what + ", atan2(sine, cosine)",
            "deg",
            Turn.positiveDegrees(phase),
            Math.toDegrees(Math.sqrt(across) / r)));
    table.add(
        Measurement.exact(
            "p_value_" + m,
            "probability of at least this harmonic " + m + " in an isotropic sky",
            "1",
            Significance.probability(chiSquared, 2)));
  }
}
