package org.anisky.grid;

import java.util.BitSet;
import org.anisky.sky.SkyFrame;

/**
 * One quantity on one grid. Pixels that were not observed are absent by mask, never by a magic
 * number. Immutable.
 */
public final class SkyMap {
  private final SkyGrid grid;
  private final SkyFrame frame;
  private final String quantity;
  private final String unit;
  private final double[] values;
  private final BitSet observed;

  private SkyMap(
      SkyGrid grid,
      SkyFrame frame,
      String quantity,
      String unit,
      double[] values,
      BitSet observed) {
    this.grid = grid;
    this.frame = frame;
    this.quantity = quantity;
    this.unit = unit;
    this.values = values;
    this.observed = observed;
  }

  /**
   * A map of copied values.
   *
   * @param quantity for a person, for example {@code "relative intensity"}
   * @param unit {@code "1"} for a pure number
   * @param values shape (grid.size()); not modified; values of unobserved pixels are ignored
   * @param observed which pixels carry a value; not modified
   * @throws IllegalArgumentException if values or mask do not fit the grid, or the value of an
   *     observed pixel is not a number
   */
  public static SkyMap of(
      SkyGrid grid,
      SkyFrame frame,
      String quantity,
      String unit,
      double[] values,
      BitSet observed) {
    if (values.length != grid.size()) {
      throw new IllegalArgumentException(
          quantity + ": " + values.length + " values for " + grid.size() + " pixels");
    }
    if (observed.length() > grid.size()) {
      throw new IllegalArgumentException(
          quantity + ": mask of " + observed.length() + " pixels for " + grid.size());
    }
    for (int a = observed.nextSetBit(0); a >= 0; a = observed.nextSetBit(a + 1)) {
      if (Double.isNaN(values[a])) {
        throw new IllegalArgumentException(quantity + ": observed pixel " + a + " is NaN");
      }
    }
    return new SkyMap(grid, frame, quantity, unit, values.clone(), (BitSet) observed.clone());
  }

  /** The same values under another name. */
  public SkyMap named(String newQuantity) {
    return new SkyMap(grid, frame, newQuantity, unit, values, observed);
  }

  /** The pixels. */
  public SkyGrid grid() {
    return grid;
  }

  /** The axes. */
  public SkyFrame frame() {
    return frame;
  }

  /** What is mapped. */
  public String quantity() {
    return quantity;
  }

  /** The unit of the values. */
  public String unit() {
    return unit;
  }

  /** Whether a pixel carries a value. */
  public boolean isObserved(int pixel) {
    return observed.get(pixel);
  }

  /** The value of an observed pixel. */
  public double value(int pixel) {
    if (!observed.get(pixel)) {
      throw new IllegalArgumentException(quantity + ": pixel " + pixel + " was not observed");
    }
    return values[pixel];
  }

  /** The mask, copied. */
  public BitSet observed() {
    return (BitSet) observed.clone();
  }

  /** The values, copied; those of unobserved pixels mean nothing. */
  public double[] values() {
    return values.clone();
  }

  /** The values, copied, with zero in place of those of unobserved pixels: for sums. */
  public double[] valuesOrZero() {
    double[] result = new double[values.length];
    for (int a = observed.nextSetBit(0); a >= 0; a = observed.nextSetBit(a + 1)) {
      result[a] = values[a];
    }
    return result;
  }

  /** Number of observed pixels. */
  public int observedPixels() {
    return observed.cardinality();
  }
}
