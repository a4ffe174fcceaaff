package org.anisky.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.inference.JointSignificance;
import org.anisky.inference.SkySignificance;
import org.anisky.inference.UsualToys;
import org.anisky.io.files.ExistingOutput;
import org.anisky.io.files.InputDigest;
import org.anisky.io.files.ResultDirectory;
import org.anisky.model.DipoleEstimate;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.report.PictureWriter;
import org.anisky.report.ReconstructionPictures;
import org.anisky.results.ReconstructionWriter;
import org.anisky.sky.TimeFrame;

/**
 * From data to a directory of results: once, in every energy range that is asked for, or in every
 * time frame.
 *
 * @param pictures whether pictures are written
 * @param workers who write files, several at a time
 * @param listener is told of events, sweeps and reconstructions
 */
public record SkyReconstruction(boolean pictures, Workers workers, RunListener listener) {
  /**
   * Reconstructs all data, or each of their energy ranges.
   *
   * @param existing what happens to a directory that is there
   * @return whether all fits converged
   */
  public boolean run(ReconstructionSource source, ExistingOutput existing) throws IOException {
    return fill(
        source,
        existing,
        directory -> {
          if (source.ranges().isPresent()) {
            boolean converged = new EnergyRangeReconstructions(this, source).run(directory);
            listener.filled(directory);
            return converged;
          }
          // What listeners make of the other files takes as long as half of the pictures.
          List<Workers.Writing> beside = List.of(() -> listener.filled(directory));
          return one(source, directory, UsualToys.OF_RESULT, beside).result().converged();
        });
  }

  /** Reads, fits, writes and tells: all there is of these events. */
  ReconstructionSource.Outcome alone(ReconstructionSource source, ResultDirectory directory)
      throws IOException {
    return one(source, directory, UsualToys.OF_RESULT, List.of()).outcome();
  }

  /**
   * Reconstructs the same events in all time frames.
   *
   * @param existing what happens to a directory that is there
   * @return whether all fits converged
   */
  public boolean run(DetectorSource source, AllFrames frames, ExistingOutput existing)
      throws IOException {
    return fill(
        source,
        existing,
        directory -> {
          boolean converged = inAllFrames(source, frames, directory);
          listener.filled(directory);
          return converged;
        });
  }

  /** Fills a directory and tells whether all fits converged. */
  private interface Filling {
    boolean fill(ResultDirectory directory) throws IOException;
  }

  private boolean fill(ReconstructionSource source, ExistingOutput existing, Filling filling)
      throws IOException {
    try (ResultDirectory directory =
        ResultDirectory.create(source.configuration().output(), existing)) {
      boolean converged = filled(filling, directory);
      directory.commit();
      listener.written("Result", directory.target());
      return converged;
    }
  }

  /** A run that is refused leaves everything as it was. */
  private static boolean filled(Filling filling, ResultDirectory directory) throws IOException {
    try {
      return filling.fill(directory);
    } catch (InvalidInputException e) {
      directory.withdrawKept();
      throw e;
    }
  }

  private boolean inAllFrames(DetectorSource source, AllFrames frames, ResultDirectory directory)
      throws IOException {
    RunRecord record = RunRecord.begin(source.configuration());
    source.readLists(listener::events);
    List<PartsTogether.Part<SearchedSky>> parts = new ArrayList<>();
    for (TimeFrame frame : AllFrames.ORDER) {
      DetectorSource inFrame = source.inFrame(frame);
      ResultDirectory inner = directory.within(frame.key());
      parts.add(
          told -> {
            told.part(frame.key() + " time");
            return telling(told).one(inFrame, inner);
          });
    }
    Map<TimeFrame, Reconstruction> results = new EnumMap<>(TimeFrame.class);
    Map<String, SkySignificance> searches = new LinkedHashMap<>();
    Map<String, InputDigest> inputs = new LinkedHashMap<>();
    List<PartsTogether.Ended<SearchedSky>> ended = PartsTogether.run(workers, listener, parts);
    for (int k = 0; k < parts.size(); k++) {
      TimeFrame frame = AllFrames.ORDER.get(k);
      SearchedSky searched = ended.get(k).get();
      searched.outcome().inputs().forEach(input -> inputs.put(input.path(), input));
      results.put(frame, searched.result());
      searched.significance().ifPresent(found -> searches.put(frame.key() + " time", found));
    }
    Optional<JointSignificance> joint =
        searches.size() == results.size() ? JointSignificance.of(searches) : Optional.empty();
    Map<TimeFrame, DipoleEstimate> estimates =
        results.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().dipole()));
    frames.write(
        Map.of(source.configuration().strategy(), estimates),
        joint,
        record.provenance(List.copyOf(inputs.values())),
        listener,
        directory);
    return results.values().stream().allMatch(Reconstruction::converged);
  }

  /** Reads, fits, writes and tells: one of several parts, of which excesses are told without p. */
  SearchedSky one(ReconstructionSource source, ResultDirectory directory) throws IOException {
    return one(source, directory, UsualToys.NONE, List.of());
  }

  /** The same that tells someone else. */
  SkyReconstruction telling(RunListener other) {
    return new SkyReconstruction(pictures, workers, other);
  }

  /**
   * @param beside what is done while pictures are drawn, when all other files are there
   */
  private SearchedSky one(
      ReconstructionSource source,
      ResultDirectory directory,
      UsualToys usualToys,
      List<Workers.Writing> beside)
      throws IOException {
    RunRecord record = RunRecord.begin(source.configuration());
    SearchedSky searched =
        source.searched(listener::events, listener::sweep, usualToys, ToyFile.of(directory));
    ReconstructionSource.Outcome outcome = searched.outcome();
    Reconstruction result = outcome.result();
    workers.write(
        new ReconstructionWriter(
                result,
                searched.significance(),
                record.provenance(outcome.inputs()),
                outcome.mapGrid())
            .each(directory));
    List<Workers.Writing> last = new ArrayList<>(beside);
    last.addAll(
        picturesOf(source)
            .each(new ReconstructionPictures(result, searched.significance()).all(), directory));
    workers.write(last);
    listener.reconstructed(result);
    searched.significance().ifPresent(listener::significance);
    return searched;
  }

  /** Writes the pictures of a source, none when none are asked for. */
  PictureWriter picturesOf(ReconstructionSource source) {
    return new PictureWriter(pictures ? source.configuration().pictures() : List.of());
  }
}
