package org.anisky.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * One line of rubbish that a person or a disc may hand to the program, and what it answers; read
 * from a table of blocks such as
 *
 * <pre>
 * = a list that is cut within a line
 * cut events.csv: -3
 * $ reconstruct @small.yaml -o @out
 * 2 anisky: events.csv:4001: the line has 3 columns, but the header has 4
 * </pre>
 *
 * <p>Lines before the command change files: {@code write}, {@code append}, {@code change} (a text,
 * {@code =>} and another), {@code cut} (to so many bytes, or by so many), {@code flip} (the lowest
 * bit of a byte; from the end when negative), {@code gzip}, {@code utf16}, {@code delete}, {@code
 * copy} (from) and {@code directory}. In the command {@code @} before a name stands for the
 * directory; in the message, where paths have lost it, {@code ...} for any text.
 *
 * @param title of the block
 * @param edits of files, in order
 * @param arguments of the program, {@code @} not yet replaced
 * @param exit code
 * @param message all that is printed as message, or with exit code 0 a part of the result
 */
record HostileCase(
    String title, List<String> edits, List<String> arguments, int exit, String message) {
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  /** The blocks of a table among the test's resources. */
  static List<HostileCase> read(String resource) throws IOException {
    List<HostileCase> cases = new ArrayList<>();
    String title = null;
    List<String> edits = new ArrayList<>();
    List<String> arguments = null;
    for (String line : text(resource).split("\n")) {
      if (line.startsWith("= ")) {
        title = line.substring(2);
        edits = new ArrayList<>();
      } else if (line.equals("$") || line.startsWith("$ ")) {
        arguments = words(line.substring(1));
      } else if (line.matches("[012] .*")) {
        cases.add(
            new HostileCase(title, edits, arguments, line.charAt(0) - '0', line.substring(2)));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        edits.add(line);
      }
    }
    return cases;
  }

  private static String text(String resource) throws IOException {
    try (InputStream in = HostileCase.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line);
    while (matcher.find()) {
      words.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }
    return words;
  }

  /** Changes the files of a directory. */
  void spoil(Path directory) throws IOException {
    for (String edit : edits) {
      Matcher parts = Pattern.compile("(\\w+) ([^:]+)(?:: ?(.*))?").matcher(edit);
      if (!parts.matches()) {
        throw new IllegalArgumentException(edit);
      }
      Path file = directory.resolve(parts.group(2));
      String text = parts.group(3);
      switch (parts.group(1)) {
        case "write" -> Files.write(file, bytes(text));
        case "directory" -> Files.createDirectories(file);
        case "delete" -> Files.delete(file);
        case "copy" -> Files.write(file, Files.readAllBytes(directory.resolve(text)));
        default -> Files.write(file, changed(parts.group(1), text, Files.readAllBytes(file), edit));
      }
    }
  }

  private static byte[] changed(String what, String text, byte[] old, String edit)
      throws IOException {
    return switch (what) {
      case "append" -> joined(old, bytes(text));
      case "cut" -> {
        int size = Integer.parseInt(text);
        yield Arrays.copyOf(old, size < 0 ? old.length + size : size);
      }
      case "flip" -> {
        int at = Integer.parseInt(text);
        old[at < 0 ? old.length + at : at] ^= 1;
        yield old;
      }
      case "change" -> {
        String[] both = text.split(" => ", 2);
        String content = new String(old, StandardCharsets.ISO_8859_1);
        String from = new String(bytes(both[0]), StandardCharsets.ISO_8859_1);
        if (!content.contains(from)) {
          throw new IllegalArgumentException("nothing to change: " + edit);
        }
        String to = new String(bytes(both[1]), StandardCharsets.ISO_8859_1);
        yield content.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
      }
      case "gzip" -> gzip(old);
      case "utf16" -> new String(old, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16LE);
      default -> throw new IllegalArgumentException(edit);
    };
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    return packed.toByteArray();
  }

  /** The text with the escapes {@code \n}, {@code \r}, {@code \t}, {@code \\u0000} read. */
  private static byte[] bytes(String text) {
    return (text == null ? "" : text).translateEscapes().getBytes(StandardCharsets.UTF_8);
  }

  /** Runs the program in a directory. */
  CommandLineRun run(Path directory) {
    return CommandLineRun.of(arguments.stream().map(word -> argument(word, directory)).toArray());
  }

  private static String argument(String word, Path directory) {
    return word.startsWith("@")
        ? directory + "/" + word.substring(1).translateEscapes()
        : word.translateEscapes();
  }

  /** What a run printed as message, on one line and without the directory. */
  static String message(CommandLineRun run, Path directory) {
    return run.err()
        .replace(directory + "/", "")
        .replace(directory.toString(), ".")
        .strip()
        .replace("\n", " | ");
  }

  /** The message as a pattern. */
  Pattern pattern() {
    List<String> parts = Arrays.stream(message.split("\\.\\.\\.", -1)).map(Pattern::quote).toList();
    return Pattern.compile(String.join(".*", parts));
  }
}
