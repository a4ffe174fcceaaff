package org.anisky.io.fits;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The blocks of 2880 bytes that FITS files are made of (FITS 4.0, section 3.1). */
final class FitsBlocks {
  private static final int BLOCK_BYTES = 2880;
  private static final int CARD_BYTES = 80;

  private FitsBlocks() {}

  /** Writes a header, END and padding included. */
  static void writeHeader(DataOutputStream out, List<FitsCard> cards) throws IOException {
    StringBuilder header = new StringBuilder();
    for (FitsCard card : cards) {
      header.append(card.images());
    }
    header.append("END").append(" ".repeat(CARD_BYTES - 3));
    header.append(" ".repeat(Math.floorMod(-header.length(), BLOCK_BYTES)));
    out.write(header.toString().getBytes(StandardCharsets.US_ASCII));
  }

  /** Fills the last block of data with zeros. */
  static void pad(DataOutputStream out, long bytes) throws IOException {
    out.write(new byte[(int) Math.floorMod(-bytes, (long) BLOCK_BYTES)]);
  }
}
