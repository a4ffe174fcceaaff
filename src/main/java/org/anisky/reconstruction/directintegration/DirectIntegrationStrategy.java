package org.anisky.reconstruction.directintegration;

import java.util.Map;
import java.util.function.Function;
import org.anisky.exposure.SimulatedExposure;
import org.anisky.model.DipoleComponent;
import org.anisky.reconstruction.NamedStrategy;
import org.anisky.reconstruction.Options;
import org.anisky.reconstruction.Reconstructor;

/** What {@code direct-integration} is. */
public final class DirectIntegrationStrategy extends NamedStrategy<DirectIntegrationOptions> {
  /** Name of the strategy and of its section. */
  static final String NAME = "direct-integration";

  private static final int MOST_HARMONICS = 32;
  private static final double HOUR = 3600;

  /** The strategy. */
  public DirectIntegrationStrategy() {
    super(NAME, DipoleComponent.EQUATORIAL);
  }

  @Override
  public DirectIntegrationOptions read(Function<String, Options> sections) {
    Options section = sections.apply(NAME);
    DirectIntegrationOptions defaults = DirectIntegrationOptions.DEFAULT;
    double day = DirectIntegrationOptions.WHOLE_DAY * HOUR;
    return new DirectIntegrationOptions(
        section.duration("windows", 1, day, "24 h") / HOUR,
        section.choice("window-form", WindowForm.class, defaults.form()),
        section.integer("harmonics", 0, MOST_HARMONICS, defaults.harmonics()));
  }

  @Override
  public Reconstructor reconstructor(
      DirectIntegrationOptions options, Map<String, SimulatedExposure> exposures) {
    return new DirectIntegrationReconstructor(options);
  }

  @Override
  public Reconstructor dipoleOnly(
      DirectIntegrationOptions options, Map<String, SimulatedExposure> exposures) {
    return new DirectIntegrationReconstructor(options.dipoleOnly());
  }
}
