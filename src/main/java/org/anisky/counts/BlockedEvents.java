package org.anisky.counts;

import java.util.SortedMap;
import java.util.TreeMap;

/** What one reading of an event list gave, parted into blocks; see {@link BlockPass}. */
public final class BlockedEvents {
  private final BlockKind kind;
  private final TreeMap<Integer, BinnedEvents> blocks;
  private final BinnedEvents whole;

  /**
   * @param blocks by number; changed: the first is told what is known of no block
   * @param outside events that the cut in time leaves out, and empty rows
   * @param whole with nothing in it yet; changed
   */
  BlockedEvents(
      BlockKind kind,
      TreeMap<Integer, BinnedEvents> blocks,
      BinnedEvents outside,
      BinnedEvents whole) {
    this.kind = kind;
    this.blocks = blocks;
    this.whole = whole;
    whole.add(outside);
    blocks.values().forEach(whole::add);
    if (!blocks.isEmpty()) {
      blocks.firstEntry().getValue().add(outside);
    }
  }

  /** By what the events are parted. */
  public BlockKind kind() {
    return kind;
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
