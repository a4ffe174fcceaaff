package org.anisky.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.anisky.sky.SkyFrame;

/**
 * A directory with one good input of every kind and good results of every command, small enough to
 * be copied for every case of a table.
 */
final class HostilePlace {
  private static final String NO_TOYS = "significance.toys=0";

  private static final String FITS =
      """
      detectors:
        - name: Small
          latitude: 19 deg
          longitude: -97.3 deg
          max-zenith: 60 deg
          counts: {%s, azimuth: north-west, bin-time: local, bin-phase: centre}
      significance: {radius: 30 deg, toys: 0}
      maps: {nside: 4}
      """;

  private static final String SIMULATION =
      """
      seed: 1
      truth-nside: 4
      sidereal-bins: 12
      sky: {dipole: {amplitude: 0.05, right-ascension: 40 deg, declination: -10 deg}}
      detectors:
        - name: A
          latitude: 19 deg
          longitude: -97 deg
          max-zenith: 60 deg
          grid: {kind: cylindrical, rings: 6, columns: 12}
          events: 20000
          rate: {table: rate.txt}
      """;

  private static final String COLUMNS =
      """
      detectors:
        - name: Small
          latitude: 19 deg
          longitude: -97.3 deg
          max-zenith: 60 deg
          grid: {kind: healpix, nside: 2}
          events:
            file: compound.h5
            time: {column: unix, format: unix}
            zenith: {column: f8, unit: deg}
            azimuth: {column: i4, unit: deg, convention: north-east}
      sidereal-bins: 6
      """;

  private final Path directory;

  private HostilePlace(Path directory) {
    this.directory = directory;
  }

  /** Fills a directory. */
  static void fill(Path directory) throws IOException {
    new HostilePlace(directory).fill();
  }

  /** Copies all of it; what results say of files is then of the copies. */
  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else if (path.toString().endsWith(".json")) {
          String text = Files.readString(path);
          Files.writeString(target, text.replace(from.toString(), to.toString()));
        } else {
          Files.copy(path, target);
        }
      }
    }
  }

  private void fill() throws IOException {
    Workplace place = Workplace.in(directory);
    SpaceMaps.in(directory, SkyFrame.EQUATORIAL);
    String plain = Workplace.CONFIGURATION.replace("nside: 16", "nside: 4");
    place.write("small.yaml", plain);
    place.write(
        "healpix.yaml",
        plain
            .replace("cylindrical, rings: 18, columns: 36", "healpix, nside: 2")
            .replace("sidereal-bins: 36", "sidereal-bins: 6"));
    place.write("arrow.yaml", "detectors: [{name: Small, counts: {file: counts/Small.arrow}}]\n");
    place.write(
        "multimap.yaml", FITS.formatted("format: fits-multimap, file: multimap/Small.fits"));
    place.write(
        "bins.yaml", FITS.formatted("format: fits-bins, prefix: bins/Small-, sidereal-bins: 6"));
    place.write("ranges.yaml", plain + "energy-ranges: {thresholds: [1, 6]}\n");
    place.write(
        "compare.yaml", plain + "strategies: [likelihood, east-west]\ntoys: {number: 12}\n");
    place.write("simulate.yaml", SIMULATION);
    place.write("rate.txt", "1.0\n".repeat(12));
    place.write(
        "ensemble.yaml",
        "simulate:\n"
            + SIMULATION.replace("    rate: {table: rate.txt}\n", "").indent(2)
            + "strategies: [likelihood, east-west]\ntoys: 12\n");
    place.write("runs.yaml", exposure("{kind: runs, file: runs.csv}"));
    place.write(
        "runs.csv",
        "start,stop,live_fraction\n1577836800,1593648000,0.9\n1593648000,1609459200,0.8\n");
    place.write("live.yaml", exposure("{kind: table, file: live.csv}"));
    StringBuilder live = new StringBuilder("bin,live_time\n");
    for (int tau = 0; tau < 36; tau++) {
      live.append(tau).append(",100.0\n");
    }
    place.write("live.csv", live.toString());
    columns(place);
    results();
  }

  /** Lists in files of columns, as other programs write them. */
  private void columns(Workplace place) throws IOException {
    place.write("columns.yaml", COLUMNS);
    for (String name :
        List.of(
            "parquet/types.parquet",
            "parquet/types-v2.parquet",
            "parquet/zone.parquet",
            "hdf5/compound.h5",
            "hdf5/blosc.h5")) {
      Path file = Path.of("testdata/reference").resolve(name);
      Files.copy(file, directory.resolve(file.getFileName()));
    }
  }

  private static String exposure(String liveTime) {
    return Workplace.CONFIGURATION
        + "strategy: monte-carlo\nmonte-carlo: {exposures: [{detector: Small, live-time: "
        + liveTime
        + "}]}\n";
  }

  private void results() {
    run("bin", "small.yaml", "counts");
    run("convert", "healpix.yaml", "multimap", "--to", "fits-multimap");
    run("convert", "healpix.yaml", "bins", "--to", "fits-bins");
    run("simulate", "simulate.yaml", "simulated");
    run("reconstruct", "small.yaml", "result", "--no-pictures", "--set", NO_TOYS);
    run("reconstruct", "ranges.yaml", "ranges", "--no-pictures", "--set", NO_TOYS);
    run("significance", "small.yaml", "significance", "--toys", "100");
    CommandLineRun.good(
        "regress", "--record", directory.resolve("suite"), directory.resolve("maps.yaml"));
  }

  private void run(String command, String configuration, String out, String... more) {
    Object[] arguments = new Object[4 + more.length];
    arguments[0] = command;
    arguments[1] = directory.resolve(configuration);
    arguments[2] = "--out";
    arguments[3] = directory.resolve(out);
    System.arraycopy(more, 0, arguments, 4, more.length);
    CommandLineRun.good(arguments);
  }
}
