package org.anisky.configuration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anisky.InvalidInputException;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyMap;
import org.anisky.io.files.InputDigest;
import org.anisky.io.files.Sha256;
import org.anisky.io.fits.FitsMaps;
import org.anisky.io.fits.HealpixAxes;
import org.anisky.io.fits.HealpixColumns;
import org.anisky.sky.SkyFrame;

/**
 * Reads columns of FITS files as maps in one frame. Every file is read once, whatever the number of
 * its columns that are used. Used by one thread.
 */
final class SkyMapReader {
  private final SkyFrame frame;
  private final Map<Path, HealpixColumns> files = new LinkedHashMap<>();
  private final List<InputDigest> inputs = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  /**
   * @param frame of all maps; a file may leave it unsaid but not say another
   */
  SkyMapReader(SkyFrame frame) {
    this.frame = frame;
  }

  /**
   * A map and what messages call it.
   *
   * @param name file and column
   * @param map the values; UNSEEN, NaN and pixels that a list leaves out are not observed
   */
  record Named(String name, SkyMap map) {}

  /**
   * Reads a column.
   *
   * @throws IOException when the file cannot be read
   * @throws InvalidInputException when it is missing, damaged, no HEALPix map, in another frame, or
   *     has no such column
   */
  Named read(MapColumn column) throws IOException {
    HealpixColumns columns = file(column.file());
    int index = column.indexIn(columns);
    String name = column.file() + ", column '" + columns.names().get(index) + "'";
    if (columns.header().nested()) {
      name += " (NESTED; pixels are told in RING order)";
    }
    SkyMap map = columns.map(index, frame);
    BitSet observed = map.observed();
    for (int a = observed.nextSetBit(0); a >= 0; a = observed.nextSetBit(a + 1)) {
      if (Double.isInfinite(map.value(a))) {
        throw InvalidInputException.of(
            "%s: pixel %d is %s; values must be finite, missing ones UNSEEN or NaN",
            name, a, map.value(a));
      }
    }
    return new Named(name, map);
  }

  private HealpixColumns file(Path file) throws IOException {
    HealpixColumns known = files.get(file);
    if (known != null) {
      return known;
    }
    HealpixColumns columns = FitsMaps.read(file);
    HealpixAxes axes = columns.axes();
    if (axes.isUnknown()) {
      warnings.add(
          file
              + ": its header says that the axes are '"
              + axes.stated()
              + "'; they are taken as "
              + frame.key()
              + ", as sky-maps.frame says");
    } else if (!axes.stated().isEmpty() && axes.frame().filter(frame::equals).isEmpty()) {
      throw InvalidInputException.of(
          "%s: its header says the axes are '%s', but sky-maps.frame is %s; a map in other axes"
              + " must be turned first",
          file, axes.stated(), frame.key());
    }
    if (!columns.otherTables().isEmpty()) {
      warnings.add(
          file
              + " has other HEALPix tables too, which are not read: "
              + String.join(", ", columns.otherTables()));
    }
    if (columns.listedPixels().isPresent()) {
      warnings.add(
          file
              + " lists "
              + columns.listedPixels().getAsInt()
              + " of "
              + columns.grid().size()
              + " pixels; the others are taken as not observed, not as empty");
    }
    files.put(file, columns);
    inputs.add(new InputDigest(file.toString(), Sha256.of(file)));
    return columns;
  }

  /** The grid of the first file; there is one when a map was read. */
  HealpixGrid grid() {
    return files.values().iterator().next().grid();
  }

  /** The files that were read, in order. */
  List<InputDigest> inputs() {
    return List.copyOf(inputs);
  }

  /** What a careful reader must know of the files. */
  List<String> warnings() {
    return List.copyOf(warnings);
  }
}
