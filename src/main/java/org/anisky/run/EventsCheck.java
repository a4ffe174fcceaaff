package org.anisky.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.anisky.InvalidInputException;
import org.anisky.configuration.DetectorConfiguration;
import org.anisky.counts.BlockKind;
import org.anisky.counts.CheckedDirections;
import org.anisky.counts.DirectionKind;
import org.anisky.counts.EventBatch;
import org.anisky.counts.EventSelection;
import org.anisky.counts.EventSource;
import org.anisky.io.CheckColumns;
import org.anisky.io.text.PublishedDipoles;
import org.anisky.sky.LocalDirection;
import org.anisky.sky.LocalFrame;
import org.anisky.sky.UtcText;

/**
 * What the first events of a detector look like when they are read as the configuration says.
 *
 * @param detector its name
 * @param events that were looked at
 * @param all whether the list ends there
 * @param zenith smallest, median and largest, deg
 * @param quarters shares of the events within 45 deg of North, East, South and West
 * @param firstTime of these events, unix time, s
 * @param lastTime of these events
 * @param siderealHours number of the 24 hours of local sidereal time with an event
 * @param inView share of the events that the largest zenith angle leaves
 * @param selected share that the cuts in time and energy leave
 * @param energy smallest and largest; empty without energies
 * @param weight smallest and largest
 * @param doubts what looks wrong, for a person
 */
public record EventsCheck(
    String detector,
    long events,
    boolean all,
    double[] zenith,
    double[] quarters,
    double firstTime,
    double lastTime,
    int siderealHours,
    double inView,
    double selected,
    Optional<double[]> energy,
    double[] weight,
    List<String> doubts) {
  /** Share of events out of view from which on a fault is likelier than a choice. */
  private static final double MANY = 0.5;

  /** Between these cosmic rays and gamma rays are measured, eV. */
  private static final double LEAST_ENERGY = 1e6;

  private static final double MOST_ENERGY = 1e22;

  private static final int BATCH = 1 << 12;
  private static final double DAY = 86400;

  /**
   * Reads the beginning of a list.
   *
   * @param blocks of the detector
   * @param most events that are looked at
   * @throws InvalidInputException as any command that reads the list
   * @throws IOException when it cannot be read
   */
  public static EventsCheck of(
      String detector,
      DetectorConfiguration.EventInput input,
      Optional<BlockKind> blocks,
      long most)
      throws IOException {
    try (EventSource source = input.file().open()) {
      CheckColumns columns = input.file().columns().forms().check();
      CheckedDirections checked =
          columns == null
              ? null
              : new CheckedDirections(
                  source, input.observatory(), input.clock(), columns.equinox());
      Look look = new Look(input, blocks, source.hasEnergy(), source.direction());
      boolean all = look.read(checked == null ? source : checked, most);
      List<String> doubts = look.doubts();
      look.doubtOfBlocks(detector, all).ifPresent(doubts::add);
      if (checked != null) {
        try {
          checked.warning().ifPresent(doubts::add);
        } catch (InvalidInputException e) {
          doubts.add(e.getMessage());
        }
      }
      return look.check(detector, all, doubts);
    }
  }

  /** Number of days of these events. */
  public double days() {
    return (lastTime - firstTime) / DAY;
  }

  /** Sums over the events. */
  private static final class Look {
    private final DetectorConfiguration.EventInput input;
    private final boolean hasEnergy;
    private final boolean local;
    private final LocalFrame frame;
    private final EventSelection selection;
    private final Optional<BlockKind> blocks;

    /** Events in view and within the cuts, by block. */
    private final SortedMap<Integer, Long> used = new TreeMap<>();

    private final List<Double> zeniths = new ArrayList<>();
    private final double[] quarters = new double[4];
    private final boolean[] hours = new boolean[24];
    private double first = Double.POSITIVE_INFINITY;
    private double last = Double.NEGATIVE_INFINITY;
    private double leastEnergy = Double.POSITIVE_INFINITY;
    private double mostEnergy = Double.NEGATIVE_INFINITY;
    private double leastWeight = Double.POSITIVE_INFINITY;
    private double mostWeight = Double.NEGATIVE_INFINITY;
    private double leastAzimuth = Double.POSITIVE_INFINITY;
    private double mostAzimuth = Double.NEGATIVE_INFINITY;
    private double cosines;
    private double sines;
    private long backwards;
    private double before = Double.NEGATIVE_INFINITY;
    private long inView;
    private long selected;
    private long below;

    Look(
        DetectorConfiguration.EventInput input,
        Optional<BlockKind> blocks,
        boolean hasEnergy,
        DirectionKind kind) {
      this.input = input;
      this.blocks = blocks;
      this.hasEnergy = hasEnergy;
      local = kind == DirectionKind.LOCAL;
      frame = LocalFrame.of(input.observatory());
      selection = input.selection();
    }

    /** Whether the list has no more events. */
    boolean read(EventSource source, long most) throws IOException {
      EventBatch batch = new EventBatch(BATCH);
      while (source.read(batch)) {
        for (int k = 0; k < batch.size; k++) {
          if (zeniths.size() == most) {
            return false;
          }
          add(batch, k);
        }
      }
      return true;
    }

    private void add(EventBatch batch, int k) {
      double time = batch.unixTime[k];
      double siderealTime = input.clock().localSiderealTime(time, input.observatory());
      LocalDirection direction =
          local
              ? new LocalDirection(batch.polar[k], batch.azimuthal[k])
              : frame.toLocal(siderealTime - batch.azimuthal[k], batch.polar[k]);
      zeniths.add(Math.toDegrees(direction.zenith()));
      double turn = direction.azimuth() / (2 * Math.PI);
      quarters[(int) (4 * (turn - Math.floor(turn)) + 0.5) % 4]++;
      leastAzimuth = Math.min(leastAzimuth, direction.azimuth());
      mostAzimuth = Math.max(mostAzimuth, direction.azimuth());
      cosines += Math.cos(direction.azimuth());
      sines += Math.sin(direction.azimuth());
      double hour = 24 * siderealTime / (2 * Math.PI);
      hours[(int) Math.floorMod((long) Math.floor(hour), 24L)] = true;
      first = Math.min(first, time);
      last = Math.max(last, time);
      backwards += time < before ? 1 : 0;
      before = time;
      boolean isInView = input.fieldOfView().contains(direction.zenith());
      inView += isInView ? 1 : 0;
      below += direction.zenith() > Math.PI / 2 ? 1 : 0;
      boolean isSelected = isSelected(time, batch.energy[k]);
      selected += isSelected ? 1 : 0;
      if (isInView && isSelected && blocks.isPresent()) {
        used.merge(blocks.get().block(batch, k), 1L, Long::sum);
      }
      leastWeight = Math.min(leastWeight, batch.weight[k]);
      mostWeight = Math.max(mostWeight, batch.weight[k]);
      if (hasEnergy) {
        leastEnergy = Math.min(leastEnergy, batch.energy[k]);
        mostEnergy = Math.max(mostEnergy, batch.energy[k]);
      }
    }

    private boolean isSelected(double time, double energy) {
      return time >= selection.fromUnixTime()
          && time < selection.untilUnixTime()
          && !(selection.limitsEnergy()
              && !(energy >= selection.minEnergy() && energy < selection.maxEnergy()));
    }

    List<String> doubts() {
      List<String> doubts = new ArrayList<>();
      int n = zeniths.size();
      double most = zeniths.stream().mapToDouble(z -> z).max().orElse(0);
      if (inView < MANY * n) {
        doubts.add(
            text(
                "%.1f percent of the events are beyond max-zenith: is the unit right, and is it"
                    + " the zenith angle and not the elevation?",
                100.0 * (n - inView) / n));
      }
      if (!local && below > 0.01 * n) {
        doubts.add(
            text(
                "%.1f percent of the directions are below the horizon at their times: the time"
                    + " (scale, zone), the longitude (East positive) or the unit of right"
                    + " ascension may be wrong",
                100.0 * below / n));
      }
      if (n >= 100 && most < 3.2) {
        doubts.add(text("no zenith angle is above %.2f deg: are they radians, not degrees?", most));
      }
      if (n >= 100 && local && mostAzimuth - leastAzimuth < Math.toRadians(6.4)) {
        doubts.add("all azimuths lie within 6.4 deg: are they radians, not degrees?");
      }
      double asymmetry = 2 * Math.hypot(cosines, sines) / n;
      if (n >= 100 && asymmetry > 0.3 && asymmetry > 6 * Math.sqrt(2.0 / n)) {
        doubts.add(
            text(
                "azimuth is uneven: its first harmonic is %.2f, towards azimuth %.0f deg from North"
                    + " through East; few arrays look so",
                asymmetry, Math.toDegrees(Math.atan2(sines, cosines) + 2 * Math.PI) % 360));
      }
      energies().ifPresent(doubts::add);
      if (last == first && n > 1) {
        doubts.add(text("all events have the same time, %s", UtcText.of(first)));
      }
      if (backwards > 0) {
        doubts.add(
            text(
                "the times are not in order (%,d of %,d go back); no command minds, but is it the"
                    + " time of the event?",
                backwards, n));
      }
      if (selected < 0.01 * n) {
        doubts.add(text("cuts in time and energy leave %,d of %,d events", selected, n));
      }
      return doubts;
    }

    /** Of blocks that end before the last event that was looked at, when all are in order. */
    Optional<String> doubtOfBlocks(String detector, boolean all) {
      if (blocks.isEmpty() || used.isEmpty() || !all && backwards > 0) {
        return Optional.empty();
      }
      return new DetectorBlocks(detector, blocks.get())
          .tooFew(all ? used : used.headMap(used.lastKey()));
    }

    /** Energies that no array has measured: a wrong unit, or a logarithm taken for the energy. */
    private Optional<String> energies() {
      String unit = input.file().columns().energyUnit();
      OptionalDouble factor =
          hasEnergy ? PublishedDipoles.electronvolts(unit) : OptionalDouble.empty();
      double least = leastEnergy * factor.orElse(Double.NaN);
      double most = mostEnergy * factor.orElse(Double.NaN);
      if (!(least < LEAST_ENERGY || most > MOST_ENERGY)) {
        return Optional.empty();
      }
      return Optional.of(
          text(
              "energies go from %.3g to %.3g eV, but cosmic rays from 1e6 to 1e22 eV: is the unit"
                  + " %s right, or is it the logarithm (scale: log10)?",
              least, most, unit));
    }

    private static String text(String format, Object... arguments) {
      return String.format(Locale.ROOT, format, arguments);
    }

    EventsCheck check(String detector, boolean all, List<String> doubts) {
      int n = zeniths.size();
      double[] sorted = zeniths.stream().mapToDouble(z -> z).sorted().toArray();
      double[] shares = new double[4];
      int filled = 0;
      for (int q = 0; q < 4; q++) {
        shares[q] = quarters[q] / n;
      }
      for (boolean hour : hours) {
        filled += hour ? 1 : 0;
      }
      return new EventsCheck(
          detector,
          n,
          all,
          new double[] {sorted[0], sorted[n / 2], sorted[n - 1]},
          shares,
          first,
          last,
          filled,
          (double) inView / n,
          (double) selected / n,
          hasEnergy ? Optional.of(new double[] {leastEnergy, mostEnergy}) : Optional.empty(),
          new double[] {leastWeight, mostWeight},
          List.copyOf(doubts));
    }
  }
}
