package org.anisky.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An axis of a panel: what it shows, how far it reaches, where it is marked.
 *
 * @param quantity empty for an axis without title
 * @param unit {@code "1"} or empty for a pure number
 * @param scale from values to pixels
 * @param ticks with numbers
 * @param minor places of short ticks without numbers
 * @param opposite ticks of the same places in other words, on the side that has none
 * @param numbered whether ticks and title are drawn; panels one above the other share those of the
 *     lowest
 */
record Axis(
    String quantity,
    String unit,
    Scale scale,
    Ticks ticks,
    List<Double> minor,
    Optional<Ticks> opposite,
    boolean numbered) {
  /** An axis with ticks, numbers and title. */
  static Axis of(String quantity, String unit, Scale scale, Ticks ticks) {
    return new Axis(quantity, unit, scale, ticks, List.of(), Optional.empty(), true);
  }

  /** With short ticks between the others. */
  Axis withMinor(List<Double> places) {
    return new Axis(quantity, unit, scale, ticks, List.copyOf(places), opposite, numbered);
  }

  /** With ticks on the opposite side. */
  Axis withOpposite(Ticks other) {
    return new Axis(quantity, unit, scale, ticks, minor, Optional.of(other), numbered);
  }

  /** With a grid but neither ticks nor title. */
  Axis withoutNumbers() {
    return new Axis(quantity, unit, scale, ticks, minor, opposite, false);
  }

  /** Quantity, power of ten and unit. */
  String title() {
    return ticks.title(quantity, unit);
  }

  /**
   * What it shows.
   *
   * @param backwards whether it grows to the left or downwards
   */
  Map<String, Object> description(boolean backwards) {
    return Description.of("axis")
        .with("quantity", quantity)
        .with("unit", unit)
        .with("from", scale.low())
        .with("to", scale.high())
        .with("logarithmic", scale.logarithmic())
        .with("backwards", backwards)
        .with("ticks", ticks.values().stream().mapToDouble(Double::doubleValue))
        .with("labels", ticks.labels())
        .with("power_of_ten", ticks.exponent())
        .tree();
  }
}
