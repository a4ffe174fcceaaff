package org.anisky.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anisky.InvalidInputException;
import org.anisky.counts.EventPartition;
import org.anisky.io.files.InputDigest;

/** How the parts of a list are called, and from what they are. */
final class PartNames {
  private final EventPartition partition;
  private final List<InputDigest> files;
  private final List<String> stems;
  private final String digest;

  /**
   * @param files of the list, in order
   * @param digest of the whole list
   * @throws InvalidInputException when parts are files, and two would have the same name
   */
  PartNames(EventPartition partition, List<InputDigest> files, String digest) {
    this.partition = partition;
    this.files = files;
    this.digest = digest;
    stems = partition == EventPartition.FILE ? stems(files) : List.of();
  }

  /** The path below the directory that all have in common, without the ending. */
  private static List<String> stems(List<InputDigest> files) {
    Path common = directory(files.get(0));
    for (InputDigest file : files) {
      while (!directory(file).startsWith(common)) {
        common = common.getParent();
      }
    }
    List<String> stems = new ArrayList<>();
    for (InputDigest file : files) {
      String path = common.relativize(directory(file).resolve(fileName(file))).toString();
      String stem =
          path.replaceAll("(?<=[^/\\\\.])\\.[A-Za-z0-9.]+$", "").replaceAll("[/\\\\]", "_");
      int same = stems.indexOf(stem);
      if (same >= 0) {
        throw InvalidInputException.of(
            "--each file: the counts of %s and of %s would both be called '%s'; rename one",
            files.get(same).path(), file.path(), stem);
      }
      stems.add(stem);
    }
    return stems;
  }

  private static Path directory(InputDigest file) {
    return Path.of(file.path()).toAbsolutePath().normalize().getParent();
  }

  private static Path fileName(InputDigest file) {
    return Path.of(file.path()).getFileName();
  }

  /** The files of the list, in order, each with its digest. */
  List<InputDigest> files() {
    return files;
  }

  /** The name of a part. */
  String name(long part) {
    return partition == EventPartition.FILE ? stems.get((int) part) : partition.name(part);
  }

  /** What a part was read from, when it is not the whole list. */
  Optional<String> source(long part) {
    return partition == EventPartition.FILE
        ? Optional.of(files.get((int) part).path())
        : Optional.empty();
  }

  /** SHA-256 of each file that a part was read from. */
  List<String> digests(long part) {
    return partition == EventPartition.FILE
        ? List.of(digest(part))
        : files.stream().map(InputDigest::sha256).toList();
  }

  /** SHA-256 of what a part was read from. */
  String digest(long part) {
    return partition == EventPartition.FILE && part >= 0 ? files.get((int) part).sha256() : digest;
  }
}
