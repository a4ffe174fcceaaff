package org.anisky.cli;

import java.util.Locale;

/**
 * Where the program begins. Needs nothing but Java, so that it can say when a library is missing.
 */
public final class Start {
  private Start() {}

  /** Runs the program and ends the process with its exit code. */
  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT);
    try {
      Anisky.main(arguments);
    } catch (LinkageError e) {
      System.err.println("anisky: " + missing(e));
      System.exit(1);
    }
  }

  /** That a part of the program cannot be loaded, in words. */
  static String missing(LinkageError problem) {
    return "a part of the program cannot be loaded ("
        + problem
        + "): the directory 'lib' beside anisky.jar must be complete, and more files must be"
        + " allowed to be open (ulimit -n)";
  }
}
