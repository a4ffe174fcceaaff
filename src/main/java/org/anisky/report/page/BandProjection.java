package org.anisky.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.anisky.grid.SkyMap;
import org.anisky.io.fits.HealpixColumns;
import org.anisky.io.fits.StoredMaps;
import org.anisky.report.Chart;
import org.anisky.sky.SkyFrame;

/**
 * The relative intensity over right ascension in bands of declination: events over exposure of the
 * pixels of {@code intensity.fits}, minus 1. Every pixel has the events of the cell of the fit that
 * it lies in; their number per area, not per pixel, decides the errors.
 */
final class BandProjection {
  private static final Pattern CYLINDRICAL = Pattern.compile("cylindrical (\\d+) x (\\d+)");
  private static final Pattern HEALPIX = Pattern.compile(".*nside (\\d+)");
  private static final int BINS = 24;
  private static final double BAND = 30;
  private static final int BANDS = (int) Math.round(180 / BAND);
  private static final double BIN = 360.0 / BINS;

  private BandProjection() {}

  /** One chart, or none where there is no such map. */
  static List<Chart> of(StoredFiles files) {
    List<StoredMaps> tables = files.maps().getOrDefault("intensity.fits", List.of());
    if (tables.isEmpty()) {
      return List.of();
    }
    HealpixColumns columns = tables.get(0).columns();
    double cells = cells(tables.get(0).fitGrid(), columns.grid().size());
    int counts = columns.names().indexOf("counts");
    int exposure = columns.names().indexOf("exposure");
    if (counts < 0 || exposure < 0) {
      return List.of();
    }
    SkyMap events = columns.map(counts, SkyFrame.EQUATORIAL);
    double[][] n = new double[BANDS][BINS];
    double[][] e = new double[BANDS][BINS];
    double share = cells / columns.grid().size();
    SkyMap expected = columns.map(exposure, SkyFrame.EQUATORIAL);
    events.observed().stream()
        .filter(expected.observed()::get)
        .forEach(
            pixel -> {
              double latitude = Math.toDegrees(Math.asin(columns.grid().z(pixel)));
              double longitude = Math.toDegrees(columns.grid().longitude(pixel));
              int band = (int) Math.min(BANDS - 1, Math.floor((latitude + 90) / BAND));
              int bin = Math.floorMod((int) Math.floor(longitude / BIN), BINS);
              n[band][bin] += share * events.value(pixel);
              e[band][bin] += share * expected.value(pixel);
            });
    return chart(n, e);
  }

  /** How many cells the grid of a fit has; as many as there are pixels when it is HEALPix. */
  private static double cells(String fitGrid, int pixels) {
    Matcher cylindrical = CYLINDRICAL.matcher(fitGrid);
    if (cylindrical.matches()) {
      return Double.parseDouble(cylindrical.group(1)) * Double.parseDouble(cylindrical.group(2));
    }
    Matcher healpix = HEALPIX.matcher(fitGrid);
    return healpix.matches() ? 12 * Math.pow(Double.parseDouble(healpix.group(1)), 2) : pixels;
  }

  private static List<Chart> chart(double[][] n, double[][] e) {
    List<Chart.Line> lines = new ArrayList<>();
    for (int b = BANDS - 1; b >= 0; b--) {
      int band = b;
      if (IntStream.range(0, BINS).noneMatch(bin -> e[band][bin] > 0)) {
        continue;
      }
      double[] value =
          IntStream.range(0, BINS).mapToDouble(bin -> n[band][bin] / e[band][bin] - 1).toArray();
      double[] error =
          IntStream.range(0, BINS)
              .mapToDouble(bin -> Math.sqrt(n[band][bin]) / e[band][bin])
              .toArray();
      String name =
          String.format(Locale.ROOT, "%+.0f° to %+.0f°", band * BAND - 90, (band + 1) * BAND - 90)
              .replace('-', '−')
              .replaceAll("[+−]0°", "0°");
      lines.add(Chart.Line.measured(name, value, error));
    }
    double[] places = IntStream.range(0, BINS).mapToDouble(bin -> (bin + 0.5) * BIN).toArray();
    return List.of(
        Chart.of(
            "projection",
            "Anisotropy over right ascension in bands of declination",
            "Events over exposure, minus 1; bars are statistical. What does not depend on right"
                + " ascension is not measured in any band, but fixed.",
            Chart.Axis.of("right ascension (deg)"),
            places,
            Chart.Axis.of("anisotropy"),
            lines));
  }
}
