package org.anisky.io.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.anisky.io.files.OutputFailure;

/**
 * JSON of trees made of {@link Map} (keys in the map's own order), {@link Iterable}, arrays,
 * strings, numbers, booleans, enums (by name) and null.
 *
 * <p>Numbers are written as {@link Double#toString} gives them, so that reading returns the same
 * bits. NaN and the infinities do not exist in JSON and are written as null. Same tree, same bytes:
 * lines end with a line feed on every system.
 */
public final class Json {
  /** Refuses a key that is there twice and text behind the end. */
  static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String INDENT = "  ";

  private Json() {}

  /**
   * The tree as indented text that ends with a line feed.
   *
   * @param tree not modified
   * @throws IllegalArgumentException when the tree holds another type, named in the message
   */
  public static String text(Object tree) {
    StringBuilder out = new StringBuilder();
    append(out, node(tree), "");
    return out.append('\n').toString();
  }

  /** The tree as text in one line, without blanks. */
  public static String line(Object tree) {
    return json(node(tree));
  }

  /**
   * Writes {@link #text} as UTF-8; an existing file is overwritten.
   *
   * @throws IOException when the file cannot be written, with its path
   */
  public static void write(Path file, Object tree) throws IOException {
    byte[] bytes = text(tree).getBytes(StandardCharsets.UTF_8);
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw OutputFailure.of("cannot write file", file, e);
    }
  }

  public static JsonMapper mapper() {
    return MAPPER;
  }

  private static JsonNode node(Object value) {
    JsonNodeFactory factory = JsonNodeFactory.instance;
    if (value == null) {
      return factory.nullNode();
    }
    if (value instanceof Map<?, ?> map) {
      var object = factory.objectNode();
      map.forEach((key, entry) -> object.set(String.valueOf(key), node(entry)));
      return object;
    }
    if (value instanceof Iterable<?> items) {
      var array = factory.arrayNode();
      items.forEach(item -> array.add(node(item)));
      return array;
    }
    if (value.getClass().isArray()) {
      var array = factory.arrayNode();
      for (int k = 0; k < Array.getLength(value); k++) {
        array.add(node(Array.get(value, k)));
      }
      return array;
    }
    return scalar(value);
  }

  private static JsonNode scalar(Object value) {
    JsonNodeFactory factory = JsonNodeFactory.instance;
    if (value instanceof Double number) {
      return Double.isFinite(number) ? factory.numberNode(number) : factory.nullNode();
    }
    if (value instanceof Integer || value instanceof Long) {
      return factory.numberNode(((Number) value).longValue());
    }
    if (value instanceof Boolean truth) {
      return factory.booleanNode(truth);
    }
    if (value instanceof CharSequence || value instanceof Path || value instanceof Enum<?>) {
      return factory.textNode(value.toString());
    }
    throw new IllegalArgumentException(value.getClass().getName() + " has no form in JSON");
  }

  private static void append(StringBuilder out, JsonNode node, String indent) {
    if (node.isObject() && !node.isEmpty()) {
      appendObject(out, node, indent);
    } else if (node.isArray() && !node.isEmpty()) {
      appendArray(out, node, indent);
    } else {
      out.append(json(node));
    }
  }

  private static String json(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a text or a node is always written", e);
    }
  }

  /** One key per line. */
  private static void appendObject(StringBuilder out, JsonNode object, String indent) {
    String inner = indent + INDENT;
    String separator = "{\n";
    for (var entry : object.properties()) {
      out.append(separator).append(inner);
      out.append(json(entry.getKey())).append(": ");
      append(out, entry.getValue(), inner);
      separator = ",\n";
    }
    out.append('\n').append(indent).append('}');
  }

  /** Scalars on one line; otherwise one item per line. */
  private static void appendArray(StringBuilder out, JsonNode array, String indent) {
    boolean flat = true;
    for (JsonNode item : array) {
      flat &= !item.isContainerNode();
    }
    String inner = indent + INDENT;
    String separator = flat ? "[" : "[\n" + inner;
    for (JsonNode item : array) {
      out.append(separator);
      append(out, item, inner);
      separator = flat ? ", " : ",\n" + inner;
    }
    out.append(flat ? "]" : "\n" + indent + "]");
  }
}
