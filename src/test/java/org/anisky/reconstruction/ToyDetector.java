package org.anisky.reconstruction;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.anisky.counts.CountsOrigin;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.EventBinner;
import org.anisky.counts.EventSelection;
import org.anisky.counts.EventsInMemory;
import org.anisky.counts.LocalSky;
import org.anisky.counts.WeightUse;
import org.anisky.grid.SkyGrid;
import org.anisky.model.RingShiftScan;
import org.anisky.sky.FieldOfView;
import org.anisky.sky.LinearClock;
import org.anisky.sky.Observatory;
import org.anisky.sky.SiderealBinning;
import org.anisky.sky.TimeFrame;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * A flat array that sees every shower up to a largest zenith angle, all day alike, and draws single
 * events from a sky: events fall as cos zenith per solid angle, and are kept with probability
 * I/I_max. The rotation from the horizon to the equator is written out here and shares nothing with
 * the program's.
 *
 * @param name of the detector
 * @param latitude rad
 * @param maxZenith rad
 * @param grid local pixels
 * @param binning sidereal bins
 */
public record ToyDetector(
    String name, double latitude, double maxZenith, SkyGrid grid, SiderealBinning binning) {
  private static final LinearClock CLOCK = LinearClock.of(0);

  /** On a cylinder of D x K cells with as many bins as columns. */
  public static ToyDetector onCylinder(
      String name, double latitudeDegrees, double maxZenithDegrees, int rings, int columns) {
    SiderealBinning binning = new SiderealBinning(columns);
    return new ToyDetector(
        name,
        Math.toRadians(latitudeDegrees),
        Math.toRadians(maxZenithDegrees),
        RingShiftScan.localGrid(rings, columns, binning),
        binning);
  }

  /** On another grid with other bins. */
  public ToyDetector with(SkyGrid otherGrid, SiderealBinning otherBinning) {
    return new ToyDetector(name, latitude, maxZenith, otherGrid, otherBinning);
  }

  /**
   * I = 1 + d.n.
   *
   * @param d d_0h, d_6h, d_N
   */
  public static ToDoubleFunction<double[]> dipole(double... d) {
    return n -> 1 + d[0] * n[0] + d[1] * n[1] + d[2] * n[2];
  }

  /**
   * Draws events.
   *
   * @param intensity of the unit vector of an equatorial direction, above 0
   * @param largest at least the largest intensity
   */
  public EventsInMemory draw(
      int events, ToDoubleFunction<double[]> intensity, double largest, long seed) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    double sinMax = Math.sin(maxZenith);
    EventsInMemory list = EventsInMemory.local();
    for (int kept = 0; kept < events; ) {
      double siderealTime = 2 * Math.PI * random.nextDouble();
      double zenith = Math.asin(sinMax * Math.sqrt(random.nextDouble()));
      double azimuth = 2 * Math.PI * random.nextDouble();
      double[] n = direction(siderealTime, zenith, azimuth);
      if (random.nextDouble() * largest < intensity.applyAsDouble(n)) {
        list.add(siderealTime / LinearClock.SIDEREAL_RATE, zenith, azimuth, 1);
        kept++;
      }
    }
    return list;
  }

  /** Bins events, with the sums over them. */
  public DetectorCounts bin(EventsInMemory events) {
    LocalSky sky =
        LocalSky.of(new Observatory(name, latitude, 0), grid, new FieldOfView(maxZenith));
    EventBinner binner =
        new EventBinner(
            sky,
            binning,
            TimeFrame.SIDEREAL,
            CLOCK,
            EventSelection.ALL,
            WeightUse.COUNTS_AND_SUMS,
            true);
    try {
      return binner.bin(name, events.rewind(), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Draws and bins. */
  public DetectorCounts observe(
      int events, ToDoubleFunction<double[]> intensity, double largest, long seed) {
    return bin(draw(events, intensity, largest, seed));
  }

  /**
   * Counts without fluctuations, at the centres of cells and bins: cos zenith times the intensity.
   *
   * @param rate of a bin relative to the mean, by its sidereal time
   */
  public DetectorCounts asimov(
      double events, ToDoubleFunction<double[]> intensity, DoubleUnaryOperator rate) {
    LocalSky sky =
        LocalSky.of(new Observatory(name, latitude, 0), grid, new FieldOfView(maxZenith));
    double scale = 0;
    for (int i = 0; i < sky.size(); i++) {
      scale += Math.cos(sky.zenith(i)) * binning.bins() / events;
    }
    double[][] counts = new double[binning.bins()][sky.size()];
    for (int tau = 0; tau < counts.length; tau++) {
      double lst = binning.centre(tau);
      for (int i = 0; i < sky.size(); i++) {
        double[] n = direction(lst, sky.zenith(i), sky.azimuth(i));
        counts[tau][i] =
            rate.applyAsDouble(lst) * Math.cos(sky.zenith(i)) * intensity.applyAsDouble(n) / scale;
      }
    }
    CountsOrigin origin =
        new CountsOrigin("test", "", Math.round(events), Map.of(), Double.NaN, Map.of(), "none");
    return new DetectorCounts(name, sky, binning, TimeFrame.SIDEREAL, counts, null, origin);
  }

  private double[] direction(double lst, double zenith, double azimuth) {
    double north = Math.sin(zenith) * Math.cos(azimuth);
    double east = Math.sin(zenith) * Math.sin(azimuth);
    double up = Math.cos(zenith);
    double towardsMeridian = Math.cos(latitude) * up - Math.sin(latitude) * north;
    return new double[] {
      towardsMeridian * Math.cos(lst) - east * Math.sin(lst),
      towardsMeridian * Math.sin(lst) + east * Math.cos(lst),
      Math.sin(latitude) * up + Math.cos(latitude) * north
    };
  }
}
