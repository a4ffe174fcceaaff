package org.anisky.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anisky.InvalidInputException;
import org.anisky.io.json.JsonDocument;
import org.anisky.model.DipoleComponent;
import org.anisky.model.DipoleEstimate;
import org.anisky.model.DipoleLimits;

/** The object {@code dipole} of a result, read back. */
final class StoredDipole {
  private StoredDipole() {}

  /**
   * Values, covariance and, where the result has it, the covariance of an isotropic sky.
   *
   * @throws InvalidInputException when a key is missing or wrong, with its path
   */
  static DipoleLimits read(JsonDocument dipole) {
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
    DipoleEstimate estimate =
        new DipoleEstimate(
            components,
            values.stream().mapToDouble(Double::doubleValue).toArray(),
            covariance.matrix("matrix", components.size()),
            systematic(covariance, components.size()),
            dipole.numberOrNaN("test_statistic"),
            dipole.numberOrNaN("p_value"));
    if (!dipole.has("isotropic_covariance")) {
      return DipoleLimits.of(estimate);
    }
    JsonDocument isotropic = dipole.object("isotropic_covariance");
    return new DipoleLimits(
        estimate,
        isotropic.matrix("matrix", components.size()),
        systematic(isotropic, components.size()));
  }

  private static Optional<double[][]> systematic(JsonDocument covariance, int size) {
    return covariance.has("systematic")
        ? Optional.of(covariance.matrix("systematic", size))
        : Optional.empty();
  }
}
