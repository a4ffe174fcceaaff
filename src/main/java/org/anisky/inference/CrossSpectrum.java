package org.anisky.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.anisky.Workers;
import org.anisky.model.ScannedData;
import org.anisky.statistics.Covariance;
import org.anisky.statistics.Significance;

/**
 * The spectrum that two parts of the data have in common: two detectors, or two ranges of energy.
 *
 * @param first name of a part
 * @param second name of the other
 * @param band degrees per band power
 * @param lMax largest degree
 * @param powers C_b in common, see {@link CrossPowers}
 * @param covariance of C_b
 */
public record CrossSpectrum(
    String first, String second, int band, int lMax, double[] powers, double[][] covariance) {
  /**
   * A part of the data.
   *
   * @param name in tables
   * @param data that share no event with those of another part
   */
  public record Part(String name, ScannedData data) {}

  /**
   * Of all pairs of parts.
   *
   * @param weights C_b by which modes are weighed; negative ones count as 0; not modified
   * @param band degrees per band power
   * @param lMax largest degree
   */
  public static List<CrossSpectrum> of(
      List<Part> parts, double[] weights, int band, int lMax, Workers workers) {
    List<CrossPowers.Side> sides =
        parts.stream()
            .map(
                part ->
                    new CrossPowers.Side(
                        HarmonicScores.of(part.data, lMax), BinningWindow.of(part.data, lMax)))
            .toList();
    double[] positive = Arrays.stream(weights).map(c -> Math.max(0, c)).toArray();
    List<CrossSpectrum> all = new ArrayList<>();
    for (int one = 0; one < parts.size(); one++) {
      for (int other = one + 1; other < parts.size(); other++) {
        CrossPowers.Result result =
            CrossPowers.of(sides.get(one), sides.get(other), positive, band, workers);
        all.add(
            new CrossSpectrum(
                parts.get(one).name,
                parts.get(other).name,
                band,
                lMax,
                result.powers(),
                result.covariance()));
      }
    }
    return List.copyOf(all);
  }

  /** The power of the band of a degree. */
  public double power(int l) {
    return powers[(l - 1) / band];
  }

  /** Its standard deviation. */
  public double error(int l) {
    return Math.sqrt(covariance[(l - 1) / band][(l - 1) / band]);
  }

  /** Chi-squared of all powers against none in common. */
  public double chiSquared() {
    return Covariance.of(covariance).chiSquared(powers);
  }

  /** Probability of at least this {@link #chiSquared}, if powers are normal: many modes. */
  public double probability() {
    return Significance.probability(chiSquared(), powers.length);
  }
}
