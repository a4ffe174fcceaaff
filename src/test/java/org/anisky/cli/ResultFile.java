package org.anisky.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A JSON file of a result, read by the library and not by the program.
 *
 * @param root of the document
 */
record ResultFile(JsonNode root) {
  static ResultFile of(Path directory) {
    return read(directory.resolve("result.json"));
  }

  static ResultFile read(Path file) {
    try {
      return new ResultFile(JsonMapper.builder().build().readTree(file.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The node at a path such as {@code dipole/amplitude/value}; a missing key fails. */
  JsonNode at(String path) {
    JsonNode node = root.at("/" + path);
    if (node.isMissingNode()) {
      throw new AssertionError("no " + path + " in\n" + root.toPrettyString());
    }
    return node;
  }

  double number(String path) {
    return at(path).asDouble();
  }

  String text(String path) {
    return at(path).asText();
  }

  /** The strings of a list. */
  List<String> texts(String path) {
    List<String> texts = new ArrayList<>();
    at(path).forEach(entry -> texts.add(entry.asText()));
    return texts;
  }
}
