package org.anisky.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.anisky.Workers;
import org.anisky.configuration.PictureFormat;
import org.anisky.configuration.RunConfiguration;
import org.anisky.counts.Dataset;
import org.anisky.inference.AngularSpectrum;
import org.anisky.inference.SpectrumMeasurement;
import org.anisky.inference.SpectrumOptions;
import org.anisky.io.files.ExistingOutput;
import org.anisky.io.files.ResultDirectory;
import org.anisky.model.ScannedData;
import org.anisky.reconstruction.Progress;
import org.anisky.reconstruction.likelihood.LikelihoodOptions;
import org.anisky.reconstruction.likelihood.MaximumLikelihoodReconstructor;
import org.anisky.report.PictureWriter;
import org.anisky.report.SpectrumPlot;

/**
 * The angular power spectrum of the data of a configuration, from files to a result directory.
 *
 * @param configuration names the data
 * @param data directory of counts in place of what the configuration names
 * @param earlier the result whose data are read again, if they are
 * @param pictures formats of the picture; empty for none
 * @param workers threads to use; their number never changes the result
 * @param listener is told of events, toys and the spectrum
 */
public record SpectrumOfData(
    RunConfiguration configuration,
    Optional<Path> data,
    Optional<ResultConfiguration> earlier,
    List<PictureFormat> pictures,
    Workers workers,
    RunListener listener) {
  /** Checks that there is one range of energy. */
  public SpectrumOfData {
    configuration.requireOneRange("spectrum");
    pictures = List.copyOf(pictures);
  }

  /**
   * Reads, measures and writes.
   *
   * @param existing what happens to a directory that is there
   * @return whether all fits converged
   */
  public boolean run(SpectrumOptions wanted, ExistingOutput existing) throws IOException {
    RunRecord record = RunRecord.begin(configuration.effective(), wanted.seed());
    try (ResultDirectory directory = ResultDirectory.create(configuration.output(), existing)) {
      EventLists lists = new EventLists(List.of(configuration.timeFrame()), List.of(), workers);
      DatasetReader reader = new DatasetReader(configuration, data, lists, listener::events);
      Dataset dataset = reader.read();
      earlier.ifPresent(result -> result.check(reader.inputs()));
      AngularSpectrum spectrum = measure(dataset, wanted).withWarnings(reader.warnings());
      new SpectrumWriter(spectrum, record.provenance(reader.inputs())).write(directory);
      new PictureWriter(pictures).write("spectrum", SpectrumPlot.of(spectrum), directory);
      listener.filled(directory);
      directory.commit();
      listener.spectrum(spectrum);
      listener.written("Spectrum", directory.target());
      return spectrum.converged();
    }
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
