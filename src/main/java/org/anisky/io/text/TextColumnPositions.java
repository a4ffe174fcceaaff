package org.anisky.io.text;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.anisky.InvalidInputException;
import org.anisky.io.CheckColumns;
import org.anisky.io.ColumnReference;
import org.anisky.io.EventColumns;
import org.anisky.io.Excerpt;
import org.anisky.io.NearestName;

/**
 * The positions, from 0, of the columns of an event list in a text file; -1 for those it has not.
 *
 * @param largest of all positions
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
    int checkRightAscension,
    int largest) {

  /**
   * Looks the columns up.
   *
   * @param names of the file's columns, or null when it has no header line
   * @param where file, or file and line of the header
   * @throws InvalidInputException when a name is not among them, or twice, or when there are none
   */
  static TextColumnPositions of(EventColumns columns, List<String> names, String where) {
    int time = position(columns.time(), names, where);
    int timeRest = position(columns.forms().timeRest(), names, where);
    int polar = position(columns.polar(), names, where);
    int azimuthal = position(columns.azimuthal(), names, where);
    int ownAzimuth = position(columns.ownAzimuth(), names, where);
    int weight = position(columns.weight(), names, where);
    int energy = position(columns.energy(), names, where);
    CheckColumns check = columns.forms().check();
    int declination = check == null ? -1 : position(check.declination(), names, where);
    int rightAscension = check == null ? -1 : position(check.rightAscension(), names, where);
    int largest =
        IntStream.of(
                time,
                timeRest,
                polar,
                azimuthal,
                ownAzimuth,
                weight,
                energy,
                declination,
                rightAscension)
            .max()
            .getAsInt();
    return new TextColumnPositions(
        time,
        timeRest,
        polar,
        azimuthal,
        ownAzimuth,
        weight,
        energy,
        declination,
        rightAscension,
        largest);
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
}
