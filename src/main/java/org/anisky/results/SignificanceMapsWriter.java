package org.anisky.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.anisky.grid.Resampling;
import org.anisky.grid.SkyMap;
import org.anisky.inference.SignificanceMap;
import org.anisky.inference.SkySignificance;
import org.anisky.io.files.ResultDirectory;
import org.anisky.io.fits.FitsCard;
import org.anisky.io.fits.FitsMaps;
import org.anisky.sky.Degrees;

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
    return Stream.of(
            scan.zMap(),
            scan.map("excess", "1", scan.excess()),
            scan.map("error of excess", "1", scan.error()),
            scan.map("counts in kernel", "events", scan.counts()),
            scan.map("expected in kernel", "events", scan.expected()))
        .map(resampling::nearest)
        .toList();
  }
}
