package org.anisky.reconstruction;

import java.util.Set;
import org.anisky.counts.Dataset;
import org.anisky.counts.JoinedBlocks;
import org.anisky.model.DipoleComponent;
import org.anisky.model.ScanGeometry;
import org.anisky.model.ScannedData;

/**
 * A strategy that takes the blocks of a detector together, as if its acceptance never changed: what
 * blocks are good for is seen beside it.
 *
 * @param strategy what is done
 */
public record JoinedBlocksReconstructor(Reconstructor strategy) implements Reconstructor {
  @Override
  public String name() {
    return strategy.name();
  }

  @Override
  public Set<DipoleComponent> constrains() {
    return strategy.constrains();
  }

  @Override
  public PreparedReconstructor prepare(ScanGeometry geometry) {
    return new Prepared(strategy);
  }

  /** Which detectors belong together is seen when the first data come. */
  private static final class Prepared implements PreparedReconstructor {
    private final Reconstructor strategy;
    private ScanGeometry geometry;
    private PreparedReconstructor prepared;

    Prepared(Reconstructor strategy) {
      this.strategy = strategy;
    }

    @Override
    public Reconstruction reconstruct(ScannedData data, Progress progress) {
      Dataset joined = JoinedBlocks.of(data.dataset());
      synchronized (this) {
        if (prepared == null) {
          geometry = ScanGeometry.of(joined);
          prepared = strategy.prepare(geometry);
        }
      }
      return prepared.reconstruct(geometry.scan(joined, data.workers()), progress);
    }
  }
}
