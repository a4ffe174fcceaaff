package org.anisky.configuration;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.anisky.InvalidInputException;
import org.anisky.configuration.yaml.YamlSection;
import org.anisky.io.ColumnReference;
import org.anisky.io.NearestName;
import org.anisky.io.fits.HealpixColumns;

/**
 * A column of a FITS file of HEALPix maps, as a configuration names it.
 *
 * <pre>
 *   {file: counts.fits, column: 1}     # position from 1, or the name of the column (TTYPE)
 *   {file: counts.fits}                # when the file has one column only
 * </pre>
 *
 * @param file the FITS file
 * @param column in it; empty: its only one
 * @param section where it is configured
 * @param key of the column, for messages
 */
record MapColumn(Path file, Optional<ColumnReference> column, YamlSection section, String key) {
  /** Reads {@code file} and {@code column} of a section; the caller finishes it. */
  static MapColumn read(YamlSection section) {
    return new MapColumn(
        section.path("file"),
        section.has("column") ? Optional.of(reference(section, "column")) : Optional.empty(),
        section,
        "column");
  }

  /** Another column of the same file, required. */
  MapColumn beside(String otherKey) {
    return new MapColumn(file, Optional.of(reference(section, otherKey)), section, otherKey);
  }

  /** Another column of the same file, if it is configured. */
  Optional<MapColumn> optionallyBeside(String otherKey) {
    return section.has(otherKey) ? Optional.of(beside(otherKey)) : Optional.empty();
  }

  private static ColumnReference reference(YamlSection section, String key) {
    return section.isInteger(key)
        ? ColumnReference.ofPosition(section.integer(key, 1, Integer.MAX_VALUE))
        : ColumnReference.ofName(section.text(key));
  }

  /**
   * The place of the column in the file, from 0.
   *
   * @throws InvalidInputException when the file does not have it, or has several and none is chosen
   */
  int indexIn(HealpixColumns columns) {
    List<String> names = columns.names();
    if (column.isEmpty()) {
      if (names.size() != 1) {
        throw section.invalid(
            "required key 'column' is missing: " + file + " has columns " + listed(names));
      }
      return 0;
    }
    ColumnReference wanted = column.get();
    if (wanted.isNamed() && columns.columnsNamed(wanted.name()) > 1) {
      throw section.invalid(
          key,
          wanted
              + " is there "
              + columns.columnsNamed(wanted.name())
              + " times in "
              + file
              + "; say its position. Its columns are "
              + listed(names));
    }
    int index =
        wanted.isNamed()
            ? names.stream().map(MapColumn::plain).toList().indexOf(plain(wanted.name()))
            : wanted.position() - 1;
    if (index < 0 || index >= names.size()) {
      String hint = wanted.isNamed() ? NearestName.hint(wanted.name(), names) : "";
      throw section.invalid(
          key,
          "no "
              + wanted
              + " in "
              + file
              + hint
              + (hint.isEmpty() ? "; its" : " Its")
              + " columns are "
              + listed(names));
    }
    return index;
  }

  /** Names of FITS columns do not know upper from lower case. */
  private static String plain(String name) {
    return name.toUpperCase(Locale.ROOT);
  }

  private static String listed(List<String> names) {
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < names.size(); k++) {
      text.append(k == 0 ? "" : ", ").append(k + 1).append(" '").append(names.get(k)).append("'");
    }
    return text.toString();
  }
}
