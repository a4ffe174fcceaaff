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
import org.anisky.io.files.WholeFile;
import org.anisky.results.KeptToys;

/**
 * The isotropic toys of a run that is not finished, in a file beside its result directory: {@code
 * DIR.isotropic-toys.csv}. A run of the same data goes on from there; when all is written the file
 * is deleted, since the result has the toys. Of a part of a result, whose directory's parent is not
 * there yet, nothing is kept.
 */
final class ToyFile implements ToyKeeper {
  private final Path file;
  private final IsotropicToys earlier;
  private final boolean wasThere;

  private ToyFile(Path file, IsotropicToys earlier) {
    this.file = file;
    this.earlier = earlier;
    wasThere = Files.exists(file);
  }

  /**
   * The file of a result directory.
   *
   * @param target the directory
   * @param others result directories that may have toys of the same data
   */
  static ToyFile beside(Path target, Path... others) {
    Path directory = target.toAbsolutePath().normalize();
    Path file = directory.resolveSibling(directory.getFileName() + "." + KeptToys.FILE);
    List<Path> files = new ArrayList<>(List.of(file, directory.resolve(KeptToys.FILE)));
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
    if (!Files.isDirectory(file.getParent())) {
      return;
    }
    // What is there holds toys, or was written by an interrupted run.
    try (WholeFile whole = WholeFile.create(file, ExistingOutput.REPLACE, own -> true)) {
      Files.writeString(whole.path(), KeptToys.text(toys), StandardCharsets.UTF_8);
      whole.commit();
    } catch (IOException e) {
      throw new UncheckedIOException(OutputFailure.of("cannot write file", file, e));
    }
  }

  /** Deletes what a run has drawn that is refused: it leaves everything as it was. */
  void refused() throws IOException {
    if (!wasThere) {
      delete();
    }
  }

  /** Deletes the file. */
  void delete() throws IOException {
    Files.deleteIfExists(file);
  }
}
