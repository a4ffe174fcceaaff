package org.anisky.configuration.yaml;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.anisky.InvalidInputException;

/**
 * A section of a configuration: keys and values that remember which of them were asked for.
 *
 * <p>Reading is asking: a key exists when an accessor names it. {@link #finish} then refuses every
 * key of the file that nobody asked for, and {@link #effective} tells the whole configuration with
 * its defaults. Accessors come in two forms, required (no default) and with a default; both throw
 * {@link InvalidInputException} with file, line and key path when the value is not allowed.
 *
 * <p>Read by one thread.
 */
public final class YamlSection extends YamlKeys {
  private YamlSection(YamlNode.Mapping mapping, Place place, String path, Path file) {
    super(mapping, place, path, file);
  }

  /** The section at the top of a file. */
  static YamlSection root(YamlNode.Mapping mapping, Path file) {
    return new YamlSection(mapping, new Place(file.toString(), 0), "", file);
  }

  /** Any single value as text. */
  public String text(String key) {
    return keep(key, required(key).text());
  }

  /** Any single value as text. */
  public String text(String key, String fallback) {
    return keep(key, optional(key).map(YamlValue::text).orElse(fallback));
  }

  /** Any single value as text, if it is there. */
  public Optional<String> optionalText(String key) {
    return optional(key).map(value -> keep(key, value.text()));
  }

  /** A text out of a list of allowed ones. */
  public String oneOf(String key, List<String> allowed) {
    return keep(key, required(key).oneOf(allowed));
  }

  /** A text out of a list of allowed ones. */
  public String oneOf(String key, List<String> allowed, String fallback) {
    return keep(key, optional(key).map(value -> value.oneOf(allowed)).orElse(fallback));
  }

  /** A constant of an enum by its name in lower case with hyphens: {@code north-east}. */
  public <E extends Enum<E>> E choice(String key, Class<E> type) {
    return choice(key, Arrays.asList(type.getEnumConstants()));
  }

  /** A constant of an enum by its name in lower case with hyphens: {@code north-east}. */
  public <E extends Enum<E>> E choice(String key, Class<E> type, E fallback) {
    return has(key) ? choice(key, type) : keepChoice(key, fallback);
  }

  /** One of some constants of an enum. */
  public <E extends Enum<E>> E choice(String key, Collection<E> allowed) {
    List<String> names = allowed.stream().map(YamlSection::name).toList();
    String chosen = required(key).oneOf(names);
    return keepChoice(key, List.copyOf(allowed).get(names.indexOf(chosen)));
  }

  /** A list of different constants of an enum, at least one. */
  public <E extends Enum<E>> List<E> choices(String key, Class<E> type, List<E> fallback) {
    if (!has(key)) {
      keep(key, fallback.stream().map(YamlSection::name).toList());
      return fallback;
    }
    List<E> all = Arrays.asList(type.getEnumConstants());
    List<String> names = all.stream().map(YamlSection::name).toList();
    YamlValue list = required(key);
    List<String> chosen =
        list.list(String.join(", ", names)).stream().map(value -> value.oneOf(names)).toList();
    if (chosen.isEmpty() || chosen.stream().distinct().count() < chosen.size()) {
      throw list.invalid("must name at least one of " + String.join(", ", names) + ", none twice");
    }
    keep(key, chosen);
    return chosen.stream().map(name -> all.get(names.indexOf(name))).toList();
  }

  private <E extends Enum<E>> E keepChoice(String key, E value) {
    keep(key, name(value));
    return value;
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether the value of a key is an integer, and not a quoted one. */
  public boolean isInteger(String key) {
    return has(key) && node(key).isInteger();
  }

  /** An integer in [least, greatest]. */
  public int integer(String key, int least, int greatest) {
    return (int) longInteger(key, least, greatest);
  }

  /** An integer in [least, greatest]. */
  public int integer(String key, int least, int greatest, int fallback) {
    return (int) longInteger(key, least, greatest, fallback);
  }

  /** An integer of 64 bits in [least, greatest], such as a seed. */
  public long longInteger(String key, long least, long greatest) {
    return keep(key, required(key).integer(least, greatest));
  }

  /** An integer of 64 bits in [least, greatest], such as a seed. */
  public long longInteger(String key, long least, long greatest, long fallback) {
    return keep(key, optional(key).map(value -> value.integer(least, greatest)).orElse(fallback));
  }

  /** A finite number. */
  public double number(String key, Interval allowed) {
    return keep(key, required(key).number(allowed));
  }

  /** A finite number. */
  public double number(String key, Interval allowed, double fallback) {
    return keep(key, optional(key).map(value -> value.number(allowed)).orElse(fallback));
  }

  /** {@code true} or {@code false}. */
  public boolean bool(String key) {
    return keep(key, required(key).bool());
  }

  /** {@code true} or {@code false}. */
  public boolean bool(String key, boolean fallback) {
    return keep(key, optional(key).map(YamlValue::bool).orElse(fallback));
  }

  /**
   * An angle with its unit: {@code 80 deg}, {@code 1.2 rad}, {@code 6 h}, {@code 30 arcmin}.
   *
   * @param degrees what is allowed, deg
   * @return rad
   */
  public double angle(String key, Interval degrees) {
    return quantity(key, required(key), value -> value.angle(degrees));
  }

  /**
   * An angle with its unit.
   *
   * @param degrees what is allowed, deg
   * @param fallback as it would be written: {@code "80 deg"}
   * @return rad
   */
  public double angle(String key, Interval degrees, String fallback) {
    return quantity(key, orDefault(key, fallback), value -> value.angle(degrees));
  }

  /**
   * A list of angles with their units, at least one.
   *
   * @param degrees what is allowed, deg
   * @param fallback as one entry would be written: {@code "80 deg"}
   * @return rad
   */
  public List<Double> angles(String key, Interval degrees, String fallback) {
    if (!has(key)) {
      return keptAngles(key, List.of(orDefault(key, fallback)), degrees);
    }
    YamlValue list = required(key);
    List<YamlValue> values = list.list("angles");
    if (values.isEmpty()) {
      throw list.invalid("is an empty list; it must have at least one angle");
    }
    return keptAngles(key, values, degrees);
  }

  private List<Double> keptAngles(String key, List<YamlValue> values, Interval degrees) {
    List<Double> angles = values.stream().map(value -> value.angle(degrees)).toList();
    keep(key, values.stream().map(YamlValue::text).toList());
    return angles;
  }

  /**
   * A duration with its unit: {@code 0.2 s}, {@code 10 ms}, {@code 1 h}.
   *
   * @param seconds what is allowed, s
   * @return s
   */
  public double duration(String key, Interval seconds) {
    return quantity(key, required(key), value -> value.duration(seconds));
  }

  /**
   * A duration with its unit.
   *
   * @param seconds what is allowed, s
   * @param fallback as it would be written: {@code "0.2 s"}
   * @return s
   */
  public double duration(String key, Interval seconds, String fallback) {
    return quantity(key, orDefault(key, fallback), value -> value.duration(seconds));
  }

  private double quantity(String key, YamlValue value, Function<YamlValue, Double> convert) {
    double converted = convert.apply(value);
    keep(key, value.text());
    return converted;
  }

  private YamlValue orDefault(String key, String fallback) {
    YamlNode written = new YamlNode.Scalar(where(), fallback, YamlNode.ScalarType.TEXT);
    return optional(key).orElseGet(() -> new YamlValue(where(), keyPath(key), written));
  }

  /**
   * The path of an input, relative to the directory of the file in which it is written; on the
   * command line, relative to the working directory.
   */
  public Path path(String key) {
    Path path = outputPath(key);
    addInputs(key, List.of(path));
    return path;
  }

  /**
   * The files that a list of paths, directories and patterns names, see {@link YamlFiles}; what is
   * kept of the key are the files.
   *
   * @return at least one, none twice
   */
  public List<Path> files(String key) {
    List<YamlValue> entries = required(key).list("paths");
    List<Path> files = YamlFiles.of(required(key), entries, file());
    addInputs(key, files);
    keep(key, files.stream().map(file -> YamlFiles.relative(file, file())).toList());
    return files;
  }

  /** The path of an input as in {@link #path(String)}, if it is there. */
  public Optional<Path> optionalPath(String key) {
    return has(key) ? Optional.of(path(key)) : Optional.empty();
  }

  /** A path as in {@link #path(String)}, but of something that is written. */
  public Path outputPath(String key) {
    YamlValue value = required(key);
    String text = keep(key, value.text());
    return YamlFiles.path(value, text, file());
  }

  /**
   * The section at the top of another YAML file that a key names.
   *
   * @throws java.io.IOException when the file is there and cannot be read
   */
  public YamlSection otherFile(String key) throws java.io.IOException {
    YamlSection other = YamlFile.read(path(key));
    addOtherFile(other);
    return other;
  }

  /** A section below this one. */
  public YamlSection section(String key) {
    return keep(key, child(required(key), mapping().keyPlaces().get(key)));
  }

  /** A section below this one, if it is there. */
  public Optional<YamlSection> optionalSection(String key) {
    return has(key) ? Optional.of(section(key)) : Optional.empty();
  }

  /** A section below this one; when it is not there, an empty one, so that all defaults hold. */
  public YamlSection sectionOrDefaults(String key) {
    if (has(key)) {
      return section(key);
    }
    YamlNode.Mapping empty = YamlNode.Mapping.empty(where());
    return keep(key, child(new YamlValue(where(), keyPath(key), empty), where()));
  }

  /** The section of a key that is not there; all defaults hold, and none becomes effective. */
  public YamlSection withoutKeys(String key) {
    return new YamlSection(YamlNode.Mapping.empty(where()), where(), keyPath(key), file());
  }

  /** A list of sections, at least one. */
  public List<YamlSection> sections(String key) {
    YamlValue list = required(key);
    List<YamlSection> sections = sections(list);
    if (sections.isEmpty()) {
      throw list.invalid("is an empty list; it must have at least one section");
    }
    return keep(key, sections);
  }

  /** A list of sections, empty when the key is not there: as results say of it. */
  public List<YamlSection> optionalSections(String key) {
    return keep(key, optional(key).map(this::sections).orElse(List.of()));
  }

  private List<YamlSection> sections(YamlValue list) {
    List<YamlSection> sections = new ArrayList<>();
    list.list("sections").forEach(entry -> sections.add(child(entry, entry.place())));
    return Collections.unmodifiableList(sections);
  }

  private YamlSection child(YamlValue value, Place where) {
    YamlSection child = new YamlSection(value.mapping(), where, value.keyPath(), file());
    addChild(child);
    return child;
  }

  /** A list of texts. */
  public List<String> texts(String key) {
    return keep(key, required(key).list("texts").stream().map(YamlValue::text).toList());
  }

  /** A list of texts. */
  public List<String> texts(String key, List<String> fallback) {
    return has(key) ? texts(key) : keep(key, List.copyOf(fallback));
  }

  /** A list of finite numbers. */
  public List<Double> numbers(String key, Interval allowed) {
    List<YamlValue> values = required(key).list("numbers");
    return keep(key, values.stream().map(value -> value.number(allowed)).toList());
  }

  /** A list of finite numbers. */
  public List<Double> numbers(String key, Interval allowed, List<Double> fallback) {
    return has(key) ? numbers(key, allowed) : keep(key, List.copyOf(fallback));
  }
}
