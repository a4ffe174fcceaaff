package org.anisky.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.anisky.counts.DetectorCounts;
import org.anisky.grid.SkyMap;
import org.anisky.io.arrow.ArrowCounts;
import org.anisky.io.fits.FitsMaps;
import org.anisky.io.fits.HealpixColumns;
import org.anisky.io.fits.StoredMaps;
import org.anisky.io.json.JsonFile;
import org.anisky.sky.SkyFrame;
import org.anisky.study.regression.NumbersTogether;
import org.anisky.study.regression.Quantity;
import org.anisky.study.regression.ResultQuantities;

/**
 * What the files of a directory say, in numbers: JSON by its keys, tables by their columns, maps
 * and counts by their sums. Pictures and pages are made of the same numbers and are not looked at.
 */
final class FileQuantities {
  private static final String COMMENT = "#";

  private final List<Quantity> found = new ArrayList<>();

  private FileQuantities() {}

  /** All files of a directory and below, in the order of their names. */
  static List<Quantity> of(Path directory) throws IOException {
    FileQuantities quantities = new FileQuantities();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        quantities.add(directory.relativize(file).toString().replace('\\', '/'), file);
      }
    }
    return quantities.found;
  }

  private void add(String name, Path file) throws IOException {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    switch (ending) {
      case "json" -> found.addAll(ResultQuantities.ofFile(name, JsonFile.read(file).tree()));
      case "csv" -> addTable(name, Files.readAllLines(file));
      case "fits" -> addMaps(name, file);
      case "arrow" -> {
        if (ArrowCounts.isCounts(file)) {
          addCounts(name, ArrowCounts.read(file));
        }
      }
      default -> {
        // Nothing that is not in the others.
      }
    }
  }

  private void addTable(String name, List<String> lines) {
    List<String> rows = lines.stream().filter(line -> !line.startsWith(COMMENT)).toList();
    if (rows.isEmpty()) {
      return;
    }
    String[] head = rows.get(0).split(",", -1);
    double[][] columns = new double[head.length][rows.size() - 1];
    for (int row = 1; row < rows.size(); row++) {
      String[] cells = rows.get(row).split(",", -1);
      for (int column = 0; column < head.length; column++) {
        columns[column][row - 1] = column < cells.length ? number(cells[column]) : Double.NaN;
      }
    }
    for (int column = 0; column < head.length; column++) {
      found.addAll(NumbersTogether.of(name + "." + head[column], columns[column]));
    }
  }

  private static double number(String cell) {
    try {
      return Double.parseDouble(cell);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private void addMaps(String name, Path file) throws IOException {
    for (StoredMaps table : FitsMaps.readAll(file)) {
      HealpixColumns columns = table.columns();
      String of = name + "." + table.name() + ".";
      found.add(Quantity.word(of + "reference", columns.grid().describe()));
      for (int k = 0; k < columns.size(); k++) {
        addMap(of + columns.names().get(k), columns.map(k, SkyFrame.EQUATORIAL));
      }
    }
  }

  private void addMap(String name, SkyMap map) {
    double[] values = new double[map.grid().size()];
    Arrays.fill(values, Double.NaN);
    BitSet observed = map.observed();
    double[] across = values.clone();
    double[] north = values.clone();
    for (int a = observed.nextSetBit(0); a >= 0; a = observed.nextSetBit(a + 1)) {
      double z = map.grid().z(a);
      values[a] = map.value(a);
      north[a] = map.value(a) * z;
      across[a] = map.value(a) * Math.sqrt(1 - z * z) * Math.cos(map.grid().longitude(a) - 1);
    }
    found.addAll(NumbersTogether.of(name, values));
    found.addAll(NumbersTogether.of(name + ".across", across));
    found.addAll(NumbersTogether.of(name + ".north", north));
  }

  private void addCounts(String name, DetectorCounts counts) {
    int bins = counts.binning().bins();
    int size = counts.sky().size();
    double[] perBin = new double[bins];
    double[] perPixel = new double[size];
    double[] squares = new double[bins];
    for (int tau = 0; tau < bins; tau++) {
      double[] bin = counts.bin(tau);
      perBin[tau] = Arrays.stream(bin).sum();
      squares[tau] =
          counts.isWeighted() ? Arrays.stream(counts.squaredWeights(tau)).sum() : perBin[tau];
      for (int i = 0; i < size; i++) {
        perPixel[i] += bin[i];
      }
    }
    found.addAll(NumbersTogether.of(name + ".per bin", perBin));
    found.addAll(NumbersTogether.of(name + ".per pixel", perPixel));
    found.addAll(NumbersTogether.of(name + ".squared weights", squares));
    found.add(Quantity.number(name + ".used", counts.origin().eventsUsed()));
    found.add(Quantity.number(name + ".mean time", counts.origin().meanUnixTime()));
  }
}
