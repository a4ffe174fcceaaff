package org.anisky.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.anisky.InvalidInputException;
import org.anisky.io.json.Json;
import org.anisky.results.LimitJson;
import org.anisky.statistics.AmplitudeLaw;
import org.anisky.statistics.MeasuredLimit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code anisky limit}. */
@Command(
    name = "limit",
    header = "Upper limits of the amplitude of a dipole.",
    description = {
      "",
      "Turns a measured amplitude into an upper limit, and says what an isotropic sky would have"
          + " given. Without --sigma the sky is seen whole and evenly: the error of every component"
          + " is sqrt(3/N) for N events, be two components measured (equatorial dipole) or three"
          + " (full dipole).",
      "With a RESULT: its equatorial dipole and, where it is measured, the full one, with their"
          + " whole covariance and systematic errors.",
      ""
    })
final class LimitCommand implements Callable<Integer> {
  /** Variance of one event's measure of a component, N sigma^2, for a sky seen whole and evenly. */
  private static final double EVEN_EXPOSURE = 3;

  private static final int MOST_COMPONENTS = 3;

  /** So many errors a measured vector is never longer than the true one. */
  private static final double NOISE = 10;

  @Spec private CommandSpec spec;

  @Option(names = "--measured", paramLabel = "A", description = "Measured amplitude.")
  private Double measured;

  @Option(names = "--events", paramLabel = "N", description = "Number of events.")
  private Double events;

  @Option(
      names = "--components",
      paramLabel = "K",
      description = "2 for the equatorial dipole, 3 for the full one; default 3.")
  private Integer components;

  @Option(
      names = "--sigma",
      paramLabel = "S",
      description = "Error of one component, in place of sqrt(3/N).")
  private Double sigma;

  @Mixin private LimitsOfResult result;
  @Mixin private LimitKind kind;
  @Mixin private LimitProjection projection;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (result.isGiven()) {
      if (measured != null || events != null || sigma != null || components != null) {
        throw new InvalidInputException(
            "--measured, --events, --sigma and --components do not go with a RESULT, which has"
                + " them");
      }
      result.print(kind.choice(), projection, json, out);
      return 0;
    }
    MeasuredLimit limit = ofNumbers();
    if (json) {
      out.print(Json.text(LimitJson.tree(limit)));
      out.flush();
    } else {
      new LimitText(limit, out).print(sigma == null ? "sqrt(3/N), whole sky, even" : "as given");
    }
    return 0;
  }

  /** No intensity is negative, so that only noise makes an amplitude above 1. */
  private void checkAmplitude(double error) {
    if (measured > 1 + NOISE * error) {
      throw InvalidInputException.of(
          "--measured %s: no dipole has an amplitude above 1, and an error of %.3g does not make"
              + " one of it; amplitudes are fractions: 0.0123 for 1.23 percent",
          measured, error);
    }
  }

  private MeasuredLimit ofNumbers() {
    if (measured == null) {
      throw new InvalidInputException(
          "give a RESULT, or the measured amplitude, --measured, with --events or --sigma");
    }
    if (!(measured >= 0 && measured < Double.POSITIVE_INFINITY)) {
      throw InvalidInputException.of("--measured %s: must be finite and >= 0", measured);
    }
    int size = components == null ? MOST_COMPONENTS : components;
    if (size != 2 && size != MOST_COMPONENTS) {
      throw InvalidInputException.of("--components %d: must be 2 or 3", size);
    }
    if (events == null && sigma == null) {
      throw new InvalidInputException(
          "the error of a component is not known: give --events or --sigma");
    }
    if (events != null) {
      LimitProjection.positive("--events", events);
    }
    double error =
        sigma == null
            ? Math.sqrt(EVEN_EXPOSURE / events)
            : LimitProjection.positive("--sigma", sigma);
    checkAmplitude(error);
    OptionalDouble factor =
        projection.factor(events == null ? OptionalDouble.empty() : OptionalDouble.of(events));
    return MeasuredLimit.of(
        AmplitudeLaw.of(size),
        measured,
        error,
        kind.choice(),
        factor.isPresent()
            ? Optional.of(error / Math.sqrt(factor.getAsDouble()))
            : Optional.empty());
  }
}
