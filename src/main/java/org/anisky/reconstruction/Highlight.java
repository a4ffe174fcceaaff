package org.anisky.reconstruction;

import java.util.OptionalDouble;

/** One thing that a strategy wants said beside the dipole, in the few lines that a person reads. */
public sealed interface Highlight {
  /** What it is, as at the head of a line. */
  String label();

  /**
   * A fit and how good it is.
   *
   * @param chiSquared of the fit
   * @param degreesOfFreedom of it
   * @param probability of at least this chi-squared; empty without degrees of freedom
   */
  record Fit(String label, double chiSquared, int degreesOfFreedom, OptionalDouble probability)
      implements Highlight {}

  /**
   * A harmonic of an angle.
   *
   * @param amplitude with its error
   * @param phase deg, with its error if there is one
   * @param probability of at least this amplitude in an isotropic sky
   * @param whose the detector, in brackets after a blank; empty for all
   */
  record Harmonic(
      String label, Measurement amplitude, Measurement phase, double probability, String whose)
      implements Highlight {}

  /**
   * A number of events.
   *
   * @param events how many
   */
  record Events(String label, double events) implements Highlight {}

  /**
   * The probability of what is seen, under a supposition.
   *
   * @param probability of at least this
   * @param supposition what it is the probability for, such as {@code for an even exposure}
   */
  record Test(String label, double probability, String supposition) implements Highlight {}

  /**
   * A part of something.
   *
   * @param fraction the part
   * @param whole what it is a part of, such as {@code of a true equatorial dipole}
   */
  record Fraction(String label, double fraction, String whole) implements Highlight {}
}
