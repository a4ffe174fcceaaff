package org.anisky.io.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A file that the program puts into a directory of results that is there already. The list of files
 * of the directory, or of the one it lies in, has it from then on, so that the result can be
 * replaced as before.
 */
public final class AddedFile {
  /** A list of files is so far above at most. */
  private static final int LEVELS = 4;

  private AddedFile() {}

  /**
   * Writes a file whole or not at all; an earlier one of the program is replaced.
   *
   * @param bytes not modified
   * @param own knows the program's own files of this kind
   * @throws org.anisky.InvalidInputException when another file is in the way
   */
  public static void write(Path file, byte[] bytes, WholeFile.Own own) throws IOException {
    try (WholeFile whole = WholeFile.create(file, new ExistingOutput.Replace(List.of()), own)) {
      Files.write(whole.path(), bytes);
      whole.commit();
    }
    list(file);
  }

  private static void list(Path file) throws IOException {
    Path directory = file.getParent();
    for (int level = 0; level < LEVELS && directory != null; level++) {
      Optional<OutputManifest> manifest = OutputManifest.read(directory);
      if (manifest.isPresent()) {
        Map<String, String> digests = new TreeMap<>(manifest.get().digests());
        digests.put(OutputManifest.name(directory, file), OutputManifest.digest(file));
        new OutputManifest(digests).write(directory);
        return;
      }
      directory = directory.getParent();
    }
  }
}
