package org.anisky.io.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.anisky.InvalidInputException;

/**
 * The rule of what an output may take the place of: of nothing, of an empty directory, or, when
 * that is asked for, of what the program itself wrote, unchanged, and does not read in this run.
 */
final class ReplaceableOutput {
  private ReplaceableOutput() {}

  /**
   * Checks the place of a directory.
   *
   * @param place absolute path
   * @throws InvalidInputException when what is there must stay, with what it is
   * @throws IOException when it can be neither read nor replaced
   */
  static void checkDirectory(Path place, ExistingOutput existing) throws IOException {
    if (place.getParent() == null) {
      throw InvalidInputException.of("output directory %s is the root of the file system", place);
    }
    if (!Files.exists(place)) {
      refuseDanglingLink("directory", place);
      return;
    }
    if (!Files.isDirectory(place)) {
      throw InvalidInputException.of("output directory %s is a file", place);
    }
    if (!(existing instanceof ExistingOutput.Replace replace)) {
      throw InvalidInputException.of(
          "output directory %s exists already; choose another name or use --overwrite", place);
    }
    if (!isEmpty(place)) {
      refuseInputs("directory", place, replace.inputs());
      checkContent(place);
    }
    checkMovable(place);
  }

  private static void checkContent(Path place) throws IOException {
    Optional<OutputManifest> manifest = OutputManifest.read(place);
    if (manifest.isEmpty()) {
      throw InvalidInputException.of(
          "output directory %s is not empty and has no list of files (%s) by which this program"
              + " would know its own: it is not overwritten; when it is a result of an earlier"
              + " version, or a copy, delete it or choose another name",
          place, OutputManifest.FILE);
    }
    Optional<String> difference = manifest.get().difference(place);
    if (difference.isPresent()) {
      throw InvalidInputException.of(
          "output directory %s holds %s: it is not overwritten; move that file away or choose"
              + " another name",
          place, difference.get());
    }
  }

  /** What would fail only when the work is done. */
  private static void checkMovable(Path place) throws IOException {
    if (!Files.getFileStore(place).equals(Files.getFileStore(place.getParent()))) {
      throw InvalidInputException.of(
          "output directory %s is the root of a file system of its own, which cannot be replaced;"
              + " name a directory in it",
          place);
    }
    try (Stream<Path> paths = Files.walk(place)) {
      Optional<Path> locked =
          paths
              .filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
              .filter(path -> !Files.isWritable(path))
              .findFirst();
      if (locked.isPresent()) {
        throw new IOException(
            "output directory "
                + place
                + " cannot be replaced: no permission to write into "
                + locked.get());
      }
    }
  }

  /**
   * Checks the place of a file.
   *
   * @param target absolute path
   * @param own knows what the program itself writes
   * @throws InvalidInputException when what is there must stay, with what it is
   */
  static void checkFile(Path target, ExistingOutput existing, WholeFile.Own own)
      throws IOException {
    if (Files.isDirectory(target) || target.getParent() == null) {
      throw InvalidInputException.of("output file %s is a directory", target);
    }
    if (!Files.exists(target)) {
      refuseDanglingLink("file", target);
      return;
    }
    if (!(existing instanceof ExistingOutput.Replace replace)) {
      throw InvalidInputException.of(
          "output file %s exists already; choose another name or use --overwrite", target);
    }
    refuseInputs("file", target, replace.inputs());
    if (!Files.isRegularFile(target) || Files.size(target) > 0 && !own.isOwn(target)) {
      throw InvalidInputException.of(
          "output file %s is not a file that this program wrote, or was changed since: it is not"
              + " overwritten; move it away or choose another name",
          target);
    }
  }

  private static void refuseInputs(String kind, Path place, List<Path> inputs) throws IOException {
    Path real = place.toRealPath();
    Optional<Path> input = new ProtectedInputs(inputs).within(real);
    if (input.isPresent()) {
      throw InvalidInputException.of(
          "output %s %s %s, which this run reads: it is not overwritten; choose another name",
          kind, place, kind.equals("file") ? "is " + input.get() : "holds " + input.get());
    }
  }

  private static void refuseDanglingLink(String kind, Path place) throws IOException {
    if (Files.isSymbolicLink(place)) {
      throw InvalidInputException.of(
          "output %s %s is a symbolic link to %s, which does not exist",
          kind, place, Files.readSymbolicLink(place));
    }
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      return !entries.iterator().hasNext();
    }
  }
}
