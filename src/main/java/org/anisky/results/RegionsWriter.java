package org.anisky.results;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.anisky.inference.GlobalSignificance;
import org.anisky.inference.MeasuredRegion;
import org.anisky.io.files.ResultDirectory;
import org.anisky.io.text.CsvTable;
import org.anisky.io.text.EcsvTable;
import org.anisky.sky.Degrees;
import org.anisky.sky.EquatorialDirection;

/**
 * The table of regions: {@code regions.csv}, {@code regions.ecsv}, {@code regions.tex} and the list
 * {@code regions} of the object {@code significance}. Nothing is written when there are none.
 */
final class RegionsWriter {
  private RegionsWriter() {}

  static void write(List<MeasuredRegion> regions, Provenance provenance, ResultDirectory directory)
      throws IOException {
    if (regions.isEmpty()) {
      return;
    }
    List<CsvTable.Column> columns =
        tree(regions.get(0)).keySet().stream().map(key -> new CsvTable.Column(key, "")).toList();
    List<String> comment =
        List.of(
            "Hot and cold regions, rate and acceptance profiled; z is local, global_p_value"
                + " anywhere.",
            "anisky "
                + Provenance.version()
                + ", configuration SHA-256 "
                + provenance.configurationDigest());
    EcsvTable twin = new EcsvTable(directory.file("regions.ecsv"), comment, columns, Map.of());
    try (CsvTable table = CsvTable.create(directory.file("regions.csv"), comment, columns, twin)) {
      for (MeasuredRegion region : regions) {
        table.row(tree(region).values().toArray());
      }
    }
    Files.writeString(
        directory.file("regions.tex"), latex(regions, comment), StandardCharsets.UTF_8);
  }

  /** All that is known of a region, keys as in the table; null where it is not known. */
  static Map<String, Object> tree(MeasuredRegion region) {
    Optional<MeasuredRegion.Centroid> centroid = region.centroid();
    Optional<EquatorialDirection> position = centroid.map(MeasuredRegion.Centroid::position);
    Optional<MeasuredRegion.Contrast> band = region.overBand();
    Optional<GlobalSignificance> global = region.global();
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", region.name());
    tree.put("kernel", region.kernel());
    tree.put("radius_deg", Degrees.of(region.radius()));
    tree.put("right_ascension_deg", Math.toDegrees(region.peak().rightAscension()));
    tree.put("declination_deg", Math.toDegrees(region.peak().declination()));
    tree.put(
        "centroid_right_ascension_deg",
        position.map(p -> Math.toDegrees(p.rightAscension())).orElse(null));
    tree.put(
        "centroid_declination_deg",
        position.map(p -> Math.toDegrees(p.declination())).orElse(null));
    tree.put("centroid_error_deg", centroid.map(c -> Math.toDegrees(c.error())).orElse(null));
    tree.put("extent_deg", centroid.map(c -> Math.toDegrees(c.extent())).orElse(null));
    tree.put("z", region.z());
    tree.put("counts", region.counts());
    tree.put("expected", region.expected());
    tree.put("excess", region.excess());
    tree.put("excess_error", region.error());
    tree.put("excess_over_band", band.map(MeasuredRegion.Contrast::excess).orElse(null));
    tree.put("excess_over_band_error", band.map(MeasuredRegion.Contrast::error).orElse(null));
    tree.put("li_ma_over_band", band.map(MeasuredRegion.Contrast::liMa).orElse(null));
    tree.put("global_p_value", global.map(GlobalSignificance::pValue).orElse(null));
    tree.put("global_p_value_error", global.map(GlobalSignificance::error).orElse(null));
    tree.put("global_sigma", global.map(GlobalSignificance::sigma).orElse(null));
    return tree;
  }

  private static String latex(List<MeasuredRegion> regions, List<String> comment) {
    StringBuilder text = new StringBuilder();
    comment.forEach(line -> text.append("% ").append(line).append('\n'));
    text.append("\\begin{tabular}{lrrrrrrr}\n\\hline\n");
    text.append(
        "Region & Radius & R.A. & Dec. & Counts & Excess & Local & Global \\\\\n"
            + " & [deg] & [deg] & [deg] & & & $[\\sigma]$ & $[\\sigma]$ \\\\\n\\hline\n");
    for (MeasuredRegion region : regions) {
      text.append(String.join(" & ", cells(region))).append(" \\\\\n");
    }
    return text.append("\\hline\n\\end{tabular}\n").toString();
  }

  private static List<String> cells(MeasuredRegion region) {
    EquatorialDirection place =
        region.centroid().map(MeasuredRegion.Centroid::position).orElse(region.peak());
    // The error is one along a great circle: in right ascension it is larger by 1/cos(declination).
    String error = error(region, 1);
    String inRightAscension = error(region, Math.cos(place.declination()));
    int exponent = (int) Math.floor(Math.log10(region.error()));
    double unit = Math.pow(10, exponent);
    List<String> cells = new ArrayList<>();
    cells.add(escaped(region.name()));
    cells.add(Degrees.text(region.radius()));
    cells.add(number("$%.1f", Math.toDegrees(place.rightAscension())) + inRightAscension + "$");
    cells.add(number("$%+.1f", Math.toDegrees(place.declination())) + error + "$");
    cells.add(number("%.0f", region.counts()));
    cells.add(
        number("$(%+.1f", region.excess() / unit)
            + number(" \\pm %.1f) ", region.error() / unit)
            + "\\times 10^{"
            + exponent
            + "}$");
    cells.add(number("$%+.1f$", region.z()));
    cells.add(region.global().map(g -> number("%.1f", g.sigma())).orElse("--"));
    return cells;
  }

  private static String error(MeasuredRegion region, double ofCircle) {
    return region
        .centroid()
        .map(c -> number(" \\pm %.1f", Math.min(Math.toDegrees(c.error()) / ofCircle, 180)))
        .orElse("");
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  private static String escaped(String name) {
    return name.replace("\\", "\\textbackslash ").replaceAll("([&%$#_{}])", "\\\\$1");
  }
}
