package org.anisky.cli;

import org.anisky.Workers;
import picocli.CommandLine.Option;

/** How much of the machine, and of the terminal, a command takes. */
final class RunOptions {
  @Option(
      names = {"-j", "--threads"},
      paramLabel = "N",
      description = "Threads; default: all processors. The result does not depend on it.")
  private Integer threads;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print nothing but errors.")
  private boolean quiet;

  Workers workers() {
    return Workers.of(threads == null ? Runtime.getRuntime().availableProcessors() : threads);
  }

  boolean quiet() {
    return quiet;
  }
}
