package org.anisky.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.configuration.DetectorConfiguration;
import org.anisky.configuration.EnergyRangesConfiguration;
import org.anisky.configuration.RunConfiguration;
import org.anisky.counts.EnergyRange;
import org.anisky.counts.EnergyRanges;
import org.anisky.io.EventProgress;
import org.anisky.io.files.InputDigest;
import org.anisky.io.files.ResultDirectory;
import org.anisky.io.results.EnergyTableWriter;
import org.anisky.io.results.Provenance;
import org.anisky.io.results.ResultJson;
import org.anisky.reconstruction.Convergence;
import org.anisky.reconstruction.DipoleAxes;
import org.anisky.reconstruction.EnergyTable;
import org.anisky.reconstruction.RangeDipole;
import org.anisky.reconstruction.RangeResult;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.report.EnergyPlot;
import org.anisky.report.PictureWriter;
import org.anisky.run.EnergyRangeEvents;
import org.anisky.run.EventLists;
import org.anisky.sky.TimeFrame;

/**
 * A reconstruction in every energy range of a configuration, differential and cumulative: a result
 * directory per range, and one table and one picture of all.
 *
 * <p>A range that cannot be reconstructed ends the run: a table from which ranges are missing reads
 * like one in which they were never asked for. A fit that does not converge is a result, as it is
 * without ranges.
 */
final class EnergyRun {
  private final ReconstructionRun run;
  private final RunConfiguration configuration;
  private final EnergyRangesConfiguration ranges;
  private final EventLists lists;

  /**
   * @param configuration with energy ranges
   * @param lists as {@link #lists} made them
   */
  EnergyRun(ReconstructionRun run, RunConfiguration configuration, EventLists lists) {
    this.run = run;
    this.lists = lists;
    this.configuration = configuration;
    ranges = configuration.energyRanges().orElseThrow();
  }

  /**
   * Refuses what does not go with energy ranges.
   *
   * @param counts whether counts are read in place of the events
   * @param frames whether all time frames are asked for
   */
  static void check(RunConfiguration configuration, boolean counts, boolean frames) {
    EnergyRangesConfiguration ranges = configuration.energyRanges().orElseThrow();
    if (counts) {
      throw InvalidInputException.of(
          "--data: counts carry no energies; energy-ranges (%s) needs the events", ranges.place());
    }
    if (frames) {
      throw InvalidInputException.of(
          "--frames all does not go with energy-ranges (%s); choose one frame with --set"
              + " time-frame=...",
          ranges.place());
    }
  }

  /**
   * Reads all events once for all ranges, and refuses ranges with too few of them.
   *
   * @param workers who read
   * @param progress is told how many events are read
   */
  static EventLists lists(RunConfiguration configuration, Workers workers, EventProgress progress)
      throws IOException {
    EnergyRangesConfiguration ranges = configuration.energyRanges().orElseThrow();
    EventLists lists =
        new EventLists(List.of(configuration.timeFrame()), ranges.ranges().differential(), workers);
    EnergyRangeEvents.require(ranges, configuration, lists, progress);
    return lists;
  }

  /**
   * Runs all ranges.
   *
   * @return whether all fits converged
   */
  boolean run(ResultDirectory directory) throws IOException {
    Instant start = Instant.now();
    Set<InputDigest> inputs = new LinkedHashSet<>();
    EnergyTable<ReconstructionRun.Outcome> outcomes =
        EnergyTable.of(
            ranges.ranges(),
            ranges.unit(),
            range -> {
              run.heading("energy " + range.describe() + " " + ranges.unit());
              ReconstructionRun.Outcome outcome =
                  run.run(
                      configuration.inRange(range),
                      directory.within(name(ranges.ranges(), range)),
                      lists);
              inputs.addAll(outcome.inputs());
              return outcome;
            });
    EnergyTable<EnergyTableWriter.Entry> entries = outcomes.map(this::entry);
    EnergyTable<RangeResult> results = entries.map(row -> row.result().result());
    Provenance provenance =
        new Provenance(
            configuration.effective(),
            List.copyOf(inputs),
            null,
            start,
            Duration.between(start, Instant.now()));
    new EnergyTableWriter(configuration.strategy(), DipoleAxes.EQUATORIAL, entries, provenance)
        .write(directory);
    if (run.pictures()) {
      new PictureWriter(configuration.pictures())
          .write("energies", EnergyPlot.of("Dipole over energy", subtitle(), results), directory);
    }
    if (!run.quiet()) {
      new EnergySummary(configuration.strategy(), results).print(run.out());
    }
    return outcomes.rows().stream().allMatch(row -> row.result().converged());
  }

  private EnergyTableWriter.Entry entry(EnergyTable.Row<ReconstructionRun.Outcome> row) {
    ReconstructionRun.Outcome outcome = row.result();
    Reconstruction reconstruction = outcome.result();
    return new EnergyTableWriter.Entry(
        result(outcome),
        name(ranges.ranges(), row.range()),
        ResultJson.dipole(reconstruction),
        reconstruction.status().map(Convergence.Status::key),
        reconstruction.warnings());
  }

  private static RangeResult result(ReconstructionRun.Outcome outcome) {
    Reconstruction reconstruction = outcome.result();
    return new RangeResult(
        reconstruction.data().eventsUsed(), outcome.meanEnergy(), RangeDipole.of(reconstruction));
  }

  /** A range that reaches to the end is cumulative, whatever else it is. */
  static String name(EnergyRanges all, EnergyRange range) {
    String from = EnergyRange.number(range.from());
    return all.cumulative().contains(range)
        ? "energy-from-" + from
        : "energy-" + from + "-" + EnergyRange.number(range.until());
  }

  private String subtitle() {
    String detectors =
        configuration.detectors().stream()
            .map(DetectorConfiguration::name)
            .collect(Collectors.joining(", "));
    String frame =
        configuration.timeFrame() == TimeFrame.SIDEREAL
            ? ""
            : " · " + configuration.timeFrame().key() + " time";
    return detectors + " · " + configuration.strategy() + frame;
  }
}
