package org.anisky.run;

import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anisky.configuration.RunConfiguration;
import org.anisky.inference.JointSignificance;
import org.anisky.io.files.ResultDirectory;
import org.anisky.io.json.Json;
import org.anisky.model.DipoleEstimate;
import org.anisky.results.FrameControlJson;
import org.anisky.results.Provenance;
import org.anisky.sky.TimeFrame;
import org.anisky.study.FrameControl;

/**
 * The same events in all four time frames: each in a directory of its name, and {@code frames.json}
 * about what they say of each other.
 *
 * @param spectralIndex gamma of the flux E^-gamma, for the Compton-Getting amplitude
 */
public record AllFrames(double spectralIndex) {
  /** The frames in the order in which they are told. */
  public static final List<TimeFrame> ORDER =
      List.of(
          TimeFrame.SOLAR,
          TimeFrame.SIDEREAL,
          TimeFrame.ANTI_SIDEREAL,
          TimeFrame.EXTENDED_SIDEREAL);

  /**
   * What is done in one frame.
   *
   * @param <R> what comes out
   */
  interface InFrame<R> {
    /**
     * Does it.
     *
     * @param directory of the frame
     */
    R run(TimeFrame frame, ResultDirectory directory) throws IOException;
  }

  /** The frames in which a run looks at the events of a configuration: all, or its own. */
  static List<TimeFrame> of(Optional<AllFrames> all, RunConfiguration configuration) {
    return all.isPresent() ? ORDER : List.of(configuration.timeFrame());
  }

  /** Does the same in every frame. */
  <R> Map<TimeFrame, R> each(RunListener listener, ResultDirectory directory, InFrame<R> action)
      throws IOException {
    Map<TimeFrame, R> results = new EnumMap<>(TimeFrame.class);
    for (TimeFrame frame : ORDER) {
      listener.part(frame.key() + " time");
      results.put(frame, action.run(frame, directory.within(frame.key())));
    }
    return results;
  }

  /**
   * Sets the frames side by side, strategy by strategy.
   *
   * @param estimates by strategy and frame
   * @param joint of the searches for excesses in all frames; empty when there were none
   * @param provenance with the files that were read
   */
  void write(
      Map<String, Map<TimeFrame, DipoleEstimate>> estimates,
      Optional<JointSignificance> joint,
      Provenance provenance,
      RunListener listener,
      ResultDirectory directory)
      throws IOException {
    Map<String, FrameControl> controls = new LinkedHashMap<>();
    estimates.forEach(
        (strategy, inFrames) -> controls.put(strategy, new FrameControl(inFrames, spectralIndex)));
    Json.write(
        directory.file(ResultDirectory.FRAMES_MARK),
        FrameControlJson.tree(controls, joint, provenance));
    controls.forEach(listener::frames);
    joint.ifPresent(listener::searches);
  }
}
