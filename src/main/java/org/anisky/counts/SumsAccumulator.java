package org.anisky.counts;

import java.io.Serializable;
import java.util.Arrays;

/** Adds up {@link EventSums} of one sample without rounding. */
final class SumsAccumulator implements Serializable {
  private static final long serialVersionUID = 1;

  private static final int HARMONICS = 4;

  private static final int SINGLE = 8;

  /** Number of sums. */
  static final int SIZE = SINGLE + HARMONICS * 2 * HarmonicSums.ORDERS;

  private final ExactSum[] single = sums(SINGLE);

  /** By angle (right ascension, azimuth, sidereal time, East minus West), cosines then sines. */
  private final ExactSum[][] harmonics = new ExactSum[HARMONICS][];

  private long events;

  SumsAccumulator() {
    Arrays.setAll(harmonics, angle -> sums(2 * HarmonicSums.ORDERS));
  }

  private static ExactSum[] sums(int size) {
    ExactSum[] sums = new ExactSum[size];
    Arrays.setAll(sums, each -> new ExactSum());
    return sums;
  }

  /** Adds one event. */
  void add(EventPlace place, double weight) {
    events++;
    single[0].add(weight);
    single[1].add(weight * weight);
    single[2].add(weight * place.cosDeclination());
    single[3].add(weight * place.sinDeclination());
    single[4].add(weight * place.cosZenith());
    single[5].add(weight * place.sinZenith());
    single[6].add(weight * Math.abs(place.east()));
    single[7].add(weight * place.side());
    add(harmonics[0], place.rightAscension(), weight);
    add(harmonics[1], place.azimuth(), weight);
    add(harmonics[2], place.siderealTime(), weight);
    add(harmonics[3], place.siderealTime(), weight * place.side());
  }

  private static void add(ExactSum[] sums, Multiples angle, double weight) {
    for (int k = 0; k < HarmonicSums.ORDERS; k++) {
      sums[k].add(weight * angle.cosine[k]);
      sums[HarmonicSums.ORDERS + k].add(weight * angle.sine[k]);
    }
  }

  /**
   * All sums as {@link ExactSum#parts}, in the order of {@link #of}.
   *
   * @return shape ({@value #SIZE})(parts)
   */
  double[][] parts() {
    double[][] parts = new double[SIZE][];
    Arrays.setAll(parts, s -> sum(s).parts());
    return parts;
  }

  /**
   * What gave the parts.
   *
   * @param events their number
   * @param parts of {@link #parts}; not modified
   */
  static SumsAccumulator of(long events, double[][] parts) {
    SumsAccumulator sums = new SumsAccumulator();
    sums.events = events;
    for (int s = 0; s < SIZE; s++) {
      sums.sum(s).add(ExactSum.of(parts[s]));
    }
    return sums;
  }

  /** Sums of which only the rounded values are known. */
  static SumsAccumulator of(EventSums rounded) {
    SumsAccumulator sums = new SumsAccumulator();
    sums.events = (long) rounded.events();
    double[] single = {
      rounded.weights(),
      rounded.squaredWeights(),
      rounded.cosDeclination(),
      rounded.sinDeclination(),
      rounded.cosZenith(),
      rounded.sinZenith(),
      rounded.absoluteEast(),
      rounded.eastMinusWest()
    };
    HarmonicSums[] angles = {
      rounded.rightAscension(), rounded.azimuth(), rounded.siderealTime(), rounded.eastWest()
    };
    for (int s = 0; s < SINGLE; s++) {
      sums.single[s].add(single[s]);
    }
    for (int angle = 0; angle < HARMONICS; angle++) {
      for (int k = 0; k < HarmonicSums.ORDERS; k++) {
        sums.harmonics[angle][k].add(angles[angle].cosine(k + 1));
        sums.harmonics[angle][HarmonicSums.ORDERS + k].add(angles[angle].sine(k + 1));
      }
    }
    return sums;
  }

  private ExactSum sum(int s) {
    int harmonic = s - SINGLE;
    int perAngle = 2 * HarmonicSums.ORDERS;
    return harmonic < 0 ? single[s] : harmonics[harmonic / perAngle][harmonic % perAngle];
  }

  /** Adds the events of another, which is not modified. */
  void add(SumsAccumulator other) {
    events += other.events;
    add(single, other.single);
    for (int angle = 0; angle < HARMONICS; angle++) {
      add(harmonics[angle], other.harmonics[angle]);
    }
  }

  private static void add(ExactSum[] sums, ExactSum[] others) {
    for (int s = 0; s < sums.length; s++) {
      sums[s].add(others[s]);
    }
  }

  /** The sums so far, each rounded once. */
  EventSums sums() {
    return new EventSums(
        events,
        single[0].value(),
        single[1].value(),
        single[2].value(),
        single[3].value(),
        single[4].value(),
        single[5].value(),
        single[6].value(),
        single[7].value(),
        harmonic(harmonics[0]),
        harmonic(harmonics[1]),
        harmonic(harmonics[2]),
        harmonic(harmonics[3]));
  }

  private static HarmonicSums harmonic(ExactSum[] sums) {
    double[] cosines = new double[HarmonicSums.ORDERS];
    double[] sines = new double[HarmonicSums.ORDERS];
    Arrays.setAll(cosines, k -> sums[k].value());
    Arrays.setAll(sines, k -> sums[HarmonicSums.ORDERS + k].value());
    return HarmonicSums.of(cosines, sines);
  }
}
