package org.anisky.report;

/** How values become colours. */
public enum ColourScale {
  /** From -limit over white at zero to +limit: for the anisotropy, a significance. */
  DIVERGING(-1),
  /** From zero to the limit: for counts and exposures, which are never negative. */
  SEQUENTIAL(0);

  private final double low;

  ColourScale(double low) {
    this.low = low;
  }

  /** Lower end of the scale over the upper end. */
  double low() {
    return low;
  }

  /**
   * The colour of a value.
   *
   * @param fraction value over the upper end of the scale; beyond the ends the end colours stay
   * @return 0xRRGGBB
   */
  public int rgb(double fraction) {
    return this == DIVERGING ? DivergingColours.rgb(fraction) : SequentialColours.rgb(fraction);
  }
}
