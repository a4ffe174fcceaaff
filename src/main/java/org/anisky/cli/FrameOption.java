package org.anisky.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.anisky.InvalidInputException;
import org.anisky.configuration.DetectorConfiguration;
import org.anisky.configuration.RunConfiguration;
import org.anisky.model.DipoleEstimate;
import org.anisky.model.MeasuredValue;
import org.anisky.sky.TimeFrame;
import org.anisky.study.FrameControl;
import picocli.CommandLine.Option;

/** The options {@code --frames} and {@code --spectral-index}, and the table that they print. */
final class FrameOption {
  /** Which frames. */
  enum Frames {
    /** The one that the configuration names. */
    CONFIGURED,
    /** All four. */
    ALL
  }

  @Option(
      names = "--frames",
      paramLabel = "FRAMES",
      defaultValue = "configured",
      description =
          "configured: the time frame of the configuration; all: solar, sidereal, anti-sidereal and"
              + " extended-sidereal time from the same events, each in a directory of its name,"
              + " with a table of what they say about each other.")
  private Frames frames;

  @Option(
      names = "--spectral-index",
      paramLabel = "GAMMA",
      defaultValue = "2.7",
      description =
          "Of the flux E^-GAMMA, for the Compton-Getting amplitude expected in solar time; default"
              + " 2.7.")
  private double spectralIndex;

  /** The frames in the order of the table. */
  static final List<TimeFrame> ALL =
      List.of(
          TimeFrame.SOLAR,
          TimeFrame.SIDEREAL,
          TimeFrame.ANTI_SIDEREAL,
          TimeFrame.EXTENDED_SIDEREAL);

  /** Whether all frames are asked for. */
  boolean all() {
    return frames == Frames.ALL;
  }

  /** The frames in which a command looks at the events of a configuration. */
  List<TimeFrame> of(RunConfiguration configuration) {
    return all() ? ALL : List.of(configuration.timeFrame());
  }

  /**
   * Refuses what has one time frame for good.
   *
   * @param counts whether counts are read in place of the events
   */
  void check(RunConfiguration configuration, boolean counts) {
    if (!(spectralIndex >= 0 && spectralIndex < Double.POSITIVE_INFINITY)) {
      throw InvalidInputException.of("--spectral-index %s: must be finite and >= 0", spectralIndex);
    }
    if (!all()) {
      return;
    }
    for (DetectorConfiguration detector : configuration.detectors()) {
      if (counts || detector.events().isEmpty()) {
        throw InvalidInputException.of(
            "--frames all: %s is given as counts, which have one time frame; give its events",
            detector.name());
      }
    }
  }

  FrameControl control(Map<TimeFrame, DipoleEstimate> estimates) {
    return new FrameControl(estimates, spectralIndex);
  }

  /** The control table of one strategy. */
  static void print(PrintWriter out, String strategy, FrameControl control) {
    out.printf(
        Locale.ROOT, "%n%-22s%-24s%-20s%s%n", strategy, "amplitude", "phase [h]", "p (no wave)");
    for (TimeFrame frame : ALL) {
      DipoleEstimate dipole = control.frames().get(frame);
      out.printf(
          Locale.ROOT,
          "%-22s%-24s%-20s%.2g%n",
          frame.key(),
          amplitude(dipole.amplitude(), dipole.amplitudeError()),
          phase(dipole.measuredPhase()),
          control.probability(frame));
    }
    out.printf(
        Locale.ROOT,
        "spurious sidereal amplitude, from anti-sidereal time: %s%n",
        amplitude(control.spuriousAmplitude(), control.spuriousAmplitudeError()));
    DipoleEstimate solar = control.frames().get(TimeFrame.SOLAR);
    MeasuredValue solarPhase = solar.measuredPhase();
    out.printf(
        Locale.ROOT,
        "Compton-Getting in solar time: %.2e at %.0f h expected, %s at %s measured%n",
        control.comptonGettingAmplitude(),
        hours(FrameControl.COMPTON_GETTING_PHASE),
        amplitude(solar.amplitude(), solar.amplitudeError()),
        solarPhase.isAnyAngle()
            ? "an undetermined phase"
            : String.format(Locale.ROOT, "%.2f h", hours(solarPhase.value())));
  }

  private static String phase(MeasuredValue angle) {
    return angle.isAnyAngle()
        ? NumberText.UNDETERMINED
        : String.format(
            Locale.ROOT, "%.2f ± %.2f", hours(angle.value()), hours(angle.statistical()));
  }

  private static String amplitude(double value, double error) {
    return String.format(Locale.ROOT, "%.3e ± %.1e", value, error);
  }

  private static double hours(double angle) {
    return angle * 12 / Math.PI;
  }
}
