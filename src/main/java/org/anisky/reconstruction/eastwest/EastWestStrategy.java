package org.anisky.reconstruction.eastwest;

import java.util.Map;
import java.util.function.Function;
import org.anisky.counts.EventSample;
import org.anisky.counts.HarmonicSums;
import org.anisky.exposure.SimulatedExposure;
import org.anisky.model.DipoleComponent;
import org.anisky.reconstruction.NamedStrategy;
import org.anisky.reconstruction.Options;
import org.anisky.reconstruction.Reconstructor;

/** What {@code east-west} is. */
public final class EastWestStrategy extends NamedStrategy<EastWestOptions> {
  /** Name of the strategy and of its section. */
  static final String NAME = "east-west";

  private static final int MOST_BINS = 86_400;

  /** The strategy. */
  public EastWestStrategy() {
    super(NAME, DipoleComponent.EQUATORIAL);
  }

  @Override
  public EastWestOptions read(Function<String, Options> sections) {
    Options section = sections.apply(NAME);
    EastWestOptions defaults = EastWestOptions.DEFAULT;
    EastWestForm form = section.choice("form", EastWestForm.class, defaults.form());
    int harmonics = section.integer("harmonics", 1, HarmonicSums.ORDERS, defaults.harmonics());
    if (form == EastWestForm.BINNED) {
      int bins = section.has("bins") ? section.integer("bins", 1, MOST_BINS) : 0;
      return new EastWestOptions(form, bins, harmonics, defaults.sample(), defaults.weighted());
    }
    return new EastWestOptions(
        form,
        0,
        harmonics,
        section.choice("sample", EventSample.class, defaults.sample()),
        section.bool("weighted", defaults.weighted()));
  }

  @Override
  public Reconstructor reconstructor(
      EastWestOptions options, Map<String, SimulatedExposure> exposures) {
    return new EastWestReconstructor(options);
  }

  @Override
  public boolean needsEventSums(EastWestOptions options) {
    return options.form() == EastWestForm.EVENTS;
  }
}
