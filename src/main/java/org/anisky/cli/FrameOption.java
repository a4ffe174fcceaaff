package org.anisky.cli;

import java.util.Locale;
import java.util.Optional;
import org.anisky.InvalidInputException;
import org.anisky.configuration.DetectorConfiguration;
import org.anisky.configuration.RunConfiguration;
import org.anisky.run.AllFrames;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options {@code --frames} and {@code --spectral-index}. */
final class FrameOption {
  /** Which frames. */
  enum Frames {
    /** The one that the configuration names. */
    CONFIGURED,
    /** All four. */
    ALL
  }

  @Option(
      names = "--frames",
      paramLabel = "FRAMES",
      converter = FramesConverter.class,
      defaultValue = "configured",
      description =
          "configured: the time frame of the configuration; all: solar, sidereal, anti-sidereal and"
              + " extended-sidereal time from the same events, each in a directory of its name,"
              + " with a table of what they say about each other.")
  private Frames frames;

  @Option(
      names = "--spectral-index",
      paramLabel = "GAMMA",
      defaultValue = "2.7",
      description =
          "Of the flux E^-GAMMA, for the Compton-Getting amplitude expected in solar time; default"
              + " 2.7.")
  private double spectralIndex;

  /** Names in lower case. */
  static final class FramesConverter implements ITypeConverter<Frames> {
    @Override
    public Frames convert(String value) {
      return switch (value.toLowerCase(Locale.ROOT)) {
        case "configured" -> Frames.CONFIGURED;
        case "all" -> Frames.ALL;
        default ->
            throw new TypeConversionException(
                "'" + value + "' is not allowed; allowed values: configured, all");
      };
    }
  }

  /** Whether all frames are asked for. */
  boolean all() {
    return frames == Frames.ALL;
  }

  /** All frames, when they are asked for. */
  Optional<AllFrames> asked() {
    return all() ? Optional.of(new AllFrames(spectralIndex)) : Optional.empty();
  }

  /**
   * Refuses what has one time frame for good.
   *
   * @param counts whether counts are read in place of the events
   */
  void check(RunConfiguration configuration, boolean counts) {
    if (!(spectralIndex >= 0 && spectralIndex < Double.POSITIVE_INFINITY)) {
      throw InvalidInputException.of("--spectral-index %s: must be finite and >= 0", spectralIndex);
    }
    if (!all()) {
      return;
    }
    for (DetectorConfiguration detector : configuration.detectors()) {
      if (counts || detector.events().isEmpty()) {
        throw InvalidInputException.of(
            "--frames all: %s is given as counts, which have one time frame; give its events",
            detector.name());
      }
    }
  }
}
