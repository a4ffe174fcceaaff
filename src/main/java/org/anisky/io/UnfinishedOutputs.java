package org.anisky.io;

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
   * @param parents what was made above the path, and goes with it
   */
  static void add(Path path, ParentDirectories parents) {
    PATHS.put(path, parents);
  }

  static void remove(Path path) {
    PATHS.remove(path);
  }

  private static void deleteAll() {
    for (Map.Entry<Path, ParentDirectories> output : PATHS.entrySet()) {
      boolean deleted = false;
      for (int round = 0; round < ROUNDS && !deleted; round++) {
        try {
          delete(output.getKey());
          deleted = true;
        } catch (IOException e) {
          // Nobody is left to tell; the next round, or the person who finds the hidden name, helps.
          deleted = false;
        }
      }
      output.getValue().deleteUnused();
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
