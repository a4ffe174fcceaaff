package org.anisky.counts;

import org.anisky.sky.EquatorialDirection;

/**
 * {@link EventSums} made from counts, every event taken at the centre of its sidereal bin and of
 * its local pixel: what is left when the events themselves were not summed. A harmonic of order k
 * loses sin(x)/x with x half the width of a bin, and of a pixel, times k. Pixels centred on the
 * meridian, unlike events there, count in neither half of the sky.
 *
 * <p>The rim of a field of view that follows pixels is not round, and harmonics of azimuth would
 * take its corners for anisotropy. They are therefore made from what each pixel has more than the
 * mean of its zenith angle: counts that depend on zenith alone give none on HEALPix pixels, whose
 * rings are zenith angles, and on cells of 1, 3, 6 deg in declination what amounts to d_N = 5e-5,
 * 3e-4, 2e-3.
 */
public final class CountedSums {
  private final LocalSky sky;
  private final double[] sinDeclination;
  private final Multiples[] longitude;
  private final Multiples[] azimuth;

  /** Of any counts on one sky; what depends on the sky alone is made here. */
  public CountedSums(LocalSky sky) {
    this.sky = sky;
    sinDeclination = new double[sky.size()];
    longitude = new Multiples[sky.size()];
    azimuth = new Multiples[sky.size()];
    for (int i = 0; i < sinDeclination.length; i++) {
      EquatorialDirection direction = sky.directionAtSiderealZero(i);
      sinDeclination[i] = Math.sin(direction.declination());
      longitude[i] = new Multiples();
      longitude[i].set(Math.cos(direction.rightAscension()), Math.sin(direction.rightAscension()));
      azimuth[i] = new Multiples();
      azimuth[i].set(Math.sin(sky.azimuth(i)), Math.cos(sky.azimuth(i)));
    }
  }

  /** The sums over all counts of a detector, weighted when the counts are. */
  public static EventSums of(DetectorCounts counts) {
    return new CountedSums(counts.sky()).sums(counts);
  }

  /**
   * The sums over all counts of a detector.
   *
   * @param counts on this sky
   */
  public EventSums sums(DetectorCounts counts) {
    double[] perPixel = new double[sky.size()];
    double squaredWeights = 0;
    double[][] rightAscension = new double[2][HarmonicSums.ORDERS];
    double[][] siderealTime = new double[2][HarmonicSums.ORDERS];
    double[][] eastWest = new double[2][HarmonicSums.ORDERS];
    Multiples time = new Multiples();
    for (int tau = 0; tau < counts.binning().bins(); tau++) {
      double centre = counts.binning().centre(tau);
      time.set(Math.cos(centre), Math.sin(centre));
      BinSums bin = new BinSums(perPixel, counts.isWeighted() ? counts.squaredWeights(tau) : null);
      bin.squaredWeights = squaredWeights;
      counts.forEach(tau, bin);
      squaredWeights = bin.squaredWeights;
      time.addTo(siderealTime[0], siderealTime[1], bin.total);
      time.addTo(eastWest[0], eastWest[1], bin.difference);
      for (int k = 0; k < HarmonicSums.ORDERS; k++) {
        // Right ascension is the bin's angle plus the pixel's longitude.
        rightAscension[0][k] += time.cosine[k] * bin.cosines[k] - time.sine[k] * bin.sines[k];
        rightAscension[1][k] += time.sine[k] * bin.cosines[k] + time.cosine[k] * bin.sines[k];
      }
    }
    return sums(
        counts,
        perPixel,
        squaredWeights,
        HarmonicSums.of(rightAscension[0], rightAscension[1]),
        HarmonicSums.of(siderealTime[0], siderealTime[1]),
        HarmonicSums.of(eastWest[0], eastWest[1]));
  }

  /** Sums over one sidereal bin, and over all of them per pixel. */
  private final class BinSums implements DetectorCounts.CellVisitor {
    private final double[] cosines = new double[HarmonicSums.ORDERS];
    private final double[] sines = new double[HarmonicSums.ORDERS];
    private final double[] perPixel;

    /** Null when every weight is 1. */
    private final double[] squares;

    private double total;
    private double difference;
    private double squaredWeights;

    private BinSums(double[] perPixel, double[] squares) {
      this.perPixel = perPixel;
      this.squares = squares;
    }

    @Override
    public void cell(int i, double n) {
      longitude[i].addTo(cosines, sines, n);
      total += n;
      difference += n * side(i);
      perPixel[i] += n;
      squaredWeights += squares == null ? n : squares[i];
    }
  }

  private EventSums sums(
      DetectorCounts counts,
      double[] perPixel,
      double squaredWeights,
      HarmonicSums rightAscension,
      HarmonicSums siderealTime,
      HarmonicSums eastWest) {
    double[][] azimuths = new double[2][HarmonicSums.ORDERS];
    double weights = 0;
    double cosDec = 0;
    double sinDec = 0;
    double cosZenith = 0;
    double sinZenith = 0;
    double absoluteEast = 0;
    double eastMinusWest = 0;
    for (int i = 0; i < perPixel.length; i++) {
      double n = perPixel[i];
      weights += n;
      sinDec += n * sinDeclination[i];
      cosDec += n * Math.sqrt(1 - sinDeclination[i] * sinDeclination[i]);
      cosZenith += n * Math.cos(sky.zenith(i));
      sinZenith += n * Math.sin(sky.zenith(i));
      absoluteEast += n * Math.abs(Math.sin(sky.zenith(i)) * azimuth[i].cosine[0]);
      eastMinusWest += n * side(i);
    }
    double[] excess = aboveMeanOfZenith(perPixel);
    for (int i = 0; i < excess.length; i++) {
      azimuth[i].addTo(azimuths[0], azimuths[1], excess[i]);
    }
    return new EventSums(
        counts.isWeighted() ? counts.origin().eventsUsed() : weights,
        weights,
        squaredWeights,
        cosDec,
        sinDec,
        cosZenith,
        sinZenith,
        absoluteEast,
        eastMinusWest,
        rightAscension,
        HarmonicSums.of(azimuths[0], azimuths[1]),
        siderealTime,
        eastWest);
  }

  /** Counts minus their mean over all pixels of nearly the same zenith angle. */
  private double[] aboveMeanOfZenith(double[] perPixel) {
    double width = Math.sqrt(sky.grid().pixelArea());
    int rings = 1 + (int) (Math.PI / width);
    double[] sum = new double[rings];
    int[] pixels = new int[rings];
    for (int i = 0; i < perPixel.length; i++) {
      sum[(int) (sky.zenith(i) / width)] += perPixel[i];
      pixels[(int) (sky.zenith(i) / width)]++;
    }
    double[] excess = new double[perPixel.length];
    for (int i = 0; i < perPixel.length; i++) {
      int ring = (int) (sky.zenith(i) / width);
      excess[i] = perPixel[i] - sum[ring] / pixels[ring];
    }
    return excess;
  }

  private double side(int i) {
    double eastward = azimuth[i].cosine[0];
    return Math.abs(eastward) < EventPlace.ON_THE_MERIDIAN ? 0 : Math.signum(eastward);
  }
}
