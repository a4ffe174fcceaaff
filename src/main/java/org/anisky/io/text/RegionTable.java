package org.anisky.io.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.anisky.InvalidInputException;
import org.anisky.inference.SkyRegion;
import org.anisky.io.Excerpt;
import org.anisky.sky.EquatorialDirection;

/**
 * Regions of the sky from a table with commas, columns by name: {@code name}, and {@code
 * right_ascension_deg}, {@code declination_deg}, {@code radius_deg} of discs or {@code
 * right_ascension_from_deg}, {@code right_ascension_to_deg}, {@code declination_from_deg}, {@code
 * declination_to_deg} of boxes. Other columns are not looked at, so that {@code regions.csv} of an
 * earlier result is such a table.
 */
public final class RegionTable {
  private static final String RADIUS = "radius_deg";

  /** Of tables of results. */
  private static final String KERNEL = "kernel";

  private final Path file;
  private final StoredTable table;

  private RegionTable(Path file, StoredTable table) {
    this.file = file;
    this.table = table;
  }

  /**
   * Reads a table.
   *
   * @throws InvalidInputException with file and row when something is not allowed
   * @throws IOException when the file cannot be read
   */
  public static List<SkyRegion> read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw InvalidInputException.of(
          Files.exists(file)
              ? "table of regions %s is no file"
              : "table of regions %s does not exist",
          file);
    }
    RegionTable table = new RegionTable(file, StoredTable.read(file));
    List<SkyRegion> regions = new ArrayList<>();
    for (int row = 0; row < table.table.rows().size(); row++) {
      regions.add(table.region(row));
    }
    if (regions.isEmpty()) {
      throw InvalidInputException.of("table of regions %s has no row", file);
    }
    return regions;
  }

  private SkyRegion region(int row) {
    String name = cell(row, "name");
    if (name.isEmpty()) {
      throw refused(row, "name is empty");
    }
    if (table.columns().contains(KERNEL) && cell(row, KERNEL).equals("box")) {
      throw refused(row, "is a box of an earlier result, which does not have its edges");
    }
    if (table.columns().contains(RADIUS) && !cell(row, RADIUS).isEmpty()) {
      double declination = number(row, "declination_deg", -90, 90);
      double rightAscension = number(row, "right_ascension_deg", 0, 360) % 360;
      double radius = number(row, RADIUS, 0, 180);
      if (radius == 0 || radius == 180) {
        throw refused(row, "radius_deg must lie between 0 and 180, both out");
      }
      return new SkyRegion.Disc(
          name,
          new EquatorialDirection(Math.toRadians(rightAscension), Math.toRadians(declination)),
          Math.toRadians(radius));
    }
    double from = number(row, "right_ascension_from_deg", 0, 360);
    double width = number(row, "right_ascension_to_deg", 0, 360) - from;
    double south = number(row, "declination_from_deg", -90, 90);
    double north = number(row, "declination_to_deg", -90, 90);
    if (width == 0 || Math.abs(width) == 360) {
      throw refused(row, "right ascensions must not be empty or the whole circle");
    }
    if (!(south < north)) {
      throw refused(row, "declinations must be from South to North");
    }
    return new SkyRegion.Box(
        name,
        Math.toRadians(from),
        Math.toRadians(width < 0 ? width + 360 : width),
        Math.toRadians(south),
        Math.toRadians(north));
  }

  private String cell(int row, String column) {
    int place = table.columns().indexOf(column);
    if (place < 0) {
      throw InvalidInputException.of(
          "table of regions %s has no column '%s'; it has %s",
          file, column, Excerpt.of(String.join(", ", table.columns())));
    }
    return table.rows().get(row).get(place).strip();
  }

  private double number(int row, String column, double least, double most) {
    String text = cell(row, column);
    double value = DecimalNumber.parse(text);
    if (!(value >= least && value <= most)) {
      throw refused(
          row,
          String.format(
              Locale.ROOT,
              "%s is %s; it must be a number from %.0f to %.0f",
              column,
              text.isEmpty() ? "empty" : Excerpt.of(text),
              least,
              most));
    }
    return value;
  }

  private InvalidInputException refused(int row, String what) {
    return InvalidInputException.of("table of regions %s, row %d: %s", file, row + 1, what);
  }
}
