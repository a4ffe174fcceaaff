package org.anisky.reconstruction;

import java.util.Set;
import org.anisky.model.DipoleComponent;
import org.anisky.model.ScanGeometry;

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
  public PreparedReconstructor prepare(ScanGeometry geometry) {
    PreparedReconstructor prepared = strategy.prepare(geometry);
    return (data, progress) -> prepared.reconstruct(data, progress).named(name);
  }
}
