package org.anisky.report.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.anisky.grid.SkyMap;
import org.anisky.io.fits.HealpixColumns;
import org.anisky.io.fits.StoredMaps;
import org.anisky.sky.Rotation;
import org.anisky.sky.SkyAxes;
import org.anisky.sky.SkyFrame;

/**
 * The HEALPix maps of a result for its page: of every FITS file all columns, as 32-bit floats. When
 * all are too many, those a reader looks at first are taken and the others are named.
 */
final class PageMaps {
  /** Characters of maps on a page of nside 64; finer maps may take more. */
  private static final int CHARACTERS = 2_450_000;

  private static final int USUAL_NSIDE = 64;

  /** No page is larger than a browser opens in a moment. */
  private static final int MOST_CHARACTERS = 24_000_000;

  /** Files in the order in which their maps are offered; others come after. */
  private static final List<String> FILES =
      List.of("intensity.fits", "significance.fits", "reference.fits", "exposure.fits");

  /** What is wanted most; what is not here comes last. */
  private static final List<String> WANTED =
      List.of(
          "smoothed_anisotropy",
          "z",
          "significance",
          "smoothed_anisotropy_error",
          "excess",
          "error_of_excess",
          "exposure",
          "counts",
          "relative_acceptance",
          "anisotropy",
          "anisotropy_error");

  private record Column(int table, int number, String name, String unit, double[] values) {
    int rank() {
      int place = WANTED.indexOf(name.toLowerCase(Locale.ROOT));
      return place < 0 ? WANTED.size() : place;
    }
  }

  private final List<Map<String, Object>> tables = new ArrayList<>();
  private final List<Column> columns = new ArrayList<>();
  private final List<Map<String, Object>> maps = new ArrayList<>();
  private final List<String> omitted = new ArrayList<>();
  private List<String> packed = List.of();
  private int largestNside = 1;

  private final boolean sidereal;

  private PageMaps(boolean sidereal) {
    this.sidereal = sidereal;
  }

  /** The maps of all FITS files of a result. */
  static PageMaps of(StoredFiles files) {
    PageMaps maps = new PageMaps(files.isSidereal());
    files.maps().keySet().stream()
        .sorted(Comparator.comparingInt(PageMaps::order).thenComparing(name -> name))
        .forEach(file -> files.maps().get(file).forEach(table -> maps.add(file, table)));
    maps.pack();
    return maps;
  }

  private static int order(String file) {
    int place = FILES.indexOf(file);
    return place < 0 ? FILES.size() : place;
  }

  private void add(String file, StoredMaps stored) {
    HealpixColumns all = stored.columns();
    if (all.axes().isOther()) {
      return;
    }
    SkyFrame frame = all.frame().orElse(SkyFrame.EQUATORIAL);
    largestNside = Math.max(largestNside, all.grid().nside());
    Map<String, Object> table = new LinkedHashMap<>();
    table.put("name", stored.name().replace("'", ""));
    table.put("file", file);
    table.put("nside", all.grid().nside());
    table.put("frame", frame.key());
    table.put("kernel", stored.kernel());
    table.put("radius", stored.radius());
    table.put("axes", axes(frame, stored));
    tables.add(table);
    for (int k = 0; k < all.size(); k++) {
      SkyMap map = all.map(k, frame);
      columns.add(new Column(tables.size() - 1, k, all.names().get(k), map.unit(), values(map)));
    }
  }

  private static double[] values(SkyMap map) {
    BitSet observed = map.observed();
    double[] values = new double[map.grid().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = observed.get(i) ? map.value(i) : Double.NaN;
    }
    return values;
  }

  /** Rotations from the axes of a map to others, shape (9), row by row. */
  private Map<String, Object> axes(SkyFrame frame, StoredMaps stored) {
    Map<String, Object> axes = new LinkedHashMap<>();
    switch (frame) {
      case EQUATORIAL -> {
        if (!sidereal) {
          break;
        }
        double[][] toIcrs = Rotation.transposed(PageAxes.fromIcrs(stored.epoch()));
        for (SkyAxes other : List.of(SkyAxes.GALACTIC, SkyAxes.ECLIPTIC)) {
          axes.put(other.key(), PageAxes.turned(toIcrs, other::fromIcrs));
        }
      }
      case GALACTIC -> {
        axes.put("equatorial", PageAxes.turned(PageAxes.UNIT, SkyAxes.GALACTIC::toIcrs));
        axes.put(
            SkyAxes.ECLIPTIC.key(),
            PageAxes.turned(
                PageAxes.UNIT, v -> SkyAxes.ECLIPTIC.fromIcrs(SkyAxes.GALACTIC.toIcrs(v))));
      }
      case LOCAL_HOUR_ANGLE -> {
        if (Double.isFinite(stored.latitude())) {
          axes.put("horizon", PageAxes.horizon(Math.toRadians(stored.latitude())));
        }
      }
      case LOCAL_HORIZON -> {}
    }
    return axes;
  }

  /** Takes columns by rank as long as there is room, and lists them in the order of the files. */
  private void pack() {
    double finer = (double) largestNside / USUAL_NSIDE;
    double room = Math.min(MOST_CHARACTERS, CHARACTERS * Math.max(1, finer * finer));
    List<Column> byRank = columns.stream().sorted(Comparator.comparingInt(Column::rank)).toList();
    Map<Column, String> taken = new IdentityHashMap<>();
    for (Column column : byRank) {
      if (same(column, taken) == null) {
        String text = PackedValues.of(column.values());
        if (text.length() <= room) {
          room -= text.length();
          taken.put(column, text);
        }
      }
    }
    List<Column> order = columns.stream().filter(taken::containsKey).toList();
    for (Column column : columns) {
      Column same = same(column, taken);
      if (same == null) {
        omitted.add(named(column));
        continue;
      }
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("table", column.table());
      map.put("column", column.number());
      map.put("name", column.name());
      map.put("unit", column.unit());
      map.put("diverging", isDiverging(column.values()));
      map.put("data", order.indexOf(same));
      maps.add(map);
    }
    packed = order.stream().map(taken::get).toList();
  }

  /** For a person; columns of several kernels are told apart. */
  private String named(Column column) {
    Map<String, Object> table = tables.get(column.table());
    String kernel = String.valueOf(table.get("kernel"));
    return column.name()
        + (kernel.isEmpty() ? "" : " (" + table.get("name") + ")")
        + " of "
        + table.get("file");
  }

  /** The taken column of the same values, itself or another; null when there is none. */
  private static Column same(Column column, Map<Column, String> taken) {
    for (Column other : taken.keySet()) {
      if (other == column || Arrays.equals(other.values(), column.values())) {
        return other;
      }
    }
    return null;
  }

  private static boolean isDiverging(double[] values) {
    for (double value : values) {
      if (value < 0) {
        return true;
      }
    }
    return false;
  }

  boolean isEmpty() {
    return maps.isEmpty();
  }

  /** Columns that found no room, with their files. */
  List<String> omitted() {
    return omitted;
  }

  /** For the scripts: tables, maps, and the packed values that the maps refer to. */
  Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("tables", tables);
    tree.put("maps", maps);
    tree.put("values", packed);
    return tree;
  }
}
