package org.anisky.reconstruction.directintegration;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.anisky.exposure.SimulatedExposure;
import org.anisky.model.DipoleComponent;
import org.anisky.reconstruction.Options;
import org.anisky.reconstruction.Reconstructor;
import org.anisky.reconstruction.Strategy;

/** What {@code direct-integration} is; it has no options and no section. */
public final class DirectIntegrationStrategy
    implements Strategy<DirectIntegrationStrategy.NoOptions> {
  /** Name of the strategy. */
  static final String NAME = "direct-integration";

  /** Nothing can be chosen. */
  public record NoOptions() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<DipoleComponent> components() {
    return EnumSet.copyOf(DirectIntegrationReconstructor.COMPONENTS);
  }

  @Override
  public List<String> sections() {
    return List.of();
  }

  @Override
  public NoOptions read(Function<String, Options> sections) {
    return new NoOptions();
  }

  @Override
  public Reconstructor reconstructor(NoOptions options, Map<String, SimulatedExposure> exposures) {
    return new DirectIntegrationReconstructor();
  }
}
