package org.anisky.configuration;

import org.anisky.configuration.yaml.YamlSection;

/**
 * From where the statistical errors of dipole and multipoles come:
 *
 * <pre>
 *   errors: bootstrap
 *   bootstrap: {toys: 300, seed: 1}
 * </pre>
 *
 * @param kind from where
 * @param toys of a bootstrap
 * @param seed of its random streams
 */
public record ErrorsConfiguration(Kind kind, int toys, long seed) {
  /** The key. */
  static final String KEY = "errors";

  /** The section of a bootstrap. */
  static final String BOOTSTRAP = "bootstrap";

  private static final int FEWEST_TOYS = 50;
  private static final int MOST_TOYS = 10_000_000;

  /** From where errors come. */
  public enum Kind {
    /** Computed by the strategy from the information that the data have. */
    FISHER,
    /** From the scatter of toys drawn from the best fit. */
    BOOTSTRAP
  }

  /** Reads key and section of a configuration. */
  static ErrorsConfiguration read(YamlSection root) {
    Kind kind = root.choice(KEY, Kind.class, Kind.FISHER);
    YamlSection section = root.sectionOrDefaults(BOOTSTRAP);
    return new ErrorsConfiguration(
        kind,
        section.integer("toys", FEWEST_TOYS, MOST_TOYS, 300),
        section.longInteger("seed", Long.MIN_VALUE, Long.MAX_VALUE, 1));
  }

  /** Whether toys are to be drawn. */
  public boolean isBootstrap() {
    return kind == Kind.BOOTSTRAP;
  }
}
