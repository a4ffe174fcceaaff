package org.anisky.configuration;

import org.anisky.io.yaml.Interval;
import org.anisky.io.yaml.YamlSection;
import org.anisky.reconstruction.likelihood.Acceleration;
import org.anisky.reconstruction.likelihood.Gauge;
import org.anisky.reconstruction.likelihood.LikelihoodOptions;
import org.anisky.reconstruction.likelihood.StoppingRule;
import org.anisky.sky.Degrees;

/** Reads the sections {@code likelihood} and {@code significance}. */
final class LikelihoodConfiguration {
  private static final int MOST_SWEEPS = 100_000;
  private static final int LARGEST_DEGREE = 64;

  /** What lines the trace has. */
  private enum Trace {
    SWEEPS,
    HALF_SWEEPS
  }

  private LikelihoodConfiguration() {}

  /** Reads the sections; the caller finishes them. */
  static LikelihoodOptions read(YamlSection section, YamlSection significance) {
    LikelihoodOptions defaults = LikelihoodOptions.DEFAULT;
    Gauge gauge = section.choice("gauge", Gauge.class, defaults.gauge());
    Acceleration natural = gauge == Gauge.SUBTRACT ? Acceleration.NONE : defaults.acceleration();
    Acceleration acceleration = section.choice("acceleration", Acceleration.class, natural);
    if (gauge == Gauge.SUBTRACT && acceleration != Acceleration.NONE) {
      throw section.invalid(
          "acceleration",
          "'"
              + acceleration.key()
              + "' needs a likelihood that grows; with gauge 'subtract' it"
              + " must be 'none'");
    }
    int limit = section.integer("max-sweeps", 1, MOST_SWEEPS, defaults.stopping().limit());
    StoppingRule stopping =
        section.has("sweeps")
            ? new StoppingRule.AfterSweeps(section.integer("sweeps", 1, MOST_SWEEPS))
            : new StoppingRule.WithinTolerance(limit);
    return new LikelihoodOptions(
        gauge,
        acceleration,
        stopping,
        section.number(
            "dipole-tolerance",
            Interval.open(0, Double.POSITIVE_INFINITY),
            defaults.dipoleTolerance()),
        section.number(
            "log-likelihood-tolerance",
            Interval.open(0, Double.POSITIVE_INFINITY),
            defaults.logLikelihoodTolerance()),
        section.choice("trace", Trace.class, Trace.SWEEPS) == Trace.HALF_SWEEPS,
        section.integer("l-max", 1, LARGEST_DEGREE, defaults.lMax()),
        significance.angle(
            "radius", Interval.closed(0, 180), Degrees.text(defaults.discRadius()) + " deg"));
  }
}
