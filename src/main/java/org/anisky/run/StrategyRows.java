package org.anisky.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.configuration.ComparisonConfiguration;
import org.anisky.configuration.StrategyChoice;
import org.anisky.configuration.StrategyFactory;
import org.anisky.counts.Dataset;
import org.anisky.counts.DetectorCounts;
import org.anisky.inference.FactorisedModel;
import org.anisky.inference.FactorisedModelWarnings;
import org.anisky.io.EventProgress;
import org.anisky.io.files.InputDigest;
import org.anisky.io.files.ResultDirectory;
import org.anisky.io.files.Sha256;
import org.anisky.likelihood.DipoleModel;
import org.anisky.model.ScannedData;
import org.anisky.reconstruction.GoodnessOfFit;
import org.anisky.reconstruction.Progress;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.reconstruction.Reconstructor;
import org.anisky.simulation.SkyDipole;
import org.anisky.simulation.ToySkies;
import org.anisky.study.MethodComparison;
import org.anisky.study.ToyEnsemble;
import org.anisky.study.ToyJournal;
import org.anisky.study.ToyProgress;
import org.anisky.study.ToyRange;

/** The rows of a {@link ComparisonConfiguration}, from its files to their comparison. */
public final class StrategyRows {
  private final ComparisonConfiguration configuration;
  private final Optional<Path> countsDirectory;
  private final DatasetReader reader;
  private final List<InputDigest> inputs = new ArrayList<>();
  private final Map<Integer, Optional<GoodnessOfFit>> tests = new HashMap<>();
  private final List<String> ofModel = new ArrayList<>();

  /**
   * @param countsDirectory when given, every detector's counts come from there, and the truth too
   *     when it has a {@value ResultDirectory#TRUTH_MARK}, whatever the configuration says
   * @param lists from which events come; may serve comparisons in other time frames
   * @param progress is told how many events are read
   */
  public StrategyRows(
      ComparisonConfiguration configuration,
      Optional<Path> countsDirectory,
      EventLists lists,
      EventProgress progress) {
    this.configuration = configuration;
    this.countsDirectory = countsDirectory;
    reader = new DatasetReader(configuration.run(), countsDirectory, lists, progress);
  }

  /**
   * Reads, reconstructs and compares.
   *
   * @param workers threads to use; their number never changes the result
   * @throws InvalidInputException naming the strategy, when one refuses the data; when there are
   *     too few toys for the number of rows, before anything is read
   */
  public MethodComparison compare(Workers workers, ToyProgress progress) throws IOException {
    MethodComparison.requireToys(configuration.strategies().size(), configuration.toys());
    Optional<SkyDipole> truth = truth();
    Dataset data = reader.read();
    ScannedData scanned = ScannedData.of(data, workers);
    StrategyFactory factory =
        new StrategyFactory(configuration.run().strategies(), configuration.run().detectors())
            .settled(
                configuration.strategies().stream()
                    .filter(choice -> choice.lMax().isEmpty())
                    .map(StrategyChoice::strategy)
                    .toList(),
                scanned);
    List<Reconstructor> strategies = new ArrayList<>();
    for (StrategyChoice choice : configuration.strategies()) {
      strategies.add(factory.dipole(choice, data));
    }
    List<Reconstruction> rows = new ArrayList<>();
    for (int row = 0; row < strategies.size(); row++) {
      StrategyChoice choice = configuration.strategies().get(row);
      int degree = choice.lMax().orElse(factory.degree(choice.strategy()));
      rows.add(tested(reconstruct(strategies.get(row), scanned), scanned, degree));
    }
    ToySkies skies = ToySkies.of(scanned, DipoleModel.of(scanned), configuration.seed());
    if (configuration.run().strategies().needsEventSums()) {
      skies = skies.withEventSums();
    }
    return MethodComparison.of(
        rows,
        truth,
        new ToyEnsemble(skies, strategies, ToyRange.of(configuration.toys()))
            .run(workers, ToyJournal.NONE, progress));
  }

  /**
   * With the test of the model that the strategy takes the data to follow; what it says goes to the
   * warnings of the data, once for all strategies of a degree.
   */
  private Reconstruction tested(Reconstruction row, ScannedData data, int degree) {
    Optional<GoodnessOfFit> known = tests.get(degree);
    if (known == null) {
      known = FactorisedModel.ifConstrained(data, degree);
      known.ifPresent(
          fit -> ofModel.addAll(FactorisedModelWarnings.of(fit, data.dataset().timeFrame())));
      tests.put(degree, known);
    }
    return known.map(fit -> row.with(fit, List.of())).orElse(row);
  }

  private Optional<SkyDipole> truth() throws IOException {
    Optional<Path> file =
        countsDirectory
            .map(directory -> directory.resolve(ResultDirectory.TRUTH_MARK))
            .filter(Files::isRegularFile)
            .or(configuration::truth);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    SkyDipole truth = TruthFile.read(file.get());
    inputs.add(new InputDigest(file.get().toString(), Sha256.of(file.get())));
    return Optional.of(truth);
  }

  private Reconstruction reconstruct(Reconstructor strategy, ScannedData data) {
    try {
      Reconstruction row = strategy.prepare(data.geometry()).reconstruct(data, Progress.SILENT);
      return data.dataset().detectors().stream().anyMatch(DetectorCounts::isWeighted)
          ? row.withWarnings(
              List.of("the toys have no weights, so the covariances of differences are too small"))
          : row;
    } catch (InvalidInputException e) {
      String name = strategy.name() + ": ";
      String message = e.getMessage();
      throw new InvalidInputException(message.startsWith(name) ? message : name + message, e);
    }
  }

  /** What is said of the data themselves, in order; strategies have warnings of their own. */
  public List<String> warnings() {
    List<String> all = new ArrayList<>(reader.warnings());
    all.addAll(ofModel);
    return List.copyOf(all);
  }

  /** The files that were read, in order. */
  public List<InputDigest> inputs() throws IOException {
    List<String> used = configuration.strategies().stream().map(StrategyChoice::strategy).toList();
    Set<InputDigest> all = new LinkedHashSet<>(reader.inputs(used));
    all.addAll(inputs);
    return List.copyOf(all);
  }
}
