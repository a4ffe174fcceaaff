package org.anisky.configuration;

import java.util.Optional;
import org.anisky.counts.EventSample;
import org.anisky.counts.HarmonicSums;
import org.anisky.io.yaml.YamlSection;
import org.anisky.reconstruction.eastwest.EastWestForm;
import org.anisky.reconstruction.eastwest.EastWestOptions;
import org.anisky.reconstruction.harmonic.ExposureModel;
import org.anisky.reconstruction.harmonic.HarmonicOptions;
import org.anisky.reconstruction.likelihood.LikelihoodOptions;

/**
 * What a configuration says about each strategy, defaults filled in.
 *
 * @param likelihood options of {@code likelihood}
 * @param eastWest options of {@code east-west}
 * @param harmonic options of {@code harmonic}
 * @param monteCarlo options of {@code monte-carlo}; empty when the configuration does not say where
 *     the exposure is known from
 */
public record StrategyOptions(
    LikelihoodOptions likelihood,
    EastWestOptions eastWest,
    HarmonicOptions harmonic,
    Optional<MonteCarloConfiguration> monteCarlo) {
  private static final int MOST_BINS = 86_400;

  /**
   * The sections of a configuration, asked for but not yet read.
   *
   * @param likelihood section {@code likelihood}
   * @param significance section {@code significance}
   * @param eastWest section {@code east-west}
   * @param harmonic section {@code harmonic}
   * @param monteCarlo section {@code monte-carlo}, if it is there
   */
  record Sections(
      YamlSection likelihood,
      YamlSection significance,
      YamlSection eastWest,
      YamlSection harmonic,
      Optional<YamlSection> monteCarlo) {
    /** Reads them; the caller finishes them. */
    StrategyOptions read() {
      return new StrategyOptions(
          LikelihoodConfiguration.read(likelihood, significance),
          StrategyOptions.eastWest(eastWest),
          StrategyOptions.harmonic(harmonic),
          monteCarlo.map(MonteCarloConfiguration::read));
    }
  }

  /** Asks for the sections. */
  static Sections sections(YamlSection root) {
    return new Sections(
        root.sectionOrDefaults("likelihood"),
        root.sectionOrDefaults("significance"),
        root.sectionOrDefaults("east-west"),
        root.sectionOrDefaults("harmonic"),
        root.optionalSection("monte-carlo"));
  }

  private static EastWestOptions eastWest(YamlSection section) {
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

  private static HarmonicOptions harmonic(YamlSection section) {
    HarmonicOptions defaults = HarmonicOptions.DEFAULT;
    return new HarmonicOptions(
        section.choice("exposure", ExposureModel.class, defaults.exposure()),
        section.integer("harmonics", 1, HarmonicSums.ORDERS, defaults.harmonics()),
        section.choice("sample", EventSample.class, defaults.sample()),
        section.bool("weighted", defaults.weighted()));
  }

  /** The same with another degree up to which multipoles are fitted, in all strategies that do. */
  StrategyOptions withDegree(int lMax) {
    MonteCarloConfiguration known = monteCarlo.orElse(MonteCarloConfiguration.DEFAULT);
    return new StrategyOptions(
        likelihood.withDegree(lMax),
        eastWest,
        harmonic,
        Optional.of(new MonteCarloConfiguration(known.exposures(), known.priors(), lMax)));
  }

  /** Whether a strategy needs sums over the events, which plain counts do not carry. */
  public boolean needsEventSums() {
    return eastWest.form() == EastWestForm.EVENTS;
  }
}
