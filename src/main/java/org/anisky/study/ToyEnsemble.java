package org.anisky.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.model.ScanGeometry;
import org.anisky.model.ScannedData;
import org.anisky.reconstruction.PreparedReconstructor;
import org.anisky.reconstruction.Progress;
import org.anisky.reconstruction.Reconstructor;
import org.anisky.simulation.ToySkies;

/**
 * Many toy data sets, each passed through several strategies. Toys run in parallel, each on one
 * thread; a toy is found by its number, so that neither the number of threads nor an interruption
 * changes a bit of any result.
 */
public final class ToyEnsemble {
  private final ToySkies skies;
  private final List<Reconstructor> strategies;
  private final ToyRange range;
  private final ScanGeometry geometry;

  /**
   * @param skies the toys
   * @param strategies with different names
   * @param range replicas that are used
   */
  public ToyEnsemble(ToySkies skies, List<Reconstructor> strategies, ToyRange range) {
    this.skies = skies;
    this.strategies = List.copyOf(strategies);
    this.range = range;
    geometry = skies.geometry();
  }

  /** Makes toys on threads of this machine. */
  public ToyMaker here(Workers workers) {
    return (replicas, receiver) -> {
      List<PreparedReconstructor> ready = prepared();
      Object one = new Object();
      workers.run(
          replicas.size(),
          block -> {
            long replica = replicas.get(block);
            List<ToyResult> results = toy(replica, ready);
            synchronized (one) {
              receiver.made(replica, results);
            }
          });
    };
  }

  /** Makes one toy at a time, from any number of threads. */
  public LongFunction<List<ToyResult>> toys() {
    List<PreparedReconstructor> ready = prepared();
    return replica -> toy(replica, ready);
  }

  private List<PreparedReconstructor> prepared() {
    return strategies.stream().map(strategy -> strategy.prepare(geometry)).toList();
  }

  /**
   * Runs all toys that the journal does not have.
   *
   * @param maker who makes toys; never changes the result
   * @param journal has earlier results and receives the new ones
   * @return toys by growing number, in each the strategies in their order
   * @throws IOException when the maker fails
   * @throws InvalidInputException naming the toy, when a strategy refuses one
   */
  public List<ToyResult> run(ToyMaker maker, ToyJournal journal, ToyProgress progress)
      throws IOException {
    Map<Long, List<ToyResult>> toys = new TreeMap<>();
    List<Long> missing = new ArrayList<>();
    Map<Long, List<ToyResult>> finished = journal.finished();
    for (long replica = range.first(); replica <= range.last(); replica++) {
      List<ToyResult> known = finished.get(replica);
      if (known == null) {
        missing.add(replica);
      } else {
        toys.put(replica, known);
      }
    }
    if (!missing.isEmpty()) {
      maker.make(
          missing,
          (replica, results) -> {
            toys.put(replica, results);
            journal.append(replica, results);
            progress.toy(toys.size(), range.size());
          });
    }
    return toys.values().stream().flatMap(List::stream).toList();
  }

  /** As above, on threads of this machine. */
  public List<ToyResult> run(Workers workers, ToyJournal journal, ToyProgress progress) {
    try {
      return run(here(workers), journal, progress);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<ToyResult> toy(long replica, List<PreparedReconstructor> prepared) {
    try {
      ScannedData data = geometry.scan(skies.dataset(replica), Workers.single());
      ToyResult[] results = new ToyResult[strategies.size()];
      for (int s = 0; s < results.length; s++) {
        results[s] =
            new ToyResult(
                replica,
                strategies.get(s).name(),
                prepared.get(s).reconstruct(data, Progress.SILENT).dipole());
      }
      return Arrays.asList(results);
    } catch (InvalidInputException e) {
      throw new InvalidInputException("toy " + replica + ": " + e.getMessage(), e);
    }
  }
}
