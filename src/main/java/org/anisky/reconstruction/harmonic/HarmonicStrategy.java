package org.anisky.reconstruction.harmonic;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.anisky.counts.EventSample;
import org.anisky.counts.HarmonicSums;
import org.anisky.exposure.SimulatedExposure;
import org.anisky.model.DipoleComponent;
import org.anisky.reconstruction.Options;
import org.anisky.reconstruction.Reconstructor;
import org.anisky.reconstruction.Strategy;

/** What {@code harmonic} is. It takes sums over the events where there are some. */
public final class HarmonicStrategy implements Strategy<HarmonicOptions> {
  /** Name of the strategy and of its section. */
  static final String NAME = "harmonic";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<DipoleComponent> components() {
    return EnumSet.allOf(DipoleComponent.class);
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
