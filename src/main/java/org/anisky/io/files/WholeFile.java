package org.anisky.io.files;

import java.io.Closeable;
import java.io.IOException;
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
 *   try (WholeFile file = WholeFile.create(target, ExistingOutput.REFUSE)) {
 *     ArrowCounts.write(file.path(), counts);
 *     file.commit();
 *   }
 * </pre>
 */
public final class WholeFile implements Closeable {
  private final Path target;
  private final Path unfinished;
  private final ExistingOutput existing;
  private boolean committed;

  private WholeFile(Path target, Path unfinished, ExistingOutput existing) {
    this.target = target;
    this.unfinished = unfinished;
    this.existing = existing;
  }

  /**
   * Begins a file. Its directory is created when absent.
   *
   * @throws InvalidInputException when the target exists and must stay, or is a directory
   * @throws IOException when the place cannot be written
   */
  public static WholeFile create(Path target, ExistingOutput existing) throws IOException {
    Path absolute = target.toAbsolutePath().normalize();
    checkExisting(absolute, existing);
    Path directory = absolute.getParent();
    ParentDirectories parents = ParentDirectories.of(directory);
    Path unfinished = directory.resolve(HiddenName.of(absolute, "part"));
    UnfinishedOutputs.add(unfinished, parents);
    try {
      parents.create();
      makeFile(unfinished);
    } catch (IOException e) {
      UnfinishedOutputs.discard(unfinished);
      throw e;
    }
    return new WholeFile(absolute, unfinished, existing);
  }

  private static void makeFile(Path path) throws IOException {
    try {
      Files.createFile(path);
    } catch (IOException e) {
      throw OutputFailure.of("cannot write into directory", path.getParent(), e);
    }
  }

  private static void checkExisting(Path target, ExistingOutput existing) {
    if (Files.isDirectory(target) || target.getParent() == null) {
      throw InvalidInputException.of("output file %s is a directory", target);
    }
    if (existing == ExistingOutput.REFUSE && Files.exists(target)) {
      throw InvalidInputException.of(
          "output file %s exists already; choose another name or use --overwrite", target);
    }
  }

  /** Where to write until {@link #commit}. */
  public Path path() {
    return unfinished;
  }

  /** Gives the file its own name. */
  public void commit() throws IOException {
    checkExisting(target, existing);
    try {
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw OutputFailure.of("cannot write file", target, e);
    }
    UnfinishedOutputs.remove(unfinished);
    committed = true;
  }

  /** Deletes the file unless it was committed. */
  @Override
  public void close() throws IOException {
    if (!committed) {
      UnfinishedOutputs.discard(unfinished);
    }
  }
}
