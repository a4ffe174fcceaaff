package org.anisky.io;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.anisky.InvalidInputException;
import org.anisky.counts.DirectionKind;
import org.anisky.sky.AzimuthConvention;

/**
 * Which columns of an event list mean what, and in which units: shared by every file format. The
 * methods turn one value of the file into the program's own units and refuse what cannot be, naming
 * the place. Immutable.
 *
 * @param time of arrival
 * @param timeScale how times are written
 * @param direction zenith and azimuth, or declination and right ascension
 * @param polar zenith angle or declination
 * @param polarUnit of {@code polar}
 * @param azimuthal azimuth or right ascension
 * @param azimuthalUnit of {@code azimuthal}
 * @param ownAzimuth azimuth that the list gives beside {@link DirectionKind#EQUATORIAL} directions,
 *     or null
 * @param ownAzimuthUnit of {@code ownAzimuth}, or null
 * @param convention how azimuth is counted; null when there is none
 * @param weight statistical weight, or null when every event counts 1
 * @param energy or null when there is none
 * @param energyUnit as in {@code "EeV"}, or null when there is no energy
 * @param forms how times, directions and energies are written where there are several ways
 */
public record EventColumns(
    ColumnReference time,
    TimeScale timeScale,
    DirectionKind direction,
    ColumnReference polar,
    AngleUnit polarUnit,
    ColumnReference azimuthal,
    AngleUnit azimuthalUnit,
    ColumnReference ownAzimuth,
    AngleUnit ownAzimuthUnit,
    AzimuthConvention convention,
    ColumnReference weight,
    ColumnReference energy,
    String energyUnit,
    ColumnForms forms) {
  /** 2100-01-01T00:00:00 UTC, unix time, s; the earliest allowed time is 0, 1970-01-01. */
  static final double LATEST_UNIX_TIME = 4102444800.0;

  private static final double NANOSECONDS = 1e9;

  static final double TURN = 2 * Math.PI;
  static final double LEAST_WEIGHT = 1e-100;
  static final double LARGEST_WEIGHT = 1e100;

  /** Checks that what is required is there. */
  public EventColumns {
    Objects.requireNonNull(time, "time");
    Objects.requireNonNull(timeScale, "timeScale");
    Objects.requireNonNull(polar, "polar");
    Objects.requireNonNull(polarUnit, "polarUnit");
    Objects.requireNonNull(azimuthal, "azimuthal");
    Objects.requireNonNull(azimuthalUnit, "azimuthalUnit");
    if (ownAzimuth != null && direction == DirectionKind.LOCAL
        || (ownAzimuth == null) != (ownAzimuthUnit == null)) {
      throw new IllegalArgumentException(
          "an azimuth of its own goes with equatorial directions, and has a unit");
    }
    boolean hasAzimuth = direction == DirectionKind.LOCAL || ownAzimuth != null;
    if (hasAzimuth != (convention != null)) {
      throw new IllegalArgumentException("an azimuth convention goes with azimuth, and only there");
    }
    if ((energy == null) != (energyUnit == null)) {
      throw new IllegalArgumentException("an energy unit goes with an energy, and only there");
    }
    boolean elevation = forms.height() == ColumnForms.Height.ELEVATION;
    if ((elevation || forms.check() != null) && direction != DirectionKind.LOCAL
        || energy == null && forms.energyScale() != ColumnForms.EnergyScale.LINEAR
        || forms.timeRest() != null && !hasTwoColumns(timeScale)) {
      throw new IllegalArgumentException("the forms do not fit the columns: " + forms);
    }
  }

  private static boolean hasTwoColumns(TimeScale scale) {
    return scale == TimeScale.ISO || scale == TimeScale.UNIX || scale == TimeScale.GPS;
  }

  /** Columns in plain forms, without an azimuth beside equatorial directions. */
  public EventColumns(
      ColumnReference time,
      TimeScale timeScale,
      DirectionKind direction,
      ColumnReference polar,
      AngleUnit polarUnit,
      ColumnReference azimuthal,
      AngleUnit azimuthalUnit,
      AzimuthConvention convention,
      ColumnReference weight,
      ColumnReference energy,
      String energyUnit) {
    this(
        time,
        timeScale,
        direction,
        polar,
        polarUnit,
        azimuthal,
        azimuthalUnit,
        null,
        null,
        convention,
        weight,
        energy,
        energyUnit,
        ColumnForms.PLAIN);
  }

  /** The names of the columns that are given by name. */
  public List<String> names() {
    CheckColumns check = forms.check();
    return Stream.of(
            time,
            forms.timeRest(),
            polar,
            azimuthal,
            ownAzimuth,
            check == null ? null : check.declination(),
            check == null ? null : check.rightAscension(),
            weight,
            energy)
        .filter(column -> column != null && column.isNamed())
        .map(ColumnReference::name)
        .toList();
  }

  /** Whether events have azimuths beside their equatorial directions. */
  public boolean hasOwnAzimuth() {
    return ownAzimuth != null;
  }

  /** Whether events have weights of their own. */
  public boolean hasWeight() {
    return weight != null;
  }

  /** Whether events have energies. */
  public boolean hasEnergy() {
    return energy != null;
  }

  /**
   * Unix time of a number, not checked.
   *
   * @param value in {@link #timeScale()}, which must not be {@link TimeScale#ISO}
   * @return s
   */
  public double toUnixTime(double value) {
    return timeScale.toUnixTime(value);
  }

  /**
   * Unix time of a number.
   *
   * @param value in {@link #timeScale()}, which must not be {@link TimeScale#ISO}
   * @return s
   * @throws InvalidInputException unless the time is in 1970 to 2100
   */
  public double toUnixTime(double value, ColumnPlace place) {
    double unixTime = toUnixTime(value);
    if (!(unixTime >= 0 && unixTime <= LATEST_UNIX_TIME)) {
      throw InvalidInputException.of(
          "%s: %s time %s is outside the years 1970 to 2100",
          place.describe(time), timeScale.key(), value);
    }
    return unixTime;
  }

  /**
   * Unix time of whole seconds and the nanoseconds beside them.
   *
   * @param seconds in {@link #timeScale()}
   * @param nanoseconds of {@link ColumnForms#timeRest()}
   * @return s
   * @throws InvalidInputException unless the seconds are whole, the nanoseconds in [0, 1e9), and
   *     the time is in 1970 to 2100
   */
  public double toUnixTime(double seconds, double nanoseconds, ColumnPlace place) {
    if (seconds != Math.rint(seconds)) {
      throw InvalidInputException.of(
          "%s: the time %s is no whole number of seconds, but nanoseconds are in a column of their"
              + " own",
          place.describe(time), seconds);
    }
    if (!(nanoseconds >= 0 && nanoseconds < NANOSECONDS)) {
      throw InvalidInputException.of(
          "%s: %s ns is outside [0, 1e9)", place.describe(forms.timeRest()), nanoseconds);
    }
    return toUnixTime(seconds, place) + nanoseconds / NANOSECONDS;
  }

  /**
   * Unix time of a text in {@link TimeScale#ISO}.
   *
   * @return s
   * @throws InvalidInputException unless the text is an ISO 8601 time, in 1970 to 2100
   */
  public double toUnixTime(CharSequence text, ColumnPlace place) {
    double unixTime = IsoTime.toUnixTime(text);
    if (Double.isNaN(unixTime)) {
      throw InvalidInputException.of(
          "%s: '%s' is not an ISO 8601 time such as 2016-12-31T23:59:58.25Z",
          place.describe(time), Excerpt.of(text.toString()));
    }
    if (!(unixTime >= 0 && unixTime <= LATEST_UNIX_TIME)) {
      throw InvalidInputException.of(
          "%s: iso time %s is outside the years 1970 to 2100",
          place.describe(time), Excerpt.of(text.toString()));
    }
    return unixTime;
  }

  /**
   * Zenith angle, also from an elevation, or declination.
   *
   * @param value in {@link #polarUnit()}
   * @return rad
   * @throws InvalidInputException unless a zenith angle is in [0, 180] deg, an elevation or a
   *     declination in [-90, 90] deg
   */
  public double toPolar(double value, ColumnPlace place) {
    if (forms.height() == ColumnForms.Height.ELEVATION) {
      return elevationToZenith(value, place);
    }
    double angle = polarUnit.toRadians(value);
    if (direction == DirectionKind.LOCAL) {
      if (!(angle >= 0 && angle <= Math.PI)) {
        throw outside(place, polar, "zenith angle", value, polarUnit, "[0, 180]");
      }
    } else if (!(Math.abs(angle) <= Math.PI / 2)) {
      throw outside(place, polar, "declination", value, polarUnit, "[-90, 90]");
    }
    return angle;
  }

  /** In degrees 90 - x is exact for most lists, so that both forms give the same bits. */
  private double elevationToZenith(double value, ColumnPlace place) {
    if (!(Math.abs(polarUnit.toRadians(value)) <= Math.PI / 2)) {
      throw outside(place, polar, "elevation", value, polarUnit, "[-90, 90]");
    }
    return polarUnit == AngleUnit.RAD
        ? Math.PI / 2 - value
        : Math.toRadians(90 - polarUnit.toDegrees(value));
  }

  /**
   * Azimuth from North through East, or right ascension.
   *
   * @param value in {@link #azimuthalUnit()} and {@link #convention()}
   * @return rad, not reduced to one turn
   * @throws InvalidInputException unless the angle in the file is in [-360, 360] deg: more than a
   *     turn is a wrong unit or a wrong column
   */
  public double toAzimuthal(double value, ColumnPlace place) {
    if (direction == DirectionKind.LOCAL) {
      return toAzimuth(value, azimuthal, azimuthalUnit, place);
    }
    double angle = azimuthalUnit.toRadians(value);
    if (!(Math.abs(angle) <= TURN)) {
      throw outside(place, azimuthal, "right ascension", value, azimuthalUnit, "[-360, 360]");
    }
    return angle;
  }

  /**
   * Azimuth from North through East that the list gives beside an equatorial direction.
   *
   * @param value in {@link #ownAzimuthUnit()} and {@link #convention()}
   * @return rad, not reduced to one turn
   * @throws InvalidInputException unless the angle in the file is in [-360, 360] deg
   */
  public double toOwnAzimuth(double value, ColumnPlace place) {
    return toAzimuth(value, ownAzimuth, ownAzimuthUnit, place);
  }

  private double toAzimuth(
      double value, ColumnReference column, AngleUnit unit, ColumnPlace place) {
    double angle = unit.toRadians(value);
    if (!(Math.abs(angle) <= TURN)) {
      throw outside(place, column, "azimuth", value, unit, "[-360, 360]");
    }
    return convention.toAzimuth(angle);
  }

  /**
   * A weight.
   *
   * @throws InvalidInputException unless it is 0 or a number whose square can be added up, from
   *     1e-100 to 1e100
   */
  public double toWeight(double value, ColumnPlace place) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw InvalidInputException.of(
          "%s: weight %s must be finite and >= 0", place.describe(weight), value);
    }
    if (value != 0 && !(value >= LEAST_WEIGHT && value <= LARGEST_WEIGHT)) {
      throw InvalidInputException.of(
          "%s: weight %s is outside [1e-100, 1e100], beyond which squares of weights are lost; only"
              + " ratios of weights matter, so scale them",
          place.describe(weight), value);
    }
    return value;
  }

  /**
   * An energy, in {@link #energyUnit()}.
   *
   * @param value the energy, or its logarithm as {@link #forms()} says
   * @throws InvalidInputException unless it is finite and &gt;= 0
   */
  public double toEnergy(double value, ColumnPlace place) {
    boolean logarithm = forms.energyScale() == ColumnForms.EnergyScale.LOG10;
    double result = logarithm ? Math.pow(10, value) : value;
    if (!(result >= 0 && result < Double.POSITIVE_INFINITY) || logarithm && !(result > 0)) {
      throw InvalidInputException.of(
          "%s: energy %s%s %s must be finite and >= 0",
          place.describe(energy), logarithm ? "10^" : "", value, energyUnit);
    }
    return result;
  }

  private static InvalidInputException outside(
      ColumnPlace place,
      ColumnReference column,
      String what,
      double value,
      AngleUnit unit,
      String degrees) {
    String inDegrees = unit == AngleUnit.DEG ? "" : " (" + (float) unit.toDegrees(value) + " deg)";
    return InvalidInputException.of(
        "%s: %s %s %s%s is outside %s deg",
        place.describe(column), what, value, unit.key(), inDegrees, degrees);
  }
}
