package org.anisky.configuration;

import java.util.List;
import org.anisky.grid.HealpixGrid;
import org.anisky.io.files.InputDigest;
import org.anisky.reconstruction.montecarlo.MapComparison;
import org.anisky.reconstruction.montecarlo.MapSample;

/**
 * The maps that a configuration names.
 *
 * @param samples one per range of energy, in their order
 * @param comparison how they are fitted, with the templates of nuisance parameters
 * @param inputs files that were read, in order
 * @param warnings what a careful reader must know of the files
 * @param grid of all maps
 */
public record SkyMapData(
    List<MapSample> samples,
    MapComparison comparison,
    List<InputDigest> inputs,
    List<String> warnings,
    HealpixGrid grid) {
  /** Copies the lists. */
  public SkyMapData {
    samples = List.copyOf(samples);
    inputs = List.copyOf(inputs);
    warnings = List.copyOf(warnings);
  }
}
