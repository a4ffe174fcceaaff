package org.anisky.io.fits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.anisky.InvalidInputException;
import org.anisky.io.Excerpt;

/**
 * What a FITS file holds that is not what was looked for, in words that tell where it belongs: maps
 * of the sky, counts in one image, lists of events.
 */
public final class FitsFindings {
  private static final Set<String> EVENT_COLUMNS =
      Set.of("TIME", "RA", "DEC", "ENERGY", "EVENT_ID", "ZENITH", "AZIMUTH", "THETA", "PHI");
  private static final int FEWEST_EVENT_COLUMNS = 2;
  private static final int MOST_NAMES = 8;

  private final List<String> events = new ArrayList<>();
  private final List<String> images = new ArrayList<>();
  private boolean maps;
  private boolean multimap;

  /** Notes a unit. */
  void add(FitsUnit unit) {
    FitsHeader header = unit.header();
    if (HealpixTable.isHealpix(unit)) {
      maps = true;
    } else if (unit.isTable() && !unit.isCompressedImage()) {
      List<String> names = columns(header);
      long known =
          names.stream().filter(name -> EVENT_COLUMNS.contains(upper(name))).distinct().count();
      if (known >= FEWEST_EVENT_COLUMNS || upper(header.extension()).equals("EVENTS")) {
        events.add(header.name() + " with the columns " + listed(names));
      }
    } else if (Multimap.isOurs(upper(header.extension()))) {
      multimap = true;
    } else if (unit.dataBytes() > 0) {
      images.add(header.name());
    }
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT);
  }

  private static List<String> columns(FitsHeader header) {
    List<String> names = new ArrayList<>();
    long fields = header.integerOr("TFIELDS", 0, FitsTable.MOST_FIELDS, 0);
    for (int k = 1; k <= fields; k++) {
      names.add(header.text("TTYPE" + k).trim());
    }
    return names;
  }

  private static String listed(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMES)));
    return Excerpt.of(first) + (names.size() > MOST_NAMES ? ", ..." : "");
  }

  /** What to say after "has no HEALPix map" and the like; empty when nothing helps. */
  String hint() {
    if (!events.isEmpty()) {
      return "; it is a list of events (table "
          + events.get(0)
          + "), and events are read from text and Arrow files";
    }
    if (multimap) {
      return "; its image MAPS has counts of all sidereal bins, which are read with format:"
          + " fits-multimap";
    }
    if (maps) {
      return "; its HEALPix maps are read with format: fits-bins, or as sky-maps";
    }
    return images.isEmpty() ? "" : "; the unit " + images.get(0) + " is an image of another kind";
  }

  /**
   * Refuses a FITS file where another format is read. Pipes are not touched.
   *
   * @param file that is about to be read
   * @param instead what is read there and how FITS files are read
   * @throws InvalidInputException when it is a FITS file
   */
  public static void refuse(Path file, String instead) throws IOException {
    if (!Files.isRegularFile(file)) {
      return;
    }
    FitsFindings findings = new FitsFindings();
    try (FitsInput input = FitsInput.open(file)) {
      for (FitsUnit unit = input.next(); unit != null; unit = input.next()) {
        findings.add(unit);
      }
    } catch (InvalidInputException e) {
      return;
    }
    throw InvalidInputException.of("%s is a FITS file%s; %s", file, findings.kind(), instead);
  }

  private String kind() {
    if (!events.isEmpty()) {
      return " with events (table " + events.get(0) + ")";
    }
    return multimap || maps ? " with maps" : "";
  }
}
