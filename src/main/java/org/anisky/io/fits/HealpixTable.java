package org.anisky.io.fits;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import nom.tam.fits.BasicHDU;
import nom.tam.fits.BinaryTableHDU;
import nom.tam.fits.Header;
import org.anisky.InvalidInputException;
import org.anisky.grid.HealpixGrid;
import org.anisky.sky.SkyFrame;

/** Reads one binary table as HEALPix columns, see {@link FitsMaps#read}. */
final class HealpixTable {
  /** healpy masks values this close to UNSEEN, which single precision rounds. */
  private static final double UNSEEN_TOLERANCE = 1e-5 * -FitsMaps.UNSEEN;

  private final FitsInput input;
  private final BinaryTableHDU table;
  private final Header header;

  private HealpixTable(FitsInput input, BinaryTableHDU table) {
    this.input = input;
    this.table = table;
    this.header = table.getHeader();
  }

  /** The first HEALPix table of the file. */
  static HealpixColumns first(FitsInput input) throws IOException {
    for (BasicHDU<?> unit = input.next(); unit != null; unit = input.next()) {
      if (unit instanceof BinaryTableHDU table && isHealpix(table.getHeader())) {
        return new HealpixTable(input, table).read();
      }
    }
    throw InvalidInputException.of(
        "%s has no HEALPix map: no binary table with PIXTYPE = 'HEALPIX' or NSIDE", input.file());
  }

  private static boolean isHealpix(Header header) {
    return "HEALPIX".equals(text(header, "PIXTYPE")) || header.containsKey("NSIDE");
  }

  private static String text(Header header, String key) {
    String text = header.getStringValue(key);
    return text == null ? "" : text.trim().toUpperCase(Locale.ROOT);
  }

  private HealpixColumns read() {
    HealpixGrid grid = new HealpixGrid(nside());
    boolean nested = isNested();
    boolean explicit = text(header, "INDXSCHM").equals("EXPLICIT");
    int[] pixels = explicit ? pixels(grid, nested) : null;
    List<String> names = new ArrayList<>();
    List<String> units = new ArrayList<>();
    List<double[]> values = new ArrayList<>();
    List<BitSet> observed = new ArrayList<>();
    for (int k = explicit ? 1 : 0; k < table.getNCols(); k++) {
      double[] column = input.column(table, k);
      String unit = header.getStringValue("TUNIT" + (k + 1));
      names.add(name(k));
      units.add(unit == null || unit.isBlank() ? "1" : unit.trim());
      double[] ring = explicit ? spread(grid, pixels, column, k) : ring(grid, column, nested, k);
      values.add(ring);
      observed.add(observed(ring));
    }
    BitSet listed = explicit ? new BitSet(grid.size()) : null;
    if (explicit) {
      Arrays.stream(pixels).forEach(listed::set);
    }
    return new HealpixColumns(
        grid,
        frame(),
        names,
        units,
        values,
        observed,
        listed,
        LocalCountsHeader.of(header, nested),
        coordinates());
  }

  private String name(int k) {
    String name = table.getColumnName(k);
    return name == null ? "column " + (k + 1) : name.trim();
  }

  private int nside() {
    int nside = header.getIntValue("NSIDE", -1);
    if (nside < 1 || nside > 8192 || Integer.bitCount(nside) != 1) {
      throw InvalidInputException.of(
          "%s: NSIDE is %s; it must be a power of two in [1, 8192]",
          input.file(), header.containsKey("NSIDE") ? nside : "missing");
    }
    return nside;
  }

  private boolean isNested() {
    String order = text(header, "ORDERING");
    if (!order.equals("RING") && !order.equals("NESTED") && !order.equals("NEST")) {
      throw InvalidInputException.of(
          "%s: ORDERING is '%s'; it must be RING or NESTED", input.file(), order);
    }
    return !order.equals("RING");
  }

  private String coordinates() {
    String named = text(header, "SKYFRAME");
    return named.isEmpty() ? text(header, "COORDSYS") : named;
  }

  private SkyFrame frame() {
    String named = text(header, "SKYFRAME");
    for (SkyFrame frame : SkyFrame.values()) {
      if (frame.key().toUpperCase(Locale.ROOT).equals(named)) {
        return frame;
      }
    }
    return switch (text(header, "COORDSYS")) {
      case "C", "Q", "EQUATORIAL", "CELESTIAL" -> SkyFrame.EQUATORIAL;
      case "G", "GALACTIC" -> SkyFrame.GALACTIC;
      default -> null;
    };
  }

  private double[] ring(HealpixGrid grid, double[] column, boolean nested, int k) {
    if (column.length != grid.size()) {
      throw InvalidInputException.of(
          "%s: column '%s' has %d values, but nside %d has %d pixels",
          input.file(), name(k), column.length, grid.nside(), grid.size());
    }
    if (!nested) {
      return column;
    }
    double[] ring = new double[column.length];
    for (int i = 0; i < column.length; i++) {
      ring[grid.nestToRing(i)] = column[i];
    }
    return ring;
  }

  /** The RING pixels that the first column lists. */
  private int[] pixels(HealpixGrid grid, boolean nested) {
    double[] listed = input.column(table, 0);
    int[] pixels = new int[listed.length];
    BitSet seen = new BitSet(grid.size());
    for (int row = 0; row < listed.length; row++) {
      int pixel = (int) listed[row];
      if (pixel != listed[row] || pixel < 0 || pixel >= grid.size()) {
        throw InvalidInputException.of(
            "%s: row %d: pixel %s is not a whole number in [0, %d)",
            input.file(), row, listed[row], grid.size());
      }
      if (seen.get(pixel)) {
        throw InvalidInputException.of(
            "%s: row %d: pixel %d is there twice", input.file(), row, pixel);
      }
      seen.set(pixel);
      pixels[row] = nested ? grid.nestToRing(pixel) : pixel;
    }
    return pixels;
  }

  private double[] spread(HealpixGrid grid, int[] pixels, double[] column, int k) {
    if (column.length != pixels.length) {
      throw InvalidInputException.of(
          "%s: column '%s' has %d values for %d pixels",
          input.file(), name(k), column.length, pixels.length);
    }
    double[] ring = new double[grid.size()];
    Arrays.fill(ring, FitsMaps.UNSEEN);
    for (int row = 0; row < pixels.length; row++) {
      ring[pixels[row]] = column[row];
    }
    return ring;
  }

  private static BitSet observed(double[] ring) {
    BitSet observed = new BitSet(ring.length);
    for (int i = 0; i < ring.length; i++) {
      observed.set(i, Math.abs(ring[i] - FitsMaps.UNSEEN) > UNSEEN_TOLERANCE);
    }
    return observed;
  }
}
