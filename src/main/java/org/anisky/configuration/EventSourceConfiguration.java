package org.anisky.configuration;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.anisky.InvalidInputException;
import org.anisky.configuration.yaml.YamlSection;
import org.anisky.counts.DirectionKind;
import org.anisky.io.AngleUnit;
import org.anisky.io.CheckColumns;
import org.anisky.io.ColumnForms;
import org.anisky.io.ColumnForms.EmptyCells;
import org.anisky.io.ColumnForms.EnergyScale;
import org.anisky.io.ColumnForms.Height;
import org.anisky.io.ColumnReference;
import org.anisky.io.EventColumns;
import org.anisky.io.NearestName;
import org.anisky.io.TimeScale;
import org.anisky.io.text.TextEventFormat;
import org.anisky.io.text.TextEventFormat.ExtraColumns;
import org.anisky.sky.AzimuthConvention;
import org.anisky.sky.Equinox;

/**
 * Reads the section that describes a file of events:
 *
 * <pre>
 *   # or files: [../data/2020-*.parquet, ../data/2021] in place of file: read one after the other
 *   file: ../data/list.dat   # relative to the configuration's directory; - is standard input
 *   format: text             # or arrow; by default arrow for .arrow and .feather, else text
 *   separator: whitespace    # text only: whitespace, comma, tab, semicolon or one character
 *   comment: "#"             # text only; "" or none for no comments
 *   skip-lines: 0            # text only
 *   header: false            # text only; true: names are in the first line after those skipped
 *   extra-columns: refuse    # text only; or ignore: lines may have more columns than the header
 *   empty: refuse            # text only; or reject: events without a value are left out and counted
 *   time: {column: 7, format: unix}          # unix, gps, mjd, jd, iso
 *   # or {column: 1, time-of-day-column: 2, format: iso}
 *   # or {column: 1, nanoseconds-column: 2, format: unix}
 *   declination: {column: 3, unit: deg}      # deg, rad
 *   right-ascension: {column: 4, unit: deg}  # deg, rad, h
 *   equinox: date                            # or j2000
 *   # or zenith: {column: zenith, unit: deg}
 *   # or elevation: {column: altitude, unit: deg} in place of zenith
 *   #    azimuth: {column: azimuth, unit: deg, convention: north-east}
 *   # or declination, right-ascension and azimuth: then azimuth serves sums over events alone
 *   #    check: {declination: {column: dec, unit: deg}, right-ascension: {column: ra, unit: deg}}
 *   weight: {column: 6}            # optional
 *   energy: {column: E, unit: EeV} # optional; scale: log10 when the column holds log10(E/unit)
 * </pre>
 *
 * A column is a position from 1 when it is a plain integer, else a name; a name of digits only goes
 * in quotes.
 */
public final class EventSourceConfiguration {
  private static final Set<AngleUnit> UNITS = EnumSet.of(AngleUnit.DEG, AngleUnit.RAD);
  private static final Set<AngleUnit> RIGHT_ASCENSION_UNITS =
      EnumSet.of(AngleUnit.DEG, AngleUnit.RAD, AngleUnit.H);
  private static final List<String> ENERGY_UNITS =
      List.of("eV", "keV", "MeV", "GeV", "TeV", "PeV", "EeV", "ZeV");
  private static final String FILES = "files";
  private static final int MOST_COLUMNS = 10_000;
  private static final Path STANDARD_INPUT = Path.of("/dev/stdin");

  private final YamlSection events;

  private EventSourceConfiguration(YamlSection events) {
    this.events = events;
  }

  /**
   * Reads the section.
   *
   * @param events the section; the caller finishes it
   * @throws InvalidInputException with file, line and key path when a value is not allowed
   */
  public static EventFileConfiguration read(YamlSection events) {
    return new EventSourceConfiguration(events).read();
  }

  private EventFileConfiguration read() {
    List<Path> files = files();
    FileFormat format = events.choice("format", FileFormat.class, FileFormat.ofName(files.get(0)));
    TextEventFormat text = format.hasLayout() ? textFormat() : null;
    boolean named = text == null || text.header();
    EventColumns columns = columns(named, text != null);
    return new EventFileConfiguration(files, format, text, columns, equinox(columns));
  }

  private List<Path> files() {
    if (!events.has(FILES)) {
      return List.of(events.text("file").equals("-") ? STANDARD_INPUT : events.path("file"));
    }
    if (events.has("file")) {
      throw events.invalid(FILES, "does not go with 'file'; give one of them");
    }
    List<Path> files = events.files(FILES);
    FileFormat first = FileFormat.ofName(files.get(0));
    for (Path file : files) {
      if (FileFormat.ofName(file) != first && !events.has("format")) {
        throw events.invalid(
            FILES,
            "'"
                + files.get(0)
                + "' is named as "
                + first.key()
                + ", '"
                + file
                + "' as "
                + FileFormat.ofName(file).key()
                + "; files that are read as one list have one format (say which with 'format')");
      }
    }
    return files;
  }

  private Equinox equinox(EventColumns columns) {
    if (columns.direction() == DirectionKind.EQUATORIAL) {
      return events.choice("equinox", Equinox.class, Equinox.DATE);
    }
    if (events.has("equinox")) {
      throw events.invalid(
          "equinox", "goes with declination and right-ascension; zenith and azimuth have none");
    }
    return Equinox.DATE;
  }

  private TextEventFormat textFormat() {
    char separator = separator(events.text("separator", "whitespace"));
    String comment = events.text("comment", "#");
    int skipLines = events.integer("skip-lines", 0, Integer.MAX_VALUE, 0);
    boolean header = events.bool("header", false);
    if (!comment.equals(comment.strip())) {
      throw events.invalid("comment", "'" + comment + "' must not begin or end with blanks");
    }
    ExtraColumns extraColumns =
        events.choice("extra-columns", ExtraColumns.class, ExtraColumns.REFUSE);
    return new TextEventFormat(
        separator, comment.equals("none") ? "" : comment, skipLines, header, extraColumns);
  }

  private char separator(String name) {
    char separator =
        switch (name) {
          case "whitespace" -> TextEventFormat.WHITESPACE;
          case "comma" -> ',';
          case "tab" -> '\t';
          case "semicolon" -> ';';
          default -> name.length() == 1 && !name.isBlank() ? name.charAt(0) : 0;
        };
    if (!TextEventFormat.isSeparator(separator)) {
      String hint = NearestName.hint(name, List.of("whitespace", "comma", "tab", "semicolon"));
      throw events.invalid(
          "separator",
          "'"
              + name
              + "' is not allowed"
              + hint
              + (hint.isEmpty() ? "; a" : " A")
              + "llowed values: "
              + TextEventFormat.SEPARATORS);
    }
    return separator;
  }

  private EventColumns columns(boolean named, boolean text) {
    YamlSection time = events.section("time");
    boolean local = isLocal();
    YamlSection polar = events.section(local ? height() : "declination");
    YamlSection azimuthal = events.section(local ? "azimuth" : "right-ascension");
    YamlSection weight = events.optionalSection("weight").orElse(null);
    YamlSection energy = events.optionalSection("energy").orElse(null);
    YamlSection ownAzimuth = local ? null : events.optionalSection("azimuth").orElse(null);
    YamlSection counted = local ? azimuthal : ownAzimuth;
    return new EventColumns(
        column(time, named),
        time.choice("format", TimeScale.class),
        local ? DirectionKind.LOCAL : DirectionKind.EQUATORIAL,
        column(polar, named),
        polar.choice("unit", UNITS),
        column(azimuthal, named),
        azimuthal.choice("unit", local ? UNITS : RIGHT_ASCENSION_UNITS),
        ownAzimuth == null ? null : column(ownAzimuth, named),
        ownAzimuth == null ? null : ownAzimuth.choice("unit", UNITS),
        counted == null ? null : counted.choice("convention", AzimuthConvention.class),
        weight == null ? null : column(weight, named),
        energy == null ? null : column(energy, named),
        energy == null ? null : energy.oneOf("unit", ENERGY_UNITS),
        new ColumnForms(
            timeRest(time, named, text),
            local && height().equals("elevation") ? Height.ELEVATION : Height.ZENITH,
            energy == null
                ? EnergyScale.LINEAR
                : energy.choice("scale", EnergyScale.class, EnergyScale.LINEAR),
            text ? events.choice("empty", EmptyCells.class, EmptyCells.REFUSE) : EmptyCells.REFUSE,
            local ? check(named) : null));
  }

  /** Equatorial directions to compare with, or null. */
  private CheckColumns check(boolean named) {
    YamlSection check = events.optionalSection("check").orElse(null);
    if (check == null) {
      return null;
    }
    YamlSection declination = check.section("declination");
    YamlSection rightAscension = check.section("right-ascension");
    return new CheckColumns(
        column(declination, named),
        declination.choice("unit", UNITS),
        column(rightAscension, named),
        rightAscension.choice("unit", RIGHT_ASCENSION_UNITS),
        check.choice("equinox", Equinox.class, Equinox.DATE));
  }

  /** The key that gives the distance from the zenith. */
  private String height() {
    boolean elevation = events.has("elevation");
    if (elevation && events.has("zenith")) {
      throw events.invalid("zenith and elevation are both given; give one of them");
    }
    return elevation ? "elevation" : "zenith";
  }

  /** The second column of the time, or null. */
  private static ColumnReference timeRest(YamlSection time, boolean named, boolean text) {
    return switch (time.choice("format", TimeScale.class)) {
      case ISO -> text ? rest(time, "time-of-day-column", named) : null;
      case UNIX, GPS -> rest(time, "nanoseconds-column", named);
      case MJD, JD -> null;
    };
  }

  private static ColumnReference rest(YamlSection time, String key, boolean named) {
    return time.has(key) ? column(time, key, named) : null;
  }

  /**
   * Whether directions are local ones; both kinds at once, or neither, are refused. An azimuth
   * alone may stand beside a whole equatorial direction.
   */
  private boolean isLocal() {
    boolean equatorial = events.has("declination") | events.has("right-ascension");
    boolean whole = events.has("declination") & events.has("right-ascension");
    boolean local =
        events.has("zenith") | events.has("elevation") | (events.has("azimuth") & !whole);
    if (local == equatorial) {
      throw events.invalid(
          (local ? "two directions are" : "no direction is")
              + " given; give either zenith (or elevation) and azimuth or declination and"
              + " right-ascension");
    }
    return local;
  }

  private static ColumnReference column(YamlSection section, boolean named) {
    return column(section, "column", named);
  }

  private static ColumnReference column(YamlSection section, String key, boolean named) {
    if (section.isInteger(key)) {
      return ColumnReference.ofPosition(section.integer(key, 1, MOST_COLUMNS));
    }
    String name = section.text(key);
    if (name.isBlank()) {
      throw section.invalid(key, "is blank; it must be a name or a position from 1");
    }
    if (!named) {
      throw section.invalid(
          key,
          "'"
              + name
              + "' is a name; names need a line of names in the file ('header: true'), and"
              + " without one a column is given by its position from 1");
    }
    return ColumnReference.ofName(name);
  }
}
