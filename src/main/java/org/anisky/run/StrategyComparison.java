package org.anisky.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.anisky.Workers;
import org.anisky.configuration.ComparisonConfiguration;
import org.anisky.configuration.PictureFormat;
import org.anisky.io.files.ExistingOutput;
import org.anisky.io.files.InputDigest;
import org.anisky.io.files.ResultDirectory;
import org.anisky.model.DipoleEstimate;
import org.anisky.report.ComparisonPlot;
import org.anisky.report.PictureWriter;
import org.anisky.results.ComparisonWriter;
import org.anisky.sky.TimeFrame;
import org.anisky.study.MethodComparison;

/**
 * Several strategies on the same data, from a configuration to a result directory: {@code
 * compare.json}, {@code compare.csv} and the picture.
 *
 * @param configuration names data and strategies
 * @param data directory of counts in place of what the configuration names, with the truth if it is
 *     there
 * @param frames given for all time frames
 * @param pictures formats of the picture; empty for none
 * @param workers threads to use; their number never changes the result
 * @param listener is told of events, toys and comparisons
 */
public record StrategyComparison(
    ComparisonConfiguration configuration,
    Optional<Path> data,
    Optional<AllFrames> frames,
    List<PictureFormat> pictures,
    Workers workers,
    RunListener listener) {
  /** Checks that there is one range of energy. */
  public StrategyComparison {
    configuration.run().requireOneRange("compare");
    configuration.run().requireOwnErrors("compare");
    pictures = List.copyOf(pictures);
  }

  /**
   * Reads, compares and writes.
   *
   * @param existing what happens to a directory that is there
   * @return whether all fits converged
   */
  public boolean run(ExistingOutput existing) throws IOException {
    try (ResultDirectory directory =
        ResultDirectory.create(configuration.run().output(), existing)) {
      EventLists lists =
          new EventLists(AllFrames.of(frames, configuration.run()), List.of(), workers);
      boolean converged =
          frames.isPresent()
              ? inAllFrames(frames.get(), lists, directory)
              : compare(configuration, lists, directory, input -> {}).converged();
      listener.filled(directory);
      directory.commit();
      listener.written("Comparison", directory.target());
      return converged;
    }
  }

  private boolean inAllFrames(AllFrames all, EventLists lists, ResultDirectory directory)
      throws IOException {
    RunRecord record = begin(configuration);
    Map<String, InputDigest> inputs = new LinkedHashMap<>();
    Map<TimeFrame, MethodComparison> comparisons =
        all.each(
            listener,
            directory,
            (frame, inner) ->
                compare(
                    configuration.inFrame(frame),
                    lists,
                    inner,
                    input -> inputs.put(input.path(), input)));
    Map<String, Map<TimeFrame, DipoleEstimate>> estimates = new LinkedHashMap<>();
    for (int s = 0; s < configuration.strategies().size(); s++) {
      Map<TimeFrame, DipoleEstimate> row = new EnumMap<>(TimeFrame.class);
      for (Map.Entry<TimeFrame, MethodComparison> entry : comparisons.entrySet()) {
        row.put(entry.getKey(), entry.getValue().rows().get(s).dipole());
      }
      estimates.put(configuration.strategies().get(s).name(), row);
    }
    all.write(
        estimates,
        Optional.empty(),
        record.provenance(List.copyOf(inputs.values())),
        listener,
        directory);
    return comparisons.values().stream().allMatch(MethodComparison::converged);
  }

  private MethodComparison compare(
      ComparisonConfiguration inFrame,
      EventLists lists,
      ResultDirectory directory,
      Consumer<InputDigest> read)
      throws IOException {
    RunRecord record = begin(inFrame);
    StrategyRows rows = new StrategyRows(inFrame, data, lists, listener::events);
    MethodComparison comparison = rows.compare(workers, listener::toy);
    rows.inputs().forEach(read);
    new ComparisonWriter(comparison, rows.warnings(), record.provenance(rows.inputs()))
        .write(directory);
    new PictureWriter(pictures).write("compare", ComparisonPlot.of(comparison), directory);
    listener.compared(comparison, rows.warnings());
    return comparison;
  }

  private static RunRecord begin(ComparisonConfiguration configuration) {
    return RunRecord.begin(configuration.run(), configuration.seed());
  }
}
