package org.anisky.reconstruction.directintegration;

/**
 * What can be chosen.
 *
 * @param window length of the windows from which the background is taken, in hours of which the day
 *     of the time frame has 24; 24 for the whole day
 * @param form how they lie
 * @param harmonics in right ascension that are measured beside the dipole, up to this order; 0 for
 *     none
 */
public record DirectIntegrationOptions(double window, WindowForm form, int harmonics) {
  /** Hours of a day. */
  static final double WHOLE_DAY = 24;

  /** The whole day. */
  public static final DirectIntegrationOptions DEFAULT =
      new DirectIntegrationOptions(WHOLE_DAY, WindowForm.SLIDING, 0);

  /** Checks the length, so that NaN fails too. */
  public DirectIntegrationOptions {
    if (!(window > 0 && window <= WHOLE_DAY)) {
      throw new IllegalArgumentException("window of " + window + " h");
    }
  }

  /** Whether the background is taken from all day. */
  boolean isWholeDay() {
    return window == WHOLE_DAY;
  }

  /** The same without what is not needed for the dipole. */
  DirectIntegrationOptions dipoleOnly() {
    return new DirectIntegrationOptions(window, form, 0);
  }
}
