package org.anisky.counts;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.anisky.InvalidInputException;
import org.anisky.Workers;

/**
 * What one reading of an event list gave, parted into blocks, in whatever order the events come.
 * All blocks are in memory: a byte for each sidereal bin and local pixel, more where weights are
 * summed.
 */
public final class BlockedEvents {
  private final TreeMap<Integer, BinnedEvents> blocks = new TreeMap<>();
  private final BinnedEvents whole;

  private BlockedEvents(PassPlan plan, PartedPass.PartedEvents parts) throws IOException {
    BinnedEvents outside = parts.ofNoPart();
    for (long part : parts.parts()) {
      if (part == EventParts.NONE) {
        outside.add(parts.of(part));
      } else {
        blocks.put((int) part, parts.of(part));
      }
    }
    if (blocks.isEmpty()) {
      whole = outside;
      return;
    }
    blocks.firstEntry().getValue().add(outside);
    whole = outside.restored(PassTotals.none(plan));
    blocks.values().forEach(whole::add);
  }

  /**
   * Reads a source to its end.
   *
   * @param source read by one thread at a time, not closed
   * @param workers their number never changes the result
   * @param beside done once, by one of the threads before it joins the others
   * @throws IOException when the source cannot be read
   * @throws InvalidInputException when what is read is not allowed, or there are more blocks than
   *     memory has room for
   */
  public static BlockedEvents read(
      PassPlan plan, BlockKind kind, EventSource source, Workers workers, Runnable beside)
      throws IOException {
    PartShelf none =
        new PartShelf() {
          @Override
          public void put(long part, Serializable state) {
            throw InvalidInputException.of(
                "%s: blocks by %s are more than memory has room for; take longer blocks or fewer"
                    + " pixels, or give more memory (for example ANISKY_JAVA_OPTS=-Xmx16g)",
                source.description(), kind.key());
          }

          @Override
          public List<Serializable> take(long part) {
            return List.of();
          }
        };
    return new BlockedEvents(plan, PartedPass.read(plan, source, kind, none, workers, beside));
  }

  /**
   * The blocks that have events, in view or not, in their order. Events that the cut in time leaves
   * out, and rows without an event, are told with the first.
   */
  public SortedMap<Integer, BinnedEvents> blocks() {
    return blocks;
  }

  /** All events together, as {@link EventPass} gives them. */
  public BinnedEvents whole() {
    return whole;
  }
}
