package org.anisky.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The program in a process of its own, for what cannot be changed within one: memory, signals,
 * pipes, the environment.
 *
 * @param directory where it runs and where its streams are kept
 * @param java options of Java
 * @param environment laid over that of the tests; an empty value takes a variable away
 */
record ProgramProcess(Path directory, List<String> java, Map<String, String> environment) {
  static final long PATIENCE_S = 120;

  /** As it is started by a person. */
  static ProgramProcess in(Path directory) {
    return new ProgramProcess(directory, List.of(), Map.of());
  }

  ProgramProcess with(String... options) {
    return new ProgramProcess(directory, List.of(options), environment);
  }

  ProgramProcess under(Map<String, String> other) {
    return new ProgramProcess(directory, java, other);
  }

  /** The words that start it. */
  List<String> command(Object... arguments) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.add("--add-opens=java.base/java.nio=ALL-UNNAMED");
    command.add("-Djava.awt.headless=true");
    command.addAll(java);
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(Start.class.getName());
    for (Object argument : arguments) {
      command.add(String.valueOf(argument));
    }
    return command;
  }

  /** The same as a line of a shell. */
  String line(Object... arguments) {
    StringBuilder line = new StringBuilder();
    for (String word : command(arguments)) {
      line.append('\'').append(word.replace("'", "'\\''")).append("' ");
    }
    return line.toString();
  }

  /** Starts and leaves it running, its streams in {@code NAME.out} and {@code NAME.err}. */
  Process start(String name, List<String> command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(directory.resolve(name + ".out").toFile())
            .redirectError(directory.resolve(name + ".err").toFile());
    environment.forEach(
        (key, value) -> {
          builder.environment().remove(key);
          if (!value.isEmpty()) {
            builder.environment().put(key, value);
          }
        });
    return builder.start();
  }

  /** Runs it to its end. */
  CommandLineRun run(Object... arguments) throws IOException, InterruptedException {
    return finished(command(arguments));
  }

  /** Runs lines of a shell to their end. */
  CommandLineRun shell(String script) throws IOException, InterruptedException {
    return finished(List.of("sh", "-c", script));
  }

  private CommandLineRun finished(List<String> command) throws IOException, InterruptedException {
    Path streams = Files.createTempDirectory("streams");
    try {
      ProgramProcess there = new ProgramProcess(streams, java, environment);
      Process process = there.start("run", inside(command));
      return there.end("run", process);
    } finally {
      Files.deleteIfExists(streams.resolve("run.out"));
      Files.deleteIfExists(streams.resolve("run.err"));
      Files.delete(streams);
    }
  }

  /** The streams lie elsewhere, so that the directory shows what the program leaves. */
  private List<String> inside(List<String> command) {
    List<String> words = new ArrayList<>(List.of("sh", "-c", "cd \"$0\" && exec \"$@\""));
    words.add(directory.toString());
    words.addAll(command);
    return words;
  }

  /** Waits for one that was started. */
  CommandLineRun end(String name, Process process) throws IOException, InterruptedException {
    try {
      if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
        throw new AssertionError("still running after " + PATIENCE_S + " s");
      }
    } finally {
      process.destroyForcibly();
    }
    return new CommandLineRun(
        process.exitValue(),
        Files.readString(directory.resolve(name + ".out")),
        Files.readString(directory.resolve(name + ".err")));
  }
}
