package org.anisky.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.anisky.InvalidInputException;
import org.anisky.configuration.RegressionSky;
import org.anisky.configuration.RegressionSuite;
import org.anisky.io.files.ResultDirectory;
import org.anisky.io.files.ScratchDirectory;
import org.anisky.io.json.JsonDocument;
import org.anisky.io.json.JsonFile;
import org.anisky.results.RegressionJson;
import org.anisky.study.regression.Quantity;

/**
 * What another version finds under the skies of a suite: from the report that it wrote, or by
 * running its jar on them.
 *
 * @param quantities by name of the sky
 */
record OtherResults(Map<String, List<Quantity>> quantities) {
  /**
   * Reads or makes them.
   *
   * @param other directory of a report, its {@value ResultDirectory#REGRESSION_MARK}, or a jar
   * @param skies that the jar is run on
   * @throws InvalidInputException when it is none of these, or the jar has no such command
   */
  static OtherResults of(Path other, RegressionSuite suite, List<RegressionSky> skies)
      throws IOException {
    if (!Files.exists(other)) {
      throw InvalidInputException.of(
          "--against %s does not exist; a jar of anisky or the report of a suite is needed", other);
    }
    if (Files.isDirectory(other)) {
      return read(other.resolve(ResultDirectory.REGRESSION_MARK));
    }
    return other.toString().endsWith(".jar") ? run(other, suite, skies) : read(other);
  }

  private static OtherResults read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw InvalidInputException.of("%s is missing; 'anisky regress --out DIR' writes it", file);
    }
    JsonDocument root = JsonFile.read(file);
    if (!root.string("format").equals(RegressionJson.FORMAT)) {
      throw InvalidInputException.of(
          "%s has format '%s'; it must be '%s'",
          file, root.string("format"), RegressionJson.FORMAT);
    }
    Map<String, List<Quantity>> skies = new LinkedHashMap<>();
    for (JsonDocument sky : root.objects("skies")) {
      List<Quantity> quantities = new ArrayList<>();
      JsonDocument values = sky.object("quantities");
      values.keys().forEach(name -> quantities.add(quantity(name, values.values(name))));
      skies.put(sky.string("name"), quantities);
    }
    return new OtherResults(skies);
  }

  private static Quantity quantity(String name, List<Object> values) {
    Object value = values.isEmpty() ? null : values.get(0);
    Object error = values.size() < 2 ? null : values.get(1);
    return value instanceof String word
        ? Quantity.word(name, word)
        : Quantity.measured(name, number(value), number(error));
  }

  private static double number(Object value) {
    return value instanceof Double number ? number : Double.NaN;
  }

  private static OtherResults run(Path jar, RegressionSuite suite, List<RegressionSky> skies)
      throws IOException {
    Path scratch = ScratchDirectory.create("anisky-regress");
    try {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("-Djava.awt.headless=true", "-XX:+IgnoreUnrecognizedVMOptions"));
      command.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "-jar", jar.toString()));
      command.addAll(List.of("regress", suite.directory().toString(), "--quiet", "--out"));
      Path report = scratch.resolve("report");
      command.add(report.toString());
      skies.forEach(sky -> command.addAll(List.of("--only", sky.name())));
      Path messages = scratch.resolve("messages");
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(messages.toFile())
              .start();
      int exit = waitFor(process);
      if (!Files.isDirectory(report)) {
        throw InvalidInputException.of(
            "%s did not run the suite (exit code %d): %s",
            jar, exit, Files.readString(messages).lines().findFirst().orElse("no message"));
      }
      return read(report.resolve(ResultDirectory.REGRESSION_MARK));
    } finally {
      delete(scratch);
    }
  }

  private static int waitFor(Process process) throws IOException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while another version ran", e);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
