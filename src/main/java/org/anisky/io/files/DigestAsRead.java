package org.anisky.io.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * SHA-256 of a file, taken of the bytes that are read of it anyway, so that the file is read once.
 * Whatever is not handed in, in the order of the file, is read for the digest alone: it is that of
 * the whole file in any case, as {@link Sha256#of(java.nio.file.Path)} gives it. Not for several
 * threads.
 */
public final class DigestAsRead {
  /** Fits into the cache nearest to a processor, since every byte is copied once. */
  private static final int BLOCK_BYTES = 1 << 15;

  private final FileChannel channel;
  private final MessageDigest digest = Sha256.begin();
  private final ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
  private long next;

  /**
   * A digest to which nothing was added yet.
   *
   * @param channel of the file; read by position, not closed
   */
  public DigestAsRead(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Adds a stretch of the file, and what lies between it and the one before.
   *
   * @param position where the stretch begins; when it is before the end of the one before, nothing
   *     is added
   * @param bytes what remains of them is the stretch; not modified
   */
  public void add(long position, ByteBuffer bytes) throws IOException {
    if (position >= next) {
      readUpTo(position);
      next = position + bytes.remaining();
      ByteBuffer rest = bytes.duplicate();
      while (rest.hasRemaining()) {
        int size = Math.min(BLOCK_BYTES, rest.remaining());
        rest.get(block.array(), 0, size);
        digest.update(block.array(), 0, size);
      }
    }
  }

  private void readUpTo(long end) throws IOException {
    while (next < end) {
      block.clear().limit((int) Math.min(BLOCK_BYTES, end - next));
      int read = channel.read(block, next);
      if (read < 0) {
        return;
      }
      digest.update(block.flip());
      next += read;
    }
  }

  /** The digest of the whole file, 64 hexadecimal digits in lower case; to be called once. */
  public String hex() throws IOException {
    readUpTo(Long.MAX_VALUE);
    return HexFormat.of().formatHex(digest.digest());
  }
}
