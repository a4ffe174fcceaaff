package org.anisky.io.parquet;

import io.airlift.compress.Decompressor;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.anisky.InvalidInputException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Decompresses the pages of Parquet files: snappy, gzip, zstd and raw LZ4. */
final class ParquetCodecs implements CompressionCodecFactory {
  private final Path file;

  /**
   * @param file for messages
   */
  ParquetCodecs(Path file) {
    this.file = file;
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
    return switch (codec) {
      case UNCOMPRESSED -> new Pages(null);
      case SNAPPY -> new Pages(by(new SnappyDecompressor()));
      case ZSTD -> new Pages(by(new ZstdDecompressor()));
      case LZ4_RAW -> new Pages(by(new Lz4Decompressor()));
      case GZIP -> new Pages(ParquetCodecs::gunzip);
      default ->
          throw InvalidInputException.of(
              "%s is compressed with %s, which is not read; write it with snappy, gzip, zstd or"
                  + " lz4_raw",
              file, codec.name().toLowerCase(Locale.ROOT));
    };
  }

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName codec) {
    throw new UnsupportedOperationException("Parquet is read, not written");
  }

  @Override
  public void release() {}

  /** Gives the bytes of a page. */
  private interface Decompression {
    /**
     * Decompresses.
     *
     * @param from compressed bytes; not modified
     * @param at where they begin
     * @param length how many
     * @param to receives the bytes; modified
     * @param size how many there must be
     */
    void into(byte[] from, int at, int length, byte[] to, int size) throws IOException;
  }

  private static Decompression by(Decompressor decompressor) {
    return (from, at, length, to, size) -> {
      int written = decompressor.decompress(from, at, length, to, 0, size);
      if (written != size) {
        throw new IOException("a page has " + written + " bytes in place of " + size);
      }
    };
  }

  private static void gunzip(byte[] from, int at, int length, byte[] to, int size)
      throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(from, at, length))) {
      if (in.readNBytes(to, 0, size) != size || in.read() >= 0) {
        throw new IOException("a page has not the " + size + " bytes that it should have");
      }
    }
  }

  /**
   * What Parquet asks for. The bytes of a page are valid until the next page is decompressed by the
   * same object.
   */
  private static final class Pages implements BytesInputDecompressor {
    private final Decompression decompression;
    private byte[] page = {};

    Pages(Decompression decompression) {
      this.decompression = decompression;
    }

    @Override
    public BytesInput decompress(BytesInput bytes, int uncompressedSize) throws IOException {
      if (decompression == null) {
        return bytes;
      }
      if (page.length < uncompressedSize) {
        page = new byte[uncompressedSize];
      }
      int size = Math.toIntExact(bytes.size());
      into(bytes.toInputStream().slice(size), size, page, uncompressedSize);
      return BytesInput.from(page, 0, uncompressedSize);
    }

    @Override
    public void decompress(
        ByteBuffer input, int compressedSize, ByteBuffer output, int uncompressedSize)
        throws IOException {
      byte[] to = new byte[uncompressedSize];
      into(input, compressedSize, to, uncompressedSize);
      output.put(to);
    }

    private void into(ByteBuffer from, int length, byte[] to, int size) throws IOException {
      if (decompression == null) {
        from.get(to, 0, size);
      } else if (from.hasArray()) {
        int at = from.arrayOffset() + from.position();
        decompression.into(from.array(), at, length, to, size);
      } else {
        byte[] copy = new byte[length];
        from.get(copy);
        decompression.into(copy, 0, length, to, size);
      }
    }

    @Override
    public void release() {}
  }
}
