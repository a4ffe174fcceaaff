package org.anisky.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Colour maps that have no formula: {@code colour-maps.txt}, which says where they are from. */
final class ColourTables {
  private static final String RESOURCE = "colour-maps.txt";
  private static final int DIGITS = 6;
  private static final int HEX = 16;

  /** Read when the first is asked for. */
  private static final class Tables {
    private static final Map<String, int[]> ALL = read();
  }

  private ColourTables() {}

  /**
   * A colour.
   *
   * @param name of a map
   * @param place from 0 to 1
   * @return 0xRRGGBB
   */
  static int rgb(String name, double place) {
    int[] table = Tables.ALL.get(name);
    return table[(int) Math.min(table.length - 1, Math.floor(place * table.length))];
  }

  private static Map<String, int[]> read() {
    Map<String, int[]> all = new HashMap<>();
    try (InputStream in = ColourTables.class.getResourceAsStream(RESOURCE)) {
      String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      for (String line : text.lines().filter(one -> !one.startsWith("#")).toList()) {
        String[] parts = line.split(" ");
        int[] table = new int[parts[1].length() / DIGITS];
        for (int k = 0; k < table.length; k++) {
          table[k] = Integer.parseInt(parts[1].substring(DIGITS * k, DIGITS * (k + 1)), HEX);
        }
        all.put(parts[0], table);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }
}
