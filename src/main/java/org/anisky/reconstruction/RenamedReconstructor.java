package org.anisky.reconstruction;

import java.util.Set;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.model.DipoleComponent;

/**
 * A strategy under another name, so that one with two sets of options can stand in one table.
 *
 * @param name of the rows
 * @param strategy what is done
 */
public record RenamedReconstructor(String name, Reconstructor strategy) implements Reconstructor {
  @Override
  public Set<DipoleComponent> constrains() {
    return strategy.constrains();
  }

  @Override
  public Reconstruction reconstruct(Dataset data, Workers workers, Progress progress) {
    return strategy.reconstruct(data, workers, progress).named(name);
  }
}
