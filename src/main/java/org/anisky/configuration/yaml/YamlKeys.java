package org.anisky.configuration.yaml;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.anisky.InvalidInputException;
import org.anisky.io.NearestName;

/**
 * The book that a {@link YamlSection} keeps of its keys: which the file has, which were asked for,
 * and what they were read as. Read by one thread.
 */
public abstract sealed class YamlKeys permits YamlSection {
  private final YamlNode.Mapping mapping;
  private final Place place;
  private final String path;
  private final Path file;
  private final Set<String> known = new LinkedHashSet<>();
  private final Map<String, Set<ValueRule<?>>> rules = new HashMap<>();
  private final Set<String> requiredKeys = new HashSet<>();
  private final Set<String> consumed = new HashSet<>();
  private final Map<String, Object> effective = new LinkedHashMap<>();
  private final List<YamlKeys> children = new ArrayList<>();
  private final Map<String, List<Path>> inputs = new LinkedHashMap<>();
  private final List<YamlKeys> otherFiles = new ArrayList<>();

  YamlKeys(YamlNode.Mapping mapping, Place place, String path, Path file) {
    this.mapping = mapping;
    this.place = place;
    this.path = path;
    this.file = file;
  }

  /** The file, as it was given. */
  public Path file() {
    return file;
  }

  /** The key path of this section, for example {@code detectors.0}; empty for the whole file. */
  public String path() {
    return path;
  }

  /** Where this section is, for messages: {@code quickstart.yaml:12}. */
  public String place() {
    return place.toString();
  }

  /** {@link #override(String, String, String)} for an option {@code --set keyPath=value}. */
  public void override(String keyPath, String value) {
    override(keyPath, value, "--set " + keyPath + "=" + value);
  }

  /**
   * Lays a value of the command line over the file. Sections on the way that the file does not have
   * are made. To be called before anything is read.
   *
   * @param keyPath from this section, entries of lists by their index from 0: {@code
   *     detectors.0.name}
   * @param value a single value as it stands, or YAML in brackets, braces or quotes
   * @param option as the person wrote it, with its dashes; messages about the value name it
   * @throws InvalidInputException when the way leads through a single value or past a list's end
   */
  public void override(String keyPath, String value, String option) {
    if (!known.isEmpty()) {
      throw new IllegalStateException("values can be overridden only before they are read");
    }
    YamlOverride.apply(mapping, keyPath, YamlFile.parseValue(value, option), option);
  }

  /**
   * Whether the file has a key. The key becomes a known one, but still has to be read by an
   * accessor.
   */
  public boolean has(String key) {
    known.add(key);
    return mapping.entries().containsKey(key);
  }

  /** An exception about the value of a key, with its place: for rules that span several keys. */
  public InvalidInputException invalid(String key, String problem) {
    YamlNode node = mapping.entries().get(key);
    Place where = node == null ? place : node.place();
    return new InvalidInputException(where + ": " + keyPath(key) + ": " + problem);
  }

  /** An exception about this section as a whole, with its place. */
  public InvalidInputException invalid(String problem) {
    return new InvalidInputException(place + ": " + (path.isEmpty() ? "" : path + ": ") + problem);
  }

  /** What the configuration reads: its file, and what the keys asked for so far name. */
  public List<Path> inputs() {
    List<Path> all = new ArrayList<>();
    if (path.isEmpty()) {
      all.add(file);
    }
    inputs.values().forEach(all::addAll);
    children.forEach(child -> all.addAll(child.inputs()));
    otherFiles.forEach(other -> all.addAll(other.inputs()));
    return all;
  }

  /**
   * Where the files lie that the keys asked for so far name, by key path, as seen from the working
   * directory: with a list of files all of them, in order.
   */
  public Map<String, List<Path>> paths() {
    Map<String, List<Path>> all = new LinkedHashMap<>(inputs);
    children.forEach(child -> all.putAll(child.paths()));
    return all;
  }

  /**
   * Refuses keys that nobody read, here and in all sections below.
   *
   * @throws InvalidInputException naming the first unknown key, the nearest known one, and all
   *     known ones
   */
  public void finish() {
    finishKeys();
    children.forEach(YamlKeys::finish);
  }

  /**
   * Refuses keys that nobody read, here but not in the sections below: for the moment when all keys
   * are asked for and a mistyped one must not show as a default that does not fit.
   *
   * @throws InvalidInputException as {@link #finish}
   */
  public void finishKeys() {
    for (String key : mapping.entries().keySet()) {
      if (!consumed.contains(key)) {
        throw unread(key);
      }
    }
  }

  private InvalidInputException unread(String key) {
    String where = mapping.keyPlaces().get(key) + ": ";
    if (known.contains(key)) {
      return new InvalidInputException(
          where + "key '" + keyPath(key) + "' does not go with the other keys of its section");
    }
    String hint = NearestName.hint(key, known);
    String allowed = known.isEmpty() ? "none" : String.join(", ", known);
    return new InvalidInputException(
        where
            + "unknown key '"
            + keyPath(key)
            + "'"
            + hint
            + (hint.isEmpty() ? "; a" : " A")
            + "llowed keys: "
            + allowed);
  }

  /**
   * The configuration in full as it was read, defaults filled in, in the order in which it was
   * asked for. Values are String, Long, Double, Boolean, List and Map; angles, durations and paths
   * are as written.
   *
   * @return not modifiable
   */
  public Map<String, Object> effective() {
    Map<String, Object> copy = new LinkedHashMap<>();
    effective.forEach((key, value) -> copy.put(key, plain(value)));
    return Collections.unmodifiableMap(copy);
  }

  private static Object plain(Object value) {
    if (value instanceof YamlKeys section) {
      return section.effective();
    }
    return value instanceof List<?> list
        ? list.stream().map(YamlKeys::plain).collect(Collectors.toUnmodifiableList())
        : value;
  }

  <T> T keep(String key, T value) {
    effective.put(key, value);
    return value;
  }

  Optional<YamlValue> optional(String key, ValueRule<?> rule) {
    ask(key, rule, false);
    return has(key) ? Optional.of(value(key)) : Optional.empty();
  }

  private void ask(String key, ValueRule<?> rule, boolean required) {
    rules.computeIfAbsent(key, each -> new LinkedHashSet<>()).add(rule);
    // One whose presence was asked for before may be absent.
    if (required && !known.contains(key)) {
      requiredKeys.add(key);
    }
  }

  /** What was asked of this section so far, key by key: what its schema says. */
  public List<AskedKey> asked() {
    List<AskedKey> asked = new ArrayList<>();
    for (String key : known) {
      Object read = effective.get(key);
      List<?> entries =
          read instanceof List<?> list ? list : read == null ? List.of() : List.of(read);
      List<YamlKeys> sections =
          entries.stream().filter(YamlKeys.class::isInstance).map(YamlKeys.class::cast).toList();
      boolean fallback = sections.isEmpty() && read != null && !mapping.entries().containsKey(key);
      asked.add(
          new AskedKey(
              key,
              rules.getOrDefault(key, Set.of()).stream().map(ValueRule::schema).toList(),
              requiredKeys.contains(key),
              fallback ? Optional.of(plain(read)) : Optional.empty(),
              sections));
    }
    return asked;
  }

  YamlValue value(String key) {
    consumed.add(key);
    return node(key);
  }

  YamlValue node(String key) {
    YamlNode node = mapping.entries().get(key);
    return new YamlValue(node.place(), keyPath(key), node);
  }

  YamlValue required(String key, ValueRule<?> rule) {
    ask(key, rule, true);
    if (has(key)) {
      return value(key);
    }
    Set<String> unread = new LinkedHashSet<>(mapping.entries().keySet());
    unread.removeAll(known);
    String instead =
        NearestName.of(key, unread)
            .map(name -> "; " + mapping.keyPlaces().get(name) + " has '" + name + "' instead")
            .orElse("");
    throw invalid("required key '" + key + "' is missing" + instead);
  }

  String keyPath(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  YamlNode.Mapping mapping() {
    return mapping;
  }

  Place where() {
    return place;
  }

  void addChild(YamlKeys child) {
    children.add(child);
  }

  void addOtherFile(YamlKeys other) {
    otherFiles.add(other);
  }

  void addInputs(String key, List<Path> files) {
    inputs.put(keyPath(key), List.copyOf(files));
  }
}
