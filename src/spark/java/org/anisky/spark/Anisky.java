package org.anisky.spark;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The program {@code anisky} as an application of Spark: {@code spark-submit --class
 * org.anisky.spark.Anisky anisky-spark.jar bin CONFIG --out DIR}. Its commands, options, outputs
 * and exit codes are those of the program; {@code bin} reads events, and {@code ensemble} makes
 * toys, on the executors.
 */
public final class Anisky {
  private Anisky() {}

  /** Runs the program and ends the process with its exit code. */
  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT);
    System.setProperty("java.awt.headless", "true");
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int exit;
    try (SparkEngine engine = new SparkEngine()) {
      exit = org.anisky.cli.Anisky.run(out, err, engine, arguments);
    }
    System.exit(exit);
  }
}
