package org.anisky.io.files;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Temporary neighbours of an output: hidden, and different for every process and call. All of one
 * output differ in their last part only.
 *
 * @param stem path without the last part
 * @param process number of the process that they belong to
 */
record HiddenName(Path stem, long process) {
  private static final AtomicInteger CALLS = new AtomicInteger();
  private static final Pattern OWNER = Pattern.compile("(\\d{1,18})-(\\d+)");

  /** New names beside a target, of this process. */
  static HiddenName beside(Path target) {
    long process = ProcessHandle.current().pid();
    String name =
        String.format(Locale.ROOT, "%s%d-%d", beginning(target), process, CALLS.incrementAndGet());
    return new HiddenName(target.resolveSibling(name), process);
  }

  /** The names that a file beside a target belongs to, if it is of this kind. */
  static Optional<HiddenName> of(Path target, Path neighbour) {
    String name = neighbour.getFileName().toString();
    String beginning = beginning(target);
    int end = name.lastIndexOf('.');
    if (!name.startsWith(beginning) || end < beginning.length()) {
      return Optional.empty();
    }
    Matcher owner = OWNER.matcher(name.substring(beginning.length(), end));
    return owner.matches()
        ? Optional.of(
            new HiddenName(
                target.resolveSibling(name.substring(0, end)), Long.parseLong(owner.group(1))))
        : Optional.empty();
  }

  private static String beginning(Path target) {
    return "." + target.getFileName() + ".";
  }

  /** The output while it is not whole. */
  Path part() {
    return with(".part");
  }

  /** The output that is being replaced. */
  Path old() {
    return with(".old");
  }

  /** Locked while the output is being made. */
  Path lock() {
    return with(".lock");
  }

  private Path with(String end) {
    return stem.resolveSibling(stem.getFileName() + end);
  }
}
