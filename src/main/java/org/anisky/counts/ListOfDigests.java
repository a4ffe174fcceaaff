package org.anisky.counts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.anisky.InvalidInputException;

/** Digests of the files that are one list. */
public final class ListOfDigests {
  private ListOfDigests() {}

  /**
   * One digest of several: SHA-256 of the digests, one a line.
   *
   * @param digests hexadecimal
   */
  public static String digest(List<String> digests) {
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

  /**
   * Refuses a file whose bytes are those of one before it.
   *
   * @param names of the files
   * @param digests of the files before, hexadecimal; empty for what is no file
   * @param digest of the next file
   * @throws InvalidInputException with the names of both
   */
  public static void refuseSame(List<String> names, List<String> digests, String digest) {
    int same = digests.indexOf(digest);
    if (!digest.isEmpty() && same >= 0) {
      throw InvalidInputException.of(
          "%s and %s are the same, byte for byte: their events would count twice",
          names.get(same), names.get(digests.size()));
    }
  }
}
