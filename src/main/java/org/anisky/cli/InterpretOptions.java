package org.anisky.cli;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anisky.InvalidInputException;
import org.anisky.interpretation.FieldDirection;
import org.anisky.interpretation.Interpretation;
import org.anisky.interpretation.Motion;
import org.anisky.interpretation.SpectralIndex;
import org.anisky.io.Excerpt;
import org.anisky.sky.SkyAxes;
import picocli.CommandLine.Option;

/** What {@code anisky interpret} supposes. */
final class InterpretOptions {
  private static final String NONE = "none";
  private static final String J2000 = "J2000";
  private static final double POLE = 90;
  private static final double LARGEST_ERROR = 45;
  private static final double LARGEST_INDEX = 10;

  @Option(
      names = "--spectral-index",
      paramLabel = "GAMMA",
      defaultValue = "2.7",
      description = "Of the differential spectrum E^-gamma; default ${DEFAULT-VALUE}.")
  private double gamma;

  @Option(
      names = "--spectral-index-error",
      paramLabel = "S",
      defaultValue = "0",
      description = "Its error; default ${DEFAULT-VALUE}.")
  private double gammaError;

  @Option(
      names = "--velocity",
      paramLabel = "V",
      defaultValue = "lsr",
      description =
          "Of the solar system in the frame where cosmic rays would be isotropic: lsr (local"
              + " standard of rest), local-medium (interstellar medium around the heliosphere),"
              + " cmb, none, or SPEED,L,B in km/s and Galactic degrees; default ${DEFAULT-VALUE}."
              + " The mean motion of the Earth over the data is added.")
  private String velocity;

  @Option(
      names = "--velocity-error",
      paramLabel = "KM/S",
      description = "Error of SPEED,L,B along each axis.")
  private Double velocityError;

  @Option(
      names = "--field",
      paramLabel = "L,B",
      description =
          "Galactic direction of the magnetic field, deg; default 210.5,-57.1, from the ribbon of"
              + " IBEX.")
  private String field;

  @Option(
      names = "--field-error",
      paramLabel = "DEG",
      description = "Its error along each direction across; default 1.5, or 0 with --field.")
  private Double fieldError;

  @Option(
      names = "--source-fraction",
      paramLabel = "F",
      description = "Part of the flux that comes from one source.")
  private Double fraction;

  @Option(names = "--source-distance", paramLabel = "PC", description = "Distance of the source.")
  private Double distance;

  @Option(
      names = "--source-age",
      paramLabel = "YEARS",
      description =
          "Time since the source emitted. Of fraction, distance and age two tell the third, all"
              + " three the dipole to expect.")
  private Double age;

  @Option(
      names = "--epoch",
      paramLabel = "DATE",
      description =
          "Mean date of the data, in place of the result's own; J2000: the axes are those of J2000"
              + " or ICRS.")
  private String epoch;

  Interpretation.Suppositions suppositions() {
    if (!(gamma >= 0 && gamma <= LARGEST_INDEX)) {
      throw InvalidInputException.of("--spectral-index %s: must be in [0, 10]", gamma);
    }
    if (!(gammaError >= 0 && gammaError <= LARGEST_INDEX)) {
      throw InvalidInputException.of("--spectral-index-error %s: must be in [0, 10]", gammaError);
    }
    epoch();
    Interpretation.Suppositions all =
        new Interpretation.Suppositions(
            new SpectralIndex(gamma, gammaError),
            motion(),
            field(),
            positive("--source-fraction", fraction),
            positive("--source-distance", distance),
            positive("--source-age", age));
    checkSource();
    return all;
  }

  private void checkSource() {
    if (Stream.of(fraction, distance, age).filter(Objects::nonNull).count() == 1) {
      throw new InvalidInputException(
          "one of --source-fraction, --source-distance and --source-age tells nothing; two tell the"
              + " third");
    }
    if (fraction != null && fraction > 1) {
      throw InvalidInputException.of("--source-fraction %s: must be in (0, 1]", fraction);
    }
  }

  private Optional<Motion> motion() {
    String name = velocity.toLowerCase(Locale.ROOT);
    Optional<Motion> named =
        Motion.NAMED.stream().filter(motion -> motion.name().equals(name)).findFirst();
    if (velocityError != null && (named.isPresent() || name.equals(NONE))) {
      throw InvalidInputException.of(
          "--velocity-error goes with --velocity SPEED,L,B; that of '%s' is known", velocity);
    }
    if (named.isPresent() || name.equals(NONE)) {
      return named;
    }
    String names = Motion.NAMED.stream().map(Motion::name).collect(Collectors.joining(", "));
    double[] numbers =
        numbers("--velocity", velocity, 3, names + ", none, or SPEED,L,B such as 18,47.9,23.8");
    if (!(numbers[0] >= 0 && numbers[0] < Motion.LIGHT / 10)) {
      throw InvalidInputException.of(
          "--velocity %s: the speed must be in [0, %.0f) km/s", velocity, Motion.LIGHT / 10);
    }
    latitude("--velocity", velocity, numbers[2]);
    double error = velocityError == null ? 0 : notNegative("--velocity-error", velocityError);
    double[][] covariance = {{error * error, 0, 0}, {0, error * error, 0}, {0, 0, error * error}};
    double[] direction =
        SkyAxes.GALACTIC.direction(Math.toRadians(numbers[1]), Math.toRadians(numbers[2]));
    for (int axis = 0; axis < direction.length; axis++) {
      direction[axis] *= numbers[0];
    }
    return Optional.of(new Motion("as given", direction, covariance, "as given"));
  }

  private FieldDirection field() {
    FieldDirection standard = FieldDirection.IBEX;
    double error = fieldError == null ? Double.NaN : notNegative("--field-error", fieldError);
    if (error > LARGEST_ERROR) {
      throw InvalidInputException.of("--field-error %s: must be in [0, 45] deg", error);
    }
    if (field == null) {
      return fieldError == null
          ? standard
          : new FieldDirection(
              standard.longitude(),
              standard.latitude(),
              Math.toRadians(error),
              standard.reference());
    }
    double[] numbers = numbers("--field", field, 2, "L,B such as 210.5,-57.1");
    latitude("--field", field, numbers[1]);
    return new FieldDirection(
        Math.toRadians(numbers[0]),
        Math.toRadians(numbers[1]),
        fieldError == null ? 0 : Math.toRadians(error),
        "as given");
  }

  /** The mean time of the data by the option, unix time, s; empty when not given or J2000. */
  Optional<Double> epoch() {
    if (epoch == null || isIcrs()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          (double) LocalDate.parse(epoch).atStartOfDay().toEpochSecond(ZoneOffset.UTC));
    } catch (DateTimeParseException e) {
      throw new InvalidInputException(
          "--epoch '" + Excerpt.of(epoch) + "': must be J2000 or a date such as 2014-07-01", e);
    }
  }

  /** Whether the option says that the axes are fixed already. */
  boolean isIcrs() {
    return J2000.equalsIgnoreCase(epoch);
  }

  private static double[] numbers(String option, String text, int size, String allowed) {
    String[] parts = text.split(",", -1);
    double[] numbers = new double[parts.length];
    try {
      for (int k = 0; k < parts.length; k++) {
        numbers[k] = Double.parseDouble(parts[k].strip());
      }
    } catch (NumberFormatException e) {
      throw new InvalidInputException(
          option + " '" + Excerpt.of(text) + "': must be " + allowed, e);
    }
    for (double number : numbers) {
      if (numbers.length != size || !Double.isFinite(number)) {
        throw InvalidInputException.of("%s '%s': must be %s", option, Excerpt.of(text), allowed);
      }
    }
    return numbers;
  }

  private static void latitude(String option, String text, double latitude) {
    if (!(Math.abs(latitude) <= POLE)) {
      throw InvalidInputException.of(
          "%s %s: the Galactic latitude must be in [-90, 90] deg", option, text);
    }
  }

  private static double notNegative(String option, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw InvalidInputException.of("%s %s: must be finite and >= 0", option, value);
    }
    return value;
  }

  private static OptionalDouble positive(String option, Double value) {
    return value == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(LimitProjection.positive(option, value));
  }
}
