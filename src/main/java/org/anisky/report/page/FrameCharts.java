package org.anisky.report.page;

import java.util.ArrayList;
import java.util.List;
import org.anisky.report.Chart;

/** Amplitude and phase of the same events in all time frames. */
final class FrameCharts {
  private FrameCharts() {}

  static List<Chart> of(Tree tree) {
    List<Chart> charts = new ArrayList<>();
    Tree strategies = tree.object("strategies");
    for (String strategy : strategies.entries().keySet()) {
      Tree frames = strategies.object(strategy, "frames");
      List<String> names = List.copyOf(frames.entries().keySet());
      String own = strategies.entries().size() > 1 ? "-" + strategy : "";
      charts.add(
          Chart.named(
              "amplitude" + own,
              "Amplitude by time frame, strategy " + strategy,
              "A wave of the sky stands in sidereal time alone; one in anti-sidereal time would be"
                  + " the seasons'. Bars are statistical errors.",
              "time frame",
              names,
              Chart.Axis.of("amplitude"),
              List.of(line("amplitude", frames, names, "amplitude", 1))));
      charts.add(
          Chart.named(
              "phase" + own,
              "Phase by time frame, strategy " + strategy,
              "A phase that its error leaves open is not drawn.",
              "time frame",
              names,
              Chart.Axis.turn("phase (deg)"),
              List.of(line("phase", frames, names, "phase", 15))));
    }
    return charts;
  }

  /**
   * Points of a quantity.
   *
   * @param unit what is drawn for one of the file's
   */
  private static Chart.Line line(
      String name, Tree frames, List<String> places, String key, double unit) {
    boolean isPhase = unit > 1;
    double[] values = new double[places.size()];
    double[] errors = new double[places.size()];
    for (int k = 0; k < values.length; k++) {
      Tree frame = frames.object(places.get(k));
      errors[k] = unit * frame.number(key + (isPhase ? "_error_h" : "_error"));
      boolean isOpen = isPhase && !(errors[k] < 360 / Math.sqrt(12));
      values[k] = isOpen ? Double.NaN : unit * frame.number(key + (isPhase ? "_h" : ""));
    }
    return Chart.Line.measured(name, values, errors);
  }
}
