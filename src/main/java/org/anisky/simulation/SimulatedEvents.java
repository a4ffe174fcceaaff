package org.anisky.simulation;

import java.util.Locale;
import org.anisky.InvalidInputException;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.DirectionKind;
import org.anisky.counts.EventBatch;
import org.anisky.counts.EventSource;
import org.anisky.grid.CylindricalGrid;
import org.anisky.grid.SkyGrid;
import org.anisky.sky.LocalDirection;
import org.anisky.sky.LocalFrame;
import org.anisky.sky.SiderealClock;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * An event list that has given counts: binned again it returns every count. Each event gets a
 * sidereal time uniform within its bin, on a random sidereal day of one year, and a direction
 * uniform within its local pixel, by rejection from a box around it. So the intensity is constant
 * within each cell (bin x pixel): structure below a cell's size is not simulated. Events come in
 * the order of bins and pixels, not of time.
 *
 * <p>Directions are zenith and azimuth; weights are 1; there are no energies. The same events for
 * the same counts and streams. Read by one thread.
 */
public final class SimulatedEvents implements EventSource {
  /** Larger expected numbers of events belong into counts. */
  public static final long MOST_EVENTS = 10_000_000;

  private final DetectorCounts counts;
  private final SkyGrid grid;
  private final LocalFrame frame;
  private final SiderealInstants instants;
  private final RandomStreams streams;
  private UniformRandomProvider random;
  private int tau;
  private int pixel;
  private long left;

  /**
   * Events that have some counts.
   *
   * @param counts whole numbers, at most twice {@link #MOST_EVENTS} in all
   * @param clock that a reader of the events uses
   * @param year in which the events happen (UTC)
   * @throws InvalidInputException when the counts are not whole numbers or too many
   */
  public SimulatedEvents(
      DetectorCounts counts, SiderealClock clock, int year, RandomStreams streams) {
    check(counts);
    this.counts = counts;
    this.streams = streams;
    grid = counts.sky().grid();
    frame = LocalFrame.of(counts.sky().observatory());
    instants = new SiderealInstants(clock, counts.sky().observatory(), year);
    tau = -1;
    pixel = counts.sky().size();
    advance();
  }

  private static void check(DetectorCounts counts) {
    double total = 0;
    for (int tau = 0; tau < counts.binning().bins(); tau++) {
      for (double n : counts.bin(tau)) {
        if (n != Math.rint(n)) {
          throw InvalidInputException.of(
              "%s: %s counts in a cell are no list of events; events need fluctuations 'poisson'",
              counts.name(), n);
        }
        total += n;
      }
    }
    if (total > 2 * MOST_EVENTS) {
      throw InvalidInputException.of(
          "%s: a list of %.3g events is asked for; a list has at most %.3g",
          counts.name(), total, 2.0 * MOST_EVENTS);
    }
  }

  @Override
  public DirectionKind direction() {
    return DirectionKind.LOCAL;
  }

  @Override
  public boolean hasEnergy() {
    return false;
  }

  @Override
  public String description() {
    return String.format(Locale.ROOT, "events of %s (%s)", counts.name(), counts.origin().source());
  }

  @Override
  public boolean read(EventBatch batch) {
    int size = 0;
    while (size < batch.capacity() && tau < counts.binning().bins()) {
      draw(batch, size++);
      left--;
      if (left == 0) {
        advance();
      }
    }
    batch.size = size;
    return size > 0;
  }

  /** Moves to the next cell that has events, or past the last bin. */
  private void advance() {
    while (left == 0 && tau < counts.binning().bins()) {
      pixel++;
      if (pixel >= counts.sky().size()) {
        pixel = 0;
        tau++;
        if (tau == counts.binning().bins()) {
          return;
        }
        random = streams.stream(counts.name(), tau, RandomStreams.Purpose.EVENTS);
      }
      left = (long) counts.count(tau, pixel);
    }
  }

  private void draw(EventBatch batch, int k) {
    batch.unixTime[k] = drawTime();
    LocalDirection direction = drawDirection();
    batch.polar[k] = direction.zenith();
    batch.azimuthal[k] = direction.azimuth();
    batch.weight[k] = 1;
    batch.energy[k] = Double.NaN;
  }

  /** A time is rounded to 2e-7 s, which may carry it over an edge of its bin: then another. */
  private double drawTime() {
    double lower = counts.binning().edge(tau);
    double width = counts.binning().edge(tau + 1) - lower;
    while (true) {
      double time = instants.draw(lower + width * random.nextDouble(), random);
      if (counts.binning().bin(instants.siderealTime(time)) == tau) {
        return time;
      }
    }
  }

  /** The box reaches to the neighbouring rings and a pixel's width across. */
  private LocalDirection drawDirection() {
    int gridPixel = counts.sky().gridPixel(pixel);
    int ring = grid.ringOf(gridPixel);
    double top = ring == 0 ? 1 : grid.ringZ(ring - 1);
    double bottom = ring == grid.rings() - 1 ? -1 : grid.ringZ(ring + 1);
    double width = SiderealClock.TURN / grid.ringLength(ring);
    while (true) {
      double z = bottom + (top - bottom) * random.nextDouble();
      double longitude = grid.longitude(gridPixel) + width * (random.nextDouble() - 0.5);
      if (grid.pixel(z, longitude) == gridPixel) {
        return local(z, longitude);
      }
    }
  }

  private LocalDirection local(double z, double longitude) {
    if (grid instanceof CylindricalGrid) {
      return frame.toLocal(-longitude, Math.asin(z));
    }
    double azimuth = SiderealClock.TURN - longitude;
    return new LocalDirection(
        Math.acos(z), azimuth - SiderealClock.TURN * Math.floor(azimuth / SiderealClock.TURN));
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
