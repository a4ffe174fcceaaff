package org.anisky.configuration.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.anisky.InvalidInputException;

/**
 * The text of a configuration: of a file or a pipe, and never more of it than a configuration can
 * have.
 */
final class ConfigurationText {
  /** A thousand detectors take a tenth of it. */
  private static final int MOST_BYTES = 1 << 20;

  private static final long PATIENCE_S = 10;

  private ConfigurationText() {}

  /**
   * Reads all of a file in UTF-8.
   *
   * @throws InvalidInputException when it is no such file, too long or not UTF-8
   * @throws IOException when the file is there and cannot be read
   */
  static String read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw InvalidInputException.of("%s is a directory; a YAML file is needed", file);
    }
    if (!Files.exists(file)) {
      throw InvalidInputException.of("configuration file %s does not exist", file);
    }
    byte[] bytes;
    try (InputStream in = Files.isRegularFile(file) ? Files.newInputStream(file) : pipe(file)) {
      bytes = in.readNBytes(MOST_BYTES + 1);
    }
    if (bytes.length > MOST_BYTES) {
      throw InvalidInputException.of(
          "%s is longer than %d bytes, so it is no configuration", file, MOST_BYTES);
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new InvalidInputException(file + " is not text in UTF-8", e);
    }
  }

  /** A pipe can be opened only when somebody writes to it. */
  private static InputStream pipe(Path file) throws IOException {
    CompletableFuture<InputStream> opened = new CompletableFuture<>();
    Thread opening =
        new Thread(
            () -> {
              try {
                opened.complete(Files.newInputStream(file));
              } catch (IOException | RuntimeException e) {
                opened.completeExceptionally(e);
              }
            },
            "open " + file);
    opening.setDaemon(true);
    opening.start();
    try {
      return opened.get(PATIENCE_S, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw InvalidInputException.of(
          "%s is a pipe to which nobody has written in %d s", file, PATIENCE_S);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IOException(file + " cannot be opened: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while opening " + file, e);
    }
  }
}
