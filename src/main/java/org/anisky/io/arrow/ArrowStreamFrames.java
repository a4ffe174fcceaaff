package org.anisky.io.arrow;

import java.io.IOException;
import org.anisky.InvalidInputException;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;

/**
 * An Arrow stream: a schema, then dictionaries and batches, then the mark FFFFFFFF 00000000. A
 * stream without the mark was cut and is refused at its end, however well it ends; so is one with
 * bytes after the mark.
 */
final class ArrowStreamFrames implements ArrowFrames {
  private static final int MARK_BYTES = 2 * Integer.BYTES;

  private final ArrowBytes bytes;
  private final Schema schema;
  private long position;
  private long rows;

  ArrowStreamFrames(ArrowBytes bytes) throws IOException {
    this.bytes = bytes;
    ArrowMessage first = bytes.size() < MARK_BYTES ? null : message();
    if (first == null || first.header().headerType() != MessageHeader.Schema) {
      throw bytes.damaged("a schema at its beginning");
    }
    schema = (Schema) first.header().header(new Schema());
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public boolean mayReplaceDictionaries() {
    return true;
  }

  @Override
  public long[] blocks() {
    return null;
  }

  @Override
  public boolean readWhole() {
    return false;
  }

  @Override
  public long only(int from, int until) {
    throw new IllegalStateException("a stream is read as a whole");
  }

  @Override
  public ArrowMessage next() throws IOException {
    if (position > bytes.size() - MARK_BYTES) {
      throw InvalidInputException.of(
          "%s ends after %d rows without the mark that ends an Arrow stream: it was cut, or its"
              + " writer was not closed",
          bytes.file(), rows);
    }
    ArrowMessage message = message();
    if (message == null) {
      checkNothingFollows();
      return null;
    }
    Message header = message.header();
    if (header.headerType() == MessageHeader.RecordBatch) {
      rows += ((RecordBatch) header.header(new RecordBatch())).length();
    } else if (header.headerType() != MessageHeader.DictionaryBatch) {
      throw bytes.damaged("only dictionaries and batches of rows after %d rows", rows);
    }
    return message;
  }

  private ArrowMessage message() throws IOException {
    if (bytes.read(position, Integer.BYTES).getInt() != ArrowMessage.CONTINUATION) {
      throw bytes.damaged("the mark of a message at byte %d, after %d rows", position, rows);
    }
    ArrowMessage message = ArrowMessage.read(bytes, position, bytes.size());
    if (message != null) {
      position = message.end();
    }
    return message;
  }

  private void checkNothingFollows() {
    long rest = bytes.size() - position - MARK_BYTES;
    if (rest != 0) {
      throw InvalidInputException.of(
          "%s has %d bytes after the end of its Arrow stream of %d rows; a file must hold one"
              + " stream",
          bytes.file(), rest, rows);
    }
  }
}
