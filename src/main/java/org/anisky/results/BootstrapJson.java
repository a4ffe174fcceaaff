package org.anisky.results;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anisky.model.DipoleComponent;
import org.anisky.model.DipoleEstimate;
import org.anisky.reconstruction.BootstrapErrors;

/** The object {@code bootstrap} of a result: toys whose scatter its statistical errors are. */
final class BootstrapJson {
  private BootstrapJson() {}

  /**
   * The tree.
   *
   * @param dipole of the result
   */
  static Map<String, Object> tree(DipoleEstimate dipole, BootstrapErrors toys) {
    Map<String, Object> bias = new LinkedHashMap<>();
    Map<String, Object> fisher = new LinkedHashMap<>();
    for (int k = 0; k < toys.bias().length; k++) {
      DipoleComponent component = dipole.components().get(k);
      bias.put(component.key(), toys.bias()[k]);
    }
    fisher.put("order", dipole.components().stream().map(DipoleComponent::key).toList());
    fisher.put("matrix", List.of(toys.computed().covariance()));
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("toys", toys.toys());
    tree.put("seed", toys.seed());
    tree.put("bias", bias);
    tree.put("fisher_covariance", fisher);
    return tree;
  }
}
