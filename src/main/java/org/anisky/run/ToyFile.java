package org.anisky.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.anisky.inference.IsotropicToys;
import org.anisky.inference.ToyKeeper;
import org.anisky.io.files.ExistingOutput;
import org.anisky.io.files.OutputFailure;
import org.anisky.io.files.ResultDirectory;
import org.anisky.io.files.WholeFile;
import org.anisky.results.KeptToys;

/**
 * The isotropic toys of a run that is not finished, in a file beside its result directory: {@code
 * DIR.isotropic-toys.csv}, of a part {@code DIR.PART.isotropic-toys.csv}. A run of the same data
 * goes on from there; when all is written the file is deleted, since the result has the toys.
 */
final class ToyFile implements ToyKeeper {
  private final Path file;
  private final IsotropicToys earlier;

  private ToyFile(Path file, IsotropicToys earlier) {
    this.file = file;
    this.earlier = earlier;
  }

  /**
   * The file of a result directory or of a part of one.
   *
   * @param others result directories that may have toys of the same data
   */
  static ToyFile of(ResultDirectory directory, Path... others) {
    Path file = directory.keptBeside(KeptToys.FILE);
    List<Path> files = new ArrayList<>(List.of(file, directory.target().resolve(KeptToys.FILE)));
    for (Path other : others) {
      files.add(other.resolve(KeptToys.FILE));
    }
    return new ToyFile(file, KeptToys.find(files));
  }

  @Override
  public IsotropicToys earlier() {
    return earlier;
  }

  @Override
  public void drawn(IsotropicToys toys) {
    // What is there holds toys, or was written by an interrupted run.
    try (WholeFile whole = WholeFile.create(file, ExistingOutput.REPLACE, own -> true)) {
      Files.writeString(whole.path(), KeptToys.text(toys), StandardCharsets.UTF_8);
      whole.commit();
    } catch (IOException e) {
      throw new UncheckedIOException(OutputFailure.of("cannot write file", file, e));
    }
  }
}
