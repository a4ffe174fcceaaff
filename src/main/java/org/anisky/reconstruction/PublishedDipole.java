package org.anisky.reconstruction;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A dipole that somebody published, to be drawn beside those of a result. What the source does not
 * tell is absent, and nothing is converted from one kind of amplitude to another.
 *
 * @param experiment with the year
 * @param energy median, mean or threshold of the events, eV
 * @param from lower end of the range of energies, eV; absent when not told
 * @param until upper end, eV; absent when not told or without end
 * @param amplitude measured; absent where there is a limit alone
 * @param limit from above; absent when there is none
 * @param phase absent when not told
 * @param component which amplitude it is
 * @param source DOI, arXiv number or reference
 */
public record PublishedDipole(
    String experiment,
    double energy,
    OptionalDouble from,
    OptionalDouble until,
    Optional<Value> amplitude,
    Optional<Limit> limit,
    Optional<Value> phase,
    Component component,
    String source) {
  /** Which amplitude a number is. */
  public enum Component {
    /** Of the dipole in the equatorial plane. */
    EQUATORIAL,
    /**
     * Of the first harmonic in right ascension of all events: smaller than the equatorial one by
     * the mean cosine of the declination.
     */
    PROJECTED,
    /** Of the whole dipole, where all three components were measured. */
    FULL;

    /** As tables write it. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A number with errors, NaN where there are none.
   *
   * @param value amplitude, or phase in rad
   * @param low one standard deviation downwards, statistical
   * @param high the same upwards
   * @param systematic one standard deviation
   */
  public record Value(double value, double low, double high, double systematic) {
    /** Statistical and systematic error downwards, added in squares; NaN when neither is told. */
    public double totalLow() {
      return total(low);
    }

    /** The same upwards. */
    public double totalHigh() {
      return total(high);
    }

    private double total(double statistical) {
      if (Double.isNaN(systematic)) {
        return statistical;
      }
      return Double.isNaN(statistical) ? systematic : Math.hypot(statistical, systematic);
    }
  }

  /**
   * An upper limit of the amplitude.
   *
   * @param value the limit
   * @param confidence from 0 to 1; NaN when not told
   */
  public record Limit(double value, double confidence) {}
}
