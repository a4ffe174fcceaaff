package org.anisky.run;

import java.util.List;

/** The program as a user calls it, for suites that give it commands. */
@FunctionalInterface
public interface Program {
  /** Of suites without commands. */
  Program NONE =
      arguments -> {
        throw new IllegalStateException("a command where there should be none: " + arguments);
      };

  /**
   * What a command came to.
   *
   * @param exit its exit code
   * @param out what it printed
   * @param err its messages
   */
  record Outcome(int exit, String out, String err) {}

  /** Runs a command in this process. */
  Outcome run(List<String> arguments);
}
