package org.anisky.cli;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.zip.ZipException;
import org.anisky.InvalidInputException;

/**
 * Why a run failed: in words, with its exit code. Input that can be mended is one thing, a system
 * that fails another.
 *
 * @param exit code
 * @param message without the program's name
 */
record Failure(int exit, String message) {
  /** What was thrown, as a person should read it. */
  static Failure of(Throwable problem) {
    if (problem instanceof InvalidInputException) {
      return new Failure(Anisky.EXIT_INPUT, problem.getMessage());
    }
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof Error error) {
        return new Failure(Anisky.EXIT_FAILURE, ofSystem(error));
      }
    }
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException failure) {
        return of(failure);
      }
    }
    if (problem instanceof InvalidPathException path) {
      return new Failure(
          Anisky.EXIT_FAILURE,
          "'"
              + path.getInput()
              + "' is not a path in the character set of this system, "
              + System.getProperty("sun.jnu.encoding"));
    }
    return unexpected(problem);
  }

  /** The messages of java.nio are bare paths. */
  private static Failure of(IOException cause) {
    if (cause instanceof NoSuchFileException missing) {
      return new Failure(Anisky.EXIT_INPUT, missing.getFile() + " does not exist");
    }
    if (cause instanceof AccessDeniedException denied) {
      return new Failure(Anisky.EXIT_FAILURE, denied.getFile() + ": permission denied");
    }
    if (cause instanceof FileSystemException failure) {
      String reason = failure.getReason() == null ? "cannot be used" : failure.getReason();
      return new Failure(Anisky.EXIT_FAILURE, failure.getFile() + ": " + reason);
    }
    if (cause instanceof EOFException) {
      return new Failure(Anisky.EXIT_INPUT, "an input file ends early");
    }
    if (cause instanceof ZipException || cause instanceof CharacterCodingException) {
      return new Failure(
          Anisky.EXIT_INPUT, "an input file is damaged: " + String.valueOf(cause.getMessage()));
    }
    return cause.getMessage() == null
        ? unexpected(cause)
        : new Failure(Anisky.EXIT_FAILURE, cause.getMessage());
  }

  private static String ofSystem(Error error) {
    if (error instanceof OutOfMemoryError) {
      return "not enough memory ("
          + error.getMessage()
          + "); give more, for example ANISKY_JAVA_OPTS=-Xmx4g";
    }
    return error instanceof LinkageError
        ? Start.missing((LinkageError) error)
        : unexpected(error).message();
  }

  private static Failure unexpected(Throwable problem) {
    return new Failure(
        Anisky.EXIT_FAILURE, "unexpected " + problem + " (run again with --debug and report it)");
  }
}
