package org.anisky.report;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The outlines of the letters of a TrueType font, in units of the em, y growing downwards from the
 * baseline.
 *
 * <p>Java's own fonts need native libraries and a font configuration, which bare servers lack
 * ({@code java.awt.Font} then ends with an error), and their pixels depend on the machine. Outlines
 * filled as shapes need neither. Only what labels need is read: the character table (format 12),
 * advance widths, simple and composite outlines. There is no hinting, no kerning and no shaping of
 * scripts that join their letters; a character that the font lacks is drawn as the font's empty
 * box. Format: OpenType specification, tables head, hhea, hmtx, maxp, cmap, loca, glyf. Immutable.
 */
final class TrueTypeFont {
  private static final int ON_CURVE = 0x01;
  private static final int SHORT_X = 0x02;
  private static final int SHORT_Y = 0x04;
  private static final int REPEAT = 0x08;
  private static final int SAME_OR_POSITIVE_X = 0x10;
  private static final int SAME_OR_POSITIVE_Y = 0x20;

  private static final int WORDS = 0x0001;
  private static final int OFFSETS = 0x0002;
  private static final int ONE_SCALE = 0x0008;
  private static final int MORE = 0x0020;
  private static final int TWO_SCALES = 0x0040;
  private static final int MATRIX = 0x0080;

  private final ByteBuffer data;
  private final Map<String, Integer> tables = new HashMap<>();
  private final double unitsPerEm;
  private final boolean longOffsets;
  private final int advances;
  private final int characterGroups;

  private TrueTypeFont(byte[] bytes) {
    data = ByteBuffer.wrap(bytes);
    int count = u16(4);
    for (int t = 0; t < count; t++) {
      int entry = 12 + 16 * t;
      tables.put(new String(bytes, entry, 4, StandardCharsets.US_ASCII), data.getInt(entry + 8));
    }
    unitsPerEm = u16(table("head") + 18);
    longOffsets = u16(table("head") + 50) == 1;
    advances = u16(table("hhea") + 34);
    characterGroups = findCharacterGroups();
  }

  /** DejaVu Sans, which comes with the program; read once. */
  static TrueTypeFont dejaVuSans() {
    return Bundled.FONT;
  }

  private static final class Bundled {
    static final TrueTypeFont FONT = read("DejaVuSans.ttf");

    private static TrueTypeFont read(String resource) {
      try (InputStream in = TrueTypeFont.class.getResourceAsStream(resource)) {
        if (in == null) {
          throw new IllegalStateException("the font " + resource + " is missing in the program");
        }
        return new TrueTypeFont(in.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** How far the pen moves over a text, em. */
  double advance(String text) {
    return Letter.of(text).stream().mapToDouble(this::advance).sum();
  }

  /** How far the pen moves over a letter, em. */
  double advance(Letter letter) {
    return letter.size() * advance(glyph(letter.character()));
  }

  /** The outline of a text whose pen starts at the origin, em, y downwards. */
  Path2D outline(String text) {
    Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
    double pen = 0;
    for (Letter letter : Letter.of(text)) {
      AffineTransform place = AffineTransform.getTranslateInstance(pen, 0);
      append(path, letter, place);
      pen += advance(letter);
    }
    return path;
  }

  /** The outline of a character whose pen starts at the origin, em, y downwards. */
  Path2D outline(int character) {
    Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
    append(path, new Letter(character, false), new AffineTransform());
    return path;
  }

  /** The file itself, for documents that carry it. */
  InputStream file() {
    return new ByteArrayInputStream(data.array());
  }

  private void append(Path2D path, Letter letter, AffineTransform place) {
    double scale = letter.size() / unitsPerEm;
    place.scale(scale, -scale);
    append(path, glyph(letter.character()), place);
  }

  /** Whether the font has an outline of its own for a character. */
  boolean has(int character) {
    return glyph(character) != 0;
  }

  private int u16(int offset) {
    return data.getShort(offset) & 0xffff;
  }

  private int table(String name) {
    Integer offset = tables.get(name);
    if (offset == null) {
      throw new IllegalStateException("the font has no table '" + name + "'");
    }
    return offset;
  }

  private int findCharacterGroups() {
    int cmap = table("cmap");
    int count = u16(cmap + 2);
    for (int t = 0; t < count; t++) {
      int subtable = cmap + data.getInt(cmap + 4 + 8 * t + 4);
      if (u16(subtable) == 12) {
        return subtable;
      }
    }
    throw new IllegalStateException("the font has no character table of format 12");
  }

  /** The glyph of a character, 0 when there is none. Binary search over the sorted groups. */
  private int glyph(int character) {
    int low = 0;
    int high = data.getInt(characterGroups + 12) - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int group = characterGroups + 16 + 12 * middle;
      if (character < data.getInt(group)) {
        high = middle - 1;
      } else if (character > data.getInt(group + 4)) {
        low = middle + 1;
      } else {
        return data.getInt(group + 8) + character - data.getInt(group);
      }
    }
    return 0;
  }

  private double advance(int glyph) {
    return u16(table("hmtx") + 4 * Math.min(glyph, advances - 1)) / unitsPerEm;
  }

  private int glyphOffset(int glyph) {
    int loca = table("loca");
    return longOffsets ? data.getInt(loca + 4 * glyph) : 2 * u16(loca + 2 * glyph);
  }

  private void append(Path2D path, int glyph, AffineTransform place) {
    int start = glyphOffset(glyph);
    if (glyphOffset(glyph + 1) == start) {
      return; // a blank
    }
    int offset = table("glyf") + start;
    int contours = data.getShort(offset);
    if (contours >= 0) {
      appendSimple(path, offset + 10, contours, place);
    } else {
      appendComposite(path, offset + 10, place);
    }
  }

  private void appendComposite(Path2D path, int offset, AffineTransform place) {
    ByteBuffer in = data.duplicate().position(offset);
    int flags;
    do {
      flags = in.getShort();
      int glyph = in.getShort() & 0xffff;
      if ((flags & OFFSETS) == 0) {
        throw new IllegalStateException("the font places a part by points, which is not read");
      }
      double dx = (flags & WORDS) != 0 ? in.getShort() : in.get();
      double dy = (flags & WORDS) != 0 ? in.getShort() : in.get();
      double xx = 1;
      double xy = 0;
      double yx = 0;
      double yy = 1;
      if ((flags & ONE_SCALE) != 0) {
        xx = in.getShort() / 16384.0;
        yy = xx;
      } else if ((flags & TWO_SCALES) != 0) {
        xx = in.getShort() / 16384.0;
        yy = in.getShort() / 16384.0;
      } else if ((flags & MATRIX) != 0) {
        xx = in.getShort() / 16384.0;
        xy = in.getShort() / 16384.0;
        yx = in.getShort() / 16384.0;
        yy = in.getShort() / 16384.0;
      }
      AffineTransform part = new AffineTransform(place);
      part.concatenate(new AffineTransform(xx, xy, yx, yy, dx, dy));
      append(path, glyph, part);
    } while ((flags & MORE) != 0);
  }

  private void appendSimple(Path2D path, int offset, int contours, AffineTransform place) {
    ByteBuffer in = data.duplicate().position(offset);
    int[] ends = new int[contours];
    for (int c = 0; c < contours; c++) {
      ends[c] = in.getShort() & 0xffff;
    }
    int points = contours == 0 ? 0 : ends[contours - 1] + 1;
    int instructions = in.getShort() & 0xffff;
    in.position(in.position() + instructions);
    int[] flags = new int[points];
    for (int p = 0; p < points; p++) {
      flags[p] = in.get() & 0xff;
      if ((flags[p] & REPEAT) != 0) {
        int again = in.get() & 0xff;
        for (int r = 0; r < again; r++, p++) {
          flags[p + 1] = flags[p];
        }
      }
    }
    double[] xs = coordinates(in, flags, SHORT_X, SAME_OR_POSITIVE_X);
    double[] ys = coordinates(in, flags, SHORT_Y, SAME_OR_POSITIVE_Y);
    Path2D outline = new Path2D.Double(Path2D.WIND_NON_ZERO);
    int first = 0;
    for (int end : ends) {
      appendContour(outline, flags, xs, ys, first, end);
      first = end + 1;
    }
    path.append(outline.getPathIterator(place), false);
  }

  private static double[] coordinates(ByteBuffer in, int[] flags, int isShort, int same) {
    double[] out = new double[flags.length];
    double value = 0;
    for (int p = 0; p < flags.length; p++) {
      if ((flags[p] & isShort) != 0) {
        int step = in.get() & 0xff;
        value += (flags[p] & same) != 0 ? step : -step;
      } else if ((flags[p] & same) == 0) {
        value += in.getShort();
      }
      out[p] = value;
    }
    return out;
  }

  /** One closed contour of quadratic curves; between two control points lies an implied point. */
  private static void appendContour(
      Path2D path, int[] flags, double[] xs, double[] ys, int first, int last) {
    int length = last - first + 1;
    if (length < 2) {
      return;
    }
    int start = 0;
    while (start < length && (flags[first + start] & ON_CURVE) == 0) {
      start++;
    }
    boolean implied = start == length;
    int origin = first + (implied ? 0 : start);
    int before = first + (origin - first + length - 1) % length;
    double x0 = implied ? (xs[origin] + xs[before]) / 2 : xs[origin];
    double y0 = implied ? (ys[origin] + ys[before]) / 2 : ys[origin];
    path.moveTo(x0, y0);
    int control = -1;
    for (int k = implied ? 0 : 1; k < length; k++) {
      int p = first + (origin - first + k) % length;
      boolean on = (flags[p] & ON_CURVE) != 0;
      if (control >= 0) {
        double x = on ? xs[p] : (xs[control] + xs[p]) / 2;
        double y = on ? ys[p] : (ys[control] + ys[p]) / 2;
        path.quadTo(xs[control], ys[control], x, y);
      } else if (on) {
        path.lineTo(xs[p], ys[p]);
      }
      control = on ? -1 : p;
    }
    if (control >= 0) {
      path.quadTo(xs[control], ys[control], x0, y0);
    }
    path.closePath();
  }
}
