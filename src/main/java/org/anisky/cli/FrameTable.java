package org.anisky.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.anisky.model.DipoleEstimate;
import org.anisky.model.MeasuredValue;
import org.anisky.model.SpuriousWave;
import org.anisky.run.AllFrames;
import org.anisky.sky.TimeFrame;
import org.anisky.study.FrameControl;

/**
 * What the same events say in all time frames, as a table on the terminal.
 *
 * @param strategy whose estimates they are
 * @param control the estimates
 */
record FrameTable(String strategy, FrameControl control) {
  void print(PrintWriter out) {
    out.printf(
        Locale.ROOT, "%n%-22s%-24s%-20s%s%n", strategy, "amplitude", "phase [h]", "p (no wave)");
    for (TimeFrame frame : AllFrames.ORDER) {
      DipoleEstimate dipole = control.frames().get(frame);
      out.printf(
          Locale.ROOT,
          "%-22s%-24s%-20s%.2g%n",
          frame.key(),
          amplitude(dipole.amplitude(), dipole.amplitudeError()),
          phase(dipole.measuredPhase()),
          control.probability(frame));
    }
    for (TimeFrame frame : List.of(TimeFrame.SIDEREAL, TimeFrame.SOLAR)) {
      SpuriousWave wave = control.spurious(frame);
      out.printf(
          Locale.ROOT,
          "spurious %s amplitude, from %s time: %s, phase [h] %s%n",
          frame.key(),
          SpuriousWave.sideband(frame).orElseThrow().key(),
          amplitude(wave.amplitude().value(), wave.amplitude().statistical()),
          phase(wave.phase()));
    }
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
