package org.anisky.run;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.anisky.configuration.SkyMapData;
import org.anisky.configuration.SkyMapRanges;
import org.anisky.configuration.SkyMapsConfiguration;
import org.anisky.counts.EnergyRange;
import org.anisky.io.EventProgress;
import org.anisky.reconstruction.Progress;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.reconstruction.montecarlo.MapSample;

/**
 * Counts on the sky with a reference, which are read already.
 *
 * @param configuration names them
 * @param maps all that it names
 * @param range the only one that counts; empty for all maps
 */
public record SkyMapSource(
    SkyMapsConfiguration configuration, SkyMapData maps, Optional<EnergyRange> range)
    implements ReconstructionSource {

  /**
   * Reads all maps.
   *
   * @throws IOException when a file cannot be read
   * @throws org.anisky.InvalidInputException when what is read is not allowed
   */
  public static SkyMapSource read(SkyMapsConfiguration configuration) throws IOException {
    return new SkyMapSource(configuration, configuration.read(), Optional.empty());
  }

  @Override
  public String title() {
    return configuration.name() + " · " + configuration.strategy();
  }

  @Override
  public Optional<Ranges> ranges() {
    return configuration
        .ranges()
        .filter(ranges -> range.isEmpty())
        .map(ranges -> new Ranges(ranges.ranges(), ranges.unit(), ranges.published()));
  }

  @Override
  public SkyMapSource within(EnergyRange part) {
    return new SkyMapSource(configuration, maps, Optional.of(part));
  }

  /** Tells nobody of steps: all files are read, and the fit takes a moment. */
  @Override
  public Outcome reconstruct(EventProgress events, Progress sweeps) {
    String name = configuration.name();
    List<MapSample> samples = maps.samples();
    if (range.isPresent()) {
      SkyMapRanges ranges = configuration.ranges().orElseThrow();
      name = ranges.named(name, range.get());
      samples = ranges.within(range.get(), samples);
    }
    Reconstruction result =
        maps.comparison()
            .reconstruct(name, samples, configuration.discRadius())
            .withWarnings(maps.warnings());
    return new Outcome(result, maps.inputs(), OptionalDouble.empty(), maps.grid());
  }
}
