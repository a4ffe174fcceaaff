package org.anisky.io.arrow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * One batch of rows: where each buffer of each column is. Buffers must lie in the batch's body one
 * after the other, as the format has them, so that a damaged place is found out.
 */
final class ArrowBatch {
  /** Buffers begin at multiples of 8 or 64 bytes; some writers count the padding as contents. */
  private static final int MOST_PADDING = 127;

  private final ArrowBytes bytes;
  private final RecordBatch batch;
  private final List<Field> fields;
  private final short version;
  private final long body;
  private final ArrowCompression compression;

  /**
   * @param batch of the message, or of the dictionary in it
   * @param fields all columns
   * @throws org.anisky.InvalidInputException when the columns do not fit, or the compression is not
   *     read
   */
  ArrowBatch(ArrowBytes bytes, ArrowMessage message, RecordBatch batch, List<Field> fields) {
    this.bytes = bytes;
    this.batch = batch;
    this.fields = fields;
    version = message.header().version();
    body = message.body();
    compression = ArrowCompression.of(bytes, batch.compression());
    check(message.end() - message.body());
  }

  private void check(long bodyLength) {
    ArrowLayout layout = ArrowLayout.of(fields, version);
    long buffers = layout.buffers();
    if (layout.views() > 0 && layout.views() != batch.variadicBufferCountsLength()) {
      throw bytes.damaged("a number of buffers for each of %d columns of views", layout.views());
    }
    for (int k = 0; k < layout.views(); k++) {
      long count = batch.variadicBufferCounts(k);
      if (count < 0 || count > batch.buffersLength()) {
        throw bytes.damaged("buffers of views, not %d of them", count);
      }
      buffers += count;
    }
    if (batch.nodesLength() != layout.nodes() || batch.buffersLength() != buffers) {
      throw bytes.damaged(
          "%d columns and %d buffers in every batch, as its schema says, not %d and %d",
          layout.nodes(), buffers, batch.nodesLength(), batch.buffersLength());
    }
    if (batch.length() < 0 || batch.length() > Integer.MAX_VALUE) {
      throw bytes.damaged("at most %d rows in a batch, not %d", Integer.MAX_VALUE, batch.length());
    }
    checkPlaces(bodyLength);
  }

  private void checkPlaces(long bodyLength) {
    Buffer buffer = new Buffer();
    long end = 0;
    for (int k = 0; k < batch.buffersLength(); k++) {
      batch.buffers(buffer, k);
      if (buffer.length() == 0) {
        continue;
      }
      long begin = buffer.offset();
      boolean follows = begin >= end && begin - end <= MOST_PADDING && begin % Long.BYTES == 0;
      if (!follows || buffer.length() < 0 || buffer.length() > bodyLength - begin) {
        throw bytes.damaged(
            "one buffer after the other in a batch of %d bytes, not %d bytes from byte %d on",
            bodyLength, buffer.length(), begin);
      }
      end = begin + buffer.length();
    }
    if (bodyLength - end > MOST_PADDING) {
      throw bytes.damaged("buffers for all %d bytes of a batch, not for %d", bodyLength, end);
    }
  }

  /** Number of rows. */
  int rows() {
    return (int) batch.length();
  }

  /** Where the nodes and buffers of a column begin. */
  Cursor cursor(int column) {
    ArrowLayout before = ArrowLayout.of(fields.subList(0, column), version);
    long buffer = before.buffers();
    for (int k = 0; k < before.views(); k++) {
      buffer += batch.variadicBufferCounts(k);
    }
    return new Cursor(before.nodes(), (int) buffer, before.views());
  }

  /** Goes through the nodes and buffers of one column in the order of the format. */
  final class Cursor {
    private int node;
    private int buffer;
    private int view;

    private Cursor(int node, int buffer, int view) {
      this.node = node;
      this.buffer = buffer;
      this.view = view;
    }

    /** The next column, or column in a column: how many values, and how many nulls. */
    FieldNode node() {
      FieldNode next = batch.nodes(node++);
      if (next.length() < 0
          || next.length() > Integer.MAX_VALUE
          || next.nullCount() < 0
          || next.nullCount() > next.length()) {
        throw bytes.damaged(
            "values and nulls in every column, not %d nulls of %d values",
            next.nullCount(), next.length());
      }
      return next;
    }

    /** The next buffer. */
    ArrowBuffer buffer() throws IOException {
      Buffer place = batch.buffers(buffer++);
      long length = place.length();
      if (length == 0) {
        return ArrowBuffer.EMPTY;
      }
      long begin = body + place.offset();
      if (compression == ArrowCompression.NONE) {
        return new ArrowBuffer.InFile(bytes, begin, length);
      }
      ByteBuffer content = compression.decompress(bytes, begin, length);
      return new ArrowBuffer.InMemory(content.order(ByteOrder.LITTLE_ENDIAN));
    }

    /** Number of data buffers of the next column of views. */
    int viewBuffers() {
      return (int) batch.variadicBufferCounts(view++);
    }
  }
}
