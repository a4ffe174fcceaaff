package org.anisky.results;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.anisky.InvalidInputException;
import org.anisky.io.json.JsonDocument;
import org.anisky.io.json.JsonFile;
import org.anisky.model.DipoleEstimate;
import org.anisky.sky.TimeFrame;

/**
 * A stored dipole with the axes and the time it belongs to.
 *
 * @param file that was read
 * @param strategy by which it was made
 * @param dipole with statistical and systematic covariance
 * @param timeFrame in which the events were binned
 * @param icrs whether its axes are those of ICRS, not of date
 * @param meanTime unix time of the mean of all events, s; NaN when not known
 * @param firstTime of the first event, s; NaN when not known
 * @param lastTime of the last event, s; NaN when not known
 */
public record DatedDipole(
    Path file,
    String strategy,
    DipoleEstimate dipole,
    TimeFrame timeFrame,
    boolean icrs,
    double meanTime,
    double firstTime,
    double lastTime) {
  /**
   * Reads a result.
   *
   * @param path of the file, or of the directory that holds it
   * @throws InvalidInputException when there is none, or it is not a single result
   * @throws IOException when it cannot be read
   */
  public static DatedDipole read(Path path) throws IOException {
    StoredResult stored = StoredResult.read(path);
    StoredResult.Entry entry =
        stored
            .single()
            .orElseThrow(
                () ->
                    InvalidInputException.of(
                        "%s: a table over energy; give the result of one energy range",
                        stored.file()));
    JsonDocument document = JsonFile.read(stored.file());
    boolean icrs = document.object("dipole").string("frame").endsWith(ResultJson.ICRS);
    Times times = Times.of(document);
    Optional<TimeFrame> frame = Optional.empty();
    for (JsonDocument detector : detectors(document)) {
      frame = Optional.of(detector.constant("time_frame", TimeFrame.class));
    }
    return new DatedDipole(
        stored.file(),
        stored.strategy(),
        entry.dipole().estimate(),
        frame.orElse(TimeFrame.SIDEREAL),
        icrs,
        times.mean,
        times.first,
        times.last);
  }

  /**
   * Unix times of first and last event of a result, s; empty when not known.
   *
   * @param file of a result
   * @throws IOException when it cannot be read
   */
  public static Optional<double[]> span(Path file) throws IOException {
    Times times = Times.of(JsonFile.read(file));
    return times.last > times.first
        ? Optional.of(new double[] {times.first, times.last})
        : Optional.empty();
  }

  private static List<JsonDocument> detectors(JsonDocument document) {
    return document.has("detectors") ? document.objects("detectors") : List.of();
  }

  /** Times of all events, s; NaN when not known. */
  private record Times(double mean, double first, double last) {
    private static Times of(JsonDocument document) {
      List<JsonDocument> detectors = detectors(document);
      double events = 0;
      double sum = 0;
      double first = detectors.isEmpty() ? Double.NaN : Double.POSITIVE_INFINITY;
      double last = detectors.isEmpty() ? Double.NaN : Double.NEGATIVE_INFINITY;
      for (JsonDocument detector : detectors) {
        double own = detector.number("events");
        events += own;
        // A time that is not known makes all of them NaN.
        sum += own * time(detector, "mean_unix_time_s");
        first = Math.min(first, time(detector, "first_unix_time_s"));
        last = Math.max(last, time(detector, "last_unix_time_s"));
      }
      return new Times(sum / events, first, last);
    }

    private static double time(JsonDocument detector, String key) {
      return detector.has(key) ? detector.numberOrNaN(key) : Double.NaN;
    }
  }
}
