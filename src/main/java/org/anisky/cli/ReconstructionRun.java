package org.anisky.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.anisky.io.files.InputDigest;
import org.anisky.io.files.ResultDirectory;
import org.anisky.io.results.Provenance;
import org.anisky.io.results.ReconstructionWriter;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.report.PictureWriter;
import org.anisky.report.ReconstructionPictures;
import org.anisky.run.ReconstructionSource;

/**
 * From data to a result directory and a summary on the terminal: what {@code reconstruct} does
 * once, or once per time frame or energy range.
 *
 * @param pictures whether pictures are written
 * @param quiet whether nothing is printed
 * @param out receives the summary
 * @param err receives progress on a terminal
 */
record ReconstructionRun(boolean pictures, boolean quiet, PrintWriter out, PrintWriter err) {

  /** Reads, fits, writes and prints. */
  ReconstructionSource.Outcome run(ReconstructionSource source, ResultDirectory directory)
      throws IOException {
    Instant start = Instant.now();
    ReconstructionSource.Outcome outcome;
    try (TerminalLine line = TerminalLine.of(err, quiet)) {
      outcome = source.reconstruct(new EventCounter(line), new SweepProgress(line));
    }
    Reconstruction result = outcome.result();
    pictures(source).write(new ReconstructionPictures(result).all(), directory);
    new ReconstructionWriter(result, provenance(source, outcome.inputs(), start), outcome.mapGrid())
        .write(directory);
    if (!quiet) {
      new Summary(result, out).print();
    }
    return outcome;
  }

  /** Writes the pictures of a source, none when none are asked for. */
  PictureWriter pictures(ReconstructionSource source) {
    return new PictureWriter(pictures ? source.pictures() : List.of());
  }

  /** Where a result that is written now comes from. */
  static Provenance provenance(
      ReconstructionSource source, List<InputDigest> inputs, Instant start) {
    return new Provenance(
        source.effective(), inputs, null, start, Duration.between(start, Instant.now()));
  }

  /** Says what the next run is about. */
  void heading(String text) {
    if (!quiet) {
      out.println(text);
    }
  }
}
