package org.anisky.results;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.Resampling;
import org.anisky.inference.SkySignificance;
import org.anisky.io.files.ResultDirectory;
import org.anisky.io.json.Json;

/** Writes {@code significance.json} and {@code significance.fits}. */
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
    new SignificanceMapsWriter(provenance, new Resampling(mapGrid)).write(significance, directory);
    KeptToys.write(significance.toys(), directory);
    RegionsWriter.write(significance.regions(), provenance, directory);
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("format", "anisky-significance/1");
    tree.put("significance", SignificanceJson.tree(significance));
    tree.put("warnings", significance.warnings());
    tree.put("provenance", provenance.tree());
    Json.write(directory.file("significance.json"), tree);
  }
}
