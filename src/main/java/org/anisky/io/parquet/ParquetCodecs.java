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
      case UNCOMPRESSED -> new Pages((from, size) -> from);
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
    byte[] bytes(byte[] compressed, int size) throws IOException;
  }

  private static Decompression by(Decompressor decompressor) {
    return (from, size) -> {
      byte[] to = new byte[size];
      int written = decompressor.decompress(from, 0, from.length, to, 0, size);
      if (written != size) {
        throw new IOException("a page has " + written + " bytes in place of " + size);
      }
      return to;
    };
  }

  private static byte[] gunzip(byte[] from, int size) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(from))) {
      byte[] to = in.readNBytes(size);
      if (to.length != size || in.read() >= 0) {
        throw new IOException("a page has not the " + size + " bytes that it should have");
      }
      return to;
    }
  }

  /** What Parquet asks for. */
  private record Pages(Decompression decompression) implements BytesInputDecompressor {
    @Override
    public BytesInput decompress(BytesInput bytes, int uncompressedSize) throws IOException {
      return BytesInput.from(
          decompression.bytes(bytes.toInputStream().readAllBytes(), uncompressedSize));
    }

    @Override
    public void decompress(
        ByteBuffer input, int compressedSize, ByteBuffer output, int uncompressedSize)
        throws IOException {
      byte[] from = new byte[compressedSize];
      input.get(from);
      output.put(decompression.bytes(from, uncompressedSize));
    }

    @Override
    public void release() {}
  }
}
