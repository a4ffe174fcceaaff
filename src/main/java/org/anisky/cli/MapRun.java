package org.anisky.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.anisky.io.MapResultWriter;
import org.anisky.io.Provenance;
import org.anisky.io.ResultDirectory;
import org.anisky.io.SkyMapsConfiguration;
import org.anisky.reconstruction.montecarlo.MapReconstruction;
import org.anisky.report.MapPictures;
import org.anisky.report.Picture;

/** A reconstruction of maps of the sky: read, fit, write, tell. */
final class MapRun {
  private final SkyMapsConfiguration configuration;
  private final boolean pictures;

  MapRun(SkyMapsConfiguration configuration, boolean pictures) {
    this.configuration = configuration;
    this.pictures = pictures;
  }

  /**
   * Runs.
   *
   * @param directory not yet committed
   * @return whether the fit converged
   */
  boolean run(ResultDirectory directory, PrintWriter out) throws IOException {
    Instant start = Instant.now();
    SkyMapsConfiguration.Run run = configuration.run();
    MapReconstruction result = run.result();
    if (pictures) {
      for (Map.Entry<String, Picture> picture : new MapPictures(result).all().entrySet()) {
        picture.getValue().write(directory.file(picture.getKey()));
      }
    }
    Provenance provenance =
        new Provenance(
            configuration.effective(),
            run.inputs(),
            null,
            start,
            Duration.between(start, Instant.now()));
    new MapResultWriter(result, provenance).write(directory);
    new MapSummary(result).print(out);
    return result.estimate().converged();
  }
}
