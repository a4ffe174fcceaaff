package org.anisky.io.arrow;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anisky.InvalidInputException;
import org.anisky.counts.CountsOrigin;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.EventStatistics;
import org.anisky.counts.ExactSums;
import org.anisky.counts.LocalSky;
import org.anisky.grid.CylindricalGrid;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyGrid;
import org.anisky.io.Excerpt;
import org.anisky.io.json.Json;
import org.anisky.io.json.JsonDocument;
import org.anisky.sky.AzimuthConvention;
import org.anisky.sky.Degrees;
import org.anisky.sky.FieldOfView;
import org.anisky.sky.Observatory;
import org.anisky.sky.SiderealBinning;
import org.anisky.sky.TimeFrame;

/**
 * Everything about counts except the counts, as a JSON document that lets a counts file be read
 * alone. Angles are written in radians, which are read back to the bit, and in degrees for a
 * person; a document that has degrees only is read as well.
 *
 * @param detector its name
 * @param sky its pixels in view
 * @param binning the sidereal bins
 * @param timeFrame what "sidereal" means
 * @param origin where the counts come from
 * @param eventStatistics sums over the events; files without have none
 * @param exactSums what rounding left of the sums, without that of the counts; files without have
 *     none
 */
record CountsDescription(
    String detector,
    LocalSky sky,
    SiderealBinning binning,
    TimeFrame timeFrame,
    CountsOrigin origin,
    Optional<EventStatistics> eventStatistics,
    Optional<ExactSums> exactSums) {
  static final String FORMAT = "anisky-counts/";
  static final int VERSION = 1;

  /** Degrees and radians of one angle may differ by the rounding of either, not by an edit. */
  private static final double ANGLE_AGREEMENT_DEG = 1e-9;

  /** 8 GB of counts: more is a damaged description. */
  private static final long MOST_CELLS = 1_000_000_000;

  /** Files of earlier versions have none of these. */
  private static final String FIRST_TIME = "firstUnixTime";

  private static final String LAST_TIME = "lastUnixTime";
  private static final String REMARKS = "remarks";
  private static final String PARTS = "parts";
  private static final String PIECES = "pieces";

  /** As many as a cylinder may have; more is a damaged description. */
  private static final int MOST_PIXELS = 100_000_000;

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_TEXT = 10_000;
  private static final int MOST_REASONS = 1_000;

  private static final String EVENT_SUMS = "eventSums";
  private static final String EXACT_SUMS = "exactSums";

  /** The phase of the bins: the angle of bin tau is 2 pi (tau + 1/2)/T. */
  private static final String BIN_PHASE = "centre";

  static CountsDescription of(DetectorCounts counts) {
    return new CountsDescription(
        counts.name(),
        counts.sky(),
        counts.binning(),
        counts.timeFrame(),
        counts.origin(),
        counts.eventStatistics(),
        counts.exactSums());
  }

  /** The document as a tree for {@link Json}. */
  Map<String, Object> toTree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("format", FORMAT + VERSION);
    tree.put("detector", detector);
    Map<String, Object> observatory = new LinkedHashMap<>();
    observatory.put("name", sky.observatory().name());
    putAngle(observatory, "latitude", sky.observatory().latitude());
    putAngle(observatory, "longitude", sky.observatory().longitude());
    tree.put("observatory", observatory);
    Map<String, Object> view = new LinkedHashMap<>();
    putAngle(view, "maxZenith", sky.fieldOfView().maxZenith());
    view.put("pixelsInView", sky.size());
    tree.put("fieldOfView", view);
    tree.put("grid", gridTree());
    Map<String, Object> sidereal = new LinkedHashMap<>();
    sidereal.put("bins", binning.bins());
    sidereal.put("phase", BIN_PHASE);
    putAngle(sidereal, "start", binning.start());
    sidereal.put("timeFrame", timeFrame.key());
    tree.put("siderealBins", sidereal);
    tree.put("origin", originTree());
    eventStatistics.ifPresent(statistics -> tree.put(EVENT_SUMS, EventSumsJson.tree(statistics)));
    exactSums.ifPresent(exact -> tree.put(EXACT_SUMS, ExactSumsJson.tree(exact)));
    return tree;
  }

  private static void putAngle(Map<String, Object> tree, String name, double radians) {
    tree.put(name + "Deg", Degrees.of(radians));
    tree.put(name + "Rad", radians);
  }

  private Map<String, Object> gridTree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    if (sky.grid() instanceof HealpixGrid healpix) {
      tree.put("kind", "healpix");
      tree.put("nside", healpix.nside());
      tree.put("ordering", "RING");
      tree.put("azimuth", AzimuthConvention.NORTH_WEST.key());
    } else if (sky.grid() instanceof CylindricalGrid cylinder) {
      tree.put("kind", "cylindrical");
      tree.put("rings", cylinder.rings());
      tree.put("columns", cylinder.columns());
      tree.put("columnCentre", cylinder.columnCentre());
    }
    tree.put("frame", sky.frame().key());
    return tree;
  }

  private Map<String, Object> originTree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("source", origin.source());
    tree.put("digest", origin.digest());
    tree.put("eventsUsed", origin.eventsUsed());
    tree.put("eventsRejected", origin.eventsRejected());
    tree.put("meanUnixTime", origin.meanUnixTime());
    tree.put(FIRST_TIME, origin.firstUnixTime());
    tree.put(LAST_TIME, origin.lastUnixTime());
    tree.put("cuts", origin.cuts());
    tree.put("clock", origin.clock());
    tree.put(REMARKS, origin.remarks());
    if (!origin.parts().isEmpty()) {
      tree.put(PARTS, CountsPartsJson.list(origin.parts()));
    }
    if (!origin.pieces().isEmpty()) {
      tree.put(PIECES, TimePiecesJson.list(origin.pieces()));
    }
    if (!origin.files().isEmpty()) {
      tree.put(CountsPartsJson.FILES, origin.files());
    }
    return tree;
  }

  /**
   * Reads a document.
   *
   * @param where the file, for messages
   * @throws InvalidInputException when something is missing, not allowed, or of a newer version
   */
  static CountsDescription parse(String where, String text) {
    JsonDocument document = JsonDocument.parse(where, text);
    checkFormat(where, document.string("format"));
    JsonDocument site = document.object("observatory");
    Observatory observatory =
        new Observatory(
            text(site, "name", LONGEST_NAME), angle(site, "latitude"), angle(site, "longitude"));
    JsonDocument view = document.object("fieldOfView");
    SkyGrid grid = grid(document.object("grid"));
    if (grid.size() > MOST_PIXELS) {
      throw InvalidInputException.of(
          "%s: a grid of %d pixels; at most %d are read", where, grid.size(), MOST_PIXELS);
    }
    LocalSky sky = LocalSky.of(observatory, grid, new FieldOfView(angle(view, "maxZenith")));
    checkInView(view, sky);
    JsonDocument sidereal = document.object("siderealBins");
    expect(sidereal, "phase", BIN_PHASE);
    double start = sidereal.has("startRad") ? angle(sidereal, "start") : 0;
    SiderealBinning binning = new SiderealBinning(sidereal.size("bins"), start);
    if ((long) binning.bins() * sky.size() > MOST_CELLS) {
      throw InvalidInputException.of(
          "%s: %d sidereal bins of %d pixels are more than %d cells",
          where, binning.bins(), sky.size(), MOST_CELLS);
    }
    CountsDescription description =
        new CountsDescription(
            text(document, "detector", LONGEST_NAME),
            sky,
            binning,
            sidereal.constant("timeFrame", TimeFrame.class),
            origin(document.object("origin")),
            document.has(EVENT_SUMS)
                ? Optional.of(EventSumsJson.parse(document.object(EVENT_SUMS)))
                : Optional.empty(),
            document.has(EXACT_SUMS)
                ? Optional.of(ExactSumsJson.parse(document.object(EXACT_SUMS)))
                : Optional.empty());
    expect(document.object("grid"), "frame", sky.frame().key());
    return description;
  }

  private static void checkInView(JsonDocument view, LocalSky sky) {
    String key = "pixelsInView";
    if (view.has(key) && view.size(key) != sky.size()) {
      throw InvalidInputException.of(
          "%s does not agree with itself: %d pixels in view, but of its grid %d are within %s deg"
              + " of the zenith",
          view.where(), view.size(key), sky.size(), Degrees.text(sky.fieldOfView().maxZenith()));
    }
  }

  private static String text(JsonDocument document, String key, int longest) {
    String text = document.string(key);
    checkText(document.where(), key, text, longest);
    return text;
  }

  private static void checkText(String where, String key, String text, int longest) {
    if (text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
      throw InvalidInputException.of(
          "%s: '%s' in the description is '%s'; it must have at most %d characters, none of them a"
              + " control character",
          where, key, Excerpt.of(text), longest);
    }
  }

  private static void checkFormat(String where, String format) {
    String version = format.startsWith(FORMAT) ? format.substring(FORMAT.length()) : "";
    if (!version.matches("[1-9][0-9]{0,8}")) {
      throw InvalidInputException.of(
          "%s: the format is '%s'; it must be %s%d", where, Excerpt.of(format), FORMAT, VERSION);
    }
    if (Integer.parseInt(version) > VERSION) {
      throw InvalidInputException.of(
          "%s: the format %s is newer than this program reads, which is %s%d",
          where, format, FORMAT, VERSION);
    }
  }

  private static double angle(JsonDocument document, String name) {
    if (!document.has(name + "Rad")) {
      return Math.toRadians(document.number(name + "Deg"));
    }
    double radians = document.number(name + "Rad");
    if (document.has(name + "Deg")) {
      double degrees = document.number(name + "Deg");
      if (!(Math.abs(Math.toDegrees(radians) - degrees) <= ANGLE_AGREEMENT_DEG)) {
        throw InvalidInputException.of(
            "%s: %s is %s deg but %s rad in the description; both must be the same angle",
            document.where(), name, degrees, radians);
      }
    }
    return radians;
  }

  private static SkyGrid grid(JsonDocument grid) {
    String kind = grid.string("kind");
    if (kind.equals("healpix")) {
      expect(grid, "ordering", "RING");
      expect(grid, "azimuth", AzimuthConvention.NORTH_WEST.key());
      return new HealpixGrid(grid.size("nside"));
    }
    if (kind.equals("cylindrical")) {
      return new CylindricalGrid(
          grid.size("rings"), grid.size("columns"), grid.number("columnCentre"));
    }
    throw InvalidInputException.of(
        "%s: the grid's kind is '%s'; it must be healpix or cylindrical", grid.where(), kind);
  }

  private static void expect(JsonDocument document, String key, String only) {
    String value = document.string(key);
    if (!value.equals(only)) {
      throw InvalidInputException.of(
          "%s: '%s' in the description is '%s'; it must be '%s'",
          document.where(), key, Excerpt.of(value), only);
    }
  }

  private static CountsOrigin origin(JsonDocument origin) {
    Map<String, Long> rejected = origin.integers("eventsRejected");
    checkTexts(origin, "eventsRejected", rejected.keySet());
    Map<String, String> cuts = origin.strings("cuts");
    checkTexts(origin, "cuts", cuts.keySet());
    checkTexts(origin, "cuts", cuts.values());
    List<String> remarks = origin.has(REMARKS) ? origin.texts(REMARKS) : List.of();
    checkTexts(origin, REMARKS, remarks);
    return new CountsOrigin(
        text(origin, "source", LONGEST_TEXT),
        text(origin, "digest", LONGEST_NAME),
        origin.integer("eventsUsed"),
        rejected,
        origin.numberOrNaN("meanUnixTime"),
        origin.has(FIRST_TIME) ? origin.numberOrNaN(FIRST_TIME) : Double.NaN,
        origin.has(LAST_TIME) ? origin.numberOrNaN(LAST_TIME) : Double.NaN,
        cuts,
        text(origin, "clock", LONGEST_TEXT),
        remarks,
        origin.has(PARTS) ? CountsPartsJson.parse(origin.objects(PARTS)) : List.of(),
        origin.has(PIECES) ? TimePiecesJson.parse(origin.objects(PIECES)) : List.of(),
        CountsPartsJson.files(origin));
  }

  private static void checkTexts(JsonDocument origin, String key, Collection<String> texts) {
    if (texts.size() > MOST_REASONS) {
      throw InvalidInputException.of(
          "%s: '%s' in the description has %d entries; it must have at most %d",
          origin.where(), key, texts.size(), MOST_REASONS);
    }
    texts.forEach(text -> checkText(origin.where(), key, text, LONGEST_TEXT));
  }
}
