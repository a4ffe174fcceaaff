package org.anisky.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.anisky.configuration.ConfigurationSchema;
import org.anisky.io.TableHead;

/** The text of a draft: every line that was guessed has a question mark. */
final class DraftText {
  /** By which a draft is known. */
  static final String BEGINNING = "# Draft by 'anisky init' from ";

  private final DraftConfiguration.Request request;
  private final EventsDraft draft;
  private final Optional<AzimuthLook> told;
  private final Path target;
  private final List<String> open = new ArrayList<>();

  /**
   * @param request what the person says
   * @param draft what the columns may be
   * @param told the convention of azimuths that the list itself tells
   * @param target where the text will be
   */
  DraftText(
      DraftConfiguration.Request request,
      EventsDraft draft,
      Optional<AzimuthLook> told,
      Path target) {
    this.request = request;
    this.draft = draft;
    this.told = told;
    this.target = target;
  }

  /** Keys that are left open, in order; known once the text was written. */
  List<String> open() {
    return List.copyOf(open);
  }

  /** The configuration, in full. */
  String write() {
    StringBuilder text = new StringBuilder();
    text.append(BEGINNING).append(request.events().getFileName()).append(", its first ");
    text.append(String.format(Locale.ROOT, "%,d", draft.head().rows().size())).append(" events.\n");
    text.append("# Confirm every line with '?'; only a person knows what is ")
        .append(DraftConfiguration.OPEN);
    text.append(". Then: anisky check ").append(target.getFileName()).append("\n");
    if (request.schema()) {
      text.append("# yaml-language-server: $schema=").append(ConfigurationSchema.FILE).append("\n");
    }
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
    line(text, 6, "file: " + quoted(relative()), "");
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
    return DraftConfiguration.OPEN;
  }

  private static String quoted(String text) {
    return text.matches("[A-Za-z0-9_./][A-Za-z0-9_./-]*")
        ? text
        : "'" + text.replace("'", "''") + "'";
  }

  private String relative() {
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
      for (double zenith : draft.zeniths()) {
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
          "time: {column: " + column + ", format: " + DraftConfiguration.OPEN + "}",
          draft
              .foreignDate()
              .map(date -> date.first() + " is not read; write dates as in 2021-03-04 (iso)")
              .orElse("unix, gps, mjd, jd or iso, in UTC"));
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
          "zenith: {column: " + column + ", unit: " + DraftConfiguration.OPEN + "}",
          "deg or rad; or elevation");
      column = unknown("detectors.0.events.azimuth");
      line(
          text,
          6,
          "azimuth: {column: "
              + column
              + ", unit: "
              + DraftConfiguration.OPEN
              + ", convention: "
              + DraftConfiguration.OPEN
              + "}",
          "or declination and right-ascension in place of both");
    }
  }

  private String convention() {
    if (request.convention().isPresent()) {
      return request.convention().get().key();
    }
    return told.map(look -> look.convention().key())
        .orElseGet(() -> unknown("detectors.0.events.azimuth.convention"));
  }

  private void angle(StringBuilder text, int indent, String role, String more) {
    ColumnLook look = draft.roles().get(role);
    String unit = EventsDraft.unit(role, look).orElse("deg");
    String comment = look.angleUnit().isPresent() ? "" : "? the unit: values are " + look.range();
    if (role.equals(EventsDraft.AZIMUTH)) {
      comment =
          more.endsWith(DraftConfiguration.OPEN)
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
    if (energy != null) {
      String scale = energy.isLogarithm() ? ", scale: log10" : "";
      String known = energy.energyUnit().orElse(DraftConfiguration.OPEN);
      // Nothing needs energies: what is not known of them stays out of the draft.
      boolean isKnown = energy.energyUnit().isPresent();
      line(
          text,
          6,
          (isKnown ? "" : "# ")
              + "energy: {column: "
              + energy.reference()
              + ", unit: "
              + known
              + scale
              + "}",
          isKnown
              ? "? the unit" + (scale.isEmpty() ? "; scale: log10 when it is a logarithm" : "")
              : "for cuts in energy: eV to ZeV; values are " + energy.range());
    }
    ColumnLook weight = draft.roles().get(EventsDraft.WEIGHT);
    if (weight != null) {
      line(
          text, 6, "weight: {column: " + weight.reference() + "}", "? delete it if events count 1");
    }
  }
}
