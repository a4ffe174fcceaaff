package org.anisky.io.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * The files that the program wrote into a directory, each with its length and a digest: what is not
 * in this list, or is not as it says, is not the program's to overwrite.
 *
 * <p>The digest is SHA-256 for files up to {@value #LARGEST_FOR_SHA256} bytes. Larger ones have a
 * CRC-32C (RFC 3720, appendix B.4), which together with the length finds every accidental change
 * but one in 4e9 and costs a hundredth: counts are written at gigabytes per second, and a short run
 * is over before SHA-256 is compiled. Lists of earlier versions have SHA-256 for files up to
 * {@value #LARGEST_ONCE} bytes. In JSON the lines that tell when, how long and where to a run went
 * are left out, so that the lists of two results are equal when the results are.
 *
 * @param digests by path relative to the directory, with slashes
 */
record OutputManifest(Map<String, String> digests) {
  /** Name of the list in the directory. */
  static final String FILE = ".manifest";

  private static final String HEAD = "# anisky-manifest/1: digest and name of every file";
  private static final String SEPARATOR = "  ";
  private static final long LARGEST_FOR_SHA256 = 1 << 16;
  private static final long LARGEST_ONCE = 1 << 24;
  private static final String SHA256 = "sha256";
  private static final int BLOCK_BYTES = 1 << 16;
  private static final Pattern OF_THE_RUN =
      Pattern.compile("(?m)^ *\"(start|duration_s|directory)\": .*$");

  /** The list of what is in a directory now. */
  static OutputManifest of(Path directory) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            digests.put(name(directory, file), digest(file));
            return FileVisitResult.CONTINUE;
          }
        });
    return new OutputManifest(digests);
  }

  /** Writes the list into the directory. */
  void write(Path directory) throws IOException {
    StringBuilder text = new StringBuilder(HEAD).append('\n');
    digests.forEach(
        (name, digest) -> text.append(digest).append(SEPARATOR).append(name).append('\n'));
    Files.writeString(directory.resolve(FILE), text, StandardCharsets.UTF_8);
  }

  /** The list in a directory; empty when there is none, or none that the program wrote. */
  static Optional<OutputManifest> read(Path directory) throws IOException {
    Path file = directory.resolve(FILE);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    String[] lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n", -1);
    if (!lines[0].equals(HEAD) || !lines[lines.length - 1].isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> digests = new TreeMap<>();
    for (String line : List.of(lines).subList(1, lines.length - 1)) {
      int separator = line.indexOf(SEPARATOR);
      if (separator < 0) {
        return Optional.empty();
      }
      digests.put(line.substring(separator + SEPARATOR.length()), line.substring(0, separator));
    }
    return Optional.of(new OutputManifest(digests));
  }

  /**
   * What is in a directory besides what the list says, in words; empty when there is nothing. A
   * file of the list that is gone is no difference: nothing of it can be lost.
   */
  Optional<String> difference(Path directory) throws IOException {
    TreeSet<String> differences = new TreeSet<>();
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            String inside = name(directory, path) + "/";
            boolean known =
                path.equals(directory)
                    || digests.keySet().stream().anyMatch(name -> name.startsWith(inside));
            if (!known) {
              differences.add(inside + ", which this program did not write");
            }
            return known ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            String name = name(directory, file);
            if (!digests.containsKey(name)) {
              if (!name.equals(FILE)) {
                differences.add(name + ", which this program did not write");
              }
            } else if (!attributes.isRegularFile() || !isUnchanged(file, digests.get(name))) {
              differences.add(name + ", which was changed since this program wrote it");
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return differences.stream().findFirst();
  }

  /** The name of a file in the list. */
  static String name(Path directory, Path file) {
    return directory.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
  }

  private static boolean isUnchanged(Path file, String digest) throws IOException {
    long largest = digest.contains(SHA256) ? LARGEST_ONCE : LARGEST_FOR_SHA256;
    return digest(file, largest).equals(digest);
  }

  /** Length in bytes, kind of digest, digest. */
  static String digest(Path file) throws IOException {
    return digest(file, LARGEST_FOR_SHA256);
  }

  /**
   * The same with another border between the kinds.
   *
   * @param largest length of files with SHA-256; JSON has it up to {@link #LARGEST_ONCE}
   */
  private static String digest(Path file, long largest) throws IOException {
    long bytes = Files.size(file);
    if (bytes <= LARGEST_ONCE && file.toString().endsWith(".json")) {
      // Of bytes, not characters: a file that was damaged need not be text.
      String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      return "json " + SHA256 + " " + Sha256.ofText(OF_THE_RUN.matcher(text).replaceAll(""));
    }
    return bytes <= largest
        ? bytes + " " + SHA256 + " " + Sha256.of(file)
        : bytes + " crc32c " + crc(file);
  }

  private static String crc(Path file) throws IOException {
    CRC32C crc = new CRC32C();
    byte[] block = new byte[BLOCK_BYTES];
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BLOCK_BYTES)) {
      for (int read = in.read(block); read >= 0; read = in.read(block)) {
        crc.update(block, 0, read);
      }
    }
    return Long.toHexString(crc.getValue());
  }
}
