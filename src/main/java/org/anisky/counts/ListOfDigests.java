package org.anisky.counts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** One digest for several files. */
final class ListOfDigests {
  private ListOfDigests() {}

  /**
   * SHA-256 of the digests, one a line.
   *
   * @param digests hexadecimal
   */
  static String digest(List<String> digests) {
    try {
      MessageDigest all = MessageDigest.getInstance("SHA-256");
      for (String digest : digests) {
        all.update((digest + "\n").getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(all.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
