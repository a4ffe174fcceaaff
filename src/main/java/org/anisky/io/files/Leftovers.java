package org.anisky.io.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What runs that were killed left beside an output. A process that lives keeps its own: its {@link
 * OutputLock} is held, or, where there is no lock, there is a process of its number.
 */
final class Leftovers {
  private Leftovers() {}

  /**
   * Deletes them; an output that was moved aside and not replaced any more is put back. What cannot
   * be deleted stays.
   *
   * @param target an output, absolute path; it may be absent
   */
  static void clear(Path target) {
    Set<HiddenName> names = new HashSet<>();
    for (Path neighbour : neighbours(target)) {
      HiddenName.of(target, neighbour).ifPresent(names::add);
    }
    for (HiddenName name : names) {
      if (!isOwned(name)) {
        try {
          clear(name, target);
        } catch (IOException e) {
          // Another run may clear the same place, or it is not ours to write: nothing depends on
          // it.
          continue;
        }
      }
    }
  }

  private static List<Path> neighbours(Path target) {
    List<Path> found = new ArrayList<>();
    Path parent = target.getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      return found;
    }
    String beginning = "." + target.getFileName() + ".";
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(
            parent, entry -> entry.getFileName().toString().startsWith(beginning))) {
      entries.forEach(found::add);
    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
      found.clear();
    }
    return found;
  }

  private static boolean isOwned(HiddenName name) {
    if (UnfinishedOutputs.has(name.part())) {
      return true;
    }
    if (Files.exists(name.lock(), LinkOption.NOFOLLOW_LINKS)) {
      return OutputLock.isHeld(name.lock());
    }
    return name.process() != ProcessHandle.current().pid()
        && ProcessHandle.of(name.process()).isPresent();
  }

  private static void clear(HiddenName name, Path target) throws IOException {
    if (Files.exists(name.old(), LinkOption.NOFOLLOW_LINKS)) {
      if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
        UnfinishedOutputs.delete(name.old());
      } else {
        Files.move(name.old(), target);
      }
    }
    UnfinishedOutputs.delete(name.part());
    Files.deleteIfExists(name.lock());
  }
}
