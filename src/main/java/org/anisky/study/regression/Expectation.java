package org.anisky.study.regression;

import java.util.List;

/**
 * A range in which a quantity must be.
 *
 * @param quantity its name
 * @param least lower end, in
 * @param most upper end, in
 * @param reason why
 */
public record Expectation(String quantity, double least, double most, String reason) {
  /** Compares with what was found. */
  public Check compare(List<Quantity> quantities) {
    return quantities.stream()
        .filter(q -> q.name().equals(quantity))
        .findFirst()
        .map(
            q ->
                new Check(
                    Check.Kind.EXPECTATION,
                    quantity,
                    q.text(),
                    "between " + least + " and " + most,
                    distance(q.value()),
                    Double.NaN,
                    reason))
        .orElseGet(
            () ->
                Check.failed(
                    Check.Kind.EXPECTATION,
                    quantity,
                    "not measured",
                    "between " + least + " and " + most));
  }

  /** From the middle of the range in halves of it; 0 inside a range without an end. */
  private double distance(double value) {
    boolean inside = value >= least && value <= most;
    double half = (most - least) / 2;
    double distance = Math.abs(value - (least + most) / 2) / half;
    if (Double.isFinite(distance) && half > 0) {
      return inside ? Math.min(distance, 1) : Math.max(distance, Math.nextUp(1.0));
    }
    return inside ? 0 : Double.POSITIVE_INFINITY;
  }
}
