package org.anisky.configuration.yaml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anisky.io.AngleUnit;

/**
 * What the value of a key must be: how it is read and how a JSON schema says so, from the same
 * numbers and names.
 *
 * @param <T> what is read
 */
sealed interface ValueRule<T> {
  /** Any single value. */
  ValueRule<String> TEXT = new Text();

  /** True or false. */
  ValueRule<Boolean> BOOL = new Bool();

  /** A section of keys. */
  ValueRule<YamlNode.Mapping> SECTION = new Section();

  /**
   * Reads a value.
   *
   * @throws org.anisky.InvalidInputException with its place when it is not allowed
   */
  T read(YamlValue value);

  /** The keywords of a JSON schema (draft 7); of a section only that it is one. */
  Map<String, Object> schema();

  /** See {@link #TEXT}. */
  record Text() implements ValueRule<String> {
    @Override
    public String read(YamlValue value) {
      return value.text();
    }

    @Override
    public Map<String, Object> schema() {
      return Map.of("type", List.of("string", "number", "boolean"));
    }
  }

  /** See {@link #BOOL}. */
  record Bool() implements ValueRule<Boolean> {
    @Override
    public Boolean read(YamlValue value) {
      return value.bool();
    }

    @Override
    public Map<String, Object> schema() {
      return Map.of("type", "boolean");
    }
  }

  /** See {@link #SECTION}. */
  record Section() implements ValueRule<YamlNode.Mapping> {
    @Override
    public YamlNode.Mapping read(YamlValue value) {
      return value.mapping();
    }

    @Override
    public Map<String, Object> schema() {
      return Map.of("type", "object");
    }
  }

  /** One of some texts. */
  record OneOf(List<String> allowed) implements ValueRule<String> {
    @Override
    public String read(YamlValue value) {
      return value.oneOf(allowed);
    }

    @Override
    public Map<String, Object> schema() {
      return Map.of("enum", allowed);
    }
  }

  /** A list of some of these texts, at least one, none twice. */
  record SomeOf(List<String> allowed) implements ValueRule<List<String>> {
    @Override
    public List<String> read(YamlValue value) {
      String names = String.join(", ", allowed);
      List<String> chosen = value.list(names).stream().map(entry -> entry.oneOf(allowed)).toList();
      if (chosen.isEmpty() || new HashSet<>(chosen).size() < chosen.size()) {
        throw value.invalid("must name at least one of " + names + ", none twice");
      }
      return chosen;
    }

    @Override
    public Map<String, Object> schema() {
      Map<String, Object> schema = new LinkedHashMap<>();
      schema.put("type", "array");
      schema.put("items", Map.of("enum", allowed));
      schema.put("minItems", 1);
      schema.put("uniqueItems", true);
      return schema;
    }
  }

  /** An integer between two others, both allowed. */
  record WholeNumber(long least, long greatest) implements ValueRule<Long> {
    @Override
    public Long read(YamlValue value) {
      return value.integer(least, greatest);
    }

    @Override
    public Map<String, Object> schema() {
      Map<String, Object> schema = new LinkedHashMap<>();
      schema.put("type", "integer");
      schema.put("minimum", least);
      schema.put("maximum", greatest);
      return schema;
    }
  }

  /** A number in an interval. */
  record Number(Interval allowed) implements ValueRule<Double> {
    @Override
    public Double read(YamlValue value) {
      return value.number(allowed);
    }

    @Override
    public Map<String, Object> schema() {
      Map<String, Object> schema = new LinkedHashMap<>();
      schema.put("type", "number");
      if (Double.isFinite(allowed.from())) {
        schema.put(allowed.fromIncluded() ? "minimum" : "exclusiveMinimum", allowed.from());
      }
      if (Double.isFinite(allowed.to())) {
        schema.put(allowed.toIncluded() ? "maximum" : "exclusiveMaximum", allowed.to());
      }
      return schema;
    }
  }

  /** An angle with its unit; the interval, in degrees, is more than a schema can say. */
  record Angle(Interval degrees) implements ValueRule<Double> {
    @Override
    public Double read(YamlValue value) {
      return value.angle(degrees);
    }

    @Override
    public Map<String, Object> schema() {
      return Quantity.schema(Arrays.stream(AngleUnit.values()).map(AngleUnit::key).toList());
    }
  }

  /** A duration with its unit; the interval, in seconds, is more than a schema can say. */
  record Duration(Interval seconds) implements ValueRule<Double> {
    @Override
    public Double read(YamlValue value) {
      return value.duration(seconds);
    }

    @Override
    public Map<String, Object> schema() {
      return Quantity.schema(Arrays.stream(DurationUnit.values()).map(DurationUnit::key).toList());
    }
  }

  /**
   * A list.
   *
   * @param entry rule of each
   * @param name of the entries, in the plural
   * @param least how many there must be
   * @param <E> what each is read as
   */
  record ListOf<E>(ValueRule<E> entry, String name, int least) implements ValueRule<List<E>> {
    @Override
    public List<E> read(YamlValue value) {
      List<E> entries = new ArrayList<>();
      values(value).forEach(one -> entries.add(entry.read(one)));
      return entries;
    }

    /** The entries, not yet read. */
    List<YamlValue> values(YamlValue value) {
      List<YamlValue> values = value.list(name);
      if (values.size() < least) {
        throw value.invalid(
            "is an empty list; it must have at least one " + name.substring(0, name.length() - 1));
      }
      return values;
    }

    @Override
    public Map<String, Object> schema() {
      Map<String, Object> schema = new LinkedHashMap<>();
      schema.put("type", "array");
      schema.put("items", entry.schema());
      if (least > 0) {
        schema.put("minItems", least);
      }
      return schema;
    }
  }
}
