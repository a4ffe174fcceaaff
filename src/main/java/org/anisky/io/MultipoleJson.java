package org.anisky.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anisky.model.DipoleComponent;
import org.anisky.reconstruction.Covariances;
import org.anisky.reconstruction.Multipole;
import org.anisky.reconstruction.MultipoleEstimate;
import org.anisky.reconstruction.NuisanceEstimate;
import org.anisky.sky.SkyFrame;

/**
 * Multipoles against an isotropic reference as results hold them: the keys {@code multipoles},
 * {@code nuisances} and {@code isotropic_covariance}.
 */
final class MultipoleJson {
  /** What the numbers of {@code multipoles} belong to. */
  static final String CONVENTION =
      "I = 1 + sum a_lm Y_lm; real orthonormal Y_lm without Condon-Shortley phase, cos(m phi) for"
          + " m > 0, sin(|m| phi) for m < 0; a_11, a_1-1, a_10 are sqrt(4 pi/3) times the dipole"
          + " along x, y, z";

  /** From a component of the dipole to a_1m. */
  private static final double HARMONIC_PER_COMPONENT = Math.sqrt(4 * Math.PI / 3);

  private static final int DIPOLE = 3;

  private MultipoleJson() {}

  /** Adds all keys to the tree of a result. */
  static void addTo(Map<String, Object> tree, MultipoleEstimate estimate) {
    tree.put("multipoles", multipoles(estimate));
    tree.put("nuisances", estimate.nuisances().stream().map(MultipoleJson::nuisance).toList());
    tree.put("isotropic_covariance", isotropicCovariance(estimate));
  }

  private static Map<String, Object> multipoles(MultipoleEstimate estimate) {
    List<Object> coefficients = new ArrayList<>();
    double[][] statistical = estimate.covariances().statistical();
    for (int k = 0; k < estimate.multipoles().size(); k++) {
      Multipole multipole = estimate.multipoles().get(k);
      double unit = multipole.l() == 1 ? HARMONIC_PER_COMPONENT : 1;
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("l", multipole.l());
      entry.put("m", multipole.m());
      entry.put("value", unit * estimate.coefficients()[k]);
      entry.put("statistical", unit * Math.sqrt(statistical[k][k]));
      entry.put("of_reference", unit * Math.sqrt(estimate.covariances().reference()[k][k]));
      if (!estimate.nuisances().isEmpty()) {
        entry.put("systematic", unit * Math.sqrt(estimate.covariances().systematic()[k][k]));
      }
      coefficients.add(entry);
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("frame", estimate.frame().key());
    tree.put("convention", CONVENTION);
    tree.put("converged", estimate.converged());
    tree.put("coefficients", coefficients);
    return tree;
  }

  private static Map<String, Object> nuisance(NuisanceEstimate nuisance) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("detector", nuisance.detector());
    tree.put("name", nuisance.name());
    tree.put("value", nuisance.value());
    tree.put("error", nuisance.error());
    tree.put("prior", nuisance.priorSigma());
    return tree;
  }

  /** Of the dipole, the other multipoles profiled, laid out as {@code dipole.covariance}. */
  private static Map<String, Object> isotropicCovariance(MultipoleEstimate estimate) {
    Covariances parts = estimate.isotropicDipoleCovariances();
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("order", components(estimate));
    tree.put("matrix", List.of(parts.statistical()));
    if (!estimate.nuisances().isEmpty()) {
      tree.put("systematic", List.of(parts.systematic()));
    }
    return tree;
  }

  private static List<String> components(MultipoleEstimate estimate) {
    if (estimate.frame() == SkyFrame.EQUATORIAL) {
      return List.of(DipoleComponent.values()).stream().map(DipoleComponent::key).toList();
    }
    return estimate.multipoles().stream().limit(DIPOLE).map(Multipole::key).toList();
  }
}
