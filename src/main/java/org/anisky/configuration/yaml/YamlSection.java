package org.anisky.configuration.yaml;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
  private static final ValueRule<List<String>> TEXTS =
      new ValueRule.ListOf<>(ValueRule.TEXT, "texts", 0);

  private YamlSection(YamlNode.Mapping mapping, Place place, String path, Path file) {
    super(mapping, place, path, file);
  }

  /** The section at the top of a file. */
  static YamlSection root(YamlNode.Mapping mapping, Path file) {
    return new YamlSection(mapping, new Place(file.toString(), 0), "", file);
  }

  /** Any single value as text. */
  public String text(String key) {
    return keep(key, ask(key, ValueRule.TEXT));
  }

  /** Any single value as text. */
  public String text(String key, String fallback) {
    return keep(key, ask(key, ValueRule.TEXT, fallback));
  }

  /** Any single value as text, if it is there. */
  public Optional<String> optionalText(String key) {
    return optional(key, ValueRule.TEXT).map(value -> keep(key, value.text()));
  }

  /** A text out of a list of allowed ones. */
  public String oneOf(String key, List<String> allowed) {
    return keep(key, ask(key, new ValueRule.OneOf(allowed)));
  }

  /** A text out of a list of allowed ones. */
  public String oneOf(String key, List<String> allowed, String fallback) {
    return keep(key, ask(key, new ValueRule.OneOf(allowed), fallback));
  }

  /** A constant of an enum by its name in lower case with hyphens: {@code north-east}. */
  public <E extends Enum<E>> E choice(String key, Class<E> type) {
    return choice(key, Arrays.asList(type.getEnumConstants()));
  }

  /** A constant of an enum by its name in lower case with hyphens: {@code north-east}. */
  public <E extends Enum<E>> E choice(String key, Class<E> type, E fallback) {
    List<E> all = Arrays.asList(type.getEnumConstants());
    return constant(all, oneOf(key, names(all), name(fallback)));
  }

  /** One of some constants of an enum. */
  public <E extends Enum<E>> E choice(String key, Collection<E> allowed) {
    return constant(allowed, oneOf(key, names(allowed)));
  }

  /** A list of different constants of an enum, at least one. */
  public <E extends Enum<E>> List<E> choices(String key, Class<E> type, List<E> fallback) {
    List<E> all = Arrays.asList(type.getEnumConstants());
    List<String> chosen = keep(key, ask(key, new ValueRule.SomeOf(names(all)), names(fallback)));
    return chosen.stream().map(name -> constant(all, name)).toList();
  }

  private static <E extends Enum<E>> E constant(Collection<E> all, String name) {
    return all.stream().filter(each -> name(each).equals(name)).findFirst().orElseThrow();
  }

  private static List<String> names(Collection<? extends Enum<?>> constants) {
    return constants.stream().map(YamlSection::name).toList();
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether the value of a key is an integer, and not a quoted one. */
  public boolean isInteger(String key) {
    return mapping().entries().containsKey(key) && node(key).isInteger();
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
    return keep(key, ask(key, new ValueRule.WholeNumber(least, greatest)));
  }

  /** An integer of 64 bits in [least, greatest], such as a seed. */
  public long longInteger(String key, long least, long greatest, long fallback) {
    return keep(key, ask(key, new ValueRule.WholeNumber(least, greatest), fallback));
  }

  /** A finite number. */
  public double number(String key, Interval allowed) {
    return keep(key, ask(key, new ValueRule.Number(allowed)));
  }

  /** A finite number. */
  public double number(String key, Interval allowed, double fallback) {
    return keep(key, ask(key, new ValueRule.Number(allowed), fallback));
  }

  /** {@code true} or {@code false}. */
  public boolean bool(String key) {
    return keep(key, ask(key, ValueRule.BOOL));
  }

  /** {@code true} or {@code false}. */
  public boolean bool(String key, boolean fallback) {
    return keep(key, ask(key, ValueRule.BOOL, fallback));
  }

  /**
   * An angle with its unit: {@code 80 deg}, {@code 1.2 rad}, {@code 6 h}, {@code 30 arcmin}.
   *
   * @param degrees what is allowed, deg
   * @return rad
   */
  public double angle(String key, Interval degrees) {
    return quantity(key, new ValueRule.Angle(degrees));
  }

  /**
   * An angle with its unit.
   *
   * @param degrees what is allowed, deg
   * @param fallback as it would be written: {@code "80 deg"}
   * @return rad
   */
  public double angle(String key, Interval degrees, String fallback) {
    return quantity(key, new ValueRule.Angle(degrees), fallback);
  }

  /**
   * A list of angles with their units, at least one.
   *
   * @param degrees what is allowed, deg
   * @param fallback as one entry would be written: {@code "80 deg"}
   * @return rad
   */
  public List<Double> angles(String key, Interval degrees, String fallback) {
    ValueRule.Angle angle = new ValueRule.Angle(degrees);
    ValueRule.ListOf<Double> list = new ValueRule.ListOf<>(angle, "angles", 1);
    List<YamlValue> values =
        optional(key, list).map(list::values).orElseGet(() -> List.of(written(key, fallback)));
    List<Double> angles = values.stream().map(angle::read).toList();
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
    return quantity(key, new ValueRule.Duration(seconds));
  }

  /**
   * A duration with its unit.
   *
   * @param seconds what is allowed, s
   * @param fallback as it would be written: {@code "0.2 s"}
   * @return s
   */
  public double duration(String key, Interval seconds, String fallback) {
    return quantity(key, new ValueRule.Duration(seconds), fallback);
  }

  private double quantity(String key, ValueRule<Double> rule) {
    return quantity(key, rule, required(key, rule));
  }

  private double quantity(String key, ValueRule<Double> rule, String fallback) {
    return quantity(key, rule, optional(key, rule).orElseGet(() -> written(key, fallback)));
  }

  private double quantity(String key, ValueRule<Double> rule, YamlValue value) {
    double converted = rule.read(value);
    keep(key, value.text());
    return converted;
  }

  /** A default as if it were written. */
  private YamlValue written(String key, String fallback) {
    YamlNode written = new YamlNode.Scalar(where(), fallback, YamlNode.ScalarType.TEXT);
    return new YamlValue(where(), keyPath(key), written);
  }

  private <T> T ask(String key, ValueRule<T> rule) {
    return rule.read(required(key, rule));
  }

  private <T> T ask(String key, ValueRule<T> rule, T fallback) {
    return optional(key, rule).map(rule::read).orElse(fallback);
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
    ValueRule.ListOf<String> list = new ValueRule.ListOf<>(ValueRule.TEXT, "paths", 0);
    YamlValue value = required(key, list);
    List<Path> files = YamlFiles.of(value, list.values(value), file());
    addInputs(key, files);
    keep(key, files.stream().map(file -> YamlFiles.relative(file, file())).toList());
    return files;
  }

  /** The path of an input as in {@link #path(String)}, if it is there. */
  public Optional<Path> optionalPath(String key) {
    return optional(key, ValueRule.TEXT).map(value -> path(key));
  }

  /** A path as in {@link #path(String)}, but of something that is written. */
  public Path outputPath(String key) {
    YamlValue value = required(key, ValueRule.TEXT);
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
    YamlValue value = required(key, ValueRule.SECTION);
    return keep(key, child(value, mapping().keyPlaces().get(key)));
  }

  /** A section below this one, if it is there. */
  public Optional<YamlSection> optionalSection(String key) {
    return optional(key, ValueRule.SECTION)
        .map(value -> keep(key, child(value, mapping().keyPlaces().get(key))));
  }

  /** A section below this one; when it is not there, an empty one, so that all defaults hold. */
  public YamlSection sectionOrDefaults(String key) {
    return optionalSection(key)
        .orElseGet(
            () -> {
              YamlNode.Mapping empty = YamlNode.Mapping.empty(where());
              return keep(key, child(new YamlValue(where(), keyPath(key), empty), where()));
            });
  }

  /** The section of a key that is not there; all defaults hold, and none becomes effective. */
  public YamlSection withoutKeys(String key) {
    return new YamlSection(YamlNode.Mapping.empty(where()), where(), keyPath(key), file());
  }

  /** A list of sections, at least one. */
  public List<YamlSection> sections(String key) {
    ValueRule.ListOf<?> list = new ValueRule.ListOf<>(ValueRule.SECTION, "sections", 1);
    return keep(key, children(list.values(required(key, list))));
  }

  /** A list of sections, empty when the key is not there: as results say of it. */
  public List<YamlSection> optionalSections(String key) {
    ValueRule.ListOf<?> list = new ValueRule.ListOf<>(ValueRule.SECTION, "sections", 0);
    return keep(key, children(optional(key, list).map(list::values).orElse(List.of())));
  }

  private List<YamlSection> children(List<YamlValue> entries) {
    List<YamlSection> sections = new ArrayList<>();
    entries.forEach(entry -> sections.add(child(entry, entry.place())));
    return Collections.unmodifiableList(sections);
  }

  private YamlSection child(YamlValue value, Place where) {
    YamlSection child = new YamlSection(value.mapping(), where, value.keyPath(), file());
    addChild(child);
    return child;
  }

  /** A list of texts. */
  public List<String> texts(String key) {
    return keep(key, ask(key, TEXTS));
  }

  /** A list of texts. */
  public List<String> texts(String key, List<String> fallback) {
    return keep(key, ask(key, TEXTS, List.copyOf(fallback)));
  }

  /** A list of finite numbers. */
  public List<Double> numbers(String key, Interval allowed) {
    return keep(key, ask(key, numbers(allowed)));
  }

  /** A list of finite numbers. */
  public List<Double> numbers(String key, Interval allowed, List<Double> fallback) {
    return keep(key, ask(key, numbers(allowed), List.copyOf(fallback)));
  }

  private static ValueRule<List<Double>> numbers(Interval allowed) {
    return new ValueRule.ListOf<>(new ValueRule.Number(allowed), "numbers", 0);
  }
}
