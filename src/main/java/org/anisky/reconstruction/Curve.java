package org.anisky.reconstruction;

import java.util.Arrays;

/**
 * Measured points over one axis, with the fitted curve at the same places: a table and a picture.
 * Immutable.
 */
public final class Curve {
  private final String key;
  private final String meaning;
  private final Axis abscissa;
  private final Axis ordinate;
  private final Fit fit;
  private final double[] x;
  private final double[] y;
  private final double[] error;
  private final double[] model;

  /**
   * What an axis shows.
   *
   * @param name for a person
   * @param unit {@code "1"} for a pure number
   */
  public record Axis(String name, String unit) {}

  /**
   * Where the fitted curve comes from.
   *
   * @param name for a legend
   * @param chiSquared of the fit, all detectors together
   * @param degreesOfFreedom of the fit
   */
  public record Fit(String name, double chiSquared, int degreesOfFreedom) {}

  /**
   * @param key short name in files, lower case with underscores
   * @param meaning for a person
   * @param fit where the model comes from
   * @param x ascending, shape (points); not modified
   * @param y measured, shape (points); not modified
   * @param error one standard deviation of y, shape (points); not modified
   * @param model the fit at x, shape (points); not modified
   */
  public Curve(
      String key,
      String meaning,
      Axis abscissa,
      Axis ordinate,
      Fit fit,
      double[] x,
      double[] y,
      double[] error,
      double[] model) {
    if (!key.matches("[a-z0-9_]+")) {
      throw new IllegalArgumentException("'" + key + "' is no key of a curve");
    }
    if (y.length != x.length || error.length != x.length || model.length != x.length) {
      throw new IllegalArgumentException(key + ": columns of different lengths");
    }
    this.key = key;
    this.meaning = meaning;
    this.abscissa = abscissa;
    this.ordinate = ordinate;
    this.fit = fit;
    this.x = x.clone();
    this.y = y.clone();
    this.error = error.clone();
    this.model = model.clone();
  }

  /** Short name in files. */
  public String key() {
    return key;
  }

  /** Name of its files without extension: the key with hyphens. */
  public String fileStem() {
    return key.replace('_', '-');
  }

  /** For a person. */
  public String meaning() {
    return meaning;
  }

  /** The horizontal axis. */
  public Axis abscissa() {
    return abscissa;
  }

  /** The vertical axis. */
  public Axis ordinate() {
    return ordinate;
  }

  /** Where the model comes from. */
  public Fit fit() {
    return fit;
  }

  /** Number of points. */
  public int size() {
    return x.length;
  }

  /** Places of the points. */
  public double x(int k) {
    return x[k];
  }

  /** Measured values. */
  public double y(int k) {
    return y[k];
  }

  /** Standard deviations of the measured values. */
  public double error(int k) {
    return error[k];
  }

  /** The fit. */
  public double model(int k) {
    return model[k];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Curve that
        && key.equals(that.key)
        && meaning.equals(that.meaning)
        && abscissa.equals(that.abscissa)
        && ordinate.equals(that.ordinate)
        && fit.equals(that.fit)
        && Arrays.equals(x, that.x)
        && Arrays.equals(y, that.y)
        && Arrays.equals(error, that.error)
        && Arrays.equals(model, that.model);
  }

  @Override
  public int hashCode() {
    return 31 * key.hashCode() + Arrays.hashCode(y);
  }
}
