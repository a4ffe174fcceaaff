package org.anisky.cli;

import java.nio.file.Path;

/** Texts that a person copies to a shell. */
final class ShellText {
  private ShellText() {}

  /** A path as a word of a shell, in quotes where it needs them. */
  static String of(Path path) {
    String text = path.toString();
    return text.matches("[\\w./~+@%:,-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
