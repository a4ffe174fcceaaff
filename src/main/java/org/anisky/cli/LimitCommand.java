package org.anisky.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.anisky.InvalidInputException;
import org.anisky.io.json.Json;
import org.anisky.io.results.LimitJson;
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
      ""
    })
final class LimitCommand implements Callable<Integer> {
  /** Variance of one event's measure of a component, N sigma^2, for a sky seen whole and evenly. */
  private static final double EVEN_EXPOSURE = 3;

  @Spec private CommandSpec spec;

  @Option(names = "--measured", paramLabel = "A", description = "Measured amplitude.")
  private Double measured;

  @Option(names = "--events", paramLabel = "N", description = "Number of events.")
  private Double events;

  @Option(
      names = "--components",
      paramLabel = "K",
      defaultValue = "3",
      description = "2 for the equatorial dipole, 3 for the full one; default 3.")
  private int components;

  @Option(
      names = "--sigma",
      paramLabel = "S",
      description = "Error of one component, in place of sqrt(3/N).")
  private Double sigma;

  @Mixin private LimitKind kind;
  @Mixin private LimitProjection projection;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    MeasuredLimit limit = ofNumbers();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(Json.text(LimitJson.tree(limit)));
      out.flush();
    } else {
      new LimitText(limit, out).print(sigma == null ? "sqrt(3/N), whole sky, even" : "as given");
    }
    return 0;
  }

  private MeasuredLimit ofNumbers() {
    if (measured == null) {
      throw new InvalidInputException(
          "give the measured amplitude, --measured, with --events or --sigma");
    }
    if (!(measured >= 0 && measured < Double.POSITIVE_INFINITY)) {
      throw InvalidInputException.of("--measured %s: must be finite and >= 0", measured);
    }
    if (components != 2 && components != 3) {
      throw InvalidInputException.of("--components %d: must be 2 or 3", components);
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
    OptionalDouble factor =
        projection.factor(events == null ? OptionalDouble.empty() : OptionalDouble.of(events));
    return MeasuredLimit.of(
        AmplitudeLaw.of(components),
        measured,
        error,
        kind.choice(),
        factor.isPresent()
            ? Optional.of(error / Math.sqrt(factor.getAsDouble()))
            : Optional.empty());
  }
}
