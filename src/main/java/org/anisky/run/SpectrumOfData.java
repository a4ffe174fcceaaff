package org.anisky.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.configuration.PictureFormat;
import org.anisky.configuration.RunConfiguration;
import org.anisky.counts.Dataset;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.EnergyRange;
import org.anisky.inference.AngularSpectrum;
import org.anisky.inference.CrossSpectrum;
import org.anisky.inference.SpectrumMeasurement;
import org.anisky.inference.SpectrumOptions;
import org.anisky.io.EventProgress;
import org.anisky.io.files.ExistingOutput;
import org.anisky.io.files.InputDigest;
import org.anisky.io.files.ResultDirectory;
import org.anisky.model.ScannedData;
import org.anisky.model.SpuriousWave;
import org.anisky.reconstruction.Progress;
import org.anisky.reconstruction.likelihood.LikelihoodOptions;
import org.anisky.reconstruction.likelihood.MaximumLikelihoodReconstructor;
import org.anisky.report.PictureWriter;
import org.anisky.report.SpectrumPlot;
import org.anisky.sky.TimeFrame;

/**
 * The angular power spectrum of the data of a configuration, from files to a result directory.
 *
 * @param configuration names the data
 * @param data directory of counts in place of what the configuration names
 * @param cross whether spectra that pairs of detectors, or of ranges of energy, have in common are
 *     measured too
 * @param earlier the result whose data are read again, if they are
 * @param pictures formats of the picture; empty for none
 * @param workers threads to use; their number never changes the result
 * @param listener is told of events, toys and the spectrum
 */
public record SpectrumOfData(
    RunConfiguration configuration,
    Optional<Path> data,
    boolean cross,
    Optional<ResultConfiguration> earlier,
    List<PictureFormat> pictures,
    Workers workers,
    RunListener listener) {
  /** Checks that there is one range of energy, or that there are pairs. */
  public SpectrumOfData {
    if (!cross) {
      configuration.requireOneRange("spectrum");
    } else if (parts(configuration) < 2) {
      throw new InvalidInputException(
          "--cross needs two detectors, or two ranges of energy (energy-ranges)");
    }
    if (data.isPresent() && configuration.energyRanges().isPresent()) {
      throw new InvalidInputException(
          "--data: counts carry no energies; energy-ranges needs the events");
    }
    SpuriousWaveOfData.check(configuration, data.isPresent());
    pictures = List.copyOf(pictures);
  }

  /**
   * Reads, measures and writes.
   *
   * @param existing what happens to a directory that is there
   * @return whether all fits converged
   */
  public boolean run(SpectrumOptions wanted, ExistingOutput existing) throws IOException {
    RunRecord record = RunRecord.begin(configuration, wanted.seed());
    try (ResultDirectory directory = ResultDirectory.create(configuration.output(), existing)) {
      List<TimeFrame> frames = new ArrayList<>(List.of(configuration.timeFrame()));
      frames.addAll(SpuriousWaveOfData.frames(configuration));
      EventLists lists = new EventLists(frames, ranges(configuration), workers);
      DatasetReader reader = new DatasetReader(whole(), data, lists, listener::events);
      Dataset dataset = reader.read();
      List<InputDigest> inputs = reader.inputs(List.of(configuration.strategy()));
      earlier.ifPresent(result -> result.check(inputs));
      AngularSpectrum spectrum = measure(dataset, wanted).withWarnings(reader.warnings());
      if (frames.size() > 1) {
        spectrum = spectrum.with(sideband(dataset, spectrum, lists));
      }
      if (cross) {
        int lMax = spectrum.rows().size();
        spectrum =
            spectrum.withCross(
                CrossSpectrum.of(
                    parts(dataset, lists), spectrum.powers(), wanted.band(), lMax, workers));
      }
      new SpectrumWriter(spectrum, record.provenance(inputs)).write(directory);
      new PictureWriter(pictures).write("spectrum", SpectrumPlot.of(spectrum), directory);
      listener.filled(directory);
      directory.commit();
      listener.spectrum(spectrum);
      listener.written("Spectrum", directory.target());
      return spectrum.converged();
    }
  }

  /** Band powers of the frame in which the sky has none. */
  private AngularSpectrum.Sideband sideband(
      Dataset dataset, AngularSpectrum spectrum, EventLists lists) throws IOException {
    TimeFrame own = configuration.timeFrame();
    SpuriousWaveOfData.requireToldApart(dataset, own, SpuriousWave.carrier(own).orElseThrow());
    RunConfiguration other = whole().inFrame(SpuriousWave.sideband(own).orElseThrow());
    Dataset events = new DatasetReader(other, data, lists, EventProgress.SILENT).read();
    return SpectrumMeasurement.sideband(ScannedData.of(events, workers), spectrum);
  }

  private static int parts(RunConfiguration configuration) {
    int ranges = ranges(configuration).size();
    return ranges == 0 ? configuration.detectors().size() : ranges;
  }

  private static List<EnergyRange> ranges(RunConfiguration configuration) {
    return configuration
        .energyRanges()
        .map(ranges -> ranges.ranges().differential())
        .orElse(List.of());
  }

  /** All data: with ranges of energy those of all of them. */
  private RunConfiguration whole() {
    List<EnergyRange> all = ranges(configuration);
    return all.isEmpty()
        ? configuration
        : configuration.inRange(
            new EnergyRange(all.get(0).from(), all.get(all.size() - 1).until()));
  }

  /** What shares no event: ranges of energy, else detectors. */
  private List<CrossSpectrum.Part> parts(Dataset dataset, EventLists lists) throws IOException {
    List<CrossSpectrum.Part> parts = new ArrayList<>();
    for (EnergyRange range : ranges(configuration)) {
      Dataset own =
          new DatasetReader(configuration.inRange(range), data, lists, EventProgress.SILENT).read();
      String name = range.describe() + " " + configuration.energyRanges().orElseThrow().unit();
      parts.add(new CrossSpectrum.Part(name, ScannedData.of(own, workers)));
    }
    if (parts.isEmpty()) {
      for (DetectorCounts detector : dataset.detectors()) {
        parts.add(
            new CrossSpectrum.Part(
                detector.name(), ScannedData.of(new Dataset(List.of(detector)), workers)));
      }
    }
    return parts;
  }

  private AngularSpectrum measure(Dataset dataset, SpectrumOptions wanted) throws IOException {
    MaximumLikelihoodReconstructor strategy =
        new MaximumLikelihoodReconstructor(
            configuration.strategies().options(LikelihoodOptions.class));
    return new SpectrumMeasurement(
            ScannedData.of(dataset, workers),
            wanted,
            own -> strategy.reconstruct(own, workers, Progress.SILENT).sky().orElseThrow())
        .measure(done -> listener.toy(done, wanted.pseudoToys() + 1));
  }
}
