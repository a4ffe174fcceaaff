package org.anisky.io.arrow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anisky.InvalidInputException;
import org.anisky.io.TableInput;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * An Arrow IPC file or stream, read record batch by record batch and only those columns that were
 * asked for. Rows are counted from 0 through the whole file. Every place and length that the file
 * states is compared with what is there; a file that is damaged becomes an {@link
 * InvalidInputException} that names it.
 */
final class ArrowInput implements TableInput {
  /** A step of reading. */
  @FunctionalInterface
  interface Step {
    void run() throws IOException;
  }

  private final ArrowBytes bytes;
  private final List<ArrowColumn> columns = new ArrayList<>();
  private final ArrowDecoders decoders;
  private ArrowFrames frames;
  private ArrowSchema schema;
  private long firstRow;
  private int rows;

  private ArrowInput(ArrowBytes bytes) {
    this.bytes = bytes;
    decoders = new ArrowDecoders(bytes);
  }

  /**
   * Opens a file and reads its schema.
   *
   * @throws InvalidInputException when the file is missing, not an Arrow file, or not whole
   */
  static ArrowInput open(Path file) throws IOException {
    ArrowInput input = new ArrowInput(ArrowBytes.open(file));
    try {
      input.reading(input::readSchema);
      return input;
    } catch (RuntimeException | IOException e) {
      input.close();
      throw e;
    }
  }

  private void readSchema() throws IOException {
    frames = ArrowFrames.of(bytes);
    schema = ArrowSchema.of(bytes, frames.schema());
  }

  /** The file's path, for messages. */
  @Override
  public Path file() {
    return bytes.file();
  }

  /** Key-value metadata of the schema. */
  Map<String, String> metadata() {
    return schema.metadata();
  }

  @Override
  public boolean digestAsRead(int threads) {
    return frames.readWhole();
  }

  @Override
  public String digest() throws IOException {
    return bytes.digest();
  }

  /** Names of the columns, in the file's order. */
  @Override
  public List<String> columnNames() {
    return schema.names();
  }

  @Override
  public ArrowColumn column(String name) {
    return column(position(name));
  }

  /**
   * The column at a position, from 0; to be asked for before the first {@link #next}.
   *
   * @throws InvalidInputException when its type is not read
   */
  @Override
  public ArrowColumn column(int position) {
    Field field = schema.columns().get(position);
    ArrowColumn column = new ArrowColumn(this, field, position, decoders.of(field));
    columns.add(column);
    return column;
  }

  @Override
  public long[] blocks() {
    return frames.blocks();
  }

  @Override
  public void only(int from, int until) throws IOException {
    reading(() -> firstRow = frames.only(from, until));
  }

  /** Reads the next record batch; false at the end. */
  @Override
  public boolean next() throws IOException {
    firstRow += rows;
    rows = 0;
    boolean[] more = {false};
    reading(() -> more[0] = readBatch());
    return more[0];
  }

  private boolean readBatch() throws IOException {
    for (ArrowMessage message = frames.next(); message != null; message = frames.next()) {
      if (message.header().headerType() == MessageHeader.RecordBatch) {
        RecordBatch header = (RecordBatch) message.header().header(new RecordBatch());
        ArrowBatch batch = new ArrowBatch(bytes, message, header, schema.columns());
        for (ArrowColumn column : columns) {
          column.load(batch);
        }
        rows = batch.rows();
        return true;
      }
      takeDictionary(message, (DictionaryBatch) message.header().header(new DictionaryBatch()));
    }
    return false;
  }

  private void takeDictionary(ArrowMessage message, DictionaryBatch batch) throws IOException {
    for (ArrowDictionary dictionary : decoders.dictionaries()) {
      if (dictionary.id() == batch.id()) {
        dictionary.take(message, batch, frames.mayReplaceDictionaries());
      }
    }
  }

  /**
   * Takes a step; what goes wrong in it is damage of the file.
   *
   * @throws InvalidInputException that names the file
   */
  void reading(Step step) throws IOException {
    try {
      step.run();
    } catch (RuntimeException e) {
      throw damage(e);
    }
  }

  /** What went wrong in a step, as damage of the file. */
  InvalidInputException damage(RuntimeException wrong) {
    return wrong instanceof InvalidInputException invalid
        ? invalid
        : new InvalidInputException(
            file() + " is damaged or not readable as Arrow, at row " + firstRow + ": " + wrong,
            wrong);
  }

  /** Number of rows of the current batch. */
  @Override
  public int rows() {
    return rows;
  }

  /** Number of rows before the current batch. */
  @Override
  public long firstRow() {
    return firstRow;
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
