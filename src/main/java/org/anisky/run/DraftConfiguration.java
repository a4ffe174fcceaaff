package org.anisky.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.anisky.configuration.FileFormat;
import org.anisky.io.IsoTime;
import org.anisky.io.TableHead;
import org.anisky.io.TimeScale;
import org.anisky.io.arrow.ArrowHead;
import org.anisky.io.files.ExistingOutput;
import org.anisky.io.files.WholeFile;
import org.anisky.io.text.TextHead;
import org.anisky.sky.AzimuthConvention;
import org.anisky.sky.MeanSiderealClock;
import org.anisky.sky.Observatory;

/**
 * A configuration for a list of events that nobody has described yet, to be confirmed line by line.
 */
public final class DraftConfiguration {
  /** What stands where only a person can know the value; no configuration is read with it. */
  public static final String OPEN = "???";

  /** Distance below which two directions are taken for the same, rad. */
  private static final double SAME = Math.toRadians(2);

  private final Request request;
  private final EventsDraft draft;
  private final List<AzimuthLook> azimuths;
  private final List<String> open = new ArrayList<>();

  /**
   * What the person says of the list.
   *
   * @param events file of the list
   * @param name of the detector
   * @param latitude of the site, deg
   * @param longitude of the site, deg
   * @param convention of azimuths
   */
  public record Request(
      Path events,
      String name,
      Optional<Double> latitude,
      Optional<Double> longitude,
      Optional<AzimuthConvention> convention) {}

  /**
   * One column, for a person.
   *
   * @param position from 1
   * @param name empty when nothing names it
   * @param range of its first values
   * @param use what it is taken for; empty when for nothing
   */
  public record Column(int position, String name, String range, String use) {}

  /**
   * Looks at the beginning of the list.
   *
   * @throws org.anisky.InvalidInputException when the file is missing, damaged, or has no events
   * @throws IOException when it cannot be read
   */
  public DraftConfiguration(Request request) throws IOException {
    this.request = request;
    TableHead head =
        FileFormat.ofName(request.events()) == FileFormat.ARROW
            ? ArrowHead.read(request.events())
            : TextHead.read(request.events());
    draft = EventsDraft.of(head);
    azimuths =
        draft.roles().containsKey(EventsDraft.AZIMUTH)
            ? AzimuthLook.of(draft.radians(EventsDraft.AZIMUTH), sky())
            : List.of();
  }

  private Optional<AzimuthLook.Sky> sky() {
    Map<String, ColumnLook> roles = draft.roles();
    boolean whole =
        draft.isLocal()
            && draft.isEquatorial()
            && roles.containsKey(EventsDraft.TIME)
            && !roles.containsKey(EventsDraft.TIME_OF_DAY)
            && request.latitude().isPresent()
            && request.longitude().isPresent();
    if (!whole) {
      return Optional.empty();
    }
    return Optional.of(
        new AzimuthLook.Sky(
            Observatory.ofDegrees(
                request.name(), request.latitude().get(), request.longitude().get()),
            new MeanSiderealClock(0),
            times(),
            zeniths(),
            draft.radians(EventsDraft.DECLINATION),
            draft.radians(EventsDraft.RIGHT_ASCENSION)));
  }

  private double[] times() {
    ColumnLook look = draft.roles().get(EventsDraft.TIME);
    String format = EventsDraft.format(look).orElseThrow();
    if (format.equals("iso")) {
      int column = look.position() - 1;
      return draft.head().rows().stream()
          .mapToDouble(row -> IsoTime.toUnixTime(row.get(column)))
          .toArray();
    }
    TimeScale scale = TimeScale.valueOf(format.toUpperCase(Locale.ROOT));
    double[] times = look.numbers().clone();
    for (int k = 0; k < times.length; k++) {
      times[k] = scale.toUnixTime(times[k]);
    }
    return times;
  }

  private double[] zeniths() {
    if (draft.roles().containsKey(EventsDraft.ZENITH)) {
      return draft.radians(EventsDraft.ZENITH);
    }
    double[] zeniths = draft.radians(EventsDraft.ELEVATION);
    for (int k = 0; k < zeniths.length; k++) {
      zeniths[k] = Math.PI / 2 - zeniths[k];
    }
    return zeniths;
  }

  /** All columns of the list. */
  public List<Column> columns() {
    return draft.columns().stream()
        .map(look -> new Column(look.position(), look.name(), look.range(), draft.roleOf(look)))
        .toList();
  }

  /** What every convention of azimuths would mean; empty when there is no azimuth. */
  public List<AzimuthLook> azimuths() {
    return azimuths;
  }

  /** The convention with which the directions of the list agree with each other, if one does. */
  public Optional<AzimuthLook> told() {
    return azimuths.stream()
        .filter(look -> look.medianAngle().isPresent())
        .min(Comparator.comparingDouble(look -> look.medianAngle().get()))
        .filter(look -> look.medianAngle().get() < SAME);
  }

  /** Number of events that were looked at. */
  public int events() {
    return draft.head().rows().size();
  }

  /** Keys that are left open, in order; known once {@link #text} was made. */
  public List<String> open() {
    return List.copyOf(open);
  }

  /**
   * Writes the configuration.
   *
   * @param existing what happens to a file that is there; no file is taken for an earlier draft
   *     unless it begins like one
   */
  public void write(Path target, ExistingOutput existing) throws IOException {
    String text = text(target);
    try (WholeFile file = WholeFile.create(target, existing, DraftConfiguration::isDraft)) {
      Files.writeString(file.path(), text);
      file.commit();
    }
  }

  private static boolean isDraft(Path file) throws IOException {
    try (var lines = Files.newBufferedReader(file)) {
      String first = lines.readLine();
      return first != null && first.startsWith(BEGINNING);
    } catch (java.nio.charset.CharacterCodingException e) {
      return false;
    }
  }

  private static final String BEGINNING = "# Draft by 'anisky init' from ";

  /** The configuration. */
  private String text(Path target) {
    open.clear();
    StringBuilder text = new StringBuilder();
    text.append(BEGINNING).append(request.events().getFileName()).append(", its first ");
    text.append(String.format(Locale.ROOT, "%,d", events())).append(" events.\n");
    text.append("# Confirm every line with '?'; only a person knows what is ").append(OPEN);
    text.append(". Then: anisky check ").append(target.getFileName()).append("\n");
    text.append("detectors:\n");
    line(text, 2, "- name: " + request.name(), "");
    line(
        text,
        4,
        "latitude: " + angle("latitude", request.latitude()),
        "of the site, North positive");
    line(
        text,
        4,
        "longitude: " + angle("longitude", request.longitude()),
        "of the site, East positive");
    maxZenith(text);
    line(text, 4, "events:", "");
    line(text, 6, "file: " + quoted(relative(target)), "");
    layout(text);
    time(text);
    directions(text);
    energyAndWeight(text);
    line(
        text,
        4,
        "grid: {kind: cylindrical, rings: 90, columns: 180}",
        "or {kind: healpix, nside: 64}");
    text.append("\nsidereal-bins: 180\n");
    text.append("significance: {radius: 20 deg}\n");
    text.append("output: {directory: ").append(quoted(stem(target) + "-result")).append("}\n");
    return text.toString();
  }

  private static void line(StringBuilder text, int indent, String line, String comment) {
    String indented = " ".repeat(indent) + line;
    text.append(indented);
    if (!comment.isEmpty()) {
      text.append(" ".repeat(Math.max(2, 60 - indented.length()))).append("# ").append(comment);
    }
    text.append('\n');
  }

  private String angle(String key, Optional<Double> degrees) {
    return degrees.isPresent() ? degrees.get() + " deg" : unknown("detectors.0." + key);
  }

  private String unknown(String key) {
    open.add(key);
    return OPEN;
  }

  private static String quoted(String text) {
    return text.matches("[A-Za-z0-9_./][A-Za-z0-9_./-]*")
        ? text
        : "'" + text.replace("'", "''") + "'";
  }

  private String relative(Path target) {
    Path events = request.events().toAbsolutePath().normalize();
    Path directory = target.toAbsolutePath().normalize().getParent();
    return events.getRoot().equals(directory.getRoot())
        ? directory.relativize(events).toString()
        : events.toString();
  }

  private static String stem(Path path) {
    return String.valueOf(path.getFileName()).replaceFirst("\\.[^.]*$", "");
  }

  private void maxZenith(StringBuilder text) {
    boolean local =
        draft.roles().containsKey(EventsDraft.ZENITH)
            || draft.roles().containsKey(EventsDraft.ELEVATION);
    double most = Double.NaN;
    if (local) {
      most = 0;
      for (double zenith : zeniths()) {
        most = Math.max(most, Math.toDegrees(zenith));
      }
    }
    if (most > 0 && most <= 180) {
      int limit = (int) Math.min(180, 5 * Math.ceil(most / 5));
      line(
          text,
          4,
          "max-zenith: " + limit + " deg",
          String.format(Locale.ROOT, "? the largest zenith angle here is %.1f deg", most));
    } else {
      line(
          text,
          4,
          "max-zenith: " + unknown("detectors.0.max-zenith"),
          "largest zenith angle that is used, for example 60 deg");
    }
  }

  private void layout(StringBuilder text) {
    TableHead head = draft.head();
    if (!head.text()) {
      return;
    }
    String separator =
        switch (head.separator()) {
          case ',' -> "comma";
          case ';' -> "semicolon";
          case '\t' -> "tab";
          default -> "whitespace";
        };
    line(text, 6, "separator: " + separator, "");
    if (!head.comment().equals("#")) {
      line(text, 6, "comment: \"" + head.comment() + "\"", "");
    }
    if (!head.names().isEmpty()) {
      line(text, 6, "header: true", "a line names the columns");
    }
  }

  private void time(StringBuilder text) {
    ColumnLook look = draft.roles().get(EventsDraft.TIME);
    if (look == null) {
      String column = unknown("detectors.0.events.time");
      line(
          text,
          6,
          "time: {column: " + column + ", format: " + OPEN + "}",
          "unix, gps, mjd, jd or iso, in UTC");
      return;
    }
    String format = EventsDraft.format(look).orElseThrow();
    StringBuilder value = new StringBuilder("time: {column: ").append(look.reference());
    ColumnLook timeOfDay = draft.roles().get(EventsDraft.TIME_OF_DAY);
    ColumnLook nanoseconds = draft.roles().get(EventsDraft.NANOSECONDS);
    if (timeOfDay != null) {
      value.append(", time-of-day-column: ").append(timeOfDay.reference());
    }
    if (nanoseconds != null) {
      value.append(", nanoseconds-column: ").append(nanoseconds.reference());
    }
    String why =
        format.equals("iso")
            ? "? UTC, as in " + look.first()
            : format.equals("unix")
                ? "? seconds since 1970 (UTC); gps if leap seconds are counted"
                : format.equals("gps") ? "? seconds since 1980-01-06" : "? days, UTC";
    line(text, 6, value.append(", format: ").append(format).append('}').toString(), why);
  }

  private void directions(StringBuilder text) {
    boolean local = draft.isLocal();
    if (local) {
      String height =
          draft.roles().containsKey(EventsDraft.ZENITH)
              ? EventsDraft.ZENITH
              : EventsDraft.ELEVATION;
      angle(text, 6, height, "");
      angle(text, 6, EventsDraft.AZIMUTH, ", convention: " + convention());
      if (draft.isEquatorial()) {
        line(text, 6, "check:", "directions of the list that are compared with these");
        angle(text, 8, EventsDraft.DECLINATION, "");
        angle(text, 8, EventsDraft.RIGHT_ASCENSION, "");
        line(text, 8, "equinox: j2000", "? or date");
      }
    } else if (draft.isEquatorial()) {
      angle(text, 6, EventsDraft.DECLINATION, "");
      angle(text, 6, EventsDraft.RIGHT_ASCENSION, "");
      line(text, 6, "equinox: j2000", "? or date");
    } else {
      String column = unknown("detectors.0.events.zenith");
      line(
          text,
          6,
          "zenith: {column: " + column + ", unit: " + OPEN + "}",
          "deg or rad; or elevation");
      column = unknown("detectors.0.events.azimuth");
      line(
          text,
          6,
          "azimuth: {column: " + column + ", unit: " + OPEN + ", convention: " + OPEN + "}",
          "or declination and right-ascension in place of both");
    }
  }

  private String convention() {
    if (request.convention().isPresent()) {
      return request.convention().get().key();
    }
    return told()
        .map(look -> look.convention().key())
        .orElseGet(() -> unknown("detectors.0.events.azimuth.convention"));
  }

  private void angle(StringBuilder text, int indent, String role, String more) {
    ColumnLook look = draft.roles().get(role);
    String unit = EventsDraft.unit(role, look).orElse("deg");
    String comment = look.angleUnit().isPresent() ? "" : "? the unit: values are " + look.range();
    if (role.equals(EventsDraft.AZIMUTH)) {
      comment =
          more.endsWith(OPEN)
              ? "where it is zero and towards where it grows"
              : request.convention().isPresent()
                  ? comment
                  : "? told by declination and right ascension";
    }
    line(
        text,
        indent,
        role + ": {column: " + look.reference() + ", unit: " + unit + more + "}",
        comment);
  }

  private void energyAndWeight(StringBuilder text) {
    ColumnLook energy = draft.roles().get(EventsDraft.ENERGY);
    if (energy != null && energy.energyUnit().isPresent()) {
      line(
          text,
          6,
          "energy: {column: " + energy.reference() + ", unit: " + energy.energyUnit().get() + "}",
          "? scale: log10 when it is a logarithm");
    } else if (energy != null) {
      line(
          text,
          6,
          "# energy: {column: " + energy.reference() + ", unit: EeV}",
          "for cuts in energy; values are " + energy.range());
    }
    ColumnLook weight = draft.roles().get(EventsDraft.WEIGHT);
    if (weight != null) {
      line(
          text, 6, "weight: {column: " + weight.reference() + "}", "? delete it if events count 1");
    }
  }
}
