package org.anisky.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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

  /**
   * Runs all toys that the journal does not have.
   *
   * @param workers threads to use; their number never changes the result
   * @param journal has earlier results and receives the new ones
   * @return toys by growing number, in each the strategies in their order
   * @throws InvalidInputException naming the toy, when a strategy refuses one
   */
  public List<ToyResult> run(Workers workers, ToyJournal journal, ToyProgress progress) {
    List<List<ToyResult>> slots = new ArrayList<>();
    Map<Long, List<ToyResult>> finished = journal.finished();
    List<Integer> missing = new ArrayList<>();
    int number = range.size();
    for (int k = 0; k < number; k++) {
      List<ToyResult> known = finished.get(replica(k));
      slots.add(known);
      if (known == null) {
        missing.add(k);
      }
    }
    if (missing.isEmpty()) {
      return slots.stream().flatMap(List::stream).toList();
    }
    List<PreparedReconstructor> prepared =
        strategies.stream().map(strategy -> strategy.prepare(geometry)).toList();
    int[] done = {number - missing.size()};
    @SuppressWarnings({"unchecked", "rawtypes"})
    List<ToyResult>[] results = new List[missing.size()];
    workers.run(
        results.length,
        block -> {
          long replica = replica(missing.get(block));
          results[block] = toy(replica, prepared);
          synchronized (done) {
            journal.append(replica, results[block]);
            progress.toy(++done[0], number);
          }
        });
    for (int block = 0; block < results.length; block++) {
      slots.set(missing.get(block), results[block]);
    }
    return slots.stream().flatMap(List::stream).toList();
  }

  private long replica(int k) {
    return range.first() + k;
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
