package org.anisky.statistics;

import java.util.List;
import java.util.Optional;

/**
 * Intervals of length and direction of a vector of two components that hold their level near a
 * length of zero too: the one home of such intervals. Lengths by Feldman and Cousins, see {@link
 * UnifiedInterval}, directions by the likelihood with the length profiled, see {@link
 * PhaseInterval}. Immutable.
 *
 * @param levels one per level of {@link Level}
 */
public record PlaneIntervals(List<OfLevel> levels) {
  /** The levels, by the names of files. */
  public enum Level {
    /** One standard deviation. */
    L68("68", 0.682689492137086),
    /** 95 percent. */
    L95("95", 0.95),
    /** 99 percent. */
    L99("99", 0.99);

    private final String key;
    private final double confidence;
    private final PhaseInterval phases;

    Level(String key, double confidence) {
      this.key = key;
      this.confidence = confidence;
      phases = new PhaseInterval(confidence);
    }

    /** The name in files. */
    public String key() {
      return key;
    }

    /** The probability. */
    public double confidence() {
      return confidence;
    }
  }

  /**
   * The intervals of one level.
   *
   * @param level of confidence
   * @param length lower edge 0 when 0 is not excluded
   * @param direction lower and upper end, rad, around the measured direction in [0, 2 pi); empty
   *     when it is the whole circle; must not be modified
   */
  public record OfLevel(Level level, AmplitudeInterval length, Optional<double[]> direction) {}

  /** Copies the list. */
  public PlaneIntervals {
    levels = List.copyOf(levels);
  }

  /**
   * The intervals of a measured vector.
   *
   * @param values shape (2); not modified
   * @param covariance shape (2, 2); not modified
   * @return empty when the covariance is not positive definite and finite
   */
  public static Optional<PlaneIntervals> of(double[] values, double[][] covariance) {
    return GaussianVector.of(values, covariance)
        .map(
            vector ->
                new PlaneIntervals(
                    List.of(Level.values()).stream()
                        .map(
                            level ->
                                new OfLevel(
                                    level,
                                    UnifiedInterval.of(vector, level.confidence()),
                                    level.phases.of(vector)))
                        .toList()));
  }
}
