package org.anisky.io.hdf5;

import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.filter.PipelineFilterWithData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Locale;
import java.util.Set;
import org.anisky.InvalidInputException;
import org.anisky.io.Excerpt;

/**
 * The rows of a data set of one dimension as bytes, chunk by chunk or, where they lie together,
 * stretch by stretch: memory holds one chunk.
 */
final class Hdf5Rows {
  private static final Set<String> FILTERS = Set.of("deflate", "shuffle", "lzf", "fletcher32");

  private final Hdf5Input input;
  private final Dataset dataset;
  private final FileChannel channel;
  private final int rowBytes;
  private final long rows;
  private byte[] chunk = {};
  private long chunkNumber = -1;

  /**
   * @param channel of the file
   * @throws InvalidInputException when it is compressed or laid out in a way that is not read
   */
  Hdf5Rows(Hdf5Input input, Dataset dataset, FileChannel channel) {
    this.input = input;
    this.dataset = dataset;
    this.channel = channel;
    rowBytes = dataset.getDataType().getSize();
    rows = dataset.getSize();
    if (dataset instanceof ChunkedDataset chunked) {
      checkFilters(chunked);
    } else if (!(dataset instanceof ContiguousDataset)) {
      throw InvalidInputException.of(
          "%s: data set '%s' has the layout %s, which is not read; contiguous and chunked ones are",
          input.file(), name(), String.valueOf(dataset.getDataLayout()).toLowerCase(Locale.ROOT));
    }
  }

  private String name() {
    return Excerpt.of(dataset.getPath());
  }

  private void checkFilters(ChunkedDataset chunked) {
    String wrong = null;
    try {
      for (PipelineFilterWithData filter : chunked.getFilters()) {
        String filterName = filter.getName().toLowerCase(Locale.ROOT);
        wrong = FILTERS.contains(filterName) || filterName.equals("gzip") ? wrong : filterName;
      }
    } catch (RuntimeException e) {
      wrong = String.valueOf(e.getMessage());
    }
    if (wrong != null) {
      throw InvalidInputException.of(
          "%s: data set '%s' is compressed with a filter that is not read (%s); write it with gzip"
              + " or lzf, or without compression",
          input.file(), name(), Excerpt.of(wrong));
    }
  }

  long rows() {
    return rows;
  }

  int rowBytes() {
    return rowBytes;
  }

  /**
   * Bytes from a row on.
   *
   * @param most rows at most
   * @return the bytes of at least one row, ready to be read
   */
  ByteBuffer from(long row, int most) throws IOException {
    return dataset instanceof ChunkedDataset chunked
        ? fromChunk(chunked, row, most)
        : fromFile((ContiguousDataset) dataset, row, most);
  }

  private ByteBuffer fromChunk(ChunkedDataset chunked, long row, int most) throws IOException {
    int rowsOfChunk = chunked.getChunkDimensions()[0];
    long number = row / rowsOfChunk;
    if (number != chunkNumber) {
      try {
        chunk = chunked.getDecompressedChunk(new int[] {Math.toIntExact(number * rowsOfChunk)});
      } catch (RuntimeException e) {
        throw input.damage("chunk " + number + " of '" + name() + "' cannot be read", e);
      }
      chunkNumber = number;
      if (chunk == null || chunk.length != (long) rowsOfChunk * rowBytes) {
        throw input.damage("chunk " + number + " of '" + name() + "' has not its size", null);
      }
    }
    int inChunk = (int) (row % rowsOfChunk);
    int taken = (int) Math.min(most, Math.min(rowsOfChunk - inChunk, rows - row));
    return ByteBuffer.wrap(chunk, inChunk * rowBytes, taken * rowBytes).slice();
  }

  private ByteBuffer fromFile(ContiguousDataset contiguous, long row, int most) throws IOException {
    int taken = (int) Math.min(most, rows - row);
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(taken, rowBytes));
    long at = input.userBlock() + contiguous.getDataAddress() + row * rowBytes;
    while (bytes.hasRemaining()) {
      int read = channel.read(bytes, at + bytes.position());
      if (read < 0) {
        throw input.damage("the file ends within '" + name() + "'", null);
      }
    }
    return bytes.flip();
  }
}
