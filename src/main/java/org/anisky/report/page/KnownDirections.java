package org.anisky.report.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anisky.sky.Rotation;
import org.anisky.sky.SkyAxes;

/** Directions that readers look for on a map of arrival directions. */
enum KnownDirections {
  /** l = 0, b = 0 of the Galactic axes. */
  GALACTIC_CENTRE("Galactic centre", SkyAxes.GALACTIC, 0, 0),
  /** l = 180 deg, b = 0. */
  GALACTIC_ANTICENTRE("Galactic anticentre", SkyAxes.GALACTIC, 180, 0),
  /** NGC 5128; ICRF. */
  CENTAURUS_A("Cen A", SkyAxes.ICRS, 201.3651, -43.0191),
  /** M 87, in the middle of the Virgo cluster; ICRF. */
  VIRGO("Virgo (M 87)", SkyAxes.ICRS, 187.7059, 12.3911),
  /** NGC 1316; ICRF. */
  FORNAX_A("Fornax A", SkyAxes.ICRS, 50.6738, -37.2082),
  /** Starburst galaxy; 2MASS. */
  NGC_253("NGC 253", SkyAxes.ICRS, 11.8881, -25.2882),
  /** Starburst galaxy; 2MASS. */
  M_82("M 82", SkyAxes.ICRS, 148.9685, 69.6797),
  /** PSR B0531+21. */
  CRAB("Crab", SkyAxes.ICRS, 83.6331, 22.0145),
  /** PSR J0633+1746. */
  GEMINGA("Geminga", SkyAxes.ICRS, 98.4756, 17.7703),
  /** Dipole of the microwave background, Planck Collaboration 2020, A&amp;A 641, A1. */
  MICROWAVE_BACKGROUND("CMB dipole", SkyAxes.GALACTIC, 264.021, 48.253);

  private final String title;
  private final double[] icrs;

  KnownDirections(String title, SkyAxes axes, double longitude, double latitude) {
    this.title = title;
    icrs = axes.direction(Math.toRadians(longitude), Math.toRadians(latitude));
  }

  /**
   * All with their unit vectors along the axes of equatorial maps.
   *
   * @param fromIcrs shape (3, 3); not modified
   */
  static List<Map<String, Object>> along(double[][] fromIcrs) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (KnownDirections direction : values()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("name", direction.title);
      entry.put("vector", Rotation.turn(fromIcrs, direction.icrs));
      all.add(entry);
    }
    return all;
  }
}
