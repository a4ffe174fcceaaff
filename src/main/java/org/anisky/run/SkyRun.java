package org.anisky.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.configuration.RegressionSky;
import org.anisky.configuration.SimulationConfiguration;
import org.anisky.inference.IsotropicToys;
import org.anisky.inference.ToyKeeper;
import org.anisky.inference.UsualToys;
import org.anisky.io.files.ExistingOutput;
import org.anisky.io.files.ResultDirectory;
import org.anisky.io.files.ScratchDirectory;
import org.anisky.model.DipoleComponent;
import org.anisky.reconstruction.EnergyTable;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.results.EnergyTableWriter;
import org.anisky.results.ResultJson;
import org.anisky.simulation.SkyDipole;
import org.anisky.sky.TimeFrame;
import org.anisky.study.regression.Check;
import org.anisky.study.regression.Quantity;
import org.anisky.study.regression.ResultQuantities;
import org.anisky.study.regression.SkyReport;
import org.anisky.study.regression.StoredSky;
import org.anisky.study.regression.TruthRule;

/**
 * One sky of a suite, from its file to its verdict: it is simulated into files, each strategy reads
 * these files and reconstructs as {@code anisky reconstruct} does, and what comes out is compared.
 */
final class SkyRun {
  private static final int NANOSECONDS = 1_000_000_000;

  private final RegressionSky sky;
  private final Program program;
  private final Workers workers;
  private final List<Quantity> quantities = new ArrayList<>();
  private final List<Check> checks = new ArrayList<>();
  private final Map<String, List<String>> warnings = new HashMap<>();
  private final Map<String, TimeFrame> frames = new LinkedHashMap<>();

  private SkyRun(RegressionSky sky, Program program, Workers workers) {
    this.sky = sky;
    this.program = program;
    this.workers = workers;
  }

  /**
   * Runs and compares a sky. What goes wrong on the way is a failed check, not an exception.
   *
   * @param stored results of an earlier version; empty when there are none
   * @param program that is given the commands of the sky, if it has some
   * @throws UncheckedIOException when the system fails
   */
  static SkyReport run(
      RegressionSky sky, Optional<StoredSky> stored, Program program, Workers workers) {
    long start = System.nanoTime();
    SkyRun run = new SkyRun(sky, program, workers);
    try {
      run.measure();
      run.compare();
      stored.ifPresent(known -> run.checks.addAll(known.compare(run.quantities)));
    } catch (InvalidInputException e) {
      run.checks.add(Check.failed(Check.Kind.RUN, "run", "refused: " + e.getMessage(), "a result"));
    } catch (RuntimeException e) {
      run.checks.add(Check.failed(Check.Kind.RUN, "run", "unexpected " + e, "a result"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    double seconds = (double) (System.nanoTime() - start) / NANOSECONDS;
    return new SkyReport(sky.name(), sky.about(), run.quantities, run.checks, seconds);
  }

  private void measure() throws IOException {
    if (!sky.commands().isEmpty()) {
      quantities.addAll(new CommandsOfSky(sky, program).quantities());
      return;
    }
    if (sky.simulation().isEmpty()) {
      reconstructAll(sky.file());
      return;
    }
    Path scratch = ScratchDirectory.create("anisky-regress");
    try (ResultDirectory directory =
        ResultDirectory.create(scratch.resolve(sky.name()), ExistingOutput.REFUSE)) {
      SimulationConfiguration simulation = sky.simulation().get();
      new SimulationWriter(simulation, workers).write(directory);
      reconstructAll(directory.file("x").getParent());
    } finally {
      Files.deleteIfExists(scratch);
    }
  }

  private void reconstructAll(Path simulated) throws IOException {
    List<Optional<String>> strategies =
        sky.strategies().isEmpty()
            ? List.of(Optional.empty())
            : sky.strategies().stream().map(Optional::of).toList();
    List<Optional<TimeFrame>> inFrames =
        sky.frames().isEmpty()
            ? List.of(Optional.empty())
            : sky.frames().stream().map(Optional::of).toList();
    for (Optional<String> strategy : strategies) {
      for (Optional<TimeFrame> frame : inFrames) {
        reconstruct(
            strategy,
            frame,
            ReconstructionSource.of(
                sky.reconstruction(strategy, frame, simulated), workers, RunListener.SILENT));
      }
    }
  }

  private void reconstruct(
      Optional<String> strategy, Optional<TimeFrame> frame, ReconstructionSource source)
      throws IOException {
    String row = RegressionSky.row(strategy.orElse(source.configuration().strategy()), frame);
    if (source.ranges().isEmpty()) {
      add(row, source);
      return;
    }
    ReconstructionSource.Ranges ranges = source.ranges().get();
    EnergyTable<EnergyTableWriter.Entry> entries =
        EnergyTable.of(
                ranges.all(),
                ranges.unit(),
                range -> add(row + "." + ranges.directory(range), source.within(range)))
            .map(of -> EnergyRangeReconstructions.entry(ranges, of.range(), of.result()));
    EnergyTableWriter table =
        new EnergyTableWriter(
            source.configuration().strategy(),
            entries.rows().get(0).result().result().dipole().axes(),
            entries,
            Optional.empty(),
            RunRecord.begin(source.configuration()).provenance(List.of()));
    quantities.addAll(ResultQuantities.of(row + ".energies", table.tree()));
  }

  private ReconstructionSource.Outcome add(String row, ReconstructionSource source)
      throws IOException {
    RunRecord record = RunRecord.begin(source.configuration());
    SearchedSky searched =
        source.searched(
            RunListener.SILENT::events,
            RunListener.SILENT::sweep,
            UsualToys.NONE,
            ToyKeeper.of(IsotropicToys.NONE));
    ReconstructionSource.Outcome outcome = searched.outcome();
    Reconstruction result = outcome.result();
    quantities.addAll(
        ResultQuantities.of(
            row,
            ResultJson.tree(result, searched.significance(), record.provenance(outcome.inputs()))));
    quantities.addAll(MapQuantities.of(row, result));
    warnings.put(row, result.warnings());
    frames.put(row, result.data().timeFrame());
    if (!result.converged()) {
      checks.add(
          Check.failed(Check.Kind.RUN, row + ".convergence", "not converged", "a fit that ends"));
    }
    return outcome;
  }

  private void compare() {
    sky.simulation()
        .ifPresent(
            simulation ->
                sky.truth().forEach(rule -> compare(rule, simulation.plan().sky().dipole())));
    sky.expectations().forEach(expected -> checks.add(expected.compare(quantities)));
    sky.independent().forEach(numbers -> checks.addAll(numbers.compare(quantities)));
    for (RegressionSky.ExpectedWarning expected : sky.warnings()) {
      List<String> told = warnings.getOrDefault(expected.row(), List.of());
      boolean found = told.stream().anyMatch(text -> text.contains(expected.says()));
      checks.add(
          new Check(
              Check.Kind.EXPECTATION,
              expected.row() + ".warnings",
              found ? "told" : "not among " + told,
              "a warning with '" + expected.says() + "'",
              found ? 0 : Double.POSITIVE_INFINITY,
              Double.NaN,
              "a fault of the data must be flagged"));
    }
  }

  /** The sky is in sidereal time; another time frame shows nothing of it over whole years. */
  private void compare(TruthRule rule, SkyDipole dipole) {
    for (String row : rule.rows()) {
      boolean sidereal = frames.getOrDefault(row, TimeFrame.SIDEREAL) == TimeFrame.SIDEREAL;
      Map<String, Double> truth = new HashMap<>();
      for (DipoleComponent component : DipoleComponent.values()) {
        truth.put(
            component.key(),
            sidereal || component == DipoleComponent.D_N ? dipole.component(component) : 0.0);
      }
      TruthRule one = new TruthRule(List.of(row), rule.components(), rule.tolerance());
      checks.addAll(one.compare(truth, quantities));
    }
  }
}
