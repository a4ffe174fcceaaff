package org.anisky.io.arrow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.anisky.InvalidInputException;
import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;

/**
 * An Arrow file, also called Feather version 2: ARROW1, a stream, and a footer that says where its
 * dictionaries and batches are. What the footer says must agree with what is there: the blocks it
 * names cover the file up to the footer, each once, so that none is lost or read twice.
 */
final class ArrowFileFrames implements ArrowFrames {
  static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);

  /** ARROW1 and two bytes to begin at a multiple of 8. */
  private static final int BEGIN = 8;

  private static final int FOOTER_END = Integer.BYTES + MAGIC.length;

  /** Blocks begin at multiples of 8 or 64 bytes; the mark of the end may stand in between. */
  private static final int MOST_PADDING = 80;

  /** The mark of the end: that of a message, and a length of 0; little-endian. */
  private static final long END = ArrowMessage.CONTINUATION & 0xffffffffL;

  /** Of batches of at most so many bytes few readings are worth more than few bytes. */
  private static final long MOST_WHOLE = 1 << 22;

  private record Place(long offset, long metadata, long body, byte type) {
    long end() {
      return offset + metadata + body;
    }
  }

  private final ArrowBytes bytes;
  private final long footerBegin;
  private final Schema schema;
  private final List<Place> places = new ArrayList<>();
  private int next;
  private boolean whole;

  ArrowFileFrames(ArrowBytes bytes) throws IOException {
    this.bytes = bytes;
    long end = bytes.size() - MAGIC.length;
    if (end < MAGIC.length || !Arrays.equals(bytes.read(end, MAGIC.length).array(), MAGIC)) {
      throw InvalidInputException.of(
          "%s is truncated: an Arrow file ends with ARROW1, this one does not", bytes.file());
    }
    if (bytes.size() < BEGIN + FOOTER_END) {
      throw bytes.damaged("a footer");
    }
    int length = bytes.read(bytes.size() - FOOTER_END, Integer.BYTES).getInt();
    footerBegin = bytes.size() - FOOTER_END - length;
    if (length <= 0 || footerBegin < BEGIN) {
      throw bytes.damaged("a footer, whose length is given as %d bytes", length);
    }
    ByteBuffer flatbuffer = bytes.read(footerBegin, length);
    Footer footer = Footer.getRootAsFooter(flatbuffer);
    if (footer.schema() == null) {
      throw bytes.damaged("a schema in its footer");
    }
    schema = footer.schema();
    for (int k = 0; k < footer.dictionariesLength(); k++) {
      places.add(place(footer.dictionaries(k), MessageHeader.DictionaryBatch));
    }
    for (int k = 0; k < footer.recordBatchesLength(); k++) {
      places.add(place(footer.recordBatches(k), MessageHeader.RecordBatch));
    }
    checkCovered();
  }

  private Place place(Block block, byte type) {
    long metadata = block.metaDataLength();
    if (block.offset() < BEGIN
        || metadata < 2 * Integer.BYTES
        || block.bodyLength() < 0
        || block.offset() > footerBegin - metadata
        || block.bodyLength() > footerBegin - metadata - block.offset()) {
      throw bytes.damaged(
          "a block of %d and %d bytes from byte %d on, but its footer begins at byte %d",
          metadata, block.bodyLength(), block.offset(), footerBegin);
    }
    return new Place(block.offset(), metadata, block.bodyLength(), type);
  }

  private void checkCovered() throws IOException {
    ArrowMessage first = ArrowMessage.read(bytes, BEGIN, footerBegin);
    if (first == null || first.header().headerType() != MessageHeader.Schema) {
      throw bytes.damaged("a schema at its beginning");
    }
    ArrowSchema.checkSame(bytes, (Schema) first.header().header(new Schema()), schema);
    List<Place> inOrder = new ArrayList<>(places);
    inOrder.sort(Comparator.comparingLong(Place::offset));
    long covered = first.end();
    for (Place place : inOrder) {
      checkFollows(covered, place.offset());
      covered = place.end();
    }
    checkEnd(covered);
  }

  private void checkFollows(long end, long begin) throws IOException {
    if (begin < end || begin - end > MOST_PADDING) {
      throw bytes.damaged(
          "one block after the other, but its footer names none from byte %d to byte %d",
          Math.min(begin, end), Math.max(begin, end));
    }
    checkZeros(end, begin);
  }

  private void checkZeros(long end, long begin) throws IOException {
    ByteBuffer gap = bytes.read(end, begin - end);
    while (gap.hasRemaining()) {
      if (gap.get() != 0) {
        throw bytes.damaged("only zeros from byte %d to byte %d", end, begin);
      }
    }
  }

  /** The mark of the end; files before Arrow 0.15 have a shorter one, few have none. */
  private void checkEnd(long end) throws IOException {
    boolean marked = bytes.read(BEGIN, Integer.BYTES).getInt() == ArrowMessage.CONTINUATION;
    long rest = footerBegin - end;
    if (!marked || rest == 0) {
      checkFollows(end, footerBegin);
      // A batch that lost as many bytes as the mark has takes it for its own.
      if (marked && isMark(end - Long.BYTES)) {
        throw bytes.damaged("the mark of its end after its last block, at byte %d, not in it", end);
      }
      return;
    }
    if (rest < Long.BYTES || !isMark(end)) {
      throw bytes.damaged("the mark of its end at byte %d, before its footer", end);
    }
    checkFollows(end + Integer.BYTES, footerBegin);
  }

  private boolean isMark(long position) throws IOException {
    return bytes.read(position, Long.BYTES).getLong() == END;
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public boolean mayReplaceDictionaries() {
    return false;
  }

  @Override
  public long[] blocks() {
    return batches().stream().mapToLong(Place::body).toArray();
  }

  private List<Place> batches() {
    return places.stream().filter(place -> place.type == MessageHeader.RecordBatch).toList();
  }

  @Override
  public boolean readWhole() {
    whole = batches().stream().allMatch(place -> place.end() - place.offset <= MOST_WHOLE);
    return whole;
  }

  @Override
  public long only(int from, int until) throws IOException {
    List<Place> batches = batches();
    long rows = 0;
    for (Place before : batches.subList(0, from)) {
      RecordBatch batch = (RecordBatch) message(before).header().header(new RecordBatch());
      rows += batch.length();
    }
    places.removeAll(batches);
    places.addAll(batches.subList(from, until));
    return rows;
  }

  @Override
  public ArrowMessage next() throws IOException {
    if (next == places.size()) {
      return null;
    }
    Place place = places.get(next++);
    if (whole && place.type == MessageHeader.RecordBatch) {
      bytes.hold(place.offset, place.end());
    }
    return message(place);
  }

  private ArrowMessage message(Place place) throws IOException {
    ArrowMessage message = ArrowMessage.read(bytes, place.offset, place.end());
    if (message == null
        || message.header().headerType() != place.type
        || message.body() != place.offset + place.metadata
        || message.end() != place.end()) {
      throw bytes.damaged("a block at byte %d as its footer describes it", place.offset);
    }
    return message;
  }
}
