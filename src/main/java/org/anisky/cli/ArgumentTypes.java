package org.anisky.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/**
 * How texts of the command line become numbers and paths: digits of ASCII and nothing around them,
 * and a message that knows no types of the language.
 */
final class ArgumentTypes {
  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

  private ArgumentTypes() {}

  /** Makes a program and the commands it has read arguments this way. */
  static CommandLine addTo(CommandLine program) {
    return program
        .registerConverter(int.class, ArgumentTypes::integer)
        .registerConverter(Integer.class, ArgumentTypes::integer)
        .registerConverter(long.class, ArgumentTypes::wholeNumber)
        .registerConverter(Long.class, ArgumentTypes::wholeNumber)
        .registerConverter(double.class, ArgumentTypes::number)
        .registerConverter(Double.class, ArgumentTypes::number)
        .registerConverter(Path.class, ArgumentTypes::path);
  }

  private static long wholeNumber(String text) {
    if (!WHOLE.matcher(text).matches()) {
      throw new TypeConversionException("'" + text + "' is not a whole number");
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException("'" + text + "' is too large");
    }
  }

  private static int integer(String text) {
    long value = wholeNumber(text);
    if (value != (int) value) {
      throw new TypeConversionException("'" + text + "' is too large");
    }
    return (int) value;
  }

  private static double number(String text) {
    if (!NUMBER.matcher(text).matches()) {
      throw new TypeConversionException("'" + text + "' is not a number");
    }
    return Double.parseDouble(text);
  }

  private static Path path(String text) {
    if (text.isEmpty()) {
      throw new TypeConversionException("the path is empty");
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new TypeConversionException("'" + text + "' is not a path: " + e.getReason());
    }
  }
}
