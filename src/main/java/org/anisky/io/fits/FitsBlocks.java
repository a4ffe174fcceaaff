package org.anisky.io.fits;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The blocks of 2880 bytes that FITS files are made of (FITS 4.0, section 3.1). */
final class FitsBlocks {
  /** Length of a block. */
  static final int BLOCK_BYTES = 2880;

  private static final int CARD_BYTES = 80;
  private static final String SUM = "sum of words in ones' complement";
  private static final String NO_SUM = "0000000000000000";

  private FitsBlocks() {}

  /**
   * Writes a header, END and padding included, with the cards CHECKSUM and DATASUM at its end.
   *
   * @param data sum of the unit's data
   */
  static void writeHeader(DataOutputStream out, List<FitsCard> cards, FitsChecksum data)
      throws IOException {
    FitsChecksum unit = new FitsChecksum();
    byte[] unsummed = header(cards, NO_SUM, data);
    unit.add(unsummed, 0, unsummed.length);
    unit.add(data);
    out.write(header(cards, FitsChecksum.encoded(unit.sum()), data));
  }

  private static byte[] header(List<FitsCard> cards, String checksum, FitsChecksum data) {
    List<FitsCard> all = new ArrayList<>(cards);
    all.add(new FitsCard("CHECKSUM", checksum, SUM));
    all.add(new FitsCard("DATASUM", Long.toString(data.sum()), SUM));
    StringBuilder header = new StringBuilder();
    for (FitsCard card : all) {
      header.append(card.images());
    }
    header.append("END").append(" ".repeat(CARD_BYTES - 3));
    header.append(" ".repeat(Math.floorMod(-header.length(), BLOCK_BYTES)));
    return header.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** Length of data with what fills their last block, bytes; at most 2^31 - 1. */
  static int padded(long bytes) {
    return Math.toIntExact(bytes + Math.floorMod(-bytes, (long) BLOCK_BYTES));
  }

  /** Fills the last block of data with zeros. */
  static void pad(DataOutputStream out, long bytes) throws IOException {
    out.write(new byte[(int) Math.floorMod(-bytes, (long) BLOCK_BYTES)]);
  }
}
