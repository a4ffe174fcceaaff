package org.anisky.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.anisky.configuration.SkyMapsConfiguration;
import org.anisky.counts.EnergyRange;
import org.anisky.io.files.InputDigest;
import org.anisky.io.files.ResultDirectory;
import org.anisky.io.results.EnergyTableWriter;
import org.anisky.io.results.MapResultJson;
import org.anisky.io.results.MapResultWriter;
import org.anisky.io.results.Provenance;
import org.anisky.reconstruction.EnergyTable;
import org.anisky.reconstruction.RangeResult;
import org.anisky.reconstruction.montecarlo.MapReconstruction;
import org.anisky.report.EnergyPlot;
import org.anisky.report.MapPictures;
import org.anisky.report.PictureWriter;

/** A reconstruction of maps of the sky, in one or several energy ranges: read, fit, write, tell. */
final class MapRun {
  private final SkyMapsConfiguration configuration;
  private final PictureWriter writer;
  private final PrintWriter out;
  private final Instant start = Instant.now();

  /**
   * @param out receives the summary
   */
  MapRun(SkyMapsConfiguration configuration, boolean pictures, PrintWriter out) {
    this.configuration = configuration;
    writer = new PictureWriter(pictures ? configuration.pictures() : List.of());
    this.out = out;
  }

  /**
   * Runs.
   *
   * @param directory not yet committed
   * @return whether all fits converged
   */
  boolean run(ResultDirectory directory) throws IOException {
    if (configuration.ranges().isPresent()) {
      return inRanges(directory);
    }
    SkyMapsConfiguration.Run<MapReconstruction> run = configuration.run();
    write(run.result(), run.inputs(), directory);
    new MapSummary(run.result(), out).print();
    return run.result().estimate().converged();
  }

  private void write(MapReconstruction result, List<InputDigest> inputs, ResultDirectory directory)
      throws IOException {
    writer.write(new MapPictures(result).all(), directory);
    new MapResultWriter(result, provenance(inputs)).write(directory);
  }

  private Provenance provenance(List<InputDigest> inputs) {
    return new Provenance(
        configuration.effective(), inputs, null, start, Duration.between(start, Instant.now()));
  }

  private boolean inRanges(ResultDirectory directory) throws IOException {
    SkyMapsConfiguration.Run<EnergyTable<MapReconstruction>> run = configuration.runRanges();
    EnergyTable<MapReconstruction> table = run.result();
    Set<String> written = new HashSet<>();
    for (EnergyTable.Row<MapReconstruction> row : table.rows()) {
      if (written.add(name(row.range()))) {
        write(row.result(), run.inputs(), directory.within(name(row.range())));
        out.println("energy " + row.range().describe() + " " + table.unit());
        new MapSummary(row.result(), out).print();
      }
    }
    EnergyTable<EnergyTableWriter.Entry> entries = table.map(this::entry);
    EnergyTable<RangeResult> results = entries.map(row -> row.result().result());
    new EnergyTableWriter(
            MapReconstruction.STRATEGY,
            results.rows().get(0).result().dipole().axes(),
            entries,
            provenance(run.inputs()))
        .write(directory);
    writer.write(
        "energies",
        EnergyPlot.of(
            "Dipole over energy",
            configuration.name() + " · " + MapReconstruction.STRATEGY,
            results),
        directory);
    new EnergySummary(MapReconstruction.STRATEGY, results).print(out);
    return table.rows().stream().allMatch(row -> row.result().estimate().converged());
  }

  private EnergyTableWriter.Entry entry(EnergyTable.Row<MapReconstruction> row) {
    MapReconstruction result = row.result();
    return new EnergyTableWriter.Entry(
        result(result),
        name(row.range()),
        MapResultJson.dipole(result),
        Optional.of(result.estimate().converged() ? "converged" : "not converged"),
        result.warnings(),
        MapResultJson.galacticDipole(result));
  }

  private static RangeResult result(MapReconstruction result) {
    return new RangeResult(
        Math.round(result.events().read()), OptionalDouble.empty(), result.rangeDipole());
  }

  private String name(EnergyRange range) {
    return EnergyRun.name(configuration.ranges().orElseThrow().ranges(), range);
  }
}
