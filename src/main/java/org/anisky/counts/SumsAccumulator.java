package org.anisky.counts;

import java.io.Serializable;
import java.util.Arrays;

/** Adds up {@link EventSums} of one sample without rounding. */
final class SumsAccumulator implements Serializable {
  private static final long serialVersionUID = 1;

  private static final int HARMONICS = 4;

  private static final int SINGLE = 8;

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
