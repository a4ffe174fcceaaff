package org.anisky.io.text;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.anisky.InvalidInputException;
import org.anisky.io.CheckColumns;
import org.anisky.io.ColumnReference;
import org.anisky.io.DistinctColumns;
import org.anisky.io.EventColumns;
import org.anisky.io.Excerpt;
import org.anisky.io.NearestName;

/**
 * The positions, from 0, of the columns of an event list in a text file; -1 for those it has not.
 */
record TextColumnPositions(
    int time,
    int timeRest,
    int polar,
    int azimuthal,
    int ownAzimuth,
    int weight,
    int energy,
    int checkDeclination,
    int checkRightAscension) {

  /**
   * Looks the columns up.
   *
   * @param names of the file's columns, or null when it has no header line
   * @param where file, or file and line of the header
   * @throws InvalidInputException when a name is not among them, or twice, or when there are none
   */
  static TextColumnPositions of(EventColumns columns, List<String> names, String where) {
    CheckColumns check = columns.forms().check();
    TextColumnPositions positions =
        new TextColumnPositions(
            position(columns.time(), names, where),
            position(columns.forms().timeRest(), names, where),
            position(columns.polar(), names, where),
            position(columns.azimuthal(), names, where),
            position(columns.ownAzimuth(), names, where),
            position(columns.weight(), names, where),
            position(columns.energy(), names, where),
            position(check == null ? null : check.declination(), names, where),
            position(check == null ? null : check.rightAscension(), names, where));
    DistinctColumns.check(columns, names == null ? List.of() : names, where);
    return positions;
  }

  private static int position(ColumnReference column, List<String> names, String where) {
    if (column == null) {
      return -1;
    }
    if (!column.isNamed()) {
      return column.position() - 1;
    }
    if (names == null) {
      throw InvalidInputException.of(
          "%s: %s is given by name, but the file is read without a header line; set 'header: true'"
              + " or give the column's position",
          where, column);
    }
    int occurrences = Collections.frequency(names, column.name());
    if (occurrences == 1) {
      return names.indexOf(column.name());
    }
    if (occurrences > 1) {
      throw InvalidInputException.of(
          "%s: the header has %s %d times; give the column's position", where, column, occurrences);
    }
    String hint = NearestName.hint(column.name(), names);
    throw InvalidInputException.of(
        "%s: the header has no %s%s columns: %s",
        where, column, hint.isEmpty() ? ";" : hint + " Its", Excerpt.of(names));
  }

  /** All positions that are there. */
  int[] used() {
    return IntStream.of(
            time,
            timeRest,
            polar,
            azimuthal,
            ownAzimuth,
            weight,
            energy,
            checkDeclination,
            checkRightAscension)
        .filter(position -> position >= 0)
        .toArray();
  }

  /** The largest of all positions. */
  int largest() {
    return IntStream.of(used()).max().getAsInt();
  }
}
