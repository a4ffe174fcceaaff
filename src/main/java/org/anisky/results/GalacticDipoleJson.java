package org.anisky.results;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anisky.reconstruction.GalacticDipole;
import org.anisky.reconstruction.MultipoleEstimate;
import org.anisky.reconstruction.Reconstruction;

/**
 * The object {@code galactic_dipole} of results whose maps are Galactic.
 *
 * <p>{@code isotropic_covariance} is that of a sky without anisotropy, statistical ({@code matrix})
 * and systematic, which add: with the components it is all that an upper limit needs.
 */
public final class GalacticDipoleJson {
  /** Components x, y, z of a Galactic dipole by their names, in the order of the covariance. */
  private static final List<String> NAMES = List.of("rho_FB", "rho_EW", "rho_NS");

  private GalacticDipoleJson() {}

  /** The key with its object; empty when the maps are equatorial or there are none. */
  public static Map<String, Object> entry(Reconstruction result) {
    return result
        .multipoles()
        .filter(MultipoleEstimate::isGalactic)
        .map(estimate -> Map.<String, Object>of("galactic_dipole", tree(estimate)))
        .orElse(Map.of());
  }

  private static Map<String, Object> tree(MultipoleEstimate estimate) {
    GalacticDipole dipole = GalacticDipole.of(estimate);
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("rho_EW", ResultJson.measured(dipole.eastWest()));
    tree.put("rho_NS", ResultJson.measured(dipole.northSouth()));
    tree.put("rho_FB", ResultJson.measured(dipole.forwardBackward()));
    tree.put("delta", ResultJson.measured(dipole.delta()));
    tree.put("longitude_deg", Math.toDegrees(dipole.longitude()));
    tree.put("latitude_deg", Math.toDegrees(dipole.latitude()));
    boolean systematic = !estimate.nuisances().isEmpty();
    tree.put(
        "covariance", MultipoleJson.covariance(NAMES, estimate.dipoleCovariances(), systematic));
    tree.put(
        "isotropic_covariance",
        MultipoleJson.covariance(NAMES, estimate.isotropicDipoleCovariances(), systematic));
    return tree;
  }
}
