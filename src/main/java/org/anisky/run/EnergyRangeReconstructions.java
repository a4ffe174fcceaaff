package org.anisky.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.anisky.InvalidInputException;
import org.anisky.counts.EnergyRange;
import org.anisky.inference.JointSignificance;
import org.anisky.inference.SkySignificance;
import org.anisky.io.Excerpt;
import org.anisky.io.files.InputDigest;
import org.anisky.io.files.ResultDirectory;
import org.anisky.io.files.Sha256;
import org.anisky.io.text.PublishedDipoles;
import org.anisky.reconstruction.Convergence;
import org.anisky.reconstruction.EnergyTable;
import org.anisky.reconstruction.PublishedDipole;
import org.anisky.reconstruction.RangeResult;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.report.EnergyPlot;
import org.anisky.results.EnergyTableWriter;
import org.anisky.results.GalacticDipoleJson;
import org.anisky.results.ResultJson;

/**
 * A reconstruction in every energy range of a configuration, differential and cumulative: a result
 * directory per range, and one table and one picture of all.
 *
 * <p>A range that cannot be reconstructed ends the run: a table from which ranges are missing reads
 * like one in which they were never asked for. A fit that does not converge is a result, as it is
 * without ranges.
 */
final class EnergyRangeReconstructions {
  private final SkyReconstruction run;
  private final ReconstructionSource source;
  private final ReconstructionSource.Ranges ranges;

  /**
   * @param source with energy ranges
   */
  EnergyRangeReconstructions(SkyReconstruction run, ReconstructionSource source) {
    this.run = run;
    this.source = source;
    ranges = source.ranges().orElseThrow();
  }

  /**
   * Reconstructs all ranges.
   *
   * @return whether all fits converged
   */
  boolean run(ResultDirectory directory) throws IOException {
    RunRecord record = RunRecord.begin(source.configuration());
    Set<InputDigest> inputs = new LinkedHashSet<>();
    List<PublishedDipole> published = published(inputs);
    Map<EnergyRange, PartsTogether.Ended<InRange>> ended = together(directory);
    Set<String> parts = new LinkedHashSet<>();
    Map<String, SkySignificance> searches = new LinkedHashMap<>();
    EnergyTable<InRange> found =
        EnergyTable.of(
            ranges.all(),
            ranges.unit(),
            range -> {
              InRange inRange = ended.get(range).get();
              String name = ranges.describe(range);
              parts.add(name);
              inRange.significance().ifPresent(search -> searches.put(name, search));
              inputs.addAll(inRange.inputs());
              return inRange;
            });
    EnergyTable<EnergyTableWriter.Entry> entries = found.map(row -> row.result().entry());
    EnergyTable<RangeResult> results = entries.map(row -> row.result().result());
    Optional<JointSignificance> joint =
        searches.keySet().equals(parts) ? JointSignificance.of(searches) : Optional.empty();
    new EnergyTableWriter(
            source.configuration().strategy(),
            results.rows().get(0).result().dipole().axes(),
            entries,
            joint,
            record.provenance(List.copyOf(inputs)))
        .write(directory);
    if (!published.isEmpty()) {
      PublishedDipoles.write(directory.file(PublishedDipoles.FILE), published);
    }
    EnergyPlot plot = EnergyPlot.of("Dipole over energy", source.title(), results).among(published);
    run.picturesOf(source).write("energies", plot, directory);
    run.listener().energies(source.configuration().strategy(), results);
    joint.ifPresent(run.listener()::searches);
    return found.rows().stream().allMatch(row -> row.result().converged());
  }

  /** What is kept of a range when its files are written. */
  private record InRange(
      EnergyTableWriter.Entry entry,
      boolean converged,
      List<InputDigest> inputs,
      Optional<SkySignificance> significance) {}

  /** Reconstructs every range once. */
  private Map<EnergyRange, PartsTogether.Ended<InRange>> together(ResultDirectory directory) {
    List<EnergyRange> each = EnergyTable.each(ranges.all());
    List<PartsTogether.Part<InRange>> parts = new ArrayList<>();
    for (EnergyRange range : each) {
      ResultDirectory inner = directory.within(ranges.directory(range));
      parts.add(
          told -> {
            told.part("energy " + ranges.describe(range));
            SearchedSky searched = run.telling(told).one(source.within(range), inner);
            ReconstructionSource.Outcome outcome = searched.outcome();
            return new InRange(
                entry(ranges, range, outcome),
                outcome.result().converged(),
                outcome.inputs(),
                searched.significance());
          });
    }
    List<PartsTogether.Ended<InRange>> ended =
        PartsTogether.run(run.workers(), run.listener(), parts);
    Map<EnergyRange, PartsTogether.Ended<InRange>> byRange = new HashMap<>();
    for (int k = 0; k < each.size(); k++) {
      byRange.put(each.get(k), ended.get(k));
    }
    return byRange;
  }

  /**
   * What the result is drawn beside: nothing where its energies are rigidities or have no unit.
   *
   * @param inputs the files that are read are added
   */
  private List<PublishedDipole> published(Set<InputDigest> inputs) throws IOException {
    if (PublishedDipoles.electronvolts(ranges.unit()).isEmpty()) {
      if (!ranges.published().isEmpty()) {
        throw InvalidInputException.of(
            "published: energies in '%s' cannot be set beside published ones, which"
                + " are in eV; allowed units: eV, keV, MeV, GeV, TeV, PeV, EeV, ZeV",
            Excerpt.of(ranges.unit()));
      }
      return List.of();
    }
    List<PublishedDipole> all = new ArrayList<>(PublishedDipoles.known());
    for (Path file : ranges.published()) {
      all.addAll(PublishedDipoles.read(file));
      inputs.add(new InputDigest(file.toString(), Sha256.of(file)));
    }
    return all;
  }

  /** A row of the table as it is written. */
  static EnergyTableWriter.Entry entry(
      ReconstructionSource.Ranges ranges, EnergyRange range, ReconstructionSource.Outcome outcome) {
    Reconstruction reconstruction = outcome.result();
    return new EnergyTableWriter.Entry(
        RangeResult.of(reconstruction, outcome.meanEnergy()),
        ranges.directory(range),
        ResultJson.dipole(reconstruction),
        reconstruction.status().map(Convergence.Status::key),
        reconstruction.warnings(),
        GalacticDipoleJson.entry(reconstruction));
  }
}
