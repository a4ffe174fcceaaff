package org.anisky.io.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files that a run reads, as the file system knows them: by their real path, whatever links
 * lead there, and by the file itself, whatever other names (hard links) it has.
 */
final class ProtectedInputs {
  private final Map<Path, Path> byRealPath = new LinkedHashMap<>();
  private final Map<Object, Path> byFile = new LinkedHashMap<>();

  /**
   * @param inputs files; directories, whose files are read; or the beginning of the names of files
   */
  ProtectedInputs(List<Path> inputs) throws IOException {
    for (Path input : inputs) {
      for (Path file : files(input)) {
        if (Files.exists(file)) {
          byRealPath.putIfAbsent(file.toRealPath(), input);
          Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
          if (key != null) {
            byFile.putIfAbsent(key, input);
          }
        }
      }
    }
  }

  private static List<Path> files(Path input) throws IOException {
    List<Path> files = new ArrayList<>(List.of(input));
    if (Files.isDirectory(input)) {
      addEntries(input, entry -> true, files);
    } else if (!Files.exists(input)) {
      Path directory = input.toAbsolutePath().getParent();
      String beginning = String.valueOf(input.getFileName());
      if (directory != null && Files.isDirectory(directory)) {
        addEntries(directory, entry -> entry.getFileName().toString().startsWith(beginning), files);
      }
    }
    return files;
  }

  private static void addEntries(
      Path directory, DirectoryStream.Filter<Path> filter, List<Path> files) throws IOException {
    if (Files.isReadable(directory)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, filter)) {
        entries.forEach(files::add);
      }
    }
  }

  /**
   * The input, as it was given, that would go with an output.
   *
   * @param output a file or a directory that exists, real path
   */
  Optional<Path> within(Path output) throws IOException {
    for (Map.Entry<Path, Path> input : byRealPath.entrySet()) {
      if (input.getKey().startsWith(output)) {
        return Optional.of(input.getValue());
      }
    }
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        output,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            Path input = attributes.fileKey() == null ? null : byFile.get(attributes.fileKey());
            if (input != null) {
              found.add(input);
            }
            return input == null ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
          }
        });
    return found.stream().findFirst();
  }
}
