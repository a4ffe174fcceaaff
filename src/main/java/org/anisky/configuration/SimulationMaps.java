package org.anisky.configuration;

import java.io.IOException;
import java.nio.file.Path;
import org.anisky.configuration.yaml.YamlSection;
import org.anisky.grid.SkyMap;
import org.anisky.io.fits.FitsMaps;
import org.anisky.io.fits.HealpixColumns;
import org.anisky.sky.SkyFrame;

/** HEALPix maps and their resolution, as configurations of simulations name them. */
final class SimulationMaps {

  private SimulationMaps() {}

  /**
   * The map in the file of key {@code key}, column {@code column} (from 1, by default 1).
   *
   * @param frameIfUnstated the axes when the file does not say
   */
  static SkyMap read(YamlSection section, String key, SkyFrame frameIfUnstated) throws IOException {
    Path file = section.path(key);
    HealpixColumns columns = FitsMaps.read(file);
    int column = section.integer("column", 1, Integer.MAX_VALUE, 1);
    if (column > columns.size()) {
      throw section.invalid(
          "column", column + " is not allowed; " + file + " has " + columns.size() + " columns");
    }
    return columns.map(column - 1, frameIfUnstated);
  }
}
