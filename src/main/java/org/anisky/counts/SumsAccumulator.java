package org.anisky.counts;

/** Adds up {@link EventSums} of one sample. */
final class SumsAccumulator {
  private double events;
  private double weights;
  private double squaredWeights;
  private double cosDeclination;
  private double sinDeclination;
  private double cosZenith;
  private double sinZenith;
  private double absoluteEast;
  private double eastMinusWest;
  private final double[][] rightAscension = new double[2][HarmonicSums.ORDERS];
  private final double[][] azimuth = new double[2][HarmonicSums.ORDERS];
  private final double[][] siderealTime = new double[2][HarmonicSums.ORDERS];
  private final double[][] eastWest = new double[2][HarmonicSums.ORDERS];

  /** Adds one event. */
  void add(EventPlace place, double weight) {
    events++;
    weights += weight;
    squaredWeights += weight * weight;
    cosDeclination += weight * place.cosDeclination();
    sinDeclination += weight * place.sinDeclination();
    cosZenith += weight * place.cosZenith();
    sinZenith += weight * place.sinZenith();
    absoluteEast += weight * Math.abs(place.east());
    eastMinusWest += weight * place.side();
    place.rightAscension().addTo(rightAscension[0], rightAscension[1], weight);
    place.azimuth().addTo(azimuth[0], azimuth[1], weight);
    place.siderealTime().addTo(siderealTime[0], siderealTime[1], weight);
    place.siderealTime().addTo(eastWest[0], eastWest[1], weight * place.side());
  }

  /** The sums so far. */
  EventSums sums() {
    return new EventSums(
        events,
        weights,
        squaredWeights,
        cosDeclination,
        sinDeclination,
        cosZenith,
        sinZenith,
        absoluteEast,
        eastMinusWest,
        HarmonicSums.of(rightAscension[0], rightAscension[1]),
        HarmonicSums.of(azimuth[0], azimuth[1]),
        HarmonicSums.of(siderealTime[0], siderealTime[1]),
        HarmonicSums.of(eastWest[0], eastWest[1]));
  }
}
