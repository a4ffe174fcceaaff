package org.anisky.counts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.anisky.InvalidInputException;

/**
 * The blocks of every detector added up, as if its events had never been parted: one rate and one
 * acceptance for all time. Counts of events of weight 1 and sums of weights are added in the order
 * of the blocks.
 */
public final class JoinedBlocks {
  private JoinedBlocks() {}

  /**
   * A data set without blocks.
   *
   * @param data not modified
   * @return the same when it has no blocks
   * @throws InvalidInputException when blocks of one detector do not see the same
   */
  public static Dataset of(Dataset data) {
    Map<String, List<DetectorCounts>> wholes = new LinkedHashMap<>();
    for (DetectorCounts counts : data.detectors()) {
      wholes.computeIfAbsent(counts.wholeName(), name -> new ArrayList<>()).add(counts);
    }
    if (data.detectors().stream().allMatch(counts -> counts.block().isEmpty())) {
      return data;
    }
    List<DetectorCounts> joined = new ArrayList<>();
    wholes.forEach((name, blocks) -> joined.add(joined(name, blocks)));
    return new Dataset(joined);
  }

  private static DetectorCounts joined(String name, List<DetectorCounts> blocks) {
    DetectorCounts first = blocks.get(0);
    if (first.block().isEmpty()) {
      return first;
    }
    int bins = first.binning().bins();
    double[][] counts = new double[bins][first.sky().size()];
    boolean weighted = blocks.stream().anyMatch(DetectorCounts::isWeighted);
    double[][] squares = weighted ? new double[bins][first.sky().size()] : null;
    for (DetectorCounts block : blocks) {
      if (!block.view().seesAs(first.view())) {
        throw InvalidInputException.of(
            "%s and %s do not see the same pixels and bins; they are no blocks of one detector",
            first.name(), block.name());
      }
      for (int tau = 0; tau < bins; tau++) {
        add(block.bin(tau), counts[tau]);
        if (weighted) {
          add(block.squaredWeights(tau), squares[tau]);
        }
      }
    }
    return new DetectorCounts(
        name,
        first.sky(),
        first.binning(),
        first.timeFrame(),
        counts,
        squares,
        origin(blocks),
        statistics(blocks));
  }

  private static void add(double[] values, double[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += values[i];
    }
  }

  private static Optional<EventStatistics> statistics(List<DetectorCounts> blocks) {
    if (blocks.stream().anyMatch(block -> block.eventStatistics().isEmpty())) {
      return Optional.empty();
    }
    SumsAccumulator[] sums =
        Stream.generate(SumsAccumulator::new).limit(4).toArray(SumsAccumulator[]::new);
    for (DetectorCounts block : blocks) {
      EventStatistics own = block.eventStatistics().orElseThrow();
      sums[0].add(SumsAccumulator.of(own.inView()));
      sums[1].add(SumsAccumulator.of(own.all()));
      sums[2].add(SumsAccumulator.of(own.weightedInView()));
      sums[3].add(SumsAccumulator.of(own.weightedAll()));
    }
    return Optional.of(
        new EventStatistics(sums[0].sums(), sums[1].sums(), sums[2].sums(), sums[3].sums()));
  }

  private static CountsOrigin origin(List<DetectorCounts> blocks) {
    CountsOrigin first = blocks.get(0).origin();
    Map<String, Long> rejected = new TreeMap<>();
    long used = 0;
    double times = 0;
    double earliest = Double.POSITIVE_INFINITY;
    double latest = Double.NEGATIVE_INFINITY;
    for (DetectorCounts block : blocks) {
      CountsOrigin origin = block.origin();
      origin.eventsRejected().forEach((why, n) -> rejected.merge(why, n, Long::sum));
      used += origin.eventsUsed();
      times += origin.eventsUsed() * origin.meanUnixTime();
      earliest = Math.min(earliest, origin.firstUnixTime());
      latest = Math.max(latest, origin.lastUnixTime());
    }
    return new CountsOrigin(
        first.source(),
        first.digest(),
        used,
        rejected,
        times / used,
        earliest,
        latest,
        first.cuts(),
        first.clock(),
        first.remarks(),
        List.of(),
        TimePiece.ofAll(blocks.stream().map(DetectorCounts::origin).toList()),
        List.of());
  }
}
