package org.anisky.reconstruction;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.anisky.model.DipoleComponent;

/**
 * A strategy with its name and what it measures.
 *
 * @param <O> its options, immutable
 */
public abstract class NamedStrategy<O> implements Strategy<O> {
  private final String name;
  private final List<DipoleComponent> components;

  /**
   * @param name as on the command line and in reports
   * @param components of the dipole that it measures
   */
  protected NamedStrategy(String name, List<DipoleComponent> components) {
    this.name = name;
    this.components = List.copyOf(components);
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final Set<DipoleComponent> components() {
    return EnumSet.copyOf(components);
  }
}
