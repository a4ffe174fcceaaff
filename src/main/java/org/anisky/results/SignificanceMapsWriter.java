package org.anisky.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.anisky.grid.Resampling;
import org.anisky.grid.SkyMap;
import org.anisky.inference.SignificanceMap;
import org.anisky.inference.SkySignificance;
import org.anisky.io.files.ResultDirectory;
import org.anisky.io.fits.FitsCard;
import org.anisky.io.fits.FitsMaps;
import org.anisky.sky.Degrees;
import org.anisky.sky.SkyFrame;

/** Writes {@value #FILE}, a table of maps per kernel: Z, excess, its error, counts, expected. */
final class SignificanceMapsWriter {
  /** Name of the file. */
  static final String FILE = "significance.fits";

  private final Provenance provenance;
  private final Resampling resampling;

  /**
   * @param resampling onto the grid of the maps
   */
  SignificanceMapsWriter(Provenance provenance, Resampling resampling) {
    this.provenance = provenance;
    this.resampling = resampling;
  }

  void write(SkySignificance significance, ResultDirectory directory) throws IOException {
    List<FitsMaps.Table> tables = new ArrayList<>();
    for (SignificanceMap scan : significance.scans()) {
      tables.add(new FitsMaps.Table(name(scan), maps(scan), cards(scan)));
    }
    FitsMaps.write(directory.file(FILE), tables);
  }

  /** Of a table: {@code TOP-HAT-10DEG}. */
  private static String name(SignificanceMap scan) {
    return scan.kernel().key().toUpperCase(Locale.ROOT)
        + "-"
        + Degrees.text(scan.kernel().radius())
        + "DEG";
  }

  private List<FitsCard> cards(SignificanceMap scan) {
    return List.of(
        new FitsCard("CREATOR", "anisky " + Provenance.version(), "program and version"),
        new FitsCard("KERNEL", scan.kernel().key(), "shape of the template"),
        new FitsCard("RADIUS", Degrees.of(scan.kernel().radius()), "[deg] of the kernel"),
        new FitsCard("NULLHYP", scan.nullHypothesis().key(), "rate and acceptance profiled"),
        new FitsCard("FITGRID", scan.grid().describe(), "grid of the test"),
        new FitsCard("CONFDIG", provenance.configurationDigest(), "SHA-256 of configuration"));
  }

  private List<SkyMap> maps(SignificanceMap scan) {
    BitSet tested = new BitSet(scan.z().length);
    for (int a = 0; a < scan.z().length; a++) {
      tested.set(a, !Double.isNaN(scan.z()[a]));
    }
    return List.of(
        map(scan, "Z", "sigma", scan.z(), tested),
        map(scan, "excess", "1", scan.excess(), tested),
        map(scan, "error of excess", "1", scan.error(), tested),
        map(scan, "counts in kernel", "events", scan.counts(), tested),
        map(scan, "expected in kernel", "events", scan.expected(), tested));
  }

  private SkyMap map(
      SignificanceMap scan, String quantity, String unit, double[] values, BitSet tested) {
    double[] clean = values.clone();
    for (int a = 0; a < clean.length; a++) {
      clean[a] = tested.get(a) ? clean[a] : 0;
    }
    SkyMap map = SkyMap.of(scan.grid(), SkyFrame.EQUATORIAL, quantity, unit, clean, tested);
    return resampling.nearest(map);
  }
}
