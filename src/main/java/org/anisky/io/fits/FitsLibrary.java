package org.anisky.io.fits;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import nom.tam.fits.BasicHDU;
import nom.tam.fits.Fits;
import nom.tam.fits.HeaderCard;
import nom.tam.fits.HeaderCardException;
import nom.tam.image.compression.hdu.CompressedImageHDU;

/**
 * The door to nom-tam-fits: what is asked of it, and that it says nothing. The library logs to
 * standard error what it throws as well; what it throws is told once, as a message.
 */
final class FitsLibrary {
  /** Kept, because a logger that nobody keeps forgets its level. */
  private static final Logger LOG = Logger.getLogger("nom.tam");

  static {
    LOG.setLevel(Level.OFF);
  }

  private FitsLibrary() {}

  /** Images of a card, 80 characters each, in one text. */
  static String card(String key, Object value, String comment) throws HeaderCardException {
    if (key.equals("HISTORY")) {
      return HeaderCard.createHistoryCard((String) value).toString();
    }
    if (value instanceof String text) {
      return new HeaderCard(key, text, comment).toString();
    }
    if (value instanceof Boolean truth) {
      return new HeaderCard(key, truth, comment).toString();
    }
    return new HeaderCard(key, (Number) value, comment).toString();
  }

  /**
   * A unit that is a tile-compressed image.
   *
   * @param unit header and data, whole blocks
   * @throws IOException when the library does not take it for one
   */
  static CompressedImageHDU compressedImage(byte[] unit) throws IOException {
    try (Fits fits = new Fits(new ByteArrayInputStream(unit))) {
      BasicHDU<?> read = fits.readHDU();
      if (read instanceof CompressedImageHDU tiles) {
        return tiles;
      }
      throw new IOException("it is no compressed image");
    }
  }
}
