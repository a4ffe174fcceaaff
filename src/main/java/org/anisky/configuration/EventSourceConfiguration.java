package org.anisky.configuration;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.anisky.InvalidInputException;
import org.anisky.counts.DirectionKind;
import org.anisky.io.AngleUnit;
import org.anisky.io.ColumnReference;
import org.anisky.io.EventColumns;
import org.anisky.io.FileFormat;
import org.anisky.io.NearestName;
import org.anisky.io.TimeScale;
import org.anisky.io.text.TextEventFormat;
import org.anisky.io.yaml.YamlSection;
import org.anisky.sky.AzimuthConvention;

/**
 * Reads the section that describes a file of events:
 *
 * <pre>
 *   file: ../data/list.dat   # relative to the configuration's directory
 *   format: text             # or arrow; by default arrow for .arrow and .feather, else text
 *   separator: whitespace    # text only: whitespace, comma, tab, semicolon or one character
 *   comment: "#"             # text only; "" or none for no comments
 *   skip-lines: 0            # text only
 *   header: false            # text only; true: names are in the first line after those skipped
 *   time: {column: 7, format: unix}          # unix, gps, mjd, jd, iso
 *   declination: {column: 3, unit: deg}      # deg, rad
 *   right-ascension: {column: 4, unit: deg}  # deg, rad, h
 *   # or zenith: {column: zenith, unit: deg}
 *   #    azimuth: {column: azimuth, unit: deg, convention: north-east}
 *   # or declination, right-ascension and azimuth: then azimuth serves sums over events alone
 *   weight: {column: 6}            # optional
 *   energy: {column: E, unit: EeV} # optional
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
  private static final int MOST_COLUMNS = 10_000;

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
    Path path = events.path("file");
    FileFormat format = events.choice("format", FileFormat.class, FileFormat.ofName(path));
    TextEventFormat text = format == FileFormat.TEXT ? textFormat() : null;
    boolean named = text == null || text.header();
    return new EventFileConfiguration(path, format, text, columns(named));
  }

  private TextEventFormat textFormat() {
    char separator = separator(events.text("separator", "whitespace"));
    String comment = events.text("comment", "#");
    int skipLines = events.integer("skip-lines", 0, Integer.MAX_VALUE, 0);
    boolean header = events.bool("header", false);
    if (!comment.equals(comment.strip())) {
      throw events.invalid("comment", "'" + comment + "' must not begin or end with blanks");
    }
    return new TextEventFormat(separator, comment.equals("none") ? "" : comment, skipLines, header);
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

  private EventColumns columns(boolean named) {
    YamlSection time = events.section("time");
    boolean local = isLocal();
    YamlSection polar = events.section(local ? "zenith" : "declination");
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
        energy == null ? null : energy.oneOf("unit", ENERGY_UNITS));
  }

  /**
   * Whether directions are local ones; both kinds at once, or neither, are refused. An azimuth
   * alone may stand beside a whole equatorial direction.
   */
  private boolean isLocal() {
    boolean equatorial = events.has("declination") | events.has("right-ascension");
    boolean whole = events.has("declination") & events.has("right-ascension");
    boolean local = events.has("zenith") | (events.has("azimuth") & !whole);
    if (local == equatorial) {
      throw events.invalid(
          (local ? "two directions are" : "no direction is")
              + " given; give either zenith and azimuth or declination and right-ascension");
    }
    return local;
  }

  private static ColumnReference column(YamlSection section, boolean named) {
    if (section.isInteger("column")) {
      return ColumnReference.ofPosition(section.integer("column", 1, MOST_COLUMNS));
    }
    String name = section.text("column");
    if (name.isBlank()) {
      throw section.invalid("column", "is blank; it must be a name or a position from 1");
    }
    if (!named) {
      throw section.invalid(
          "column",
          "'"
              + name
              + "' is a name; names need a line of names in the file ('header: true'), and"
              + " without one a column is given by its position from 1");
    }
    return ColumnReference.ofName(name);
  }
}
