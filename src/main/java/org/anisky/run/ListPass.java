package org.anisky.run;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.anisky.Workers;
import org.anisky.configuration.DetectorConfiguration;
import org.anisky.configuration.LiveTimeConfiguration;
import org.anisky.configuration.RunConfiguration;
import org.anisky.counts.BinnedEvents;
import org.anisky.counts.BlockKind;
import org.anisky.counts.BlockedEvents;
import org.anisky.counts.ChainedEvents;
import org.anisky.counts.CheckedDirections;
import org.anisky.counts.EnergyRange;
import org.anisky.counts.EventPartition;
import org.anisky.counts.EventPass;
import org.anisky.counts.EventSelection;
import org.anisky.counts.EventShare;
import org.anisky.counts.EventSource;
import org.anisky.counts.EventsInRuns;
import org.anisky.counts.LocalSky;
import org.anisky.counts.PartShelf;
import org.anisky.counts.PartedPass;
import org.anisky.counts.PassPlan;
import org.anisky.counts.SharedRows;
import org.anisky.io.CheckColumns;
import org.anisky.io.EventProgress;
import org.anisky.io.WatchedEvents;
import org.anisky.io.files.InputDigest;
import org.anisky.sky.SiderealClock;
import org.anisky.sky.TimeFrame;

/**
 * How the events of one detector of a run are looked at and added up, once for several time frames
 * and ranges of energy: the whole list, or parts of it anywhere, whose {@link ListSums} are added.
 */
public final class ListPass {
  private final RunConfiguration configuration;
  private final String detector;
  private final DetectorConfiguration.EventInput input;
  private final List<TimeFrame> frames;
  private final List<EnergyRange> ranges;
  private final EventSelection selection;
  private final PassPlan plan;

  /**
   * @param configuration of the run
   * @param detector one of it that has events
   * @param input its events
   * @param frames that will be asked for
   * @param ranges of energy that share no event; empty when the cuts of the detector hold as they
   *     are
   */
  public ListPass(
      RunConfiguration configuration,
      String detector,
      DetectorConfiguration.EventInput input,
      List<TimeFrame> frames,
      List<EnergyRange> ranges) {
    this.configuration = configuration;
    this.detector = detector;
    this.input = input;
    this.frames = List.copyOf(frames);
    this.ranges = List.copyOf(ranges);
    selection = selection(input.selection());
    plan =
        new PassPlan(
            LocalSky.of(input.observatory(), input.grid(), input.fieldOfView()),
            configuration.binning(),
            frames,
            input.clock(),
            ranges.isEmpty() ? selection : selection.ofAllEnergies(),
            ranges,
            input.weightUse(),
            input.sumEvents());
  }

  /** The run. */
  public RunConfiguration configuration() {
    return configuration;
  }

  /** Name of the detector. */
  public String detector() {
    return detector;
  }

  /** Its events. */
  public DetectorConfiguration.EventInput input() {
    return input;
  }

  /** Time frames of the sums. */
  public List<TimeFrame> frames() {
    return frames;
  }

  /** Ranges of energy of the sums. */
  public List<EnergyRange> ranges() {
    return ranges;
  }

  /**
   * The cut that lets a file leave events unread. It leaves out none where the place of an event in
   * the list, or the block it belongs to, matters.
   */
  public EventSelection unread() {
    boolean isPlain = !input.file().rows().isPart() && configuration.blocks(detector).isEmpty();
    return isPlain ? selection : EventSelection.ALL;
  }

  /** With energy ranges, the events that are in any of them. */
  private EventSelection selection(EventSelection own) {
    return ranges.isEmpty()
        ? own
        : new EnergyRange(ranges.get(0).from(), ranges.get(ranges.size() - 1).until()).select(own);
  }

  /**
   * Reads the whole list, and parts it into the blocks of the detector, if it has any.
   *
   * @param workers who read; their number never changes a result
   * @param progress is told how many events are read
   * @throws IOException when it cannot be read
   * @throws org.anisky.InvalidInputException when what is read is not allowed
   */
  ListSums.Whole whole(Workers workers, EventProgress progress) throws IOException {
    if (isReadTogether(workers)) {
      if (input.file().isMany()) {
        return FilesTogether.read(this, workers, progress);
      }
      int blocks = input.file().blocksApart(workers.threads());
      if (blocks > 1) {
        Optional<ListSums.Whole> read = BlocksTogether.read(this, blocks, workers, progress);
        if (read.isPresent()) {
          return read.get();
        }
      }
    }
    return readOnce(workers, progress);
  }

  private ListSums.Whole readOnce(Workers workers, EventProgress progress) throws IOException {
    try (EventSource opened = input.file().open(unread())) {
      FutureTask<String> digest = new FutureTask<>(opened::digest);
      boolean isBeside = input.file().isReadBeside() && !opened.digestAsRead(workers.threads());
      Runnable beside = isBeside ? digest : () -> {};
      ListSums sums =
          read(shared(opened), configuration.blocks(detector), workers, beside, progress);
      String ofAll = isBeside ? digest.get() : opened.digest();
      return new ListSums.Whole(sums, files(opened, ofAll), ofAll);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      throw new IllegalStateException("the digest is there when the pass has ended", e);
    }
  }

  /** Whether every thread may read a part of its own: memory must hold the counts of each. */
  private boolean isReadTogether(Workers workers) {
    return workers.threads() > 1
        && !input.file().rows().isPart()
        && configuration.blocks(detector).isEmpty()
        && workers.threads() < plan.mostInMemory(input.file().columns().hasWeight());
  }

  private EventSource shared(EventSource opened) {
    EventShare rows = input.file().rows();
    return rows.isPart() ? new SharedRows(opened, rows) : opened;
  }

  /**
   * Reads the whole list, and adds up its parts apart.
   *
   * @param shelf for parts that memory has no room for
   * @param workers who read; their number never changes a result
   * @param progress is told how many events are read
   * @throws IOException when it cannot be read, or the shelf not be written
   * @throws org.anisky.InvalidInputException when what is read is not allowed
   */
  ListParts parts(
      EventPartition partition, PartShelf shelf, Workers workers, EventProgress progress)
      throws IOException {
    try (EventSource opened = input.file().open()) {
      opened.digestAsRead(workers.threads());
      EventSource watched = new WatchedEvents(shared(opened), detector, progress);
      Optional<CheckedDirections> checked = checked(watched);
      EventSource seen = checked.isPresent() ? checked.get() : watched;
      Optional<EventsInRuns> inRuns = inRuns(seen);
      EventSource counted = inRuns.isPresent() ? inRuns.get() : seen;
      boolean keeps = partition == EventPartition.FILE && inRuns.isEmpty();
      PartedPass.PartedEvents parts =
          keeps && opened instanceof ChainedEvents
              ? readUntilFailure(counted, (ChainedEvents) opened, partition, shelf, workers)
              : PartedPass.read(plan, counted, partition, shelf, workers, () -> {});
      String ofAll = opened.digest();
      return new ListParts(
          parts,
          new ListSums(parts.ofNoPart(), checked, inRuns),
          new PartNames(partition, files(opened, ofAll), ofAll));
    }
  }

  /** Files before a bad one are kept, if there is one; with runs it matters which are missing. */
  private PartedPass.PartedEvents readUntilFailure(
      EventSource counted,
      ChainedEvents files,
      EventPartition partition,
      PartShelf shelf,
      Workers workers)
      throws IOException {
    PartedPass.PartedEvents parts =
        PartedPass.readUntilFailure(plan, counted, partition, shelf, workers, () -> {});
    if (files.digests().isEmpty()) {
      parts.throwFailure();
    }
    return parts;
  }

  /** The files that were read, each with its digest. */
  private List<InputDigest> files(EventSource opened, String ofOne) {
    if (opened instanceof ChainedEvents many) {
      return many.digests().entrySet().stream()
          .map(file -> new InputDigest(file.getKey(), file.getValue()))
          .toList();
    }
    return List.of(new InputDigest(input.file().path().toString(), ofOne));
  }

  /**
   * Reads some events of the list.
   *
   * @param events read to their end, not closed
   * @param workers who read; their number never changes a result
   * @param progress is told how many events are read
   */
  public ListSums read(EventSource events, Workers workers, EventProgress progress)
      throws IOException {
    return read(events, Optional.empty(), workers, () -> {}, progress);
  }

  private ListSums read(
      EventSource events,
      Optional<BlockKind> blocks,
      Workers workers,
      Runnable beside,
      EventProgress progress)
      throws IOException {
    EventSource watched = new WatchedEvents(events, detector, progress);
    Optional<CheckedDirections> checked = checked(watched);
    EventSource seen = checked.isPresent() ? checked.get() : watched;
    Optional<EventsInRuns> inRuns = inRuns(seen);
    EventSource counted = inRuns.isPresent() ? inRuns.get() : seen;
    if (blocks.isPresent()) {
      BlockedEvents parted = BlockedEvents.read(plan, blocks.get(), counted, workers, beside);
      return new ListSums(parted.whole(), checked, inRuns).with(parted);
    }
    BinnedEvents binned = EventPass.read(plan, counted, workers, beside);
    return new ListSums(binned, checked, inRuns);
  }

  /** Sums of no event. */
  public ListSums none() throws IOException {
    return read(new NoEvents(input.file()), Workers.single(), EventProgress.SILENT);
  }

  /**
   * Sums as another place made them.
   *
   * @param state of {@link ListSums#state} under an equal pass; changes with the sums
   */
  public ListSums sums(Serializable state) throws IOException {
    return ListSums.of(state, none());
  }

  private Optional<CheckedDirections> checked(EventSource events) {
    CheckColumns columns = input.file().columns().forms().check();
    return columns == null
        ? Optional.empty()
        : Optional.of(
            new CheckedDirections(events, input.observatory(), input.clock(), columns.equinox()));
  }

  private Optional<EventsInRuns> inRuns(EventSource events) throws IOException {
    Optional<LiveTimeConfiguration> runs = configuration.runs(detector);
    if (runs.isEmpty()) {
      return Optional.empty();
    }
    SiderealClock clock = input.clock();
    return Optional.of(
        new EventsInRuns(
            events,
            runs.get().runs(clock, selection).times(),
            selection,
            runs.get().outsideRuns() == LiveTimeConfiguration.OutsideRuns.REFUSE));
  }
}
