package org.anisky.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.anisky.Workers;
import org.anisky.configuration.DetectorConfiguration;
import org.anisky.configuration.PictureFormat;
import org.anisky.configuration.RunConfiguration;
import org.anisky.configuration.StrategyFactory;
import org.anisky.counts.Dataset;
import org.anisky.counts.EnergyRange;
import org.anisky.io.EventProgress;
import org.anisky.reconstruction.Progress;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.sky.TimeFrame;

/**
 * Events or sidereal counts of detectors.
 *
 * @param configuration names them
 * @param data directory of counts in place of what the configuration names
 * @param lists from which events come
 * @param workers for the fit
 */
public record DetectorSource(
    RunConfiguration configuration, Optional<Path> data, EventLists lists, Workers workers)
    implements ReconstructionSource {

  @Override
  public String strategy() {
    return configuration.strategy();
  }

  @Override
  public String title() {
    String detectors =
        configuration.detectors().stream()
            .map(DetectorConfiguration::name)
            .collect(Collectors.joining(", "));
    TimeFrame frame = configuration.timeFrame();
    return detectors
        + " · "
        + configuration.strategy()
        + (frame == TimeFrame.SIDEREAL ? "" : " · " + frame.key() + " time");
  }

  @Override
  public List<PictureFormat> pictures() {
    return configuration.pictures();
  }

  @Override
  public Map<String, Object> effective() {
    return configuration.effective();
  }

  @Override
  public Optional<Ranges> ranges() {
    return configuration.energyRanges().map(ranges -> new Ranges(ranges.ranges(), ranges.unit()));
  }

  @Override
  public DetectorSource within(EnergyRange range) {
    return of(configuration.inRange(range));
  }

  /** The same events in another time frame. */
  public DetectorSource inFrame(TimeFrame frame) {
    return of(configuration.inFrame(frame));
  }

  private DetectorSource of(RunConfiguration other) {
    return new DetectorSource(other, data, lists, workers);
  }

  @Override
  public Outcome reconstruct(EventProgress events, Progress sweeps) throws IOException {
    DatasetReader reader = new DatasetReader(configuration, data, lists, events);
    Dataset dataset = reader.read();
    Reconstruction result =
        new StrategyFactory(configuration.strategies(), configuration.detectors())
            .strategy(configuration.strategy(), dataset)
            .reconstruct(dataset, workers, sweeps)
            .withWarnings(reader.warnings());
    return new Outcome(result, reader.inputs(), reader.meanEnergy(), configuration.mapGrid());
  }
}
