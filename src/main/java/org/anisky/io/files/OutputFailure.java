package org.anisky.io.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Says in words why an output could not be written; the messages of java.nio are bare paths. */
public final class OutputFailure {
  private OutputFailure() {}

  /**
   * @param what was attempted, for example {@code "cannot create directory"}
   * @param where the path; of an output that is not whole yet the one that it will have is said
   */
  public static IOException of(String what, Path where, IOException cause) {
    Path shown = UnfinishedOutputs.shown(where);
    return new IOException(what + " " + shown + ": " + reason(cause), cause);
  }

  private static Path shown(FileSystemException failure) {
    return UnfinishedOutputs.shown(Path.of(failure.getFile()));
  }

  private static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof NoSuchFileException missing) {
      return "there is no " + shown(missing);
    }
    if (cause instanceof FileAlreadyExistsException other) {
      return shown(other) + " is in the way";
    }
    if (cause instanceof FileSystemException failure && failure.getReason() != null) {
      return failure.getReason();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
