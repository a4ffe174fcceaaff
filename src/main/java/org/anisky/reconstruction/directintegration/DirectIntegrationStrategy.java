package org.anisky.reconstruction.directintegration;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.anisky.exposure.SimulatedExposure;
import org.anisky.model.DipoleComponent;
import org.anisky.reconstruction.NamedStrategy;
import org.anisky.reconstruction.Options;
import org.anisky.reconstruction.Reconstructor;

/** What {@code direct-integration} is; it has no options and no section. */
public final class DirectIntegrationStrategy
    extends NamedStrategy<DirectIntegrationStrategy.NoOptions> {
  /** Name of the strategy. */
  static final String NAME = "direct-integration";

  /** Nothing can be chosen. */
  public record NoOptions() {}

  /** The strategy. */
  public DirectIntegrationStrategy() {
    super(NAME, DipoleComponent.EQUATORIAL);
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
