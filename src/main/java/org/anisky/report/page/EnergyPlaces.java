package org.anisky.report.page;

import org.anisky.io.text.StoredTable;

/** Where ranges of energy stand on an axis. */
final class EnergyPlaces {
  private EnergyPlaces() {}

  /**
   * The mean energy of the events where it is known; else the lower end of a range without upper
   * end or of a cumulative one, and the geometric mean of both ends of another.
   */
  static double[] of(StoredTable table, boolean cumulative) {
    double[] from = table.numbers("from");
    double[] until = table.numbers("until");
    double[] places = new double[from.length];
    for (int k = 0; k < places.length; k++) {
      double mean = table.has("mean_energy") ? table.numbers("mean_energy")[k] : Double.NaN;
      if (cumulative || (Double.isNaN(until[k]) && Double.isNaN(mean))) {
        places[k] = from[k];
      } else {
        places[k] = Double.isNaN(mean) ? Math.sqrt(from[k] * until[k]) : mean;
      }
    }
    return places;
  }
}
