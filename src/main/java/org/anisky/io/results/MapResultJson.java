package org.anisky.io.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anisky.grid.SkyMap;
import org.anisky.io.json.EnumKeys;
import org.anisky.reconstruction.MultipoleEstimate;
import org.anisky.reconstruction.montecarlo.GalacticDipole;
import org.anisky.reconstruction.montecarlo.MapReconstruction;
import org.anisky.sky.Degrees;
import org.anisky.sky.SkyFrame;

/**
 * The tree of {@code result.json} of maps, of the same format as {@link ResultJson}: the common
 * keys mean the same, and those of detectors are absent.
 *
 * <p>{@code isotropic_covariance} is that of a sky without anisotropy, statistical ({@code matrix})
 * and systematic, which add: with the components it is all that an upper limit needs.
 */
public final class MapResultJson {
  /** Components x, y, z of a Galactic dipole by their names, in the order of the covariance. */
  private static final List<String> GALACTIC = List.of("rho_FB", "rho_EW", "rho_NS");

  private MapResultJson() {}

  /** The tree of a reconstruction. */
  public static Map<String, Object> tree(MapReconstruction result, Provenance provenance) {
    MultipoleEstimate estimate = result.estimate();
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("format", ResultJson.FORMAT);
    tree.put("strategy", MapReconstruction.STRATEGY);
    tree.put("events", events(result.events()));
    tree.put("dipole", dipole(result));
    tree.putAll(galacticDipole(result));
    tree.put("multipoles", MultipoleJson.multipoles(estimate));
    tree.put("nuisances", MultipoleJson.nuisances(estimate, result.name()));
    NoNumber.refuse("multipoles", tree.get("multipoles"));
    NoNumber.refuse("nuisances", tree.get("nuisances"));
    tree.put("sky_maps", skyMaps(result));
    tree.put("convergence", Map.of("status", estimate.converged() ? "converged" : "not converged"));
    List<String> warnings = new ArrayList<>(result.warnings());
    warnings.addAll(NoNumber.remarks(tree));
    tree.put("warnings", warnings);
    tree.put("provenance", provenance.tree());
    return tree;
  }

  private static Map<String, Object> events(MapReconstruction.Events events) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("used", whole(events.read()));
    tree.put("rejected", Map.of());
    tree.put("weighted", whole(events.weighted()));
    tree.put("effective", whole(events.effective()));
    return tree;
  }

  /** A whole number without a decimal point. */
  private static Object whole(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1L << 53
        ? (Object) (long) number
        : (Object) number;
  }

  /** The object {@code dipole}. */
  public static Map<String, Object> dipole(MapReconstruction result) {
    boolean turned = result.estimate().frame() == SkyFrame.GALACTIC;
    Map<String, Object> tree =
        ResultJson.dipole(result.dipole(), turned ? "equatorial, ICRS" : "equatorial");
    tree.put("degrees_of_freedom", result.estimate().dipoleSize());
    tree.put("isotropic_covariance", MultipoleJson.isotropicCovariance(result.estimate()));
    return tree;
  }

  /** The key {@code galactic_dipole} with its object; empty for equatorial maps. */
  public static Map<String, Object> galacticDipole(MapReconstruction result) {
    return result.estimate().frame() == SkyFrame.GALACTIC
        ? Map.of("galactic_dipole", galacticDipole(result.estimate()))
        : Map.of();
  }

  private static Map<String, Object> galacticDipole(MultipoleEstimate estimate) {
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
        "covariance", MultipoleJson.covariance(GALACTIC, estimate.dipoleCovariances(), systematic));
    tree.put(
        "isotropic_covariance",
        MultipoleJson.covariance(GALACTIC, estimate.isotropicDipoleCovariances(), systematic));
    return tree;
  }

  private static Map<String, Object> skyMaps(MapReconstruction result) {
    SkyMap counts = result.estimate().counts();
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", result.name());
    tree.put("frame", counts.frame().key());
    tree.put("grid", counts.grid().describe());
    tree.put("compared_pixels", counts.observedPixels());
    tree.put("sky_fraction", (double) counts.observedPixels() / counts.grid().size());
    tree.put("reference", EnumKeys.key(result.referenceKind()));
    tree.put("disc_radius_deg", Degrees.of(result.sky().discRadius()));
    return tree;
  }
}
