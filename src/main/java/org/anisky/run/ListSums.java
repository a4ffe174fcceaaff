package org.anisky.run;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.anisky.counts.BinnedEvents;
import org.anisky.counts.BlockedEvents;
import org.anisky.counts.CheckedDirections;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.EventsInRuns;
import org.anisky.counts.ListOfDigests;
import org.anisky.io.files.InputDigest;
import org.anisky.sky.TimeFrame;

/**
 * What is added up of the events of a list, or of a part of it, under a {@link ListPass}. Sums of
 * parts, made and added in any order, are those of the whole list, to the bit.
 */
public final class ListSums {
  private final BinnedEvents events;
  private final Optional<CheckedDirections> checked;
  private final Optional<EventsInRuns> inRuns;
  private final Optional<BlockedEvents> blocks;

  /** The sums alone, which can be written and read as Java objects. */
  private record State(Serializable events, Serializable checked, Serializable inRuns)
      implements Serializable {}

  /**
   * @param checked what is known of directions beside, when the list has them
   * @param inRuns what is known of events and runs, when the detector has a list of runs
   */
  ListSums(
      BinnedEvents events, Optional<CheckedDirections> checked, Optional<EventsInRuns> inRuns) {
    this.events = events;
    this.checked = checked;
    this.inRuns = inRuns;
    blocks = Optional.empty();
  }

  private ListSums(ListSums whole, BlockedEvents blocks) {
    events = blocks.whole();
    checked = whole.checked;
    inRuns = whole.inRuns;
    this.blocks = Optional.of(blocks);
  }

  /** The same of a list that was parted. */
  ListSums with(BlockedEvents parted) {
    return new ListSums(this, parted);
  }

  /** The blocks of the list, when it was parted. */
  Optional<BlockedEvents> blocks() {
    return blocks;
  }

  /**
   * The counts of all events so far, of a pass without ranges of energy.
   *
   * @param detector its name
   * @throws org.anisky.InvalidInputException when no event is in view
   */
  public DetectorCounts counts(String detector, TimeFrame frame) {
    return events.counts(detector, frame, "");
  }

  BinnedEvents events() {
    return events;
  }

  Optional<CheckedDirections> checked() {
    return checked;
  }

  Optional<EventsInRuns> inRuns() {
    return inRuns;
  }

  /**
   * Adds the sums of other events of the same list.
   *
   * @param other not modified
   */
  public void add(ListSums other) {
    events.add(other.events);
    checked.ifPresent(own -> own.add(other.checked.orElseThrow().state()));
    inRuns.ifPresent(own -> own.add(other.inRuns.orElseThrow().state()));
  }

  /**
   * The sums in a form that Java can write; {@link ListPass#sums} takes it back. It changes with
   * these sums.
   */
  public Serializable state() {
    return new State(
        events.state(),
        checked.map(CheckedDirections::state).orElse(null),
        inRuns.map(EventsInRuns::state).orElse(null));
  }

  /**
   * The sums of a state, which become those of the state's own objects.
   *
   * @param none sums of no event under the same pass; used up
   */
  static ListSums of(Serializable state, ListSums none) {
    State other = (State) state;
    none.checked.ifPresent(own -> own.add(other.checked));
    none.inRuns.ifPresent(own -> own.add(other.inRuns));
    return new ListSums(none.events.restored(other.events), none.checked, none.inRuns);
  }

  /**
   * A list that was read to its end.
   *
   * @param sums of all its events
   * @param files in the order of the list, at least one
   * @param digest SHA-256 of the file, or of the digests of several
   */
  public record Whole(ListSums sums, List<InputDigest> files, String digest) {
    /** Copies the list. */
    public Whole {
      files = List.copyOf(files);
    }

    /**
     * A list of which files were read apart.
     *
     * @throws org.anisky.InvalidInputException when two files are the same
     */
    public static Whole of(ListSums sums, List<InputDigest> files) {
      refuseSame(files);
      List<String> digests = files.stream().map(InputDigest::sha256).toList();
      return new Whole(
          sums, files, digests.size() == 1 ? digests.get(0) : ListOfDigests.digest(digests));
    }

    /**
     * Checks that no file is there twice.
     *
     * @throws org.anisky.InvalidInputException when one is
     */
    public static void refuseSame(List<InputDigest> files) {
      List<String> names = files.stream().map(InputDigest::path).toList();
      List<String> digests = new ArrayList<>();
      Set<String> before = new HashSet<>();
      for (InputDigest file : files) {
        if (!before.add(file.sha256())) {
          ListOfDigests.refuseSame(names, digests, file.sha256());
        }
        digests.add(file.sha256());
      }
    }
  }
}
