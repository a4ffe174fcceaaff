package org.anisky.io.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Files beside a result that outlive an interrupted run, so that the next one goes on from there.
 * They go when the result is there, and those that a refused run made go with it.
 */
final class KeptFiles {
  private final Map<Path, Boolean> wasThere = new TreeMap<>();

  /** Notes a file, before it is written. */
  synchronized void add(Path file) {
    wasThere.putIfAbsent(file, Files.exists(file));
  }

  /** Deletes all: the result has what they held. */
  synchronized void delete() throws IOException {
    for (Path file : wasThere.keySet()) {
      Files.deleteIfExists(file);
    }
  }

  /** Deletes those that were not there before. */
  synchronized void withdraw() throws IOException {
    for (Map.Entry<Path, Boolean> file : wasThere.entrySet()) {
      if (!file.getValue()) {
        Files.deleteIfExists(file.getKey());
      }
    }
  }
}
