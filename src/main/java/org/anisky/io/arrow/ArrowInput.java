package org.anisky.io.arrow;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.anisky.InvalidInputException;
import org.anisky.io.NearestName;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * An Arrow IPC file or stream, read record batch by record batch; memory holds one batch. Rows are
 * counted from 0 through the whole file. What the library says of a damaged file becomes an {@link
 * InvalidInputException} that names the file.
 */
final class ArrowInput implements Closeable {
  private static final byte[] FILE_MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] STREAM_MAGIC = {-1, -1, -1, -1};

  private final Path file;
  private final FileChannel channel;
  private final BufferAllocator allocator = new RootAllocator();
  private final ArrowReader reader;
  private VectorSchemaRoot root;
  private long firstRow;
  private int rows;

  private ArrowInput(Path file, FileChannel channel, boolean stream) {
    this.file = file;
    this.channel = channel;
    this.reader =
        stream
            ? new ArrowStreamReader(channel, allocator)
            : new ArrowFileReader(channel, allocator);
  }

  /**
   * Opens a file and reads its schema.
   *
   * @throws InvalidInputException when the file is missing, not an Arrow file, or not whole
   */
  static ArrowInput open(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw InvalidInputException.of("%s: there is no such file", file);
    }
    if (Files.isDirectory(file)) {
      throw InvalidInputException.of("%s is a directory, not an Arrow file", file);
    }
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    ArrowInput input = null;
    try {
      input = new ArrowInput(file, channel, isStream(file, channel));
      input.readSchema();
      return input;
    } finally {
      if (input == null) {
        channel.close();
      } else if (input.root == null) {
        input.close();
      }
    }
  }

  private static boolean isStream(Path file, FileChannel channel) throws IOException {
    if (Arrays.equals(bytes(channel, 0, STREAM_MAGIC.length), STREAM_MAGIC)) {
      return true;
    }
    if (!Arrays.equals(bytes(channel, 0, FILE_MAGIC.length), FILE_MAGIC)) {
      throw InvalidInputException.of(
          "%s is not an Arrow file: it does not begin with ARROW1 or a stream's mark", file);
    }
    long end = channel.size() - FILE_MAGIC.length;
    if (end < FILE_MAGIC.length
        || !Arrays.equals(bytes(channel, end, FILE_MAGIC.length), FILE_MAGIC)) {
      throw InvalidInputException.of(
          "%s is truncated: an Arrow file ends with ARROW1, this one does not", file);
    }
    return false;
  }

  private static byte[] bytes(FileChannel channel, long position, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining() && channel.read(bytes, position + bytes.position()) >= 0) {
      // A read may be short; what a short file does not have stays zero.
      continue;
    }
    return bytes.array();
  }

  private void readSchema() throws IOException {
    try {
      root = reader.getVectorSchemaRoot();
    } catch (RuntimeException | IOException e) {
      throw damaged(e);
    }
  }

  /** The file's path, for messages. */
  Path file() {
    return file;
  }

  /** Key-value metadata of the schema. */
  Map<String, String> metadata() {
    Map<String, String> metadata = root.getSchema().getCustomMetadata();
    return metadata == null ? Map.of() : metadata;
  }

  /** Names of the columns, in the file's order. */
  List<String> columnNames() {
    return root.getSchema().getFields().stream().map(Field::getName).toList();
  }

  /**
   * The column of that name; its content changes with {@link #next}.
   *
   * @throws InvalidInputException when there is none, or more than one
   */
  FieldVector column(String name) {
    List<String> names = columnNames();
    int occurrences = Collections.frequency(names, name);
    if (occurrences == 1) {
      return root.getVector(name);
    }
    if (occurrences > 1) {
      throw InvalidInputException.of("%s has column '%s' %d times", file, name, occurrences);
    }
    String hint = NearestName.hint(name, names);
    throw InvalidInputException.of(
        "%s has no column '%s'%s columns: %s",
        file, name, hint.isEmpty() ? "; its" : hint + " Its", String.join(", ", names));
  }

  /** The column at a position, from 0. */
  FieldVector column(int position) {
    return root.getVector(position);
  }

  /** Reads the next record batch; false at the end. */
  boolean next() throws IOException {
    firstRow += rows;
    rows = 0;
    try {
      if (!reader.loadNextBatch()) {
        return false;
      }
      rows = root.getRowCount();
      return true;
    } catch (RuntimeException | IOException e) {
      throw damaged(e);
    }
  }

  /** Number of rows of the current batch. */
  int rows() {
    return rows;
  }

  /** Number of rows before the current batch. */
  long firstRow() {
    return firstRow;
  }

  /** Refuses a null in a column of the current batch. */
  void checkNoNull(FieldVector column) {
    if (column.getNullCount() == 0) {
      return;
    }
    int row = 0;
    while (!column.isNull(row)) {
      row++;
    }
    throw InvalidInputException.of(
        "%s: row %d: column '%s' is null; every row must have a value",
        file, firstRow + row, column.getName());
  }

  private InvalidInputException damaged(Exception cause) {
    if (String.valueOf(cause.getMessage()).contains("arrow-compression")) {
      return new InvalidInputException(
          file + " has compressed columns, which are not read; write it without compression",
          cause);
    }
    return new InvalidInputException(
        file + " is damaged or not readable as Arrow, at row " + firstRow + ": " + cause, cause);
  }

  @Override
  public void close() throws IOException {
    try {
      reader.close(false);
    } catch (RuntimeException e) {
      // Only bookkeeping of memory that a failed read left; the failure itself was reported.
    } finally {
      channel.close();
      closeAllocator();
    }
  }

  private void closeAllocator() {
    try {
      allocator.close();
    } catch (IllegalStateException e) {
      // The library leaks a buffer when a batch is damaged; the file was refused for that already.
    }
  }
}
