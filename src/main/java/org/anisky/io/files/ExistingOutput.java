package org.anisky.io.files;

import java.nio.file.Path;
import java.util.List;

/** What happens to an output that is there already. */
public sealed interface ExistingOutput {
  /** It stays, and nothing is written. */
  ExistingOutput REFUSE = new Refuse();

  /** It is replaced, for a run that reads no files. */
  ExistingOutput REPLACE = new Replace(List.of());

  /** It stays, and nothing is written. */
  record Refuse() implements ExistingOutput {}

  /**
   * It is replaced, in the moment when the new one is whole: only when the program itself wrote it,
   * nothing in it changed since, and this run reads nothing of it.
   *
   * @param inputs files and directories that the run reads; those of a directory count as well
   */
  record Replace(List<Path> inputs) implements ExistingOutput {
    public Replace {
      inputs = List.copyOf(inputs);
    }
  }
}
