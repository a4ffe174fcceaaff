package org.anisky.io.fits;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyMap;
import org.anisky.io.files.OutputFailure;
import org.anisky.io.files.ResultDirectory;
import org.anisky.io.files.WholeFile;

/**
 * HEALPix maps in FITS files, in the layout of healpy.write_map with all pixels: one binary table,
 * one column of doubles per map, RING order, 1024 values per row (one below nside 32, where the
 * pixels do not fill rows of 1024).
 *
 * <p>In the program an unobserved pixel is absent by mask; in the file, and there only, it is
 * {@link #UNSEEN}, which healpy masks. The file has no date: same maps, same bytes.
 */
public final class FitsMaps {
  /** Value of unobserved pixels in files (BAD_DATA of HEALPix). */
  public static final double UNSEEN = -1.6375e30;

  /**
   * One table.
   *
   * @param extension its name (EXTNAME)
   * @param maps its columns, at least one, all on the same HEALPix grid and in the same frame, with
   *     different quantities
   * @param cards added at the end of its header, in this order
   */
  public record Table(String extension, List<SkyMap> maps, List<FitsCard> cards) {}

  private FitsMaps() {}

  /**
   * Writes maps as columns of one table; an existing file is overwritten. The column is named after
   * the map's quantity, with everything but letters and digits replaced by {@code _}. Put a {@link
   * WholeFile} or {@link ResultDirectory} around it, so that a half-written file is never seen.
   *
   * @param extension name of the table (EXTNAME)
   * @param maps at least one, all on the same HEALPix grid and in the same frame, with different
   *     quantities
   * @param cards added at the end of the table's header, in this order
   * @throws IOException when the file cannot be written, with its path
   */
  public static void write(Path file, String extension, List<SkyMap> maps, List<FitsCard> cards)
      throws IOException {
    write(file, List.of(new Table(extension, maps, cards)));
  }

  /**
   * Writes several tables into one file, one after the other.
   *
   * @param tables at least one
   * @throws IOException when the file cannot be written, with its path
   */
  public static void write(Path file, List<Table> tables) throws IOException {
    tables.forEach(table -> check(table.maps()));
    try {
      FitsMapWriter.write(file, tables);
    } catch (IOException e) {
      throw OutputFailure.of("cannot write file", file, e);
    }
  }

  /** Refuses maps that do not go into one table. */
  private static void check(List<SkyMap> maps) {
    SkyMap first = maps.get(0);
    if (!(first.grid() instanceof HealpixGrid)) {
      throw new IllegalArgumentException(
          first.quantity() + " is on a " + first.grid().describe() + " grid; resample it first");
    }
    for (SkyMap map : maps) {
      if (!map.grid().equals(first.grid()) || map.frame() != first.frame()) {
        throw new IllegalArgumentException(
            map.quantity() + " and " + first.quantity() + " differ in grid or frame");
      }
    }
  }

  /**
   * Reads the first HEALPix table of a file, plain or compressed with gzip: RING or NESTED order,
   * all pixels or a list of them (column PIXEL), numbers of any type.
   *
   * @throws org.anisky.InvalidInputException when the file is missing, damaged, or has no HEALPix
   *     map
   * @throws IOException when the file cannot be read
   */
  public static HealpixColumns read(Path file) throws IOException {
    try (FitsInput input = FitsInput.open(file)) {
      return HealpixTable.first(input);
    }
  }

  /**
   * Reads all HEALPix tables of a file, with what their headers say of them.
   *
   * @return empty when it has none
   * @throws org.anisky.InvalidInputException when the file is missing or damaged
   * @throws IOException when the file cannot be read
   */
  public static List<StoredMaps> readAll(Path file) throws IOException {
    try (FitsInput input = FitsInput.open(file)) {
      return HealpixTable.all(input);
    }
  }
}
