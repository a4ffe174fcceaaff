package org.anisky.io.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.anisky.InvalidInputException;

/**
 * One output file that appears whole or not at all. It is written under a hidden name in the same
 * directory and takes its own name in {@link #commit}. Without that, {@link #close} deletes it, and
 * so does the end of the process.
 *
 * <pre>
 *   try (WholeFile file = WholeFile.create(target, ExistingOutput.REFUSE, ArrowCounts::isCounts)) {
 *     ArrowCounts.write(file.path(), counts);
 *     file.commit();
 *   }
 * </pre>
 */
public final class WholeFile implements Closeable {
  /** Knows the files that the program itself writes. */
  @FunctionalInterface
  public interface Own {
    /** Whether a file is of this kind, whole and unchanged. */
    boolean isOwn(Path file) throws IOException;
  }

  private final Path target;
  private final Path unfinished;
  private final ExistingOutput existing;
  private final Own own;
  private boolean committed;

  private WholeFile(Path target, Path unfinished, ExistingOutput existing, Own own) {
    this.target = target;
    this.unfinished = unfinished;
    this.existing = existing;
    this.own = own;
  }

  /**
   * Begins a file. Its directory is created when absent.
   *
   * @param own only a file of this kind is replaced
   * @throws InvalidInputException when the target exists and must stay, or is a directory
   * @throws IOException when the place cannot be written
   */
  public static WholeFile create(Path target, ExistingOutput existing, Own own) throws IOException {
    Path absolute = target.toAbsolutePath().normalize();
    Leftovers.clear(absolute);
    ReplaceableOutput.checkFile(absolute, existing, own);
    Path directory = absolute.getParent();
    ParentDirectories parents = ParentDirectories.of(directory);
    HiddenName hidden = HiddenName.beside(absolute);
    Path unfinished = hidden.part();
    OutputLock lock = new OutputLock(hidden.lock());
    UnfinishedOutputs.add(unfinished, absolute, lock, parents);
    try {
      parents.create();
      ResultDirectory.lock(lock, directory);
      makeFile(unfinished);
    } catch (IOException e) {
      UnfinishedOutputs.discard(unfinished);
      throw e;
    }
    return new WholeFile(absolute, unfinished, existing, own);
  }

  private static void makeFile(Path path) throws IOException {
    try {
      Files.createFile(path);
    } catch (IOException e) {
      throw OutputFailure.of("cannot write into directory", path.getParent(), e);
    }
  }

  /** Where to write until {@link #commit}. */
  public Path path() {
    return unfinished;
  }

  /**
   * Gives the file its own name.
   *
   * @throws InvalidInputException when another run has made the target meanwhile, and it must stay
   */
  public void commit() throws IOException {
    boolean replaces = Files.exists(target);
    ReplaceableOutput.checkFile(target, existing, own);
    try {
      if (replaces || !linked()) {
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (FileAlreadyExistsException e) {
      ReplaceableOutput.checkFile(target, existing, own);
      throw OutputFailure.of("cannot write file", target, e);
    } catch (IOException e) {
      throw OutputFailure.of("cannot write file", target, e);
    }
    UnfinishedOutputs.remove(unfinished);
    committed = true;
  }

  /**
   * A second name, unlike a move, never takes the place of a file that came a moment ago.
   *
   * @return false where a file system has no second names
   * @throws FileAlreadyExistsException when such a file came
   */
  private boolean linked() throws IOException {
    try {
      Files.createLink(target, unfinished);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | IOException e) {
      return false;
    }
    Files.delete(unfinished);
    return true;
  }

  /** Deletes the file unless it was committed. */
  @Override
  public void close() throws IOException {
    if (!committed) {
      UnfinishedOutputs.discard(unfinished);
    }
  }
}
