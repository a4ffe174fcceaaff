package org.anisky.io.fits;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyMap;
import org.anisky.sky.AzimuthConvention;
import org.anisky.sky.SkyFrame;

/** Writes the files of {@link FitsMaps}, card by card and row by row. */
final class FitsMapWriter {
  private static final int VALUES_PER_ROW = 1024;

  private FitsMapWriter() {}

  static void write(Path file, List<FitsMaps.Table> tables) throws IOException {
    List<List<FitsCard>> headers = tables.stream().map(FitsMapWriter::header).toList();
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
      FitsBlocks.writeHeader(out, primaryCards(), new FitsChecksum());
      for (int k = 0; k < headers.size(); k++) {
        write(out, tables.get(k).maps(), headers.get(k));
      }
    }
  }

  private static List<FitsCard> header(FitsMaps.Table table) {
    List<SkyMap> maps = table.maps();
    HealpixGrid grid = (HealpixGrid) maps.get(0).grid();
    List<FitsCard> header = tableCards(maps, grid.size(), perRow(grid));
    header.addAll(healpixCards(maps.get(0).frame(), grid, table.extension()));
    header.addAll(table.cards());
    checkKeys(header);
    return header;
  }

  private static int perRow(HealpixGrid grid) {
    return grid.size() % VALUES_PER_ROW == 0 ? VALUES_PER_ROW : 1;
  }

  private static void write(DataOutputStream out, List<SkyMap> maps, List<FitsCard> header)
      throws IOException {
    HealpixGrid grid = (HealpixGrid) maps.get(0).grid();
    double[][] columns = columns(maps);
    FitsChecksum sum = new FitsChecksum();
    for (double[] column : columns) {
      for (double value : column) {
        sum.add(value);
      }
    }
    FitsBlocks.writeHeader(out, header, sum);
    writeRows(out, columns, perRow(grid));
    FitsBlocks.pad(out, (long) grid.size() * maps.size() * Double.BYTES);
  }

  static List<FitsCard> primaryCards() {
    return List.of(
        new FitsCard("SIMPLE", true, "conforms to FITS standard"),
        new FitsCard("BITPIX", 8, "array data type"),
        new FitsCard("NAXIS", 0, "number of array dimensions"),
        new FitsCard("EXTEND", true, ""));
  }

  private static List<FitsCard> tableCards(List<SkyMap> maps, int pixels, int perRow) {
    List<FitsCard> cards = new ArrayList<>();
    cards.add(new FitsCard("XTENSION", "BINTABLE", "binary table extension"));
    cards.add(new FitsCard("BITPIX", 8, "array data type"));
    cards.add(new FitsCard("NAXIS", 2, "number of array dimensions"));
    cards.add(new FitsCard("NAXIS1", maps.size() * perRow * Double.BYTES, "length of dimension 1"));
    cards.add(new FitsCard("NAXIS2", pixels / perRow, "length of dimension 2"));
    cards.add(new FitsCard("PCOUNT", 0, "number of group parameters"));
    cards.add(new FitsCard("GCOUNT", 1, "number of groups"));
    cards.add(new FitsCard("TFIELDS", maps.size(), "number of table fields"));
    for (int k = 1; k <= maps.size(); k++) {
      SkyMap map = maps.get(k - 1);
      String name = map.quantity().replaceAll("[^A-Za-z0-9]+", "_");
      cards.add(new FitsCard("TTYPE" + k, name, ""));
      cards.add(new FitsCard("TFORM" + k, perRow == 1 ? "D" : perRow + "D", ""));
      cards.addAll(unitCards(map.unit(), k));
    }
    return cards;
  }

  /**
   * FITS (4.0, section 4.3) has no unit of its own for pure numbers and standard deviations, where
   * the text is empty, and counts things in {@code count}; {@link FitsTable#WORDS} keeps the unit
   * in words.
   */
  private static List<FitsCard> unitCards(String unit, int k) {
    String key = "TUNIT" + k;
    if (unit.equals("1")) {
      return List.of(new FitsCard(key, "", "a pure number"));
    }
    boolean events = unit.equals("events") || unit.startsWith("events per ");
    if (!events && !unit.equals("sigma")) {
      return List.of(new FitsCard(key, unit, ""));
    }
    return List.of(
        new FitsCard(key, events ? "count" : "", events ? "" : "standard deviations"),
        new FitsCard(FitsTable.WORDS + k, unit, "the unit in words"));
  }

  private static List<FitsCard> healpixCards(SkyFrame frame, HealpixGrid grid, String extension) {
    List<FitsCard> cards = new ArrayList<>();
    cards.add(new FitsCard("PIXTYPE", "HEALPIX", "HEALPIX pixelisation"));
    cards.add(new FitsCard("ORDERING", "RING", "Pixel ordering scheme, either RING or NESTED"));
    String comment = "Ecliptic, Galactic or Celestial (equatorial)";
    switch (frame) {
      case EQUATORIAL -> cards.add(new FitsCard("COORDSYS", "C", comment));
      case GALACTIC -> cards.add(new FitsCard("COORDSYS", "G", comment));
      case LOCAL_HORIZON -> {
        cards.add(new FitsCard("SKYFRAME", frame.key(), "pole of the map: the zenith"));
        cards.add(
            new FitsCard(
                "AZIMUTH", AzimuthConvention.NORTH_WEST.key(), "longitude: from, through"));
      }
      case LOCAL_HOUR_ANGLE ->
          cards.add(new FitsCard("SKYFRAME", frame.key(), "longitude: minus the hour angle"));
    }
    cards.add(new FitsCard("EXTNAME", extension, "name of this binary table extension"));
    cards.add(new FitsCard("NSIDE", grid.nside(), "Resolution parameter of HEALPIX"));
    cards.add(new FitsCard("FIRSTPIX", 0, "First pixel # (0 based)"));
    cards.add(new FitsCard("LASTPIX", grid.size() - 1, "Last pixel # (0 based)"));
    cards.add(new FitsCard("INDXSCHM", "IMPLICIT", "Indexing: IMPLICIT or EXPLICIT"));
    cards.add(new FitsCard("OBJECT", "FULLSKY", "Sky coverage, either FULLSKY or PARTIAL"));
    cards.add(new FitsCard("BAD_DATA", FitsMaps.UNSEEN, "value of pixels that were not observed"));
    return cards;
  }

  private static void checkKeys(List<FitsCard> cards) {
    Set<String> keys = new HashSet<>();
    Set<Object> names = new HashSet<>();
    for (FitsCard card : cards) {
      boolean name = card.key().startsWith("TTYPE");
      if (!keys.add(card.key())
          || (name && !names.add(((String) card.value()).toLowerCase(Locale.ROOT)))) {
        throw new IllegalArgumentException(card.key() + " = " + card.value() + " is there twice");
      }
    }
  }

  private static double[][] columns(List<SkyMap> maps) {
    double[][] columns = new double[maps.size()][];
    for (int k = 0; k < columns.length; k++) {
      columns[k] = maps.get(k).values();
      var observed = maps.get(k).observed();
      int size = columns[k].length;
      for (int i = observed.nextClearBit(0); i < size; i = observed.nextClearBit(i + 1)) {
        columns[k][i] = FitsMaps.UNSEEN;
      }
    }
    return columns;
  }

  private static void writeRows(DataOutputStream out, double[][] columns, int perRow)
      throws IOException {
    for (int row = 0; row < columns[0].length; row += perRow) {
      for (double[] column : columns) {
        for (int i = row; i < row + perRow; i++) {
          out.writeDouble(column[i]);
        }
      }
    }
  }
}
