package org.anisky.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anisky.Workers;
import org.anisky.configuration.DetectorConfiguration;
import org.anisky.configuration.EnergyRangesConfiguration;
import org.anisky.configuration.RunConfiguration;
import org.anisky.configuration.StrategyFactory;
import org.anisky.configuration.Systematics;
import org.anisky.counts.Dataset;
import org.anisky.counts.EnergyRange;
import org.anisky.inference.FactorisedModel;
import org.anisky.inference.SignificanceOptions;
import org.anisky.inference.SkySignificance;
import org.anisky.inference.TimeCoverage;
import org.anisky.inference.ToyKeeper;
import org.anisky.inference.UsualToys;
import org.anisky.io.EventProgress;
import org.anisky.model.ScannedData;
import org.anisky.reconstruction.GoodnessOfFit;
import org.anisky.reconstruction.Progress;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.reconstruction.Reconstructor;
import org.anisky.sky.TimeFrame;

/**
 * Events or sidereal counts of detectors.
 *
 * @param configuration names them
 * @param data directory of counts in place of what the configuration names
 * @param lists from which events come
 * @param geometry of the detectors, for all that is reconstructed of them
 * @param workers for the fit
 */
public record DetectorSource(
    RunConfiguration configuration,
    Optional<Path> data,
    EventLists lists,
    KeptGeometry geometry,
    Workers workers)
    implements ReconstructionSource {
  /**
   * What a configuration names. With ranges of energy the events are read here, once for all
   * ranges, and ranges with too few of them are refused.
   *
   * @param data directory of counts in place of what the configuration names
   * @param frames given when all time frames will be asked for
   * @param workers who read and fit
   * @param progress is told how many events are read
   * @throws IOException when a file cannot be read
   * @throws org.anisky.InvalidInputException when what is read is not allowed
   */
  public static DetectorSource of(
      RunConfiguration configuration,
      Optional<Path> data,
      Optional<AllFrames> frames,
      Workers workers,
      EventProgress progress)
      throws IOException {
    SpuriousWaveOfData.check(configuration, data.isPresent());
    List<TimeFrame> inFrames =
        Stream.concat(
                AllFrames.of(frames, configuration).stream(),
                SpuriousWaveOfData.frames(configuration).stream())
            .distinct()
            .toList();
    EventLists lists = new EventLists(inFrames, List.of(), workers);
    if (configuration.energyRanges().isPresent()) {
      EnergyRangesConfiguration ranges = configuration.energyRanges().get();
      lists = new EventLists(inFrames, ranges.ranges().differential(), workers);
      EnergyRangeEvents.require(ranges, configuration, lists, progress);
    }
    return new DetectorSource(configuration, data, lists, new KeptGeometry(), workers);
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
  public Optional<Ranges> ranges() {
    return configuration
        .energyRanges()
        .map(ranges -> new Ranges(ranges.ranges(), ranges.unit(), ranges.published().files()));
  }

  @Override
  public DetectorSource within(EnergyRange range) {
    return of(configuration.inRange(range));
  }

  /** The same events in another time frame. */
  public DetectorSource inFrame(TimeFrame frame) {
    return of(configuration.inFrame(frame));
  }

  /** Reads all lists of events, so that several threads may ask for what is in them. */
  void readLists(EventProgress progress) throws IOException {
    for (DetectorConfiguration detector : configuration.detectors()) {
      if (data.isEmpty() && detector.events().isPresent()) {
        lists.read(detector.name(), detector.events().get(), configuration, progress);
      }
    }
  }

  private DetectorSource of(RunConfiguration other) {
    return new DetectorSource(other, data, lists, geometry, workers);
  }

  @Override
  public Outcome reconstruct(EventProgress events, Progress sweeps) throws IOException {
    return new Reading(events).reconstructed(sweeps, data -> {});
  }

  @Override
  public SearchedSky searched(
      EventProgress events, Progress sweeps, UsualToys usualToys, ToyKeeper keeper)
      throws IOException {
    SearchedSky.Found[] found = new SearchedSky.Found[1];
    Outcome outcome =
        new Reading(events)
            .reconstructed(
                sweeps,
                data ->
                    found[0] =
                        SearchedSky.Found.by(
                            () ->
                                SkySignificance.of(
                                    data, options(data, usualToys), keeper, workers)));
    return new SearchedSky(
        outcome.with(outcome.result().withWarnings(found[0].warnings())), found[0].significance());
  }

  private SignificanceOptions options(ScannedData data, UsualToys usualToys) {
    return configuration
        .strategies()
        .significance()
        .options(kernels -> usualToys.number(data, kernels));
  }

  /** The data of one reconstruction. */
  private final class Reading {
    private final DatasetReader reader;
    private final ScannedData data;

    private Reading(EventProgress events) throws IOException {
      reader = new DatasetReader(configuration, DetectorSource.this.data, lists, events);
      Dataset dataset = reader.read();
      data = geometry.of(dataset).scan(dataset, workers);
    }

    /**
     * Fits, tests the model and does something else with the data, all at the same time.
     *
     * @param beside is given the data for a thread of its own
     */
    private Outcome reconstructed(Progress sweeps, Consumer<ScannedData> beside)
        throws IOException {
      StrategyFactory factory =
          new StrategyFactory(configuration.strategies(), configuration.detectors())
              .settled(List.of(configuration.strategy()), data);
      Reconstructor strategy = factory.strategy(configuration.strategy(), data.dataset());
      ScannedData ofTest = data.forAnotherThread();
      ScannedData ofOther = data.forAnotherThread();
      Reconstruction[] result = new Reconstruction[1];
      List<Optional<GoodnessOfFit>> test = new ArrayList<>();
      workers.together(
          List.of(
              () -> result[0] = strategy.prepare(data.geometry()).reconstruct(data, sweeps),
              () ->
                  test.add(
                      FactorisedModel.ifConstrained(
                          ofTest, factory.degree(configuration.strategy()))),
              () -> beside.accept(ofOther)));
      Reconstruction told =
          result[0]
              .withWarnings(TimeCoverage.warnings(data.dataset()))
              .withWarnings(reader.warnings());
      if (configuration.errors().isBootstrap()) {
        told = new BootstrapOfData(configuration, workers).added(told, data, factory);
      }
      if (configuration.systematics() == Systematics.FRAMES) {
        told = new SpuriousWaveOfData(DetectorSource.this).added(told);
      }
      return new Outcome(
          FactorisedModel.with(told, test.get(0)),
          reader.inputs(List.of(configuration.strategy())),
          reader.meanEnergy(),
          configuration.mapGrid());
    }
  }
}
