package org.anisky.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.Resampling;
import org.anisky.grid.SkyMap;
import org.anisky.inference.GlobalSignificance;
import org.anisky.inference.SignificanceMap;
import org.anisky.inference.SkySignificance;
import org.anisky.io.files.ResultDirectory;
import org.anisky.io.fits.FitsCard;
import org.anisky.io.fits.FitsMaps;
import org.anisky.io.json.Json;
import org.anisky.sky.Degrees;
import org.anisky.sky.EquatorialDirection;
import org.anisky.sky.SkyFrame;

/** Writes {@code significance.json} and one FITS file of maps per kernel. */
public final class SignificanceWriter {
  private final SkySignificance significance;
  private final Provenance provenance;
  private final HealpixGrid mapGrid;

  /**
   * @param mapGrid of the maps that are written
   */
  public SignificanceWriter(
      SkySignificance significance, Provenance provenance, HealpixGrid mapGrid) {
    this.significance = significance;
    this.provenance = provenance;
    this.mapGrid = mapGrid;
  }

  /**
   * Writes all files.
   *
   * @throws IOException when one cannot be written
   */
  public void write(ResultDirectory directory) throws IOException {
    for (SignificanceMap scan : significance.scans()) {
      String radius =
          String.format(Locale.ROOT, "%.1f", Math.toDegrees(scan.kernel().radius()))
              .replace(".0", "");
      FitsMaps.write(
          directory.file("significance-" + scan.kernel().key() + "-" + radius + "deg.fits"),
          "SIGNIFICANCE",
          maps(scan),
          List.of(
              new FitsCard("CREATOR", "anisky " + Provenance.version(), "program and version"),
              new FitsCard("KERNEL", scan.kernel().key(), "shape of the template"),
              new FitsCard("RADIUS", Degrees.of(scan.kernel().radius()), "[deg] of the kernel"),
              new FitsCard("NULLHYP", "isotropic", "rate and acceptance profiled"),
              new FitsCard("FITGRID", scan.grid().describe(), "grid of the test"),
              new FitsCard(
                  "CONFDIG", provenance.configurationDigest(), "SHA-256 of configuration")));
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("format", "anisky-significance/1");
    tree.put("significance", tree(significance));
    tree.put("warnings", significance.warnings());
    tree.put("provenance", provenance.tree());
    Json.write(directory.file("significance.json"), tree);
  }

  private List<SkyMap> maps(SignificanceMap scan) {
    BitSet tested = new BitSet(scan.z().length);
    for (int a = 0; a < scan.z().length; a++) {
      tested.set(a, !Double.isNaN(scan.z()[a]));
    }
    List<SkyMap> maps = new ArrayList<>();
    maps.add(map(scan, "Z", "sigma", scan.z(), tested));
    maps.add(map(scan, "excess", "1", scan.excess(), tested));
    maps.add(map(scan, "error of excess", "1", scan.error(), tested));
    maps.add(map(scan, "counts in kernel", "events", scan.counts(), tested));
    maps.add(map(scan, "expected in kernel", "events", scan.expected(), tested));
    return maps;
  }

  private SkyMap map(
      SignificanceMap scan, String quantity, String unit, double[] values, BitSet tested) {
    double[] clean = values.clone();
    for (int a = 0; a < clean.length; a++) {
      clean[a] = tested.get(a) ? clean[a] : 0;
    }
    SkyMap map = SkyMap.of(scan.grid(), SkyFrame.EQUATORIAL, quantity, unit, clean, tested);
    return Resampling.nearest(map, mapGrid);
  }

  /** The object {@code significance}: {@code scans} and {@code global}. */
  public static Map<String, Object> tree(SkySignificance significance) {
    List<Map<String, Object>> scans = new ArrayList<>();
    for (SignificanceMap scan : significance.scans()) {
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("radius_deg", Degrees.of(scan.kernel().radius()));
      tree.put("kernel", scan.kernel().key());
      tree.put("null", "isotropic");
      tree.put("max", peak(scan, scan.highest()));
      tree.put("min", peak(scan, scan.lowest()));
      scans.add(tree);
    }
    GlobalSignificance global = significance.global();
    Map<String, Object> globalTree = new LinkedHashMap<>();
    globalTree.put("p_value", global.pValue());
    globalTree.put("p_value_error", global.error());
    globalTree.put("sigma", global.sigma());
    globalTree.put("toys", global.toys());
    globalTree.put("tail", global.tail());
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("scans", scans);
    tree.put("global", globalTree);
    return tree;
  }

  private static Map<String, Object> peak(SignificanceMap scan, SignificanceMap.Peak peak) {
    EquatorialDirection position = peak.position();
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("z", peak.z());
    tree.put("right_ascension_deg", Math.toDegrees(position.rightAscension()));
    tree.put("declination_deg", Math.toDegrees(position.declination()));
    tree.put("excess", scan.excess()[peak.pixel()]);
    tree.put("excess_error", scan.error()[peak.pixel()]);
    tree.put("counts", scan.counts()[peak.pixel()]);
    tree.put("expected", scan.expected()[peak.pixel()]);
    return tree;
  }
}
