package org.anisky.spark;

import java.util.SplittableRandom;
import org.anisky.counts.DirectionKind;
import org.anisky.counts.EventBatch;
import org.anisky.counts.EventSource;

/**
 * Random events of a flat detector, which are made as they are read: directions from an isotropic
 * sky (cos zenith is the root of an even number), times from all of 2020. They come in blocks, each
 * with a random stream of its own, so that any division into blocks gives the same events.
 */
final class GeneratedEvents implements EventSource {
  /** Events of a block. */
  static final int BLOCK = 1_000_000;

  private static final double BEGIN = 1577836800;
  private static final double YEAR = 366 * 86400.0;
  private static final double TURN = 2 * Math.PI;

  private final long seed;
  private final long until;
  private long block;
  private int left = BLOCK;
  private SplittableRandom random;

  /**
   * @param from first block
   * @param until the one behind the last
   */
  GeneratedEvents(long seed, long from, long until) {
    this.seed = seed;
    this.until = until;
    block = from;
    random = stream(from);
  }

  private SplittableRandom stream(long number) {
    // The generator mixes its seed; neighbours would be shifted by one of each other's numbers.
    return new SplittableRandom(
        new SplittableRandom(seed ^ number * 0xd1342543de82ef95L).nextLong());
  }

  @Override
  public boolean read(EventBatch batch) {
    if (left == 0) {
      block++;
      left = BLOCK;
      random = stream(block);
    }
    batch.size = block >= until ? 0 : Math.min(left, batch.capacity());
    for (int k = 0; k < batch.size; k++) {
      batch.unixTime[k] = BEGIN + YEAR * random.nextDouble();
      batch.polar[k] = Math.acos(Math.sqrt(random.nextDouble()));
      batch.azimuthal[k] = TURN * random.nextDouble();
    }
    left -= batch.size;
    return batch.size > 0;
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
  public boolean hasWeight() {
    return false;
  }

  @Override
  public String description() {
    return "generated events";
  }

  @Override
  public void close() {}
}
