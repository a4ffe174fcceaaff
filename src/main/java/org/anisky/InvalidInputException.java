package org.anisky;

import java.util.Locale;

/**
 * Input that the user can mend: a value, a file or a configuration that is not allowed.
 *
 * <p>The message is one sentence that says what, where, which value, and what is allowed, for
 * example {@code "observatory 'HAWC': latitude 119.0 deg is outside [-90, 90]"}. The command line
 * prints it as it is and exits with 2; every other exception is a failure of the program.
 */
public final class InvalidInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what, where, value, allowed
   */
  public InvalidInputException(String message) {
    super(message);
  }

  /**
   * @param message what, where, value, allowed
   * @param cause what a library said
   */
  public InvalidInputException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * An exception with a message formatted in the root locale.
   *
   * @param format as in {@link String#format}
   * @param arguments what the format names
   */
  public static InvalidInputException of(String format, Object... arguments) {
    return new InvalidInputException(String.format(Locale.ROOT, format, arguments));
  }
}
