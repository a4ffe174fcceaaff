package org.anisky.reconstruction.likelihood;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.anisky.exposure.AcceptanceShape;
import org.anisky.exposure.SimulatedExposure;
import org.anisky.model.DipoleComponent;
import org.anisky.model.ScannedData;
import org.anisky.reconstruction.NamedStrategy;
import org.anisky.reconstruction.Options;
import org.anisky.reconstruction.Reconstructor;

/** What {@code likelihood} is: sections {@code likelihood} and {@code significance}. */
public final class LikelihoodStrategy extends NamedStrategy<LikelihoodOptions> {
  /** Name of the strategy and of its section. */
  static final String NAME = "likelihood";

  private static final String DISCS = "significance";
  private static final int MOST_SWEEPS = 100_000;
  private static final int LARGEST_DEGREE = 64;

  /** What lines the trace has. */
  private enum Trace {
    SWEEPS,
    HALF_SWEEPS
  }

  /** The strategy. */
  public LikelihoodStrategy() {
    super(NAME, DipoleComponent.EQUATORIAL);
  }

  @Override
  public List<String> sections() {
    return List.of(NAME, DISCS);
  }

  @Override
  public LikelihoodOptions read(Function<String, Options> sections) {
    Options section = sections.apply(NAME);
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
        section.positive("dipole-tolerance", defaults.dipoleTolerance()),
        section.positive("log-likelihood-tolerance", defaults.logLikelihoodTolerance()),
        section.choice("trace", Trace.class, Trace.SWEEPS) == Trace.HALF_SWEEPS,
        section.integerUnless("auto", "l-max", 1, LARGEST_DEGREE),
        sections.apply(DISCS).angle("radius", 0, 180, defaults.discRadius()),
        changes(section.section("acceptance-changes")));
  }

  private static Set<AcceptanceShape> changes(Options section) {
    Set<AcceptanceShape> changes = EnumSet.noneOf(AcceptanceShape.class);
    for (AcceptanceShape shape : AcceptanceShape.values()) {
      if (section.bool(shape.key(), false)) {
        changes.add(shape);
      }
    }
    return changes;
  }

  @Override
  public Reconstructor reconstructor(
      LikelihoodOptions options, Map<String, SimulatedExposure> exposures) {
    return new MaximumLikelihoodReconstructor(options);
  }

  @Override
  public Reconstructor dipoleOnly(
      LikelihoodOptions options, Map<String, SimulatedExposure> exposures) {
    return new MaximumLikelihoodReconstructor(options).dipoleOnly();
  }

  @Override
  public int degree(LikelihoodOptions options) {
    return options.lMax().orElse(1);
  }

  @Override
  public LikelihoodOptions settled(LikelihoodOptions options, ScannedData data) {
    return options.withDegree(DegreeOfFit.of(options, data));
  }

  @Override
  public OptionalInt largestDegree() {
    return OptionalInt.of(LARGEST_DEGREE);
  }

  @Override
  public LikelihoodOptions withDegree(LikelihoodOptions options, int lMax) {
    return options.withDegree(lMax);
  }
}
