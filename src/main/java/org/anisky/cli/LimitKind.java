package org.anisky.cli;

import java.util.Locale;
import org.anisky.InvalidInputException;
import org.anisky.statistics.AmplitudeLimit;
import org.anisky.statistics.AmplitudePrior;
import org.anisky.statistics.LimitMethod;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that say how a limit is made. */
final class LimitKind {
  @Option(
      names = "--confidence",
      paramLabel = "CL",
      defaultValue = "0.95",
      description = "Level of the limit; default 0.95.")
  private double confidence;

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      converter = MethodConverter.class,
      defaultValue = "bayesian",
      description =
          "bayesian: a quantile of the posterior, the direction marginalised; feldman-cousins: the"
              + " unified interval, which may have a lower edge. Default bayesian.")
  private LimitMethod method;

  @Option(
      names = "--prior",
      paramLabel = "PRIOR",
      converter = PriorConverter.class,
      description =
          "Of bayesian limits, amplitude: every amplitude is as likely as any other; vector: every"
              + " vector is. Default amplitude.")
  private AmplitudePrior prior;

  /** The checked choice. */
  AmplitudeLimit choice() {
    if (!(confidence >= AmplitudeLimit.LEAST && confidence <= AmplitudeLimit.MOST)) {
      throw InvalidInputException.of(
          "--confidence %s: must be in [%s, %s]",
          confidence, AmplitudeLimit.LEAST, AmplitudeLimit.MOST);
    }
    if (prior != null && method == LimitMethod.FELDMAN_COUSINS) {
      throw new InvalidInputException("--prior belongs to --method bayesian alone");
    }
    return new AmplitudeLimit(
        method, prior == null ? AmplitudePrior.FLAT_IN_AMPLITUDE : prior, confidence);
  }

  /** Names with hyphens. */
  static final class MethodConverter implements ITypeConverter<LimitMethod> {
    @Override
    public LimitMethod convert(String value) {
      return switch (value.toLowerCase(Locale.ROOT)) {
        case "bayesian" -> LimitMethod.BAYESIAN;
        case "feldman-cousins" -> LimitMethod.FELDMAN_COUSINS;
        default ->
            throw new TypeConversionException(
                "'" + value + "' is not a method; allowed: bayesian, feldman-cousins");
      };
    }
  }

  /** Names of priors. */
  static final class PriorConverter implements ITypeConverter<AmplitudePrior> {
    @Override
    public AmplitudePrior convert(String value) {
      return switch (value.toLowerCase(Locale.ROOT)) {
        case "amplitude" -> AmplitudePrior.FLAT_IN_AMPLITUDE;
        case "vector" -> AmplitudePrior.FLAT_IN_VECTOR;
        default ->
            throw new TypeConversionException(
                "'" + value + "' is not a prior; allowed: amplitude, vector");
      };
    }
  }
}
