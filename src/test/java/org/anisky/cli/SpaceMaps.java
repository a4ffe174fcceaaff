package org.anisky.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyMap;
import org.anisky.io.fits.FitsMaps;
import org.anisky.sky.SkyFrame;

/**
 * A directory with noise-free maps of a known sky and a configuration, for tests of the command
 * line: {@code counts.fits} and {@code reference.fits}, one column each.
 *
 * @param directory where everything is
 * @param frame of the maps
 */
record SpaceMaps(Path directory, SkyFrame frame) {
  static final HealpixGrid GRID = new HealpixGrid(8);

  /** Of every map made here. */
  static final double[] DIPOLE = {0.01, -0.02, 0.03};

  static final String CONFIGURATION =
      """
      strategy: monte-carlo
      sky-maps:
        name: Ions
        frame: galactic
        counts: {file: counts.fits}
        reference: {kind: exact, file: reference.fits}
      significance: {radius: 30 deg}
      output: {directory: out}
      """;

  /** Galactic maps. */
  static SpaceMaps in(Path directory) {
    return in(directory, SkyFrame.GALACTIC);
  }

  static SpaceMaps in(Path directory, SkyFrame frame) {
    SpaceMaps place = new SpaceMaps(directory, frame);
    place.write("counts.fits", n -> exposure(n) * (1 + dot(DIPOLE, n)));
    place.write("reference.fits", SpaceMaps::exposure);
    place.writeText("maps.yaml", CONFIGURATION.replace("galactic", frame.key()));
    return place;
  }

  /** Lopsided along every axis, 600 to 1500 events per pixel. */
  static double exposure(double[] n) {
    return 1000 + 300 * n[2] + 200 * n[0] * n[1] - 100 * n[1];
  }

  static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }

  /** Values at the centre of every pixel, as a function of its direction. */
  static double[] values(ToDoubleFunction<double[]> ofDirection) {
    double[] values = new double[GRID.size()];
    for (int a = 0; a < values.length; a++) {
      double z = GRID.z(a);
      double across = Math.sqrt(1 - z * z);
      double longitude = GRID.longitude(a);
      values[a] =
          ofDirection.applyAsDouble(
              new double[] {across * Math.cos(longitude), across * Math.sin(longitude), z});
    }
    return values;
  }

  Path write(String name, ToDoubleFunction<double[]> ofDirection) {
    return write(name, GRID, values(ofDirection));
  }

  /** A file of one or more columns, named COLUMN 1, ...; NaN is written as UNSEEN. */
  Path write(String name, HealpixGrid grid, double[]... columns) {
    SkyMap[] maps = new SkyMap[columns.length];
    for (int k = 0; k < columns.length; k++) {
      BitSet observed = new BitSet(grid.size());
      for (int a = 0; a < grid.size(); a++) {
        observed.set(a, !Double.isNaN(columns[k][a]));
      }
      maps[k] = SkyMap.of(grid, frame, "column " + (k + 1), "1", columns[k], observed);
    }
    Path file = directory.resolve(name);
    try {
      FitsMaps.write(file, "MAPS", List.of(maps), List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  /** The counts with one pixel changed. */
  Path writeChanged(String name, int pixel, double value) {
    double[] values = values(n -> exposure(n) * (1 + dot(DIPOLE, n)));
    values[pixel] = value;
    return write(name, GRID, values);
  }

  static double[] constant(double value) {
    double[] values = new double[GRID.size()];
    Arrays.fill(values, value);
    return values;
  }

  Path writeText(String name, String text) {
    try {
      return Files.writeString(directory.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path configuration() {
    return directory.resolve("maps.yaml");
  }

  /** The configuration with a text in it replaced. */
  Path configurationWith(String old, String replacement) {
    if (!CONFIGURATION.contains(old)) {
      throw new IllegalArgumentException("no " + old);
    }
    return writeText("changed.yaml", CONFIGURATION.replace(old, replacement));
  }
}
