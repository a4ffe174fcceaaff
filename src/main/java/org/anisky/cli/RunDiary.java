package org.anisky.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.anisky.results.Provenance;
import picocli.CommandLine;

/**
 * What {@code --verbose} tells on standard error beside the usual output: with what a command runs,
 * how long its steps took, which files it wrote, and what it took in all. A step is told when the
 * next one ends its first part, with the time since the step before it.
 */
final class RunDiary {
  private static final String NOTHING = "";
  private static final int DEPTH = 3;
  private static final Path OF_THE_PROCESS = Path.of("/proc/self/status");

  private final PrintWriter err;
  private long begun = System.nanoTime();
  private long last = begun;
  private String step = NOTHING;
  private String detail = NOTHING;

  private RunDiary(PrintWriter err) {
    this.err = err;
  }

  /** A diary of a command; empty unless it was asked for. */
  static Optional<RunDiary> of(CommandLine command) {
    return isAskedOf(command.getCommandSpec().root().userObject())
        ? Optional.of(new RunDiary(command.getErr()))
        : Optional.empty();
  }

  private static boolean isAskedOf(Object program) {
    return program instanceof Anisky anisky && anisky.verbose;
  }

  /** With what a command begins. */
  static void begin(PrintWriter err, List<String> arguments) {
    Runtime machine = Runtime.getRuntime();
    err.printf(
        "anisky %s (commit %s), Java %s (%s), %s %s, %d processors, heap up to %s%n",
        Provenance.version(),
        Provenance.commit(),
        System.getProperty("java.version"),
        System.getProperty("java.vendor"),
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        machine.availableProcessors(),
        size(machine.maxMemory()));
    err.println("anisky " + String.join(" ", arguments));
  }

  /**
   * What a command took.
   *
   * @param begin nanoseconds at its beginning
   */
  static void end(PrintWriter err, long begin) {
    Optional<Duration> processor = ProcessHandle.current().info().totalCpuDuration();
    err.println(
        seconds(System.nanoTime() - begin)
            + "in all"
            + processor
                .map(time -> String.format(Locale.ROOT, ", %.2f s of processors", inSeconds(time)))
                .orElse("")
            + peakMemory().map(peak -> ", " + peak + " of memory at most").orElse(""));
  }

  /** Some of a step is done. */
  void done(String part, String howMuch) {
    if (!part.equals(step)) {
      end();
      step = part;
    }
    detail = howMuch;
    last = System.nanoTime();
  }

  /** No step goes on. */
  void end() {
    if (!step.equals(NOTHING)) {
      err.println(seconds(last - begun) + step + (detail.isEmpty() ? "" : ", " + detail));
      begun = last;
      step = NOTHING;
    }
  }

  /** The files of a result, each with its size. */
  void written(Path result) {
    end();
    try (Stream<Path> found = Files.walk(result, DEPTH)) {
      List<Path> files = found.filter(Files::isRegularFile).sorted().toList();
      long all = 0;
      for (Path file : files) {
        long bytes = Files.size(file);
        all += bytes;
        err.printf("%12s  %s%n", size(bytes), result.equals(file) ? file : result.relativize(file));
      }
      err.printf("%12s  in %d files%n", size(all), files.size());
    } catch (IOException e) {
      err.println("files of " + result + " cannot be listed: " + e.getMessage());
    }
  }

  private static String seconds(long nanoseconds) {
    return String.format(Locale.ROOT, "%10.2f s  ", nanoseconds / 1e9);
  }

  private static double inSeconds(Duration time) {
    return time.toMillis() / 1e3;
  }

  /** Bytes for a person, in decimal units. */
  static String size(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    String[] units = {"kB", "MB", "GB", "TB"};
    double number = bytes / 1e3;
    int unit = 0;
    while (number >= 999.5 && unit < units.length - 1) {
      number /= 1e3;
      unit++;
    }
    return String.format(Locale.ROOT, number < 9.995 ? "%.2f %s" : "%.0f %s", number, units[unit]);
  }

  /** The most memory that this process ever had, where the system tells it. */
  private static Optional<String> peakMemory() {
    try {
      return Files.readAllLines(OF_THE_PROCESS).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .map(line -> size(1024 * Long.parseLong(line.replaceAll("\\D", ""))))
          .findFirst();
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }
}
