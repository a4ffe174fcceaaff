package org.anisky.io.files;

import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipException;
import org.anisky.InvalidInputException;

/**
 * A file or a pipe that is read once from its beginning to its end, decompressed when it is gzip;
 * the digest is taken of the bytes as they pass. A pipe (a FIFO, {@code /dev/stdin}, the {@code
 * <(...)} of a shell) hands its bytes out once in the life of the process: asked for a second time,
 * it is refused rather than read as empty or waited for.
 */
public final class SequentialInput extends InputStream {
  private static final int BUFFER_BYTES = 1 << 16;

  /** Pipes opened so far; they stay used up, whoever read them. */
  private static final Set<String> USED_UP = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final MessageDigest digest;
  private final InputStream stream;

  private SequentialInput(Path file, MessageDigest digest, InputStream stream) {
    this.file = file;
    this.digest = digest;
    this.stream = stream;
  }

  /**
   * Opens a file.
   *
   * @param what it is, for messages, for example {@code "event file"}
   * @throws InvalidInputException when it is missing, a directory, a pipe that was read before, or
   *     begins like gzip and is damaged
   */
  public static SequentialInput open(Path file, String what) throws IOException {
    if (Files.isDirectory(file)) {
      throw InvalidInputException.of("%s is a directory; a file is needed (%s)", file, what);
    }
    if (!Files.exists(file)) {
      throw InvalidInputException.of("%s %s does not exist", what, file);
    }
    if (isPipe(file) && !USED_UP.add(identity(file))) {
      throw InvalidInputException.of(
          "%s is a pipe, which can be read only once, and is asked for again; write it to a file"
              + " first",
          file);
    }
    MessageDigest digest = Sha256.begin();
    InputStream raw = new BufferedInputStream(new DigestInputStream(bytes(file), digest), 1 << 16);
    try {
      return new SequentialInput(file, digest, GzipInput.decompressed(raw));
    } catch (ZipException e) {
      raw.close();
      throw damaged(file, e);
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  /** Whether a path names something whose bytes can be read only once: neither file nor folder. */
  public static boolean isPipe(Path file) {
    return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
  }

  private static String identity(Path file) throws IOException {
    Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    return file.toAbsolutePath() + " " + key;
  }

  /** The streams of {@code Files} ask for a position, which a pipe does not have. */
  private static InputStream bytes(Path file) throws IOException {
    return isPipe(file) ? new FileInputStream(file.toFile()) : Files.newInputStream(file);
  }

  private static InvalidInputException damaged(Path file, ZipException cause) {
    return new InvalidInputException(file + " is damaged: " + cause.getMessage(), cause);
  }

  @Override
  public int read() throws IOException {
    byte[] single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    try {
      return stream.read(into, from, length);
    } catch (ZipException e) {
      throw damaged(file, e);
    }
  }

  /**
   * SHA-256 of the bytes of the file, as {@link Sha256#of(Path)} gives it. What nobody read yet is
   * read now; to be called once.
   */
  public String digest() throws IOException {
    byte[] rest = new byte[BUFFER_BYTES];
    while (read(rest, 0, rest.length) >= 0) {
      // Only the digest sees these bytes.
      continue;
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
