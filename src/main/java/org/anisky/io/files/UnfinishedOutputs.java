package org.anisky.io.files;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The temporary files and directories of this process that are not whole yet. When the process ends
 * early (Ctrl-C, a kill that can be caught) they are deleted by one shutdown hook.
 */
public final class UnfinishedOutputs {
  private static final Map<Path, Surroundings> PATHS = new ConcurrentHashMap<>();

  /** A thread that still writes may add a file while the hook deletes; a few rounds outlast it. */
  private static final int ROUNDS = 5;

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(UnfinishedOutputs::deleteAll, "delete unfinished outputs"));
  }

  private static volatile boolean stopping;

  /** What was made around an output and goes with it: its lock, directories above it. */
  private record Surroundings(Path target, OutputLock lock, ParentDirectories parents) {}

  private UnfinishedOutputs() {}

  /**
   * Remembers an output that is about to be made: before it is, so that no moment is left in which
   * a signal would find it and not know it.
   *
   * @param target the path that it will have
   * @param lock will be held as long as the output is not whole
   * @param parents what will be made above the path, and goes with it
   */
  static void add(Path path, Path target, OutputLock lock, ParentDirectories parents) {
    PATHS.put(path, new Surroundings(target, lock, parents));
  }

  /**
   * A path as a person knows it: that of an output, or of a file in it, without its hidden name.
   */
  static Path shown(Path path) {
    for (Map.Entry<Path, Surroundings> output : PATHS.entrySet()) {
      if (path.startsWith(output.getKey())) {
        return output.getValue().target().resolve(output.getKey().relativize(path));
      }
    }
    return path;
  }

  /** Whether an output of this process is being made there. */
  static boolean has(Path path) {
    return PATHS.containsKey(path);
  }

  /** Forgets an output that is whole. */
  static void remove(Path path) throws IOException {
    Surroundings around = PATHS.remove(path);
    if (around != null) {
      around.lock().release();
    }
  }

  /**
   * Deletes an output and what was made above it. One at a time: when the process is stopped while
   * an output is discarded, the hook waits until that is done.
   *
   * @throws IOException when that is not possible
   */
  static synchronized void discard(Path path) throws IOException {
    Surroundings around = PATHS.get(path);
    if (around != null) {
      delete(path);
      around.lock().release();
      around.parents().deleteUnused();
      PATHS.remove(path);
    }
  }

  /**
   * Whether the process ends and what is not whole is deleted: what fails from now on fails because
   * of that, and is nothing to tell.
   */
  public static boolean areDeleted() {
    return stopping;
  }

  private static void deleteAll() {
    stopping = true;
    for (Path path : PATHS.keySet()) {
      boolean deleted = false;
      for (int round = 0; round < ROUNDS && !deleted; round++) {
        try {
          discard(path);
          deleted = true;
        } catch (IOException e) {
          // Nobody is left to tell; the next round, or the person who finds the hidden name, helps.
          deleted = false;
        }
      }
    }
  }

  /** Deletes a file, or a directory with all in it; links are deleted, not followed. */
  static void delete(Path path) throws IOException {
    if (!Files.exists(path, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
