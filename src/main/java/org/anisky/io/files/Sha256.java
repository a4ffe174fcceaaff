package org.anisky.io.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.anisky.InvalidInputException;

/** The SHA-256 digest of a file (FIPS 180-4): a name of its bytes. */
public final class Sha256 {
  private static final int BLOCK_BYTES = 1 << 16;

  private Sha256() {}

  /**
   * The digest, 64 hexadecimal digits in lower case. The file is read as a stream.
   *
   * @throws IOException when the file cannot be read
   */
  public static String of(Path file) throws IOException {
    return of(List.of(file));
  }

  /**
   * The digest of the bytes of all files, one after the other, as {@code cat FILES | sha256sum}
   * gives it.
   *
   * @throws IOException when a file cannot be read
   * @throws InvalidInputException when one is a pipe, which another reading would find empty
   */
  public static String of(List<Path> files) throws IOException {
    MessageDigest digest = begin();
    ByteBuffer block = ByteBuffer.allocateDirect(BLOCK_BYTES);
    for (Path file : files) {
      if (SequentialInput.isPipe(file)) {
        throw InvalidInputException.of(
            "%s is a pipe, which can be read only once; a file is needed here", file);
      }
      try (ReadableByteChannel in = Files.newByteChannel(file)) {
        while (in.read(block.clear()) >= 0) {
          digest.update(block.flip());
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The digest of a text in UTF-8. */
  public static String ofText(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The digest of bytes.
   *
   * @param bytes not modified
   */
  public static String of(byte[] bytes) {
    return HexFormat.of().formatHex(begin().digest(bytes));
  }

  /** A digest to which nothing was added yet. */
  static MessageDigest begin() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
