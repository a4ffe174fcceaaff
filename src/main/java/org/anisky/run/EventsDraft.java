package org.anisky.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.anisky.io.TableHead;

/**
 * What the columns of a list of events may be, from their names and first values. A guess is a
 * proposal: whoever knows the list must confirm it, and what nothing tells is left open.
 *
 * @param head the beginning of the list
 * @param columns all of them
 * @param roles which column serves for which key of {@code events}; {@code time-of-day} and {@code
 *     nanoseconds} go with the time
 */
record EventsDraft(TableHead head, List<ColumnLook> columns, Map<String, ColumnLook> roles) {
  static final String TIME = "time";
  static final String TIME_OF_DAY = "time-of-day";
  static final String NANOSECONDS = "nanoseconds";
  static final String ZENITH = "zenith";
  static final String ELEVATION = "elevation";
  static final String AZIMUTH = "azimuth";
  static final String DECLINATION = "declination";
  static final String RIGHT_ASCENSION = "right-ascension";
  static final String ENERGY = "energy";
  static final String WEIGHT = "weight";

  private static final Set<String> TIMES =
      Set.of(
          "time",
          "t",
          "utc",
          "timestamp",
          "unix",
          "unixtime",
          "mjd",
          "jd",
          "gps",
          "gpstime",
          "date",
          "datetime",
          "epoch",
          "sec",
          "seconds",
          "utctime");
  private static final Set<String> NANOS = Set.of("ns", "nanosec", "nanoseconds", "nanosecond");
  private static final Set<String> ZENITHS =
      Set.of("zenith", "zen", "zd", "theta", "th", "zenithangle");
  private static final Set<String> ELEVATIONS =
      Set.of("elevation", "elev", "el", "alt", "altitude");
  private static final Set<String> AZIMUTHS =
      Set.of("azimuth", "az", "azi", "phi", "ph", "azimuthangle");
  private static final Set<String> DECLINATIONS =
      Set.of("dec", "declination", "de", "delta", "decl", "decj2000");
  private static final Set<String> RIGHT_ASCENSIONS =
      Set.of("ra", "alpha", "rightascension", "raj2000");
  private static final Set<String> ENERGIES =
      Set.of("e", "energy", "en", "erec", "log", "loge", "lge", "logenergy", "lgenergy", "log10e");
  private static final Set<String> WEIGHTS = Set.of("w", "weight", "weights", "wgt");

  static EventsDraft of(TableHead head) {
    List<ColumnLook> columns = ColumnLook.of(head);
    Map<String, ColumnLook> roles = new LinkedHashMap<>();
    List<ColumnLook> free = new ArrayList<>(columns);
    time(free, roles);
    take(free, roles, ZENITH, named(ZENITHS).and(look -> look.within(0, 180)));
    if (!roles.containsKey(ZENITH)) {
      take(free, roles, ELEVATION, named(ELEVATIONS).and(look -> look.within(-90, 90)));
    }
    take(free, roles, AZIMUTH, named(AZIMUTHS).and(look -> look.within(-360, 360)));
    take(free, roles, DECLINATION, named(DECLINATIONS).and(look -> look.within(-90, 90)));
    take(free, roles, RIGHT_ASCENSION, named(RIGHT_ASCENSIONS).and(look -> look.within(-360, 360)));
    take(free, roles, ENERGY, named(ENERGIES).and(ColumnLook::hasNumbers));
    take(free, roles, WEIGHT, named(WEIGHTS).and(look -> look.hasNumbers() && look.least() >= 0));
    return new EventsDraft(head, columns, roles);
  }

  private static Predicate<ColumnLook> named(Set<String> words) {
    return look -> look.isNamed(words);
  }

  /** Times first by what they look like, then by their name. */
  private static void time(List<ColumnLook> free, Map<String, ColumnLook> roles) {
    if (take(free, roles, TIME, ColumnLook::isTime)) {
      return;
    }
    if (take(free, roles, TIME, ColumnLook::isDate)) {
      take(free, roles, TIME_OF_DAY, look -> look.first().matches("\\d\\d:\\d\\d(:\\d\\d.*)?"));
      return;
    }
    Predicate<ColumnLook> scale = look -> format(look).isPresent();
    if (take(free, roles, TIME, named(TIMES).and(scale)) || take(free, roles, TIME, scale)) {
      take(free, roles, NANOSECONDS, named(NANOS).and(look -> look.within(0, 1e9)));
    }
  }

  /** A column of dates in a form that is not read, if no time was found. */
  Optional<ColumnLook> foreignDate() {
    return roles.containsKey(TIME)
        ? Optional.empty()
        : columns.stream()
            .filter(look -> look.first().matches("\\d{1,2}[./-]\\d{1,2}[./-]\\d{4}.*|\\d{4}/\\d.*"))
            .findFirst();
  }

  private static boolean take(
      List<ColumnLook> free, Map<String, ColumnLook> roles, String role, Predicate<ColumnLook> is) {
    Optional<ColumnLook> found = free.stream().filter(is).findFirst();
    found.ifPresent(
        look -> {
          roles.put(role, look);
          free.remove(look);
        });
    return found.isPresent();
  }

  /** The time format that the values of a column can have, in the years 1970 to 2100. */
  static Optional<String> format(ColumnLook look) {
    if (look.isTime() || look.isDate()) {
      return Optional.of("iso");
    }
    if (look.within(40_587, 88_069)) {
      return Optional.of("mjd");
    }
    if (look.within(2_440_587, 2_488_070)) {
      return Optional.of("jd");
    }
    // Since 1980: smaller numbers may be anything.
    return look.within(3.1e8, 4.1e9)
        ? Optional.of(look.isNamed(Set.of("gps", "gpstime")) ? "gps" : "unix")
        : Optional.empty();
  }

  /** The unit of an angle: what its name says, else what its range allows. */
  static Optional<String> unit(String role, ColumnLook look) {
    if (look.angleUnit().isPresent()) {
      return look.angleUnit();
    }
    double turn = Math.max(Math.abs(look.least()), Math.abs(look.most()));
    double half = role.equals(RIGHT_ASCENSION) || role.equals(AZIMUTH) ? 2 * Math.PI : Math.PI;
    if (turn <= half + 1e-6) {
      return Optional.of("rad");
    }
    return role.equals(RIGHT_ASCENSION) && turn <= 24 ? Optional.of("h") : Optional.of("deg");
  }

  /** Whether directions are local ones. */
  boolean isLocal() {
    return roles.containsKey(AZIMUTH)
        && (roles.containsKey(ZENITH) || roles.containsKey(ELEVATION));
  }

  /** Whether there are equatorial directions. */
  boolean isEquatorial() {
    return roles.containsKey(DECLINATION) && roles.containsKey(RIGHT_ASCENSION);
  }

  /** Values of an angle, rad; NaN where there is none. */
  double[] radians(String role) {
    ColumnLook look = roles.get(role);
    String unit = unit(role, look).orElse("deg");
    double factor =
        switch (unit) {
          case "rad" -> 1;
          case "h" -> Math.PI / 12;
          default -> Math.PI / 180;
        };
    double[] values = look.numbers().clone();
    for (int k = 0; k < values.length; k++) {
      values[k] *= factor;
    }
    return values;
  }

  /** Zenith angles, also of elevations, rad. */
  double[] zeniths() {
    if (roles.containsKey(ZENITH)) {
      return radians(ZENITH);
    }
    double[] zeniths = radians(ELEVATION);
    for (int k = 0; k < zeniths.length; k++) {
      zeniths[k] = Math.PI / 2 - zeniths[k];
    }
    return zeniths;
  }

  /** What a column is taken for, for a person; empty when for nothing. */
  String roleOf(ColumnLook look) {
    return roles.entrySet().stream()
        .filter(role -> role.getValue() == look)
        .map(role -> role.getKey().replace('-', ' ').toLowerCase(Locale.ROOT))
        .findFirst()
        .orElse("");
  }
}
