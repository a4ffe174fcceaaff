package org.anisky.io.arrow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.anisky.io.IsoTime;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.vector.types.pojo.ArrowType;

/**
 * A column of texts that are times, see {@link IsoTime}: with 32 bit or 64 bit offsets, or as views
 * of 16 bytes that hold a short text or say where a longer one is. One batch is in memory.
 */
final class ArrowTexts implements ArrowDecoder {
  private static final int VIEW_BYTES = 16;
  private static final int SHORT_TEXT = 12;

  /** Of any text that could be a time, and of what a message quotes. */
  private static final int LONGEST = 64;

  private final ArrowBytes bytes;
  private final ArrowType type;
  private final ArrowBuffer.Window window = new ArrowBuffer.Window();
  private ByteBuffer places = ByteBuffer.allocate(0);
  private ByteBuffer[] contents = {};
  private final StringBuilder text = new StringBuilder(LONGEST);

  /**
   * @param type of texts
   */
  ArrowTexts(ArrowBytes bytes, ArrowType type) {
    this.bytes = bytes;
    this.type = type;
  }

  /** Whether a type is of texts. */
  static boolean isText(ArrowType type) {
    return type instanceof ArrowType.Utf8
        || type instanceof ArrowType.LargeUtf8
        || type instanceof ArrowType.Utf8View;
  }

  @Override
  public int load(ArrowBatch.Cursor cursor, Nulls nulls) throws IOException {
    FieldNode node = cursor.node();
    ArrowDecoder.checkBitmap(bytes, node, cursor.buffer(), window, nulls);
    places = memory(cursor.buffer());
    int number = type instanceof ArrowType.Utf8View ? cursor.viewBuffers() : 1;
    contents = new ByteBuffer[number];
    for (int k = 0; k < number; k++) {
      contents[k] = memory(cursor.buffer());
    }
    long needed = node.length() == 0 ? 0 : placeBytes() * node.length() + lastPlaceBytes();
    if (places.limit() < needed) {
      throw bytes.damaged("%d bytes of places of texts, not %d", needed, places.limit());
    }
    return (int) node.length();
  }

  private long placeBytes() {
    return type instanceof ArrowType.Utf8View
        ? VIEW_BYTES
        : type instanceof ArrowType.LargeUtf8 ? Long.BYTES : Integer.BYTES;
  }

  /** Offsets have one more than there are values. */
  private long lastPlaceBytes() {
    return type instanceof ArrowType.Utf8View ? 0 : placeBytes();
  }

  private ByteBuffer memory(ArrowBuffer buffer) throws IOException {
    if (buffer.length() > Integer.MAX_VALUE - 8) {
      throw bytes.damaged("less than 2 GiB of texts in a batch, not %d bytes", buffer.length());
    }
    int length = (int) buffer.length();
    // A window of its own, so that it stays.
    return buffer.part(0, length, new ArrowBuffer.Window());
  }

  @Override
  public void read(int from, double[] out, int at, int number) {
    for (int k = 0; k < number; k++) {
      ByteBuffer utf8 = utf8(from + k);
      out[at + k] = utf8.remaining() > LONGEST ? Double.NaN : IsoTime.toUnixTime(ascii(utf8));
    }
  }

  /** Bytes beyond ASCII become characters that are in no time. */
  private CharSequence ascii(ByteBuffer utf8) {
    text.setLength(0);
    while (utf8.hasRemaining()) {
      text.append((char) (utf8.get() & 0xFF));
    }
    return text;
  }

  @Override
  public String text(int index) {
    ByteBuffer utf8 = utf8(index);
    boolean cut = utf8.remaining() > LONGEST;
    String whole =
        StandardCharsets.UTF_8.decode(cut ? utf8.slice(utf8.position(), LONGEST) : utf8).toString();
    return whole.replaceAll("\\p{Cntrl}", "?") + (cut ? "..." : "");
  }

  private ByteBuffer utf8(int index) {
    if (type instanceof ArrowType.Utf8View) {
      return view(index * VIEW_BYTES);
    }
    if (type instanceof ArrowType.LargeUtf8) {
      return part(
          contents[0],
          places.getLong(index * Long.BYTES),
          places.getLong((index + 1) * Long.BYTES));
    }
    return part(
        contents[0],
        places.getInt(index * Integer.BYTES),
        places.getInt((index + 1) * Integer.BYTES));
  }

  private ByteBuffer view(int place) {
    int length = places.getInt(place);
    if (length >= 0 && length <= SHORT_TEXT) {
      return part(places, place + 4L, place + 4L + length);
    }
    int buffer = places.getInt(place + 8);
    long offset = places.getInt(place + 12);
    if (length < 0 || buffer < 0 || buffer >= contents.length) {
      throw bytes.damaged("texts of a length >= 0 in one of %d buffers", contents.length);
    }
    return part(contents[buffer], offset, offset + length);
  }

  private ByteBuffer part(ByteBuffer of, long begin, long end) {
    if (begin < 0 || end < begin || end > of.limit()) {
      throw bytes.damaged("texts within %d bytes, not from %d to %d", of.limit(), begin, end);
    }
    return of.slice((int) begin, (int) (end - begin)).order(ByteOrder.LITTLE_ENDIAN);
  }
}
