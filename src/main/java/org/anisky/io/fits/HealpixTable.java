package org.anisky.io.fits;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.anisky.InvalidInputException;
import org.anisky.grid.HealpixGrid;
import org.anisky.io.Excerpt;

/** Reads one binary table as HEALPix columns, see {@link FitsMaps#read}. */
final class HealpixTable {
  private static final int LARGEST_NSIDE = 8192;

  private final FitsInput input;
  private final FitsHeader header;
  private final FitsTable table;

  private HealpixTable(FitsInput input, FitsUnit unit) {
    this.input = input;
    this.header = unit.header();
    this.table = FitsTable.of(input, unit);
  }

  /** The first HEALPix table of the file, which is read to its end. */
  static HealpixColumns first(FitsInput input) throws IOException {
    FitsFindings findings = new FitsFindings();
    HealpixColumns.Builder columns = null;
    List<String> others = new ArrayList<>();
    for (FitsUnit unit = input.next(); unit != null; unit = input.next()) {
      if (!isHealpix(unit)) {
        findings.add(unit);
      } else if (columns == null) {
        columns = new HealpixTable(input, unit).read();
      } else {
        others.add(unit.header().name());
      }
    }
    if (columns == null) {
      throw InvalidInputException.of(
          "%s has no HEALPix map: no binary table with PIXTYPE = 'HEALPIX' or NSIDE%s",
          input.file(), findings.hint());
    }
    return columns.build(others);
  }

  /** All HEALPix tables of the file, which is read to its end. */
  static List<StoredMaps> all(FitsInput input) throws IOException {
    List<StoredMaps> tables = new ArrayList<>();
    for (FitsUnit unit = input.next(); unit != null; unit = input.next()) {
      if (isHealpix(unit)) {
        tables.add(
            StoredMaps.of(unit.header(), new HealpixTable(input, unit).read().build(List.of())));
      }
    }
    return tables;
  }

  /** Whether a unit is a table that says of itself that it has HEALPix maps. */
  static boolean isHealpix(FitsUnit unit) {
    FitsHeader header = unit.header();
    return unit.isTable()
        && !unit.isCompressedImage()
        && (header.word("PIXTYPE").equals("HEALPIX")
            || header.has("NSIDE")
            || header.word("ORDERING").equals("NUNIQ"));
  }

  private HealpixColumns.Builder read() throws IOException {
    boolean nested = isNested();
    boolean explicit = isExplicit();
    List<FitsTable.Column> all = table.columns();
    if (all.size() < (explicit ? 2 : 1)) {
      throw InvalidInputException.of(
          "%s: the HEALPix table %s has no column of values", input.file(), header.name());
    }
    long length = table.length(all.get(0));
    HealpixGrid grid = new HealpixGrid(nside(explicit, length));
    if (explicit ? length > grid.size() : length != grid.size()) {
      throw InvalidInputException.of(
          "%s: column '%s' has %d values, but nside %d has %d pixels",
          input.file(), all.get(0).name(), length, grid.nside(), grid.size());
    }
    List<FitsTable.Values> values = table.read((int) length);
    int[] pixels = explicit ? pixels(grid, nested, values.get(0)) : null;
    HealpixColumns.Builder columns =
        new HealpixColumns.Builder(
            grid, HealpixAxes.of(header), LocalCountsHeader.of(header, nested), input.file());
    for (int k = explicit ? 1 : 0; k < all.size(); k++) {
      FitsTable.Values column = values.get(k);
      if (column.problem() == null) {
        double[] ring =
            explicit ? spread(grid, pixels, column.values()) : ring(grid, column.values(), nested);
        columns.add(all.get(k).name(), all.get(k).unit(), ring, null);
      } else {
        columns.add(all.get(k).name(), all.get(k).unit(), null, column.problem());
      }
    }
    if (explicit) {
      BitSet listed = new BitSet(grid.size());
      Arrays.stream(pixels).forEach(listed::set);
      columns.listed(listed);
    }
    return columns;
  }

  private int nside(boolean explicit, long length) {
    int stated = (int) header.integerOr("NSIDE", Integer.MIN_VALUE, Integer.MAX_VALUE, -1);
    int nside = stated;
    if (!header.has("NSIDE") && !explicit) {
      nside = (int) Math.round(Math.sqrt(length / 12.0));
      nside = 12L * nside * nside == length ? nside : -1;
    }
    if (nside < 1 || nside > LARGEST_NSIDE || Integer.bitCount(nside) != 1) {
      throw InvalidInputException.of(
          "%s: NSIDE is %s; it must be a power of two in [1, %d]",
          input.file(),
          header.has("NSIDE")
              ? stated
              : explicit
                  ? "missing"
                  : "missing, and " + length + " values are no 12 nside^2 pixels",
          LARGEST_NSIDE);
    }
    return nside;
  }

  private boolean isNested() {
    String order = header.word("ORDERING");
    if (order.equals("NUNIQ")) {
      throw InvalidInputException.of(
          "%s is a multi-order map (ORDERING NUNIQ), which is not read; bring all pixels to one"
              + " nside, RING or NESTED, for example with ligo-skymap-flatten",
          input.file());
    }
    if (!order.equals("RING") && !order.equals("NESTED") && !order.equals("NEST")) {
      throw InvalidInputException.of(
          "%s: ORDERING is %s; it must be RING or NESTED",
          input.file(), header.has("ORDERING") ? "'" + Excerpt.of(order) + "'" : "missing");
    }
    return !order.equals("RING");
  }

  private boolean isExplicit() {
    String scheme = header.word("INDXSCHM");
    if (!scheme.isEmpty() && !scheme.equals("IMPLICIT") && !scheme.equals("EXPLICIT")) {
      throw InvalidInputException.of(
          "%s: INDXSCHM is '%s'; it must be IMPLICIT (all pixels) or EXPLICIT (a list of pixels)",
          input.file(), Excerpt.of(scheme));
    }
    return scheme.equals("EXPLICIT");
  }

  private static double[] ring(HealpixGrid grid, double[] column, boolean nested) {
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
  private int[] pixels(HealpixGrid grid, boolean nested, FitsTable.Values first) {
    if (first.problem() != null) {
      throw InvalidInputException.of(
          "%s: the column of pixels '%s' %s",
          input.file(), table.columns().get(0).name(), first.problem());
    }
    double[] listed = first.values();
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

  private static double[] spread(HealpixGrid grid, int[] pixels, double[] column) {
    double[] ring = new double[grid.size()];
    Arrays.fill(ring, Double.NaN);
    for (int row = 0; row < pixels.length; row++) {
      ring[pixels[row]] = column[row];
    }
    return ring;
  }
}
