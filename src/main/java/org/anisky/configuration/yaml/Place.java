package org.anisky.configuration.yaml;

/**
 * Where a value of a configuration was written: a line of a file, or an option of the command line.
 *
 * @param source the file, or the option as the person wrote it
 * @param line counted from 1; 0 for a file as a whole, -1 for an option
 */
record Place(String source, int line) {
  /** An option of the command line. */
  static Place ofOption(String option) {
    return new Place(option, -1);
  }

  /** Whether it is on the command line. */
  boolean isOption() {
    return line < 0;
  }

  /** For messages: {@code quickstart.yaml:12} or {@code option --set fit.gauge=zero}. */
  @Override
  public String toString() {
    if (isOption()) {
      return "option " + source;
    }
    return line == 0 ? source : source + ":" + line;
  }
}
