package org.anisky.io;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anisky.InvalidInputException;

/**
 * No column of an event list is a time or an angle twice: a zenith angle that is read as azimuth as
 * well makes a sky of nothing. Weight and energy may be any column but the time.
 */
public final class DistinctColumns {
  private final List<String> names;
  private final String where;
  private final Map<Integer, String> known = new HashMap<>();

  private DistinctColumns(List<String> names, String where) {
    this.names = names;
    this.where = where;
  }

  /**
   * Checks the columns of a list.
   *
   * @param names of the file's columns; empty when they have none
   * @param where file, or file and line of the header
   * @throws InvalidInputException when a column is given for two things
   */
  public static void check(EventColumns columns, List<String> names, String where) {
    DistinctColumns distinct = new DistinctColumns(names, where);
    boolean local = columns.direction() == org.anisky.counts.DirectionKind.LOCAL;
    boolean elevation = columns.forms().height() == ColumnForms.Height.ELEVATION;
    distinct.add(columns.time(), "time");
    distinct.add(columns.forms().timeRest(), "rest of the time");
    distinct.add(columns.polar(), elevation ? "elevation" : local ? "zenith" : "declination");
    distinct.add(columns.azimuthal(), local ? "azimuth" : "right ascension");
    distinct.add(columns.ownAzimuth(), "azimuth");
    CheckColumns check = columns.forms().check();
    if (check != null) {
      distinct.add(check.declination(), "declination to check");
      distinct.add(check.rightAscension(), "right ascension to check");
    }
    distinct.known.values().removeIf(what -> !what.equals("time"));
    distinct.add(columns.weight(), "weight");
    distinct.known.values().removeIf(what -> !what.equals("time"));
    distinct.add(columns.energy(), "energy");
  }

  private void add(ColumnReference column, String what) {
    if (column == null) {
      return;
    }
    int position = column.isNamed() ? names.indexOf(column.name()) + 1 : column.position();
    String other = known.putIfAbsent(position, what);
    if (other != null) {
      throw InvalidInputException.of(
          "%s: %s is given as %s and as %s; each needs a column of its own",
          where, column, other, what);
    }
  }
}
