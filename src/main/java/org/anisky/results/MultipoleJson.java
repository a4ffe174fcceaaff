package org.anisky.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anisky.model.DipoleComponent;
import org.anisky.model.DipoleLimits;
import org.anisky.reconstruction.Covariances;
import org.anisky.reconstruction.FittedMultipoles;
import org.anisky.reconstruction.Multipole;
import org.anisky.reconstruction.MultipoleEstimate;
import org.anisky.reconstruction.NuisanceEstimate;

/**
 * Multipoles against an isotropic reference as results hold them: the keys {@code multipoles} and
 * {@code nuisances}, and covariances of named components.
 */
final class MultipoleJson {
  /** What the numbers of {@code multipoles} belong to. */
  static final String CONVENTION =
      "I = 1 + sum a_lm Y_lm; real orthonormal Y_lm without Condon-Shortley phase, cos(m phi) for"
          + " m > 0, sin(|m| phi) for m < 0; a_11, a_1-1, a_10 are sqrt(4 pi/3) times the dipole"
          + " along x, y, z";

  /** From a component of the dipole to a_1m. */
  private static final double HARMONIC_PER_COMPONENT = Math.sqrt(4 * Math.PI / 3);

  /** The convention of fits that do not measure m = 0. */
  static final String WITHOUT_ZERO =
      CONVENTION + "; multipoles with m = 0 are not measured and absent";

  /** Covariances of more degrees are not written: at 20 they are 3 MB each. */
  private static final int MOST_DEGREES = 20;

  private MultipoleJson() {}

  /** The object {@code multipoles} of a fit with rate and acceptance profiled. */
  static Map<String, Object> multipoles(FittedMultipoles fit) {
    int size = fit.multipoles().size();
    double[] units = new double[size];
    List<Object> coefficients = new ArrayList<>();
    for (int k = 0; k < size; k++) {
      Multipole multipole = fit.multipoles().get(k);
      units[k] = multipole.l() == 1 ? HARMONIC_PER_COMPONENT : 1;
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("l", multipole.l());
      entry.put("m", multipole.m());
      entry.put("value", units[k] * fit.coefficients()[k]);
      entry.put("statistical", units[k] * Math.sqrt(fit.covariance()[k][k]));
      coefficients.add(entry);
    }
    List<String> order = fit.multipoles().stream().map(MultipoleJson::name).toList();
    boolean few = fit.multipoles().get(size - 1).l() <= MOST_DEGREES;
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("frame", "equatorial");
    tree.put("convention", WITHOUT_ZERO);
    tree.put("converged", fit.converged());
    tree.put("coefficients", coefficients);
    tree.put("covariance", few ? covariance(order, units, fit.covariance()) : null);
    tree.put(
        "isotropic_covariance", few ? covariance(order, units, fit.isotropicCovariance()) : null);
    return tree;
  }

  private static String name(Multipole multipole) {
    return "a_" + multipole.l() + multipole.m();
  }

  private static Map<String, Object> covariance(
      List<String> order, double[] units, double[][] matrix) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("order", order);
    tree.put("matrix", List.of(scaled(matrix, units)));
    return tree;
  }

  /** The object {@code multipoles}. */
  static Map<String, Object> multipoles(MultipoleEstimate estimate) {
    List<Object> coefficients = new ArrayList<>();
    List<String> order = estimate.multipoles().stream().map(Multipole::key).toList();
    boolean systematic = !estimate.nuisances().isEmpty();
    double[] units = new double[order.size()];
    double[][] statistical = estimate.covariances().statistical();
    for (int k = 0; k < estimate.multipoles().size(); k++) {
      Multipole multipole = estimate.multipoles().get(k);
      double unit = multipole.l() == 1 ? HARMONIC_PER_COMPONENT : 1;
      units[k] = unit;
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("l", multipole.l());
      entry.put("m", multipole.m());
      entry.put("value", unit * estimate.coefficients()[k]);
      entry.put("statistical", unit * Math.sqrt(statistical[k][k]));
      entry.put("of_reference", unit * Math.sqrt(estimate.covariances().reference()[k][k]));
      if (systematic) {
        entry.put("systematic", unit * Math.sqrt(estimate.covariances().systematic()[k][k]));
      }
      coefficients.add(entry);
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("frame", estimate.frame().key());
    tree.put("convention", CONVENTION);
    tree.put("converged", estimate.converged());
    tree.put("coefficients", coefficients);
    tree.put("covariance", covariance(order, units, estimate.covariances(), systematic));
    tree.put(
        "isotropic_covariance",
        covariance(order, units, estimate.isotropicCovariances(), systematic));
    return tree;
  }

  /** The array {@code nuisances}. */
  static List<Object> nuisances(MultipoleEstimate estimate) {
    return estimate.nuisances().stream().map(MultipoleJson::nuisance).toList();
  }

  private static Object nuisance(NuisanceEstimate nuisance) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("detector", nuisance.detector());
    tree.put("name", nuisance.name());
    tree.put("value", nuisance.value());
    tree.put("error", nuisance.error());
    tree.put("prior", nuisance.priorSigma());
    return tree;
  }

  /**
   * The object {@code isotropic_covariance} of a dipole in equatorial axes, other multipoles
   * profiled.
   */
  static Map<String, Object> isotropicCovariance(DipoleLimits dipole) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("order", dipole.estimate().components().stream().map(DipoleComponent::key).toList());
    tree.put("matrix", List.of(dipole.isotropicStatistical()));
    dipole
        .isotropicSystematic()
        .ifPresent(systematic -> tree.put("systematic", List.of(systematic)));
    return tree;
  }

  /**
   * A covariance, laid out as {@code dipole.covariance}.
   *
   * @param order names of the components
   * @param systematic whether there are systematic errors
   */
  static Map<String, Object> covariance(List<String> order, Covariances parts, boolean systematic) {
    double[] units = new double[order.size()];
    Arrays.fill(units, 1);
    return covariance(order, units, parts, systematic);
  }

  private static Map<String, Object> covariance(
      List<String> order, double[] units, Covariances parts, boolean systematic) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("order", order);
    tree.put("matrix", List.of(scaled(parts.statistical(), units)));
    if (systematic) {
      tree.put("systematic", List.of(scaled(parts.systematic(), units)));
    }
    return tree;
  }

  private static double[][] scaled(double[][] matrix, double[] units) {
    double[][] result = new double[matrix.length][matrix.length];
    for (int k = 0; k < matrix.length; k++) {
      for (int l = 0; l < matrix.length; l++) {
        result[k][l] = units[k] * matrix[k][l] * units[l];
      }
    }
    return result;
  }
}
