package org.anisky.io.files;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.anisky.InvalidInputException;

/**
 * SHA-256 (FIPS 180-4) of what a file says, numbers and texts in a fixed order, and not of the
 * bytes that hold them: the same content has the same digest in any container, compressed or not,
 * with its rows in any order. A program that writes a file puts the digest into it; a program that
 * reads the file computes it again from what was read.
 *
 * <p>Every part is preceded by its length, so that no two different contents give the same bytes.
 * Numbers are taken as their 64 bits, most significant byte first: 0.0 and -0.0 differ, all NaN are
 * one. Not for several threads.
 */
public final class ContentDigest {
  /** As files name it. */
  public static final String ALGORITHM = "SHA-256";

  private static final int BLOCK_BYTES = 1 << 16;

  private final MessageDigest digest;
  private final ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);

  /** An array written out, zero in between. */
  private ByteBuffer written = ByteBuffer.allocate(0);

  /** Begins a digest of nothing. */
  public ContentDigest() {
    try {
      digest = MessageDigest.getInstance(ALGORITHM);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Appends a text. */
  public ContentDigest text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    integer(bytes.length);
    flush();
    digest.update(bytes);
    return this;
  }

  /** Appends an integer. */
  public ContentDigest integer(long value) {
    if (block.remaining() < Long.BYTES) {
      flush();
    }
    block.putLong(value);
    return this;
  }

  /**
   * Appends numbers.
   *
   * @param values not modified
   */
  public ContentDigest numbers(double[] values) {
    integer(values.length);
    if (!hasNumbersOnly(values)) {
      for (double value : values) {
        integer(Double.doubleToLongBits(value));
      }
      return this;
    }
    for (int at = 0; at < values.length; ) {
      if (block.remaining() < Double.BYTES) {
        flush();
      }
      int size = Math.min(block.remaining() / Double.BYTES, values.length - at);
      block.asDoubleBuffer().put(values, at, size);
      block.position(block.position() + size * Double.BYTES);
      at += size;
    }
    return this;
  }

  /** Is told of the numbers of an array that are not zero, by growing place. */
  @FunctionalInterface
  public interface Places {
    /** One of them. */
    void accept(int place, double value);
  }

  /**
   * Appends numbers of which nearly all are zero, with the digest of all.
   *
   * @param size of the array
   * @param told calls who is handed in for every number that is not zero
   */
  public ContentDigest numbers(int size, Consumer<Places> told) {
    integer(size);
    flush();
    if (written.capacity() < size * Double.BYTES) {
      written = ByteBuffer.allocate(size * Double.BYTES);
    }
    told.accept((place, value) -> written.putDouble(place * Double.BYTES, value));
    digest.update(written.array(), 0, size * Double.BYTES);
    told.accept((place, value) -> written.putDouble(place * Double.BYTES, 0));
    return this;
  }

  /** Without NaN, of which there are many, the bits of an array are those of its numbers. */
  private static boolean hasNumbersOnly(double[] values) {
    boolean numbers = true;
    for (double value : values) {
      numbers &= value == value;
    }
    return numbers;
  }

  private void flush() {
    digest.update(block.array(), 0, block.position());
    block.clear();
  }

  /** The digest, 64 hexadecimal digits in lower case; afterwards it is a digest of nothing. */
  public String hex() {
    flush();
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Compares what was read with the digest that its file carries; afterwards this is a digest of
   * nothing.
   *
   * @param where the file, for the message
   * @param written the digest in the file
   * @throws InvalidInputException when they differ
   */
  public void check(String where, String written) {
    if (!hex().equals(written)) {
      throw InvalidInputException.of(
          "%s: its content does not agree with the digest (%s) that was written with it: the file"
              + " was damaged or changed afterwards; make it again",
          where, ALGORITHM);
    }
  }
}
