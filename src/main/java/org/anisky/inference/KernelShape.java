package org.anisky.inference;

/** The shapes of templates, as configurations name them. */
public enum KernelShape {
  /** A disc. */
  TOP_HAT,
  /** A Gaussian. */
  GAUSSIAN;

  /**
   * The kernel of this shape.
   *
   * @param radius or standard deviation, rad
   */
  public Kernel of(double radius) {
    return this == TOP_HAT ? new Kernel.TopHat(radius) : new Kernel.Gaussian(radius);
  }
}
