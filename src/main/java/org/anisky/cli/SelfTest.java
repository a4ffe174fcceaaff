package org.anisky.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.anisky.io.json.JsonDocument;
import org.anisky.io.json.JsonFile;

/**
 * A sky with a known dipole, simulated without noise and reconstructed with maps, pictures and
 * page: what comes out must be what was put in.
 */
final class SelfTest {
  private static final String WHAT = "Self-test";
  private static final double AMPLITUDE = 0.05;
  private static final double PHASE_DEGREES = 40;

  /** Cells of 10 degrees damp a dipole by 0.3 percent, and the fit ends at a hundredth of sigma. */
  private static final double ALLOWED = 0.01;

  private static final String SKY =
      """
      seed: 1
      fluctuations: asimov
      sidereal-bins: 36
      sky: {dipole: {amplitude: %s, right-ascension: %s deg, declination: 0 deg}}
      detectors:
        - {name: A, latitude: 19 deg, longitude: 0 deg, max-zenith: 60 deg, events: 1e7,
           grid: {kind: cylindrical, rings: 18, columns: 36}, acceptance: {zenith-power: 1}}
      truth-nside: 4
      """;

  private static final String RECONSTRUCTION =
      """
      detectors: [{name: A, counts: {file: sky/A.arrow}}]
      sidereal-bins: 36
      significance: {radius: 30 deg, toys: 0}
      maps: {nside: 8}
      """;

  private SelfTest() {}

  static Finding run() {
    Path directory = null;
    try {
      directory = Files.createTempDirectory("anisky-doctor");
      return run(directory);
    } catch (IOException e) {
      return Finding.problem(WHAT, "files cannot be written: " + e, "see the directories above");
    } finally {
      delete(directory);
    }
  }

  private static Finding run(Path directory) throws IOException {
    String sky = String.format(Locale.ROOT, SKY, AMPLITUDE, PHASE_DEGREES);
    Path simulation = Files.writeString(directory.resolve("sky.yaml"), sky);
    Path configuration = Files.writeString(directory.resolve("fit.yaml"), RECONSTRUCTION);
    Path result = directory.resolve("result");
    for (List<String> command :
        List.of(
            List.of(
                "simulate", simulation.toString(), "--out", directory.resolve("sky").toString()),
            List.of("reconstruct", configuration.toString(), "--out", result.toString()))) {
      StringWriter messages = new StringWriter();
      PrintWriter silent = new PrintWriter(new StringWriter());
      int exit =
          Anisky.run(silent, new PrintWriter(messages, true), command.toArray(new String[0]));
      if (exit != 0) {
        return Finding.problem(
            WHAT,
            "'anisky " + command.get(0) + "' ended with exit code " + exit + ": " + messages,
            "the message says why; a font or a library that is missing needs a whole Java, not a"
                + " headless part of one");
      }
    }
    JsonDocument dipole = JsonFile.read(result.resolve("result.json")).object("dipole");
    return compared(
        dipole.object("amplitude").number("value"), dipole.object("phase_deg").number("value"));
  }

  static Finding compared(double amplitude, double phaseDegrees) {
    String found =
        String.format(
            Locale.ROOT,
            "a dipole of %.3f towards %.0f deg comes back as %.5f towards %.2f deg",
            AMPLITUDE,
            PHASE_DEGREES,
            amplitude,
            phaseDegrees);
    boolean right =
        Math.abs(amplitude / AMPLITUDE - 1) < ALLOWED
            && Math.abs(Math.toRadians(phaseDegrees - PHASE_DEGREES)) < ALLOWED;
    return right
        ? Finding.ok(WHAT, found)
        : Finding.problem(
            WHAT, found, "do not use this build; try another Java, and report what --json prints");
  }

  private static void delete(Path directory) {
    if (directory == null) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      // What is left of it is in the temporary directory.
    }
  }
}
