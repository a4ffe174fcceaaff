package org.anisky.io.text;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.anisky.counts.DirectionKind;
import org.anisky.counts.EventBatch;
import org.anisky.counts.EventSource;
import org.anisky.io.files.OutputFailure;

/**
 * Writes events with local directions as text, one per line: unix time (s), zenith and azimuth
 * (North through East), deg, separated by blanks, below a comment line of names. Numbers have all
 * their digits.
 */
public final class SimulationEventText {
  private SimulationEventText() {}

  /**
   * Writes all events of a source; an existing file is overwritten.
   *
   * @param events read to the end, not closed
   */
  public static void write(Path file, EventSource events, EventBatch batch) throws IOException {
    if (events.direction() != DirectionKind.LOCAL) {
      throw new IllegalArgumentException("zenith and azimuth are written");
    }
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write("# unix_time zenith_deg azimuth_deg\n");
      while (events.read(batch)) {
        for (int k = 0; k < batch.size; k++) {
          out.write(Double.toString(batch.unixTime[k]));
          out.write(' ');
          out.write(Double.toString(Math.toDegrees(batch.polar[k])));
          out.write(' ');
          out.write(Double.toString(Math.toDegrees(batch.azimuthal[k])));
          out.write('\n');
        }
      }
    } catch (IOException e) {
      throw OutputFailure.of("cannot write file", file, e);
    }
  }
}
