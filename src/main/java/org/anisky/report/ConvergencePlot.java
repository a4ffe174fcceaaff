package org.anisky.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * How a fit approached its maximum: what each sweep still gained in ln L, and how far the
 * equatorial dipole was expected to move yet, both on logarithmic axes over the number of the
 * sweep. The title says whether the fit converged.
 *
 * <p>A value that a logarithmic axis cannot show is not dropped: at or below zero it is an arrow at
 * the lower edge, infinite an arrow at the upper one. NaN means that there is no value yet (an
 * extrapolation needs two steps) and leaves a gap.
 */
public final class ConvergencePlot implements Picture {
  private static final int WIDTH = 1400;
  private static final int HEIGHT = 1040;
  private static final double LEFT = 190;
  private static final double RIGHT = 1350;

  /** Upper and lower edges of the two panels, px. */
  private static final double[] TOP = {130, 535};

  private static final double[] BOTTOM = {505, 910};
  private static final int X_INTERVALS = 10;
  private static final int Y_INTERVALS = 6;

  /** No value comes closer to the upper or lower edge than this factor. */
  private static final double AIR = 1.5;

  private final Optional<Boolean> converged;
  private final String subtitle;
  private final double[] gain;
  private final OptionalDouble gainThreshold;
  private final double[] change;
  private final double changeThreshold;

  private ConvergencePlot(
      Optional<Boolean> converged,
      String subtitle,
      double[] gain,
      OptionalDouble gainThreshold,
      double[] change,
      double changeThreshold) {
    this.converged = converged;
    this.subtitle = subtitle;
    this.gain = gain;
    this.gainThreshold = gainThreshold;
    this.change = change;
    this.changeThreshold = changeThreshold;
  }

  /**
   * A picture of a fit's way.
   *
   * @param converged what the fit says of itself; absent when it did a fixed number of sweeps
   * @param subtitle which data and which fit; empty for none
   * @param gain what sweep k + 1 added to ln L, shape (sweeps), at least 1; not modified
   * @param gainThreshold the fit stops only below this gain; absent: no line
   * @param change extrapolated remaining change of the equatorial dipole after sweep k + 1, in
   *     units of its statistical error, shape (sweeps); NaN where not known; not modified
   * @param changeThreshold the fit stops only below this change, same unit, above 0
   */
  public static ConvergencePlot of(
      Optional<Boolean> converged,
      String subtitle,
      double[] gain,
      OptionalDouble gainThreshold,
      double[] change,
      double changeThreshold) {
    if (gain.length == 0 || gain.length != change.length) {
      throw new IllegalArgumentException(
          gain.length + " gains and " + change.length + " changes; as many, and at least one");
    }
    if (!(changeThreshold > 0) || !(gainThreshold.orElse(1) > 0)) {
      throw new IllegalArgumentException("thresholds must be > 0");
    }
    return new ConvergencePlot(
        converged, subtitle, gain.clone(), gainThreshold, change.clone(), changeThreshold);
  }

  /** The statement in the title. */
  String statement() {
    return converged
            .map(done -> done ? "Converged after " : "Not converged after ")
            .orElse("Fixed: ")
        + gain.length
        + (gain.length == 1 ? " sweep" : " sweeps");
  }

  @Override
  public Figure figure() {
    OptionalDouble threshold = OptionalDouble.of(changeThreshold);
    return new Figure(
        WIDTH,
        HEIGHT,
        List.of(
            Caption.title(statement(), LEFT, RIGHT, 58)
                .coloured(converged.orElse(true) ? Palette.INK : Palette.FIT),
            Caption.subtitle(subtitle, LEFT, RIGHT, 102),
            panel(0, gain, gainThreshold, "ln L gain of the sweep", "1"),
            panel(1, change, threshold, "remaining dipole change", "sigma")));
  }

  private Panel panel(
      int panel, double[] values, OptionalDouble threshold, String quantity, String unit) {
    int sweeps = values.length;
    double[] shown =
        DoubleStream.concat(Arrays.stream(values), threshold.stream())
            .filter(v -> v > 0 && Double.isFinite(v))
            .toArray();
    int low = Arrays.stream(shown).mapToInt(v -> Ticks.decade(v / AIR)).min().orElse(-1);
    int high = Arrays.stream(shown).mapToInt(v -> Ticks.decade(v * AIR)).max().orElse(-1) + 1;
    Ticks powers = Ticks.powersOfTen(low, high, Y_INTERVALS);
    Scale height =
        Scale.logarithmic(Math.pow(10, low), Math.pow(10, high), BOTTOM[panel], TOP[panel]);
    Axis y = Axis.of(quantity, unit, height, powers);
    if (powers.values().size() == high - low + 1) {
      y = y.withMinor(powers.betweenPowers(height.high()));
    }
    Axis x =
        Axis.of(
            "sweep",
            "1",
            Scale.linear(0.5, sweeps + 0.5, LEFT, RIGHT),
            Ticks.linear(0.5, sweeps + 0.5, Math.min(X_INTERVALS, sweeps)));
    List<Mark> marks = new ArrayList<>();
    threshold.ifPresent(level -> marks.add(Level.threshold(level)));
    marks.add(new SweepValues(quantity, Arrays.stream(values).boxed().toList()));
    return Panel.of(panel == 1 ? x : x.withoutNumbers(), y, marks);
  }
}
