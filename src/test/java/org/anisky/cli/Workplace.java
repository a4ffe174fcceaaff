package org.anisky.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A directory with a small event list and a configuration, for tests of the command line. The
 * events are local directions, uniform in azimuth and in sin^2 of the zenith angle up to 60 deg, at
 * times uniform in 2020: an isotropic sky.
 *
 * @param directory where everything is
 */
record Workplace(Path directory) {
  private static final int EVENTS = 4_000;
  private static final double START_2020 = 1577836800;
  private static final double SECONDS_OF_2020 = 366 * 86400.0;

  /** Coarse enough for a run of a tenth of a second. */
  static final String CONFIGURATION =
      """
      detectors:
        - name: Small
          latitude: 19.0 deg
          longitude: -97.3 deg
          max-zenith: 60 deg
          events:
            file: events.csv
            separator: comma
            header: true
            time: {column: time, format: unix}
            zenith: {column: zenith, unit: deg}
            azimuth: {column: azimuth, unit: deg, convention: north-east}
            energy: {column: energy, unit: TeV}
          grid: {kind: cylindrical, rings: 18, columns: 36}

      sidereal-bins: 36
      significance: {radius: 30 deg}
      maps: {nside: 16}
      output: {directory: out/small}
      """;

  /** A directory with {@code events.csv} and {@code small.yaml}. */
  static Workplace in(Path directory) {
    Workplace place = new Workplace(directory);
    place.write("events.csv", events(EVENTS));
    place.write("small.yaml", CONFIGURATION);
    return place;
  }

  /** An isotropic list of its own for every number of events. */
  static String events(int number) {
    SplittableRandom random = new SplittableRandom(20);
    double sinMax = Math.sin(Math.toRadians(60));
    StringBuilder text = new StringBuilder("time,zenith,azimuth,energy\n");
    for (int k = 0; k < number; k++) {
      double time = START_2020 + random.nextDouble() * SECONDS_OF_2020;
      double zenith = Math.toDegrees(Math.asin(sinMax * Math.sqrt(random.nextDouble())));
      double azimuth = random.nextDouble() * 360;
      text.append(
          String.format(
              Locale.ROOT, "%.3f,%.4f,%.4f,%.1f\n", time, zenith, azimuth, 1 + (k % 100) / 10.0));
    }
    return text.toString();
  }

  Path path(String name) {
    return directory.resolve(name);
  }

  Path configuration() {
    return path("small.yaml");
  }

  /** Writes a text, LF at line ends. */
  Path write(String name, String text) {
    try {
      return Files.writeString(path(name), text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The small configuration with one text in it replaced. */
  Path configurationWith(String old, String replacement) {
    if (!CONFIGURATION.contains(old)) {
      throw new IllegalArgumentException("no " + old);
    }
    return write("changed.yaml", CONFIGURATION.replace(old, replacement));
  }

  /** Every path below, files with a hash of their bytes: equal when nothing changed. */
  TreeMap<String, Integer> listing() {
    return listing(directory);
  }

  /** Every path below a directory, files with a hash of their bytes. */
  static TreeMap<String, Integer> listing(Path directory) {
    TreeMap<String, Integer> listing = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        boolean file = Files.isRegularFile(path);
        String name = directory.relativize(path).toString();
        listing.put(name, file ? Arrays.hashCode(Files.readAllBytes(path)) : 0);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return listing;
  }
}
