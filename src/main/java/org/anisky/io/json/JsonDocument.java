package org.anisky.io.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anisky.InvalidInputException;
import org.anisky.io.Excerpt;

/**
 * One object of a JSON text, read key by key; every failure names the file and the key's path.
 *
 * @param where the file, for messages
 * @param part what of the file the text is, for messages
 * @param path of this object inside the document, empty for the document itself
 * @param node the object
 */
public record JsonDocument(String where, Part part, String path, JsonNode node) {
  /** What of a file is JSON. */
  public enum Part {
    /** All of it. */
    FILE(" is not", "", ""),
    /** A description inside, as counts in Arrow have one. */
    DESCRIPTION(": the description is not", " from the description", " in the description");

    private final String isNot;
    private final String from;
    private final String in;

    Part(String isNot, String from, String in) {
      this.isNot = isNot;
      this.from = from;
      this.in = in;
    }
  }

  /**
   * The object that the description inside a file holds.
   *
   * @throws InvalidInputException when the text is not JSON or not an object
   */
  public static JsonDocument parse(String where, String text) {
    return parse(where, Part.DESCRIPTION, text);
  }

  static JsonDocument parse(String where, Part part, String text) {
    JsonNode node;
    try {
      node = Json.STRICT.readTree(text);
    } catch (JacksonException e) {
      throw new InvalidInputException(where + part.isNot + " JSON" + JsonProblem.of(e), e);
    }
    if (!node.isObject()) {
      throw new InvalidInputException(where + part.isNot + " a JSON object");
    }
    return new JsonDocument(where, part, "", node);
  }

  public boolean has(String key) {
    return node.has(key);
  }

  /** Whether the value of a key, which must be there, is null. */
  public boolean isNull(String key) {
    return required(key, "there").isNull();
  }

  public JsonDocument object(String key) {
    JsonNode value = required(key, "an object");
    if (!value.isObject()) {
      throw wrong(key, value, "an object");
    }
    return new JsonDocument(where, part, path(key), value);
  }

  /** The objects of a list. */
  public List<JsonDocument> objects(String key) {
    JsonNode value = required(key, "a list of objects");
    List<JsonDocument> objects = new ArrayList<>();
    for (JsonNode entry : value) {
      if (!value.isArray() || !entry.isObject()) {
        throw wrong(key, value, "a list of objects");
      }
      objects.add(new JsonDocument(where, part, path(key) + "[" + objects.size() + "]", entry));
    }
    return objects;
  }

  /**
   * Whether a list is at a place below this object.
   *
   * @param keyPath keys and indices of lists, with points between them
   */
  public boolean isList(String keyPath) {
    return node.at("/" + keyPath.replace('.', '/')).isArray();
  }

  /** The object as JSON text in one line. */
  public String text() {
    return node.toString();
  }

  public String string(String key) {
    JsonNode value = required(key, "a string");
    if (!value.isTextual()) {
      throw wrong(key, value, "a string");
    }
    return value.textValue();
  }

  public double number(String key) {
    JsonNode value = required(key, "a number");
    if (!isNumber(value)) {
      throw wrong(key, value, "a number");
    }
    return value.doubleValue();
  }

  /** A number such as 1e999 is beyond all that are written. */
  private static boolean isNumber(JsonNode value) {
    return value.isNumber() && Double.isFinite(value.doubleValue());
  }

  public double[] numbers(String key) {
    JsonNode value = required(key, "a list of numbers");
    double[] numbers = new double[value.size()];
    for (int k = 0; k < numbers.length; k++) {
      if (!value.isArray() || !isNumber(value.get(k))) {
        throw wrong(key, value, "a list of numbers");
      }
      numbers[k] = value.get(k).doubleValue();
    }
    return numbers;
  }

  /** A square matrix of numbers. */
  public double[][] matrix(String key, int size) {
    String allowed = "a matrix of " + size + " x " + size + " numbers";
    JsonNode value = required(key, allowed);
    double[][] matrix = new double[size][size];
    for (int k = 0; k < size; k++) {
      for (int l = 0; l < size; l++) {
        JsonNode row = value.path(k);
        if (value.size() != size || row.size() != size || !isNumber(row.path(l))) {
          throw wrong(key, value, allowed);
        }
        matrix[k][l] = row.get(l).doubleValue();
      }
    }
    return matrix;
  }

  /** A number that may be null, read as NaN. */
  public double numberOrNaN(String key) {
    return required(key, "a number or null").isNull() ? Double.NaN : number(key);
  }

  public long integer(String key) {
    JsonNode value = required(key, "an integer");
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw wrong(key, value, "an integer");
    }
    return value.longValue();
  }

  public int size(String key) {
    long value = integer(key);
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw wrong(key, node.get(key), "an integer in [0, 2147483647]");
    }
    return (int) value;
  }

  /** The constant of an enum whose key equals the string, see {@code key()} of the enums in sky. */
  public <E extends Enum<E>> E constant(String key, Class<E> type) {
    String name = string(key);
    for (E constant : type.getEnumConstants()) {
      if (EnumKeys.key(constant).equals(name)) {
        return constant;
      }
    }
    throw wrong(key, node.get(key), "one of " + EnumKeys.keys(type));
  }

  /** The keys, in the order of the text. */
  public List<String> keys() {
    List<String> keys = new ArrayList<>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  /** A list of numbers and texts: each a Double or a String, or null. */
  public List<Object> values(String key) {
    JsonNode list = required(key, "a list of numbers and texts");
    List<Object> values = new ArrayList<>();
    for (JsonNode value : list) {
      if (!list.isArray() || value.isContainerNode()) {
        throw wrong(key, list, "a list of numbers and texts");
      }
      values.add(
          value.isNumber() ? (Object) value.doubleValue() : value.isNull() ? null : value.asText());
    }
    return values;
  }

  /**
   * All of it as {@link Json} takes it: maps in the order of the text, lists, texts, Long for whole
   * numbers, Double for others, Boolean and null.
   */
  public Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    node.properties().forEach(entry -> tree.put(entry.getKey(), plain(entry.getValue())));
    return tree;
  }

  private static Object plain(JsonNode value) {
    if (value.isObject()) {
      return new JsonDocument("", Part.FILE, "", value).tree();
    }
    if (value.isArray()) {
      List<Object> list = new ArrayList<>();
      value.forEach(entry -> list.add(plain(entry)));
      return list;
    }
    if (value.isNumber()) {
      return value.isIntegralNumber() && value.canConvertToLong()
          ? (Object) value.longValue()
          : (Object) value.doubleValue();
    }
    return value.isBoolean() ? (Object) value.booleanValue() : value.textValue();
  }

  public Map<String, String> strings(String key) {
    JsonDocument object = object(key);
    Map<String, String> strings = new TreeMap<>();
    object.node.fieldNames().forEachRemaining(name -> strings.put(name, object.string(name)));
    return strings;
  }

  public List<String> texts(String key) {
    JsonNode value = required(key, "an array of texts");
    List<String> texts = new ArrayList<>();
    for (JsonNode text : value) {
      if (!text.isTextual()) {
        throw wrong(key, value, "an array of texts");
      }
      texts.add(text.textValue());
    }
    if (!value.isArray()) {
      throw wrong(key, value, "an array of texts");
    }
    return texts;
  }

  public Map<String, Long> integers(String key) {
    JsonDocument object = object(key);
    Map<String, Long> integers = new TreeMap<>();
    object.node.fieldNames().forEachRemaining(name -> integers.put(name, object.integer(name)));
    return integers;
  }

  private JsonNode required(String key, String allowed) {
    JsonNode value = node.get(key);
    if (value == null) {
      throw InvalidInputException.of(
          "%s: '%s' is missing%s; it must be %s", where, Excerpt.of(path(key)), part.from, allowed);
    }
    return value;
  }

  private InvalidInputException wrong(String key, JsonNode value, String allowed) {
    return InvalidInputException.of(
        "%s: '%s'%s is %s; it must be %s",
        where, Excerpt.of(path(key)), part.in, Excerpt.of(value.toString()), allowed);
  }

  private String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
