package org.anisky.counts;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.anisky.InvalidInputException;
import org.anisky.grid.CylindricalGrid;
import org.anisky.sky.Degrees;
import org.anisky.sky.LocalFrame;
import org.anisky.sky.SiderealBinning;
import org.anisky.sky.SiderealClock;
import org.anisky.sky.TimeFrame;

/**
 * Counts events per sidereal bin and local pixel. Whatever the time frame of the bins, the place of
 * an event in the local sky follows from the true sidereal time.
 *
 * <p>On a cylindrical grid the local place is (declination, right ascension minus sidereal time);
 * on a HEALPix grid it is (zenith, azimuth). What the source does not carry is computed.
 */
public final class EventBinner {
  /** Why an event was not used, as in results. */
  public static final String OUTSIDE_FIELD_OF_VIEW = "outside_field_of_view";

  /** Why an event was not used, as in results. */
  public static final String OUTSIDE_TIME_RANGE = "outside_time_range";

  /** Why an event was not used, as in results. */
  public static final String OUTSIDE_ENERGY_RANGE = "outside_energy_range";

  /** Why an event was not used, as in results. */
  public static final String EMPTY_CELL = "empty_cell";

  private static final int BATCH = 8192;

  /** In place of a local pixel; what {@link LocalSky#index} says of pixels out of view. */
  private static final int NOT_USED = -1;

  private final LocalSky sky;
  private final LocalFrame frame;
  private final boolean hourAngleGrid;
  private final SiderealBinning binning;
  private final TimeFrame timeFrame;
  private final SiderealClock clock;
  private final EventSelection selection;
  private final WeightUse weightUse;
  private final EventSummation summation;

  /** Cells of the events of a batch. */
  private final int[] siderealBin = new int[BATCH];

  private final int[] localPixel = new int[BATCH];
  private final double[][] counts;
  private double[][] squaredWeights;
  private long used;
  private long outsideFieldOfView;
  private long outsideTime;
  private long outsideEnergy;
  private double sumOfTimes;
  private double sumOfEnergies;
  private boolean knowsEnergy;

  /** A binner of counts alone, weights included. */
  public EventBinner(
      LocalSky sky,
      SiderealBinning binning,
      TimeFrame timeFrame,
      SiderealClock clock,
      EventSelection selection) {
    this(sky, binning, timeFrame, clock, selection, WeightUse.COUNTS_AND_SUMS, false);
  }

  /**
   * A binner for one detector; it serves one call of {@link #bin}.
   *
   * @param weightUse what weights are used for
   * @param sumEvents whether to make {@link EventStatistics}
   */
  public EventBinner(
      LocalSky sky,
      SiderealBinning binning,
      TimeFrame timeFrame,
      SiderealClock clock,
      EventSelection selection,
      WeightUse weightUse,
      boolean sumEvents) {
    this.sky = sky;
    this.binning = binning;
    this.timeFrame = timeFrame;
    this.clock = clock;
    this.selection = selection;
    this.weightUse = weightUse;
    frame = LocalFrame.of(sky.observatory());
    summation = sumEvents ? new EventSummation(frame, sky.fieldOfView()) : null;
    hourAngleGrid = sky.grid() instanceof CylindricalGrid;
    counts = new double[binning.bins()][sky.size()];
  }

  /**
   * Reads a source to its end. The counts carry the source's own digest.
   *
   * @param name of the detector
   * @param source read, not closed
   * @throws InvalidInputException when no event is in view, or energies are limited but absent
   */
  public DetectorCounts bin(String name, EventSource source) throws IOException {
    return bin(name, source, null);
  }

  /**
   * Reads a source to its end.
   *
   * @param name of the detector
   * @param source read, not closed
   * @param digest SHA-256 of the source, for the record; null for what the source says
   * @throws InvalidInputException when no event is in view, or energies are limited but absent
   */
  public DetectorCounts bin(String name, EventSource source, String digest) throws IOException {
    if (selection.limitsEnergy() && !source.hasEnergy()) {
      throw InvalidInputException.of(
          "%s: an energy range is asked for but no energy column is declared",
          source.description());
    }
    EventBatch batch = new EventBatch(BATCH);
    boolean local = source.direction() == DirectionKind.LOCAL;
    boolean ownAzimuth = !local && source.hasOwnAzimuth();
    while (source.read(batch)) {
      for (int k = 0; k < batch.size; k++) {
        localPixel[k] = NOT_USED;
        if (!selection.containsTime(batch.unixTime[k])) {
          outsideTime++;
        } else if (selection.limitsEnergy() && !selection.containsEnergy(batch.energy[k])) {
          outsideEnergy++;
        } else {
          place(batch, k, local, ownAzimuth);
        }
      }
      count(batch);
    }
    knowsEnergy = source.hasEnergy();
    if (used == 0) {
      throw InvalidInputException.of(
          "%s: none of %d events is used (%d outside the field of view, %d outside the time range,"
              + " %d outside the energy range%s)",
          source.description(),
          outsideFieldOfView + outsideTime + outsideEnergy + source.emptyRows(),
          outsideFieldOfView,
          outsideTime,
          outsideEnergy,
          source.emptyRows() > 0 ? ", " + source.emptyRows() + " with an empty cell" : "");
    }
    return new DetectorCounts(
        name,
        sky,
        binning,
        timeFrame,
        counts,
        squaredWeights,
        origin(source, digest == null ? source.digest() : digest),
        Optional.ofNullable(summation).map(EventSummation::statistics));
  }

  /** Finds the cell of an event, and adds it to the sums over events. */
  private void place(EventBatch batch, int k, boolean local, boolean ownAzimuth) {
    double unixTime = batch.unixTime[k];
    double siderealTime = clock.localSiderealTime(unixTime, sky.observatory());
    double angle =
        timeFrame == TimeFrame.SIDEREAL
            ? siderealTime
            : timeFrame.angle(siderealTime, clock.localSolarTime(unixTime, sky.observatory()));
    double polar = batch.polar[k];
    double azimuthal = local ? batch.azimuthal[k] : batch.azimuthal[k] - siderealTime;
    if (summation != null) {
      if (local) {
        summation.addLocal(angle, polar, azimuthal, batch.weight[k]);
      } else {
        double azimuth = ownAzimuth ? batch.ownAzimuth[k] : Double.NaN;
        summation.addEquatorial(angle, polar, azimuthal, azimuth, batch.weight[k]);
      }
    }
    int pixel = local ? pixelOfLocal(polar, azimuthal) : pixelOfEquatorial(polar, azimuthal);
    localPixel[k] = sky.index(pixel);
    siderealBin[k] = binning.bin(angle);
    if (localPixel[k] == NOT_USED) {
      outsideFieldOfView++;
    }
  }

  /**
   * Adds a batch to the counts once all its cells are known: cells lie all over the memory, and a
   * loop that does nothing else waits for many of them at once.
   */
  private void count(EventBatch batch) {
    for (int k = 0; k < batch.size; k++) {
      int i = localPixel[k];
      if (i != NOT_USED) {
        double weight = weightUse == WeightUse.SUMS_ONLY ? 1 : batch.weight[k];
        if (weight != 1 && squaredWeights == null) {
          squaredWeights = copy(counts);
        }
        counts[siderealBin[k]][i] += weight;
        if (squaredWeights != null) {
          squaredWeights[siderealBin[k]][i] += weight * weight;
        }
        used++;
        sumOfTimes += batch.unixTime[k];
        sumOfEnergies += batch.energy[k];
      }
    }
  }

  /**
   * Reads a source to its end and counts the selected events in view in each range of energy,
   * whatever the energy limits of the selection; sidereal bins and weights play no part.
   *
   * @param source with energies; read, not closed
   * @return shape (ranges)
   */
  public long[] countInView(EventSource source, List<EnergyRange> ranges) throws IOException {
    EventBatch batch = new EventBatch(BATCH);
    boolean local = source.direction() == DirectionKind.LOCAL;
    long[] events = new long[ranges.size()];
    while (source.read(batch)) {
      for (int k = 0; k < batch.size; k++) {
        if (selection.containsTime(batch.unixTime[k]) && isInView(batch, k, local)) {
          for (int r = 0; r < events.length; r++) {
            events[r] += ranges.get(r).contains(batch.energy[k]) ? 1 : 0;
          }
        }
      }
    }
    return events;
  }

  private boolean isInView(EventBatch batch, int k, boolean local) {
    double azimuthal =
        local
            ? batch.azimuthal[k]
            : batch.azimuthal[k] - clock.localSiderealTime(batch.unixTime[k], sky.observatory());
    int pixel =
        local
            ? pixelOfLocal(batch.polar[k], azimuthal)
            : pixelOfEquatorial(batch.polar[k], azimuthal);
    return sky.index(pixel) >= 0;
  }

  /** Mean energy of the events used, in the source's unit; empty when it has no energies. */
  public OptionalDouble meanEnergy() {
    return knowsEnergy && used > 0
        ? OptionalDouble.of(sumOfEnergies / used)
        : OptionalDouble.empty();
  }

  private int pixelOfLocal(double zenith, double azimuth) {
    double up = Math.cos(zenith);
    if (!hourAngleGrid) {
      return sky.grid().pixel(up, -azimuth);
    }
    double sinZenith = Math.sin(zenith);
    double north = sinZenith * Math.cos(azimuth);
    double east = sinZenith * Math.sin(azimuth);
    return sky.grid()
        .pixel(frame.sinDeclination(north, up), frame.longitudeAtSiderealZero(north, east, up));
  }

  private int pixelOfEquatorial(double declination, double longitude) {
    double sinDec = Math.sin(declination);
    if (hourAngleGrid) {
      return sky.grid().pixel(sinDec, longitude);
    }
    double cosDec = Math.cos(declination);
    double eqX = cosDec * Math.cos(longitude);
    double eqY = cosDec * Math.sin(longitude);
    return sky.grid()
        .pixel(frame.cosZenith(eqX, sinDec), frame.northWestLongitude(eqX, eqY, sinDec));
  }

  private CountsOrigin origin(EventSource source, String digest) {
    Map<String, Long> rejected = new TreeMap<>();
    rejected.put(OUTSIDE_FIELD_OF_VIEW, outsideFieldOfView);
    rejected.put(OUTSIDE_TIME_RANGE, outsideTime);
    rejected.put(OUTSIDE_ENERGY_RANGE, outsideEnergy);
    if (source.emptyRows() > 0) {
      rejected.put(EMPTY_CELL, source.emptyRows());
    }
    Map<String, String> cuts = new TreeMap<>(selection.describe());
    cuts.put(
        "field of view",
        String.format(
            Locale.ROOT,
            "zenith <= %s deg by pixel centre",
            Degrees.text(sky.fieldOfView().maxZenith())));
    return new CountsOrigin(
        source.description(), digest, used, rejected, sumOfTimes / used, cuts, clock.describe());
  }

  private static double[][] copy(double[][] table) {
    double[][] result = new double[table.length][];
    for (int tau = 0; tau < table.length; tau++) {
      result[tau] = table[tau].clone();
    }
    return result;
  }
}
