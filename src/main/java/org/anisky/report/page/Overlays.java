package org.anisky.report.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anisky.io.fits.StoredMaps;
import org.anisky.sky.Rotation;
import org.anisky.sky.SkyAxes;

/** What is drawn over the maps of a result, along the axes of its equatorial maps. */
final class Overlays {
  /** The clearest regions, which come first in the files, are marked. */
  private static final int MARKED = 10;

  private static final List<String> COMPONENTS = List.of("d_0h", "d_6h", "d_N");

  /** Quantiles of chi-squared with two degrees of freedom, -2 ln(1 - p), by their names. */
  private static final Map<String, Double> QUANTILES =
      Map.of("68 percent", -2 * Math.log(1 - 0.6827), "95 percent", -2 * Math.log(1 - 0.9545));

  private Overlays() {}

  /** For the scripts. */
  static Map<String, Object> tree(StoredFiles files) {
    Map<String, Object> tree = new LinkedHashMap<>();
    Tree result = files.tree();
    double[][] fromIcrs = fromIcrs(files);
    if (files.isSidereal()) {
      tree.put("directions", KnownDirections.along(fromIcrs));
      tree.put("galactic", PageAxes.turned(transposed(fromIcrs), SkyAxes.GALACTIC::fromIcrs));
      tree.put("ecliptic", PageAxes.turned(transposed(fromIcrs), SkyAxes.ECLIPTIC::fromIcrs));
    }
    tree.put("dipole", dipole(result));
    tree.put("regions", regions(result.objects("significance", "regions")));
    List<Object> bands = new ArrayList<>();
    for (Tree band : result.objects("coverage", "bands")) {
      bands.add(List.of(band.number("from_deg"), band.number("to_deg")));
    }
    tree.put("bands", bands);
    return tree;
  }

  private static double[][] transposed(double[][] matrix) {
    return Rotation.transposed(matrix);
  }

  /** Equatorial maps are of date, Galactic ones go with ICRS. */
  private static double[][] fromIcrs(StoredFiles files) {
    return files.maps().values().stream()
        .flatMap(List::stream)
        .map(StoredMaps::epoch)
        .filter(epoch -> !epoch.isEmpty())
        .findFirst()
        .map(PageAxes::fromIcrs)
        .orElse(PageAxes.UNIT);
  }

  private static Map<String, Object> dipole(Tree result) {
    Map<String, Object> tree = new LinkedHashMap<>();
    double phase = result.number("dipole", "phase_deg", "value");
    if (!Double.isFinite(phase)) {
      return tree;
    }
    Tree full = result.object("dipole", "full");
    tree.put("right_ascension", phase);
    tree.put("declination", full.number("declination_deg", "value"));
    tree.put("intervals", result.object("dipole", "intervals", "phase_deg").entries());
    List<Object> contours = new ArrayList<>();
    if (!full.isEmpty()) {
      double[] d = new double[COMPONENTS.size()];
      for (int k = 0; k < d.length; k++) {
        d[k] = result.number("dipole", "components", COMPONENTS.get(k), "value");
      }
      for (String level : List.of("68 percent", "95 percent")) {
        DirectionContour.of(d, covariance(result.object("dipole", "covariance")))
            .map(contour -> contour.at(QUANTILES.get(level)))
            .filter(points -> !points.isEmpty())
            .ifPresent(points -> contours.add(Map.of("level", level, "points", points)));
      }
    }
    tree.put("contours", contours);
    return tree;
  }

  /** Statistical and systematic together; the order is that of {@link #COMPONENTS}. */
  private static double[][] covariance(Tree covariance) {
    double[][] sum = new double[COMPONENTS.size()][COMPONENTS.size()];
    for (String part : List.of("matrix", "systematic")) {
      List<?> rows = covariance.list(part);
      if (part.equals("matrix") && rows.size() != sum.length) {
        return sum;
      }
      for (int i = 0; i < rows.size() && i < sum.length; i++) {
        List<?> row = rows.get(i) instanceof List<?> list ? list : List.of();
        for (int j = 0; j < row.size() && j < sum.length; j++) {
          sum[i][j] += row.get(j) instanceof Number number ? number.doubleValue() : Double.NaN;
        }
      }
    }
    return sum;
  }

  private static List<Object> regions(List<Tree> regions) {
    List<Object> all = new ArrayList<>();
    // All of many circles would hide the sky, and their names each other.
    for (Tree region : regions.subList(0, Math.min(MARKED, regions.size()))) {
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("name", region.text("name"));
      tree.put("right_ascension", region.number("right_ascension_deg"));
      tree.put("declination", region.number("declination_deg"));
      tree.put("radius", region.number("radius_deg"));
      tree.put("z", region.number("z"));
      all.add(tree);
    }
    return all;
  }
}
