package org.anisky.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.configuration.EnsembleConfiguration;
import org.anisky.configuration.PictureFormat;
import org.anisky.configuration.StrategyChoice;
import org.anisky.configuration.StrategyFactory;
import org.anisky.counts.LocalSky;
import org.anisky.exposure.AcceptanceMap;
import org.anisky.exposure.LiveTimeTable;
import org.anisky.exposure.SimulatedExposure;
import org.anisky.grid.SkyMap;
import org.anisky.io.files.ExistingOutput;
import org.anisky.io.files.ResultDirectory;
import org.anisky.reconstruction.Reconstructor;
import org.anisky.report.PictureWriter;
import org.anisky.report.PullPlot;
import org.anisky.simulation.RandomStreams;
import org.anisky.simulation.SimulatedDetector;
import org.anisky.simulation.SimulationPlan;
import org.anisky.simulation.ToySkies;
import org.anisky.sky.TimeFrame;
import org.anisky.study.EnsembleStatistics;
import org.anisky.study.IntervalCoverage;
import org.anisky.study.Leakage;
import org.anisky.study.ToyEnsemble;
import org.anisky.study.ToyJournal;
import org.anisky.study.ToyProgress;
import org.anisky.study.ToyRange;
import org.anisky.study.ToyResult;

/**
 * Toys of one synthetic sky through several strategies. Finished toys are kept beside the result
 * directory until all are done, so that an interrupted study goes on where it was.
 */
public final class ToyStudy {
  private final EnsembleConfiguration configuration;
  private final boolean coverage;
  private final Engine engine;

  /** A study of one configuration, without coverage of intervals. */
  public ToyStudy(EnsembleConfiguration configuration) {
    this(configuration, false, Engine.HERE);
  }

  /**
   * A study of one configuration.
   *
   * @param coverage whether intervals and limits of every toy are made and compared with the truth
   * @param engine where toys are made
   */
  public ToyStudy(EnsembleConfiguration configuration, boolean coverage, Engine engine) {
    this.configuration = configuration;
    this.coverage = coverage;
    this.engine = engine;
  }

  /**
   * What comes out.
   *
   * @param toys every toy and strategy
   * @param statistics per strategy and component
   * @param coverage of intervals and limits, per strategy
   */
  public record Result(
      List<ToyResult> toys, List<EnsembleStatistics> statistics, List<IntervalCoverage> coverage) {}

  /**
   * Runs the toys that are not done yet, and writes all.
   *
   * @param parts directories of {@link #runPart}, whose toys are taken as they are
   * @param pictures formats of the picture; empty for none
   * @param workers threads to use; their number never changes the result
   * @param existing what happens to a directory that is there
   * @param listener is told of toys and their statistics
   */
  public void run(
      List<Path> parts,
      List<PictureFormat> pictures,
      Workers workers,
      ExistingOutput existing,
      RunListener listener)
      throws IOException {
    List<Map<Long, List<ToyResult>>> known = new ArrayList<>();
    for (Path part : parts) {
      known.add(new ToyPart(configuration).read(part));
    }
    SimulationPlan plan = configuration.plan();
    RunRecord record = RunRecord.begin(configuration.effective(), plan.seed());
    try (ResultDirectory directory = ResultDirectory.create(configuration.output(), existing);
        ToyJournalFile journal = ToyJournalFile.open(configuration)) {
      known.forEach(journal::take);
      if (!journal.finished().isEmpty()) {
        listener.toysKnown(journal.finished().size());
      }
      Result result = finish(journal, () -> run(workers, journal, listener::toy));
      new EnsembleWriter(result, plan.sky().dipole(), record.provenance(List.of()))
          .write(directory);
      new PictureWriter(pictures)
          .write("pulls", PullPlot.of(result.toys(), result.statistics()), directory);
      listener.filled(directory);
      directory.commit();
      journal.delete();
      listener.ensemble(result.statistics(), result.coverage());
      listener.written("Ensemble", directory.target());
    }
  }

  private interface Work<T> {
    T done() throws IOException;
  }

  /**
   * A journal that an ensemble begins which is refused holds nothing that anybody can go on with.
   */
  private <T> T finish(ToyJournalFile journal, Work<T> work) throws IOException {
    try {
      return work.done();
    } catch (InvalidInputException e) {
      if (journal.finished().isEmpty()) {
        journal.delete();
      }
      throw e;
    }
  }

  /**
   * Runs the toys that the journal does not have.
   *
   * @param workers threads to use; their number never changes the result
   */
  public Result run(Workers workers, ToyJournal journal, ToyProgress progress) throws IOException {
    Prepared prepared = prepare(workers);
    List<Leakage> leakage =
        Leakage.of(prepared.plan, prepared.strategies, prepared.eventSums, workers);
    List<ToyResult> toys =
        toys(prepared, ToyRange.of(configuration.toys()), workers, journal, progress);
    return new Result(
        toys,
        EnsembleStatistics.of(toys, prepared.plan.sky().dipole(), leakage),
        IntervalCoverage.of(toys, prepared.plan.sky().dipole(), coverage, workers));
  }

  /**
   * Runs some of the toys and writes them, for {@link #run} on another day to take them up.
   *
   * @param range of toys
   * @param workers threads to use; their number never changes the result
   * @param existing what happens to a directory that is there
   * @param listener is told of toys
   */
  public void runPart(
      ToyRange range, Workers workers, ExistingOutput existing, RunListener listener)
      throws IOException {
    RunRecord record = RunRecord.begin(configuration.effective(), configuration.plan().seed());
    try (ResultDirectory directory = ResultDirectory.create(configuration.output(), existing);
        ToyJournalFile journal = ToyJournalFile.open(configuration)) {
      if (!journal.finished().isEmpty()) {
        listener.toysKnown(journal.finished().size());
      }
      List<ToyResult> toys =
          finish(journal, () -> toys(prepare(workers), range, workers, journal, listener::toy));
      new ToyPart(configuration).write(directory, range, toys, record.provenance(List.of()));
      directory.commit();
      journal.delete();
      listener.written("Toys", directory.target());
    }
  }

  private List<ToyResult> toys(
      Prepared prepared, ToyRange range, Workers workers, ToyJournal journal, ToyProgress progress)
      throws IOException {
    ToyEnsemble ensemble = prepared.ensemble(range);
    return ensemble.run(engine.toys(configuration, ensemble.here(workers)), journal, progress);
  }

  /**
   * Makes single toys.
   *
   * @param workers threads that prepare them
   * @return a toy by its number, from any number of threads
   */
  public LongFunction<List<ToyResult>> toys(Workers workers) throws IOException {
    return prepare(workers).ensemble(ToyRange.of(configuration.toys())).toys();
  }

  /** What every toy needs. */
  private record Prepared(
      SimulationPlan plan, ToySkies skies, List<Reconstructor> strategies, boolean eventSums) {
    ToyEnsemble ensemble(ToyRange range) {
      return new ToyEnsemble(skies, strategies, range);
    }
  }

  private Prepared prepare(Workers workers) throws IOException {
    SimulationPlan plan = configuration.plan();
    ToySkies skies = ToySkies.of(plan, workers);
    boolean eventSums = configuration.options().needsEventSums();
    if (eventSums) {
      skies = skies.withEventSums();
    }
    StrategyFactory factory =
        new StrategyFactory(configuration.options(), List.of(), exposures(plan));
    List<Reconstructor> strategies = new ArrayList<>();
    for (StrategyChoice choice : configuration.strategies()) {
      strategies.add(factory.dipole(choice, skies.asimov()));
    }
    return new Prepared(plan, skies, strategies, eventSums);
  }

  /** The exposure as it is simulated. */
  private static Map<String, SimulatedExposure> exposures(SimulationPlan plan) {
    Map<String, SimulatedExposure> exposures = new LinkedHashMap<>();
    for (SimulatedDetector detector : plan.detectors()) {
      double[] rate =
          detector
              .rate()
              .backgroundRate(
                  plan.binning(),
                  detector.events(),
                  detector.name(),
                  RandomStreams.of(plan.seed()));
      exposures.put(
          detector.name(),
          new SimulatedExposure(
              new AcceptanceMap(acceptance(detector), Optional.empty()),
              new LiveTimeTable("simulated rate", plan.binning(), TimeFrame.SIDEREAL, rate)));
    }
    return exposures;
  }

  private static SkyMap acceptance(SimulatedDetector detector) {
    LocalSky sky = detector.sky();
    double[] inView = detector.acceptance().on(sky, detector.name()).acceptance();
    double[] values = new double[sky.grid().size()];
    BitSet observed = new BitSet(values.length);
    for (int i = 0; i < inView.length; i++) {
      values[sky.gridPixel(i)] = inView[i];
      observed.set(sky.gridPixel(i));
    }
    return SkyMap.of(sky.grid(), sky.frame(), "acceptance", "1", values, observed);
  }
}
