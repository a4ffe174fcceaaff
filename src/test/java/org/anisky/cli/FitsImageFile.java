package org.anisky.cli;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Writes images of doubles as FITS 4.0 says (blocks of 2880 bytes, cards of 80), with nothing of
 * the program: what another program might write, which says nothing of its conventions.
 */
final class FitsImageFile {
  private static final int BLOCK = 2880;

  private FitsImageFile() {}

  /** A file with one image named MAPS, shape (bins, pixels). */
  static Path multimap(Path file, double[][] bins) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    header(bytes, List.of("SIMPLE  = T", "BITPIX  = 8", "NAXIS   = 0", "EXTEND  = T"));
    header(
        bytes,
        List.of(
            "XTENSION= 'IMAGE   '",
            "BITPIX  = -64",
            "NAXIS   = 2",
            "NAXIS1  = " + bins[0].length,
            "NAXIS2  = " + bins.length,
            "PCOUNT  = 0",
            "GCOUNT  = 1",
            "EXTNAME = 'MAPS    '"));
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (double[] bin : bins) {
        for (double value : bin) {
          out.writeDouble(value);
        }
      }
    }
    pad(bytes, 0);
    return Files.write(file, bytes.toByteArray());
  }

  private static void header(ByteArrayOutputStream bytes, List<String> cards) throws IOException {
    for (String card : cards) {
      int equals = card.indexOf("= ");
      String value = card.substring(equals + 2);
      String field = value.startsWith("'") ? value : String.format(Locale.ROOT, "%20s", value);
      bytes.write(line(card.substring(0, equals) + "= " + field));
    }
    bytes.write(line("END"));
    pad(bytes, ' ');
  }

  private static byte[] line(String text) {
    return String.format(Locale.ROOT, "%-80s", text).getBytes(StandardCharsets.US_ASCII);
  }

  private static void pad(ByteArrayOutputStream bytes, int filler) {
    while (bytes.size() % BLOCK != 0) {
      bytes.write(filler);
    }
  }
}
