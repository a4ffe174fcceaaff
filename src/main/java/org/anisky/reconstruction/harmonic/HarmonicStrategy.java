package org.anisky.reconstruction.harmonic;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.anisky.counts.EventSample;
import org.anisky.counts.HarmonicSums;
import org.anisky.exposure.SimulatedExposure;
import org.anisky.model.DipoleComponent;
import org.anisky.reconstruction.NamedStrategy;
import org.anisky.reconstruction.Options;
import org.anisky.reconstruction.Reconstructor;

/** What {@code harmonic} is. It takes sums over the events where there are some. */
public final class HarmonicStrategy extends NamedStrategy<HarmonicOptions> {
  /** Name of the strategy and of its section. */
  static final String NAME = "harmonic";

  /** The strategy. */
  public HarmonicStrategy() {
    super(NAME, List.of(DipoleComponent.values()));
  }

  @Override
  public HarmonicOptions read(Function<String, Options> sections) {
    Options section = sections.apply(NAME);
    HarmonicOptions defaults = HarmonicOptions.DEFAULT;
    return new HarmonicOptions(
        section.choice("exposure", ExposureModel.class, defaults.exposure()),
        section.integer("harmonics", 1, HarmonicSums.ORDERS, defaults.harmonics()),
        section.choice("sample", EventSample.class, defaults.sample()),
        section.bool("weighted", defaults.weighted()));
  }

  @Override
  public Reconstructor reconstructor(
      HarmonicOptions options, Map<String, SimulatedExposure> exposures) {
    return new HarmonicReconstructor(options);
  }
}
