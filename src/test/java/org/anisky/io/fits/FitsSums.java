package org.anisky.io.fits;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Takes the checksums out of FITS files, so that a test can change what they hold. */
public final class FitsSums {
  private FitsSums() {}

  /** Renames the cards; the file keeps its length. */
  public static Path remove(Path file) throws IOException {
    return Files.write(file, removed(Files.readAllBytes(file)));
  }

  /** The same of a file's bytes. */
  public static byte[] removed(byte[] file) {
    return new String(file, StandardCharsets.ISO_8859_1)
        .replace("CHECKSUM=", "OLD-SUM =")
        .replace("DATASUM =", "OLD-DATA=")
        .getBytes(StandardCharsets.ISO_8859_1);
  }
}
