package org.anisky.io.files;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Names of temporary neighbours of an output: hidden, and different for every process and call. */
final class HiddenName {
  private static final AtomicInteger CALLS = new AtomicInteger();

  private HiddenName() {}

  static String of(Path target, String suffix) {
    return String.format(
        java.util.Locale.ROOT,
        ".%s.%d-%d.%s",
        target.getFileName(),
        ProcessHandle.current().pid(),
        CALLS.incrementAndGet(),
        suffix);
  }
}
