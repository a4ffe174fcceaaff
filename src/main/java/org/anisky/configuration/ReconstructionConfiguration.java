package org.anisky.configuration;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What configurations of {@code reconstruct} have in common, whatever the kind of their data. */
public sealed interface ReconstructionConfiguration permits RunConfiguration, SkyMapsConfiguration {
  /** Name of the strategy. */
  String strategy();

  /** The directory to be made. */
  Path output();

  /** Formats of the pictures. */
  List<PictureFormat> pictures();

  /** The configuration in full, for provenance. */
  Map<String, Object> effective();

  /**
   * Where the files lie that keys of the configuration name, by key path, as seen from the working
   * directory.
   */
  Map<String, List<Path>> paths();
}
