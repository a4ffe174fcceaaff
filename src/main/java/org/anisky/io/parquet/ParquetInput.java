package org.anisky.io.parquet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.anisky.InvalidInputException;
import org.anisky.io.Excerpt;
import org.anisky.io.TableBlock;
import org.anisky.io.TableInput;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.crypto.ParquetCryptoRuntimeException;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * A Parquet file, read row group by row group and of each only the columns that were asked for.
 * Checksums of pages are compared where the file has them. A file that is damaged becomes an {@link
 * InvalidInputException} that names it. Memory holds one row group as it is in the file.
 */
final class ParquetInput implements TableInput {
  private final Path file;
  private final ParquetBytes bytes;
  private final ParquetFileReader reader;
  private final MessageType schema;
  private final List<ParquetColumn> columns = new ArrayList<>();
  private int rowGroup = -1;
  private int endOfGroups;
  private boolean begun;
  private boolean digestedAsRead;
  private PageReadStore group;
  private long firstRow;
  private int rows;
  private Predicate<TableBlock> leftOut = block -> false;

  private ParquetInput(Path file, ParquetBytes bytes, ParquetFileReader reader) {
    this.file = file;
    this.bytes = bytes;
    this.reader = reader;
    schema = reader.getFooter().getFileMetaData().getSchema();
    endOfGroups = reader.getRowGroups().size();
  }

  /**
   * Opens a file and reads its schema.
   *
   * @throws InvalidInputException when the file is missing, not a Parquet file, or not whole
   */
  static ParquetInput open(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw InvalidInputException.of("event file %s is a directory", file);
    }
    if (!Files.exists(file)) {
      throw InvalidInputException.of("event file %s: there is no such file", file);
    }
    if (!Files.isReadable(file)) {
      throw InvalidInputException.of("event file %s may not be read", file);
    }
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration())
            .withCodecFactory(new ParquetCodecs(file))
            .withAllocator(new ParquetMemory())
            .usePageChecksumVerification()
            .withUseHadoopVectoredIo(false)
            .build();
    ParquetBytes bytes = ParquetBytes.open(file);
    try {
      return new ParquetInput(file, bytes, ParquetFileReader.open(bytes, options));
    } catch (ParquetCryptoRuntimeException e) {
      bytes.close();
      throw InvalidInputException.of("%s is encrypted; encrypted files are not read", file);
    } catch (RuntimeException | IOException e) {
      bytes.close();
      String wrong = String.valueOf(e.getMessage());
      throw InvalidInputException.of(
          wrong.contains("magic") || wrong.contains("too small")
              ? "%s is no Parquet file, or was cut: it has not the mark of Parquet at its end"
              : "%s is damaged or not readable as Parquet: the description at its end cannot be"
                  + " read",
          file);
    }
  }

  @Override
  public Path file() {
    return file;
  }

  /** Several threads would wait for it, beside which the file can be read once more. */
  @Override
  public boolean digestAsRead(int threads) {
    digestedAsRead = threads == 1;
    return digestedAsRead;
  }

  @Override
  public String digest() throws IOException {
    return bytes.digest();
  }

  @Override
  public List<String> columnNames() {
    return schema.getFields().stream().map(Type::getName).toList();
  }

  @Override
  public ParquetColumn column(int position) {
    Type field = schema.getType(position);
    if (!field.isPrimitive() || field.isRepetition(Type.Repetition.REPEATED)) {
      throw InvalidInputException.of(
          "%s: column '%s' holds lists or groups; every event must have one value",
          file, Excerpt.of(field.getName()));
    }
    for (ParquetColumn column : columns) {
      if (column.descriptor().getPath()[0].equals(field.getName())) {
        // Its pages can be read once.
        return column;
      }
    }
    ColumnDescriptor descriptor = schema.getColumnDescription(new String[] {field.getName()});
    ParquetColumn column = new ParquetColumn(this, descriptor);
    columns.add(column);
    return column;
  }

  @Override
  public long[] blocks() {
    return reader.getRowGroups().stream().mapToLong(BlockMetaData::getCompressedSize).toArray();
  }

  @Override
  public void only(int from, int until) {
    rowGroup = from - 1;
    endOfGroups = until;
    firstRow =
        reader.getRowGroups().subList(0, from).stream().mapToLong(BlockMetaData::getRowCount).sum();
  }

  @Override
  public void leaveOut(Predicate<TableBlock> blocks) {
    leftOut = blocks;
  }

  @Override
  public boolean next() throws IOException {
    if (!begun) {
      reader.setRequestedSchema(
          columns.stream().map(ParquetColumn::descriptor).distinct().toList());
      begun = true;
      if (digestedAsRead) {
        bytes.digestAsRead();
      }
    }
    firstRow += rows;
    rows = 0;
    rowGroup++;
    while (rowGroup < endOfGroups && leftOut.test(new ParquetBlock(description()))) {
      firstRow += description().getRowCount();
      rowGroup++;
    }
    if (rowGroup >= endOfGroups) {
      return false;
    }
    leaveGroup();
    try {
      group = reader.readRowGroup(rowGroup);
    } catch (RuntimeException | IOException e) {
      throw damage(e);
    }
    rows = Math.toIntExact(group.getRowCount());
    for (ParquetColumn column : columns) {
      try {
        column.load(group.getPageReader(column.descriptor()), rows);
      } catch (RuntimeException | IOException e) {
        throw damage(e);
      }
    }
    return true;
  }

  private BlockMetaData description() {
    return reader.getRowGroups().get(rowGroup);
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public long firstRow() {
    return firstRow;
  }

  /** Row group that is read, from 0. */
  int rowGroup() {
    return rowGroup;
  }

  /** What went wrong in reading, as what a person can mend. */
  InvalidInputException damage(Throwable wrong) {
    if (wrong instanceof InvalidInputException invalid) {
      return invalid;
    }
    return new InvalidInputException(
        file + " is damaged: row group " + rowGroup + " (from row " + firstRow + ") cannot be read",
        wrong);
  }

  /** Its memory is that of the next one. */
  private void leaveGroup() {
    if (group != null) {
      group.close();
      group = null;
    }
  }

  @Override
  public void close() throws IOException {
    leaveGroup();
    reader.close();
  }
}
