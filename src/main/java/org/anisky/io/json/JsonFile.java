package org.anisky.io.json;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.anisky.InvalidInputException;

/** Reads files that hold one JSON object, in UTF-8 with or without a byte order mark. */
public final class JsonFile {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private JsonFile() {}

  /**
   * The object of a file.
   *
   * @throws InvalidInputException when it is no regular file, not UTF-8, not JSON or no object
   * @throws IOException when there is none, or it cannot be read
   */
  public static JsonDocument read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw InvalidInputException.of("%s is a directory; a JSON file is needed", file);
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw InvalidInputException.of(
          "%s is a pipe or a device; JSON is read from regular files: write it to a file first",
          file);
    }
    String text;
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new InvalidInputException(file + " is not JSON: it is not text in UTF-8", e);
    }
    if (text.isBlank()) {
      throw InvalidInputException.of("%s is not JSON: it is empty", file);
    }
    return JsonDocument.parse(
        file.toString(),
        JsonDocument.Part.FILE,
        text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
  }
}
