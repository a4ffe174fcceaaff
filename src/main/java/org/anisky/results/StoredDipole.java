package org.anisky.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anisky.InvalidInputException;
import org.anisky.io.Excerpt;
import org.anisky.io.json.JsonDocument;
import org.anisky.model.DipoleComponent;
import org.anisky.model.DipoleEstimate;
import org.anisky.model.DipoleLimits;

/** The object {@code dipole} of a result, read back. */
final class StoredDipole {
  /** Relative; numbers are written to the last bit, and a root and a square are taken of them. */
  private static final double SAME = 1e-9;

  /** Of the entries of a matrix, in units of the largest. */
  private static final double ROUNDING = 1e-13;

  /** Counts stay below 2^53. */
  private static final double MOST_EVENTS = 1L << 53;

  private StoredDipole() {}

  /**
   * Values, covariance and, where the result has it, the covariance of an isotropic sky.
   *
   * @throws InvalidInputException when a key is missing or wrong, with its path
   */
  static DipoleLimits read(JsonDocument dipole) {
    if (dipole.has("frame") && !dipole.string("frame").startsWith("equatorial")) {
      throw InvalidInputException.of(
          "%s: '%s.frame' is '%s'; a dipole is written along equatorial axes",
          dipole.where(), dipole.path(), Excerpt.of(dipole.string("frame")));
    }
    List<DipoleComponent> components = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    JsonDocument parts = dipole.object("components");
    for (DipoleComponent component : DipoleComponent.values()) {
      if (!parts.isNull(component.key())) {
        components.add(component);
        values.add(parts.object(component.key()).number("value"));
      }
    }
    if (!components.contains(DipoleComponent.D_0H) || !components.contains(DipoleComponent.D_6H)) {
      throw InvalidInputException.of(
          "%s: '%s.components' has no d_0h and d_6h", dipole.where(), dipole.path());
    }
    JsonDocument covariance = dipole.object("covariance");
    checkOrder(covariance, components);
    DipoleEstimate estimate =
        new DipoleEstimate(
            components,
            values.stream().mapToDouble(Double::doubleValue).toArray(),
            matrix(covariance, "matrix", components.size()),
            systematic(covariance, components.size()),
            dipole.numberOrNaN("test_statistic"),
            dipole.numberOrNaN("p_value"));
    checkErrors(parts, estimate);
    if (dipole.has("amplitude")) {
      checkNear(dipole.object("amplitude"), "value", estimate.amplitude(), "its components");
    }
    if (!dipole.has("isotropic_covariance")) {
      return DipoleLimits.of(estimate);
    }
    JsonDocument isotropic = dipole.object("isotropic_covariance");
    return new DipoleLimits(
        estimate,
        matrix(isotropic, "matrix", components.size()),
        systematic(isotropic, components.size()));
  }

  private static Optional<double[][]> systematic(JsonDocument covariance, int size) {
    return covariance.has("systematic")
        ? Optional.of(matrix(covariance, "systematic", size))
        : Optional.empty();
  }

  /** A number of events, which must be one. */
  static long events(JsonDocument of, String key) {
    double events = of.number(key);
    if (!(events >= 0 && events <= MOST_EVENTS && events == Math.rint(events))) {
      throw InvalidInputException.of(
          "%s: '%s' is %s; it must be a whole number of events, 0 or more",
          of.where(), of.path().isEmpty() ? key : of.path() + "." + key, events);
    }
    return (long) events;
  }

  /**
   * A covariance: symmetric, with no negative variance, both up to rounding. One of systematic
   * errors is what a difference of two others leaves, rounded as the largest entry is.
   */
  private static double[][] matrix(JsonDocument covariance, String key, int size) {
    double[][] matrix = covariance.matrix(key, size);
    double largest = 0;
    for (int k = 0; k < size; k++) {
      largest = Math.max(largest, matrix[k][k]);
    }
    for (int k = 0; k < size; k++) {
      for (int l = 0; l <= k; l++) {
        double scale = Math.sqrt(matrix[k][k] * matrix[l][l]);
        double allowed = SAME * scale + ROUNDING * largest;
        if (!(Math.abs(matrix[k][l] - matrix[l][k]) <= allowed && matrix[k][k] >= 0)) {
          throw InvalidInputException.of(
              "%s: '%s.%s' is no covariance: it must be symmetric, without a negative variance",
              covariance.where(), covariance.path(), key);
        }
      }
    }
    return matrix;
  }

  private static void checkOrder(JsonDocument covariance, List<DipoleComponent> components) {
    if (!covariance.has("order")) {
      return;
    }
    List<String> expected = components.stream().map(DipoleComponent::key).toList();
    if (!covariance.texts("order").equals(expected)) {
      throw InvalidInputException.of(
          "%s does not agree with itself: '%s.order' is %s, but the components are %s",
          covariance.where(), covariance.path(), covariance.texts("order"), expected);
    }
  }

  private static void checkErrors(JsonDocument parts, DipoleEstimate estimate) {
    for (DipoleComponent component : estimate.components()) {
      JsonDocument part = parts.object(component.key());
      checkNear(part, "statistical", estimate.error(component).orElseThrow(), "the covariance");
      estimate
          .systematicError(component)
          .ifPresent(error -> checkNear(part, "systematic", error, "the covariance"));
    }
  }

  /** A number that follows from others of the same file; it may be left out. */
  private static void checkNear(JsonDocument of, String key, double follows, String from) {
    if (!of.has(key)) {
      return;
    }
    double written = of.number(key);
    if (!(Math.abs(written - follows) <= SAME * Math.abs(follows))) {
      throw InvalidInputException.of(
          "%s does not agree with itself: '%s.%s' is %s, but %s from %s",
          of.where(), of.path(), key, written, follows, from);
    }
  }
}
