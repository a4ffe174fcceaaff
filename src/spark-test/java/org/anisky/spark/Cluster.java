package org.anisky.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs of {@code anisky-spark.jar}, each a process, by {@code tools/spark-standalone}. */
final class Cluster {
  private static final String TOOL = "tools/spark-standalone";
  private static final long MOST_MINUTES = 10;
  private static final long MILLISECONDS = 50;

  private Cluster() {}

  /**
   * A run that has ended.
   *
   * @param exit code
   * @param text all that it printed, with the log of Spark's driver
   */
  record Run(int exit, String text) {
    /** The line of a message of the program. */
    String message() {
      return text.lines().filter(line -> line.startsWith("anisky: ")).findFirst().orElse("");
    }
  }

  /** A run that goes on. */
  record Running(Process process, Path log) {
    /** Waits for a text in what it prints. */
    void until(String text) throws IOException, InterruptedException {
      while (!Files.readString(log).contains(text)) {
        if (!process.isAlive()) {
          throw new AssertionError("ended without '" + text + "': " + Files.readString(log));
        }
        Thread.sleep(MILLISECONDS);
      }
    }

    /** Waits for its end. */
    Run end() throws IOException, InterruptedException {
      if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("takes too long: " + Files.readString(log));
      }
      return new Run(process.exitValue(), Files.readString(log));
    }
  }

  private static Running tool(Map<String, String> environment, List<String> arguments)
      throws IOException {
    Path log = Files.createTempFile(Path.of("target"), "spark-", ".log");
    List<String> command = new ArrayList<>(List.of(TOOL));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    return new Running(builder.start(), log);
  }

  /** Starts or ends the cluster, or a part of it; must go well. */
  static void control(String... arguments) throws IOException, InterruptedException {
    Run run = tool(Map.of(), List.of(arguments)).end();
    if (run.exit() != 0) {
      throw new AssertionError(String.join(" ", arguments) + ": " + run.text());
    }
  }

  /**
   * Begins a run of the program.
   *
   * @param master of Spark; empty for the cluster
   * @param partitions into which work is cut
   */
  static Running begin(String master, int partitions, Object... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of("submit"));
    Arrays.stream(arguments).map(String::valueOf).forEach(all::add);
    return tool(
        Map.of(
            "SPARK_MASTER",
            master,
            "SPARK_OPTIONS",
            "--conf spark.anisky.partitions=" + partitions),
        all);
  }

  /** A run of the program, on the cluster. */
  static Run run(int partitions, Object... arguments) throws IOException, InterruptedException {
    return begin("", partitions, arguments).end();
  }
}
