package org.anisky.io.fits;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes FITS files byte by byte as FITS 4.0 says (blocks of 2880 bytes, cards of 80), with nothing
 * of the program: what another program might write.
 */
public final class FitsBytes {
  private static final int BLOCK = 2880;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** A file that begins with a primary unit without data. */
  public FitsBytes() {
    header(List.of("SIMPLE  = T", "BITPIX  = 8", "NAXIS   = 0", "EXTEND  = T"));
  }

  /** Numbers as FITS stores them: byte, short, int, long, float or double by BITPIX. */
  public static byte[] stored(int bitpix, Number... numbers) {
    ByteBuffer data = ByteBuffer.allocate(numbers.length * Math.abs(bitpix) / 8);
    for (Number number : numbers) {
      switch (bitpix) {
        case 8 -> data.put(number.byteValue());
        case 16 -> data.putShort(number.shortValue());
        case 32 -> data.putInt(number.intValue());
        case 64 -> data.putLong(number.longValue());
        case -32 -> data.putFloat(number.floatValue());
        default -> data.putDouble(number.doubleValue());
      }
    }
    return data.array();
  }

  /** Adds an image of two axes. */
  public FitsBytes image(String name, int bitpix, Number[][] rows, String... cards) {
    List<String> header = new ArrayList<>();
    header.add("XTENSION= 'IMAGE   '");
    header.add("BITPIX  = " + bitpix);
    header.add("NAXIS   = 2");
    header.add("NAXIS1  = " + rows[0].length);
    header.add("NAXIS2  = " + rows.length);
    header.add("PCOUNT  = 0");
    header.add("GCOUNT  = 1");
    header.add("EXTNAME = '" + name + "'");
    header.addAll(List.of(cards));
    header(header);
    for (Number[] row : rows) {
      bytes.writeBytes(stored(bitpix, row));
    }
    pad(0);
    return this;
  }

  /**
   * Adds a binary table.
   *
   * @param rowBytes NAXIS1
   * @param rows NAXIS2
   * @param data the rows
   * @param cards from TFIELDS on
   */
  public FitsBytes table(long rowBytes, long rows, byte[] data, String... cards) {
    List<String> header = new ArrayList<>();
    header.add("XTENSION= 'BINTABLE'");
    header.add("BITPIX  = 8");
    header.add("NAXIS   = 2");
    header.add("NAXIS1  = " + rowBytes);
    header.add("NAXIS2  = " + rows);
    header.add("PCOUNT  = 0");
    header.add("GCOUNT  = 1");
    header.addAll(List.of(cards));
    header(header);
    bytes.writeBytes(data);
    pad(0);
    return this;
  }

  /** Adds a HEALPix map of one column in RING order, one value per row. */
  public FitsBytes map(String form, byte[] data, String... cards) {
    int width =
        "BIJKED".indexOf(form) < 0 ? 1 : new int[] {1, 2, 4, 8, 4, 8}["BIJKED".indexOf(form)];
    List<String> all = new ArrayList<>();
    all.add("TFIELDS = 1");
    all.add("TFORM1  = '" + form + "'");
    all.add("TTYPE1  = 'COUNTS'");
    all.add("PIXTYPE = 'HEALPIX'");
    all.add("ORDERING= 'RING'");
    all.add("NSIDE   = " + Math.round(Math.sqrt(data.length / width / 12.0)));
    all.addAll(List.of(cards));
    return table(width, data.length / width, data, all.toArray(String[]::new));
  }

  /** Adds bytes as they are. */
  public FitsBytes raw(byte[] more) {
    bytes.writeBytes(more);
    return this;
  }

  /** The file. */
  public byte[] bytes() {
    return bytes.toByteArray();
  }

  /** Writes the file. */
  public Path write(Path file) {
    try {
      return Files.write(file, bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void header(List<String> cards) {
    for (String card : cards) {
      int equals = card.indexOf("= ");
      String value = card.substring(equals + 2);
      String field = value.startsWith("'") ? value : String.format(Locale.ROOT, "%20s", value);
      bytes.writeBytes(line(card.substring(0, equals) + "= " + field));
    }
    bytes.writeBytes(line("END"));
    pad(' ');
  }

  private static byte[] line(String text) {
    return String.format(Locale.ROOT, "%-80s", text).getBytes(StandardCharsets.ISO_8859_1);
  }

  private void pad(int filler) {
    while (bytes.size() % BLOCK != 0) {
      bytes.write(filler);
    }
  }
}
