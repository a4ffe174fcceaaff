package org.anisky.io.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.anisky.InvalidInputException;

/**
 * A directory of output files that appears whole or not at all. The files are written into a hidden
 * directory beside the target, which takes the target's name in {@link #commit}. Without that,
 * {@link #close} deletes it, and so does the end of the process.
 *
 * <p>Every directory has a list of its files, {@link OutputManifest}. Only a directory that is
 * empty or holds nothing but what its list says is ever replaced, see {@link ReplaceableOutput};
 * its old content is deleted. What killed runs left beside the target is removed.
 */
public final class ResultDirectory implements Closeable {
  /** The file by which a directory is known as a result. */
  public static final String MARK = "result.json";

  /** The same for a directory of binned counts. */
  public static final String COUNTS_MARK = "counts.json";

  /** The same for a simulated sky. */
  public static final String TRUTH_MARK = "truth.json";

  /** The same for a comparison of strategies. */
  public static final String COMPARISON_MARK = "compare.json";

  /** The same for an ensemble of toys. */
  public static final String ENSEMBLE_MARK = "ensemble.json";

  /** The same for a power spectrum. */
  public static final String SPECTRUM_MARK = "spectrum.json";

  /** The same for runs in all time frames. */
  public static final String FRAMES_MARK = "frames.json";

  /** The same for runs in energy ranges. */
  public static final String ENERGIES_MARK = "energies.json";

  /** The same for the report of a suite of synthetic skies. */
  public static final String REGRESSION_MARK = "regression.json";

  private final Path target;
  private final HiddenName hidden;
  private final Path unfinished;

  /** The hidden directory that becomes the target; above {@code unfinished} or the same. */
  private final Path root;

  private final ExistingOutput existing;
  private final Path outermost;
  private final KeptFiles kept;
  private boolean committed;

  private ResultDirectory(
      Path target,
      HiddenName hidden,
      Path unfinished,
      Path root,
      ExistingOutput existing,
      Path outermost,
      KeptFiles kept) {
    this.outermost = outermost;
    this.kept = kept;
    this.target = target;
    this.hidden = hidden;
    this.unfinished = unfinished;
    this.root = root;
    this.existing = existing;
  }

  /**
   * Begins a result. The directories above it are created when absent.
   *
   * @throws InvalidInputException when the target exists and must stay, or is not a result
   * @throws IOException when the place cannot be written
   */
  public static ResultDirectory create(Path target, ExistingOutput existing) throws IOException {
    Path place = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath().normalize();
    Leftovers.clear(place);
    ReplaceableOutput.checkDirectory(place, existing);
    ParentDirectories parents = ParentDirectories.of(place.getParent());
    HiddenName hidden = HiddenName.beside(place);
    OutputLock lock = new OutputLock(hidden.lock());
    UnfinishedOutputs.add(hidden.part(), place, lock, parents);
    try {
      parents.create();
      lock(lock, place.getParent());
      makeDirectory(hidden.part());
    } catch (IOException e) {
      UnfinishedOutputs.discard(hidden.part());
      throw e;
    }
    return new ResultDirectory(
        place, hidden, hidden.part(), hidden.part(), existing, place, new KeptFiles());
  }

  /** Locks what is made in a directory; the first file there tells whether it can be written. */
  static void lock(OutputLock lock, Path directory) throws IOException {
    try {
      lock.acquire();
    } catch (IOException e) {
      throw OutputFailure.of("cannot write into directory", directory, e);
    }
  }

  private static void makeDirectory(Path path) throws IOException {
    try {
      Files.createDirectory(path);
    } catch (IOException e) {
      throw OutputFailure.of("cannot write into directory", path.getParent(), e);
    }
  }

  /** Where the result will be. */
  public Path target() {
    return target;
  }

  /** The directory as it is until {@link #commit}, under a name of its own. */
  public Path path() {
    return unfinished;
  }

  /**
   * Where to write a file until {@link #commit}.
   *
   * @param name relative, for example {@code "plots/map.png"}; directories in it are created
   */
  public Path file(String name) throws IOException {
    Path file = unfinished.resolve(name).normalize();
    if (!file.startsWith(unfinished) || file.equals(unfinished)) {
      throw new IllegalArgumentException(name + " leaves the result directory");
    }
    try {
      makeBelowRoot(file.getParent());
    } catch (IOException e) {
      throw OutputFailure.of("cannot create directory", file.getParent(), e);
    }
    return file;
  }

  /**
   * Where to keep a file beside the outermost directory while the run goes on: {@code
   * DIR[.PART].NAME}. An interrupted run leaves it for the next one; it is deleted when the result
   * is committed.
   *
   * @param name of the file
   */
  public Path keptBeside(String name) {
    StringBuilder file = new StringBuilder(outermost.getFileName().toString());
    if (!target.equals(outermost)) {
      outermost.relativize(target).forEach(part -> file.append('.').append(part));
    }
    Path path = outermost.resolveSibling(file.append('.').append(name).toString());
    kept.add(path);
    return path;
  }

  /** Deletes what is kept beside and was not there before: a refused run leaves nothing. */
  public void withdrawKept() throws IOException {
    kept.withdraw();
  }

  /** Makes directories, but never the root again: a signal may have taken it away for good. */
  private void makeBelowRoot(Path directory) throws IOException {
    if (!directory.equals(root) && !Files.isDirectory(directory)) {
      makeBelowRoot(directory.getParent());
      try {
        Files.createDirectory(directory);
      } catch (FileAlreadyExistsException e) {
        // Another file of the same result may have made it meanwhile.
        if (!Files.isDirectory(directory)) {
          throw e;
        }
      }
    }
  }

  /**
   * A directory inside this one, which comes and goes with it.
   *
   * @param name one word
   */
  public ResultDirectory within(String name) {
    ResultDirectory inner =
        new ResultDirectory(
            target.resolve(name),
            hidden,
            unfinished.resolve(name),
            root,
            existing,
            outermost,
            kept);
    inner.committed = true;
    return inner;
  }

  /**
   * Gives the directory its own name; the one that was there is deleted after that.
   *
   * @throws InvalidInputException when another run has made the target meanwhile, and it must stay
   */
  public void commit() throws IOException {
    try {
      OutputManifest.of(unfinished).write(unfinished);
    } catch (IOException e) {
      throw failure(e);
    }
    boolean replaces = Files.exists(target);
    // Asked after that: what came since then is refused, or found by the move.
    ReplaceableOutput.checkDirectory(target, existing);
    Path old = hidden.old();
    try {
      if (replaces) {
        Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
      }
      moveIn(replaces ? old : null);
    } catch (IOException e) {
      if (!replaces) {
        ReplaceableOutput.checkDirectory(target, existing);
      }
      throw failure(e);
    }
    committed = true;
    if (replaces) {
      UnfinishedOutputs.delete(old);
    }
    UnfinishedOutputs.remove(unfinished);
    kept.delete();
  }

  private IOException failure(IOException cause) {
    return OutputFailure.of("cannot write directory", target, cause);
  }

  private void moveIn(Path old) throws IOException {
    try {
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (old != null) {
        Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
      }
      throw e;
    }
  }

  /** Deletes the directory unless it was committed. */
  @Override
  public void close() throws IOException {
    if (!committed) {
      UnfinishedOutputs.discard(unfinished);
    }
  }
}
