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
final class UnfinishedOutputs {
  private static final Map<Path, ParentDirectories> PATHS = new ConcurrentHashMap<>();

  /** A thread that still writes may add a file while the hook deletes; a few rounds outlast it. */
  private static final int ROUNDS = 5;

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(UnfinishedOutputs::deleteAll, "delete unfinished outputs"));
  }

  private UnfinishedOutputs() {}

  /**
   * Remembers an output that is about to be made: before it is, so that no moment is left in which
   * a signal would find it and not know it.
   *
   * @param parents what will be made above the path, and goes with it
   */
  static void add(Path path, ParentDirectories parents) {
    PATHS.put(path, parents);
  }

  /** Forgets an output that is whole. */
  static void remove(Path path) {
    PATHS.remove(path);
  }

  /**
   * Deletes an output and what was made above it. One at a time: when the process is stopped while
   * an output is discarded, the hook waits until that is done.
   *
   * @throws IOException when that is not possible
   */
  static synchronized void discard(Path path) throws IOException {
    ParentDirectories parents = PATHS.get(path);
    if (parents != null) {
      delete(path);
      parents.deleteUnused();
      PATHS.remove(path);
    }
  }

  private static void deleteAll() {
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
