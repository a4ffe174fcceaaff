package org.anisky.io.text;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.anisky.InvalidInputException;
import org.anisky.io.IsoTime;
import org.anisky.io.TableHead;
import org.anisky.io.files.FileSignature;
import org.anisky.io.files.SequentialInput;

/** The beginning of a text file of events whose layout is not known. */
public final class TextHead {
  private static final String WHAT = "event list";
  private static final List<String> COMMENTS = List.of("#", "%", "//", "!");
  private static final List<Character> SEPARATORS = List.of('\t', ';', ',');
  private static final int LONGEST_LINE = 100_000;
  private static final int MOST_LINES = 10_000;

  private TextHead() {}

  /**
   * Reads the beginning of a file, plain or gzip.
   *
   * @throws InvalidInputException when the file is missing, is no text, or has no line of values
   * @throws IOException when it cannot be read
   */
  public static TableHead read(Path file) throws IOException {
    List<String> lines = lines(file);
    String comment = comment(lines);
    List<String> comments = new ArrayList<>();
    List<String> data = new ArrayList<>();
    for (String line : lines) {
      if (!comment.isEmpty() && line.stripLeading().startsWith(comment)) {
        if (data.isEmpty()) {
          comments.add(line.stripLeading().substring(comment.length()));
        }
      } else if (!line.isBlank()) {
        data.add(line);
      }
    }
    if (data.isEmpty()) {
      throw InvalidInputException.of("%s %s: no line of values", WHAT, file);
    }
    char separator = separator(data);
    List<List<String>> rows =
        new ArrayList<>(data.stream().map(line -> fields(line, separator)).toList());
    List<String> names = names(comments, rows, separator);
    int columns = rows.isEmpty() ? names.size() : rows.get(0).size();
    if (!names.isEmpty() && names.size() != columns) {
      throw InvalidInputException.of(
          "%s %s: its first line of words has %d columns, but the line below it %d; a list has one"
              + " line of names at most, and events of the same columns",
          WHAT, file, names.size(), columns);
    }
    rows.removeIf(row -> row.size() != columns);
    return new TableHead(
        file,
        true,
        separator,
        comment,
        names,
        rows.subList(0, Math.min(rows.size(), TableHead.ROWS)));
  }

  private static List<String> lines(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    try (SequentialInput input = SequentialInput.open(file, WHAT)) {
      byte[] begin = new byte[FileSignature.BYTES];
      int size = input.readNBytes(begin, 0, begin.length);
      FileSignature.of(begin, size)
          .ifPresent(
              seen -> {
                throw InvalidInputException.of(
                    "%s %s is %s, not text; %s", WHAT, file, seen.what(), seen.advice());
              });
      try (BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(
                  new SequenceInputStream(new ByteArrayInputStream(begin, 0, size), input),
                  StandardCharsets.UTF_8))) {
        int data = 0;
        for (String line = line(reader, file);
            line != null && data < TableHead.ROWS + 2 && lines.size() < MOST_LINES;
            line = line(reader, file)) {
          lines.add(line);
          data += line.isBlank() || line.startsWith("#") ? 0 : 1;
        }
      }
    }
    return lines;
  }

  /** A line of bounded length, so that a file without line ends does not fill the memory. */
  private static String line(BufferedReader reader, Path file) throws IOException {
    StringBuilder line = new StringBuilder();
    int c = reader.read();
    if (c < 0) {
      return null;
    }
    for (; c >= 0 && c != '\n'; c = reader.read()) {
      if (line.length() == LONGEST_LINE || c == 0) {
        throw InvalidInputException.of(
            "%s %s is no text: %s",
            WHAT, file, c == 0 ? "it has NUL bytes" : "its lines never end");
      }
      if (c != '\r' && c != '\ufeff') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  private static String comment(List<String> lines) {
    for (String line : lines) {
      for (String comment : COMMENTS) {
        if (line.stripLeading().startsWith(comment)) {
          return comment;
        }
      }
    }
    return "#";
  }

  /** The separator that stands equally often in the lines, else blanks. */
  private static char separator(List<String> data) {
    String last = data.get(data.size() - 1);
    for (char separator : SEPARATORS) {
      if (separator == '\t' && data.stream().allMatch(TextHead::hasNoEmptyField)) {
        continue;
      }
      long often = last.chars().filter(c -> c == separator).count();
      if (often > 0
          && data.stream()
              .allMatch(line -> line.chars().filter(c -> c == separator).count() == often)) {
        return separator;
      }
    }
    return TextEventFormat.WHITESPACE;
  }

  /** Whether single tabs and any run of blanks and tabs give the same fields. */
  private static boolean hasNoEmptyField(String line) {
    return !line.contains("\t\t") && !line.contains(" ") && !line.startsWith("\t");
  }

  private static List<String> fields(String line, char separator) {
    if (separator == TextEventFormat.WHITESPACE) {
      return List.of(line.strip().split("[ \t]+"));
    }
    List<String> fields = new ArrayList<>();
    for (String field : line.split(Pattern.quote(String.valueOf(separator)), -1)) {
      fields.add(field.strip());
    }
    return fields;
  }

  /**
   * A first line that is no event, or else the last comment with as many words as columns.
   *
   * @param rows loses the line of names
   */
  private static List<String> names(
      List<String> comments, List<List<String>> rows, char separator) {
    List<String> first = rows.get(0);
    if (first.stream().noneMatch(TextHead::isValue)) {
      rows.remove(0);
      return first.stream().map(name -> name.replaceAll("^\"(.*)\"$", "$1")).toList();
    }
    for (int k = comments.size() - 1; k >= 0; k--) {
      List<String> words = fields(comments.get(k), separator);
      if (words.size() == first.size()
          && words.stream().noneMatch(TextHead::isValue)
          && words.stream().distinct().count() == words.size()
          && words.stream().noneMatch(String::isEmpty)) {
        return words;
      }
    }
    return List.of();
  }

  private static boolean isValue(String field) {
    if (!Double.isNaN(IsoTime.toUnixTime(field)) || field.matches("\\d{4}-\\d{2}-\\d{2}.*")) {
      return true;
    }
    try {
      Double.parseDouble(field);
      return !field.matches("(?i).*[df]");
    } catch (NumberFormatException e) {
      return field.matches("(?i)nan|na|n/a|null|none|-?inf|");
    }
  }
}
