package org.anisky.configuration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.anisky.InvalidInputException;
import org.anisky.configuration.yaml.Interval;
import org.anisky.configuration.yaml.YamlFile;
import org.anisky.configuration.yaml.YamlSection;
import org.anisky.io.json.EnumKeys;
import org.anisky.model.DipoleComponent;
import org.anisky.sky.TimeFrame;
import org.anisky.study.regression.Expectation;
import org.anisky.study.regression.IndependentNumbers;
import org.anisky.study.regression.Tolerance;
import org.anisky.study.regression.TruthRule;

/**
 * One sky of a suite of {@code regress}, a file of its own:
 *
 * <pre>
 *   about: a dipole seen from 19 degrees North
 *   full: true                            # with --full only; false by default
 *   simulate: {...}                       # as a configuration of simulate
 *   strategies: [likelihood, east-west]   # each by itself
 *   time-frames: [sidereal, solar]        # of event lists; by default what reconstruct says
 *   reconstruct: {...}                    # keys of a configuration of reconstruct
 *   # or, in place of simulate and reconstruct, data that are there:
 *   configuration: ../quickstart.yaml
 *   # or commands, whose files are compared, see RegressionCommands:
 *   commands: [...]
 *   truth: [{strategies: [...], errors: 4, reason: ...}]
 *   expect: [{quantity: ..., least: 0, most: 1, reason: ...}]
 *   warnings: [{row: likelihood, says: ...}]
 *   tolerances: [{quantity: ..., errors: 1e-3, reason: ...}]
 * </pre>
 *
 * @param name of the file without its ending
 * @param file of the sky
 * @param about one sentence
 * @param full whether it belongs to the long form of the suite alone
 * @param simulation what is simulated; empty when the data are there
 * @param configuration of data that are there; empty when they are simulated
 * @param commands in place of a simulation and a configuration; empty with one of them
 * @param strategies at least one; empty for that of the configuration
 * @param frames time frames; empty for that of the configuration
 * @param truth rules about the true dipole
 * @param expectations ranges of quantities
 * @param warnings that the run must give
 * @param independent numbers of something else than the program
 * @param tolerances of the sky's own
 */
public record RegressionSky(
    String name,
    Path file,
    String about,
    boolean full,
    Optional<SimulationConfiguration> simulation,
    Optional<Path> configuration,
    List<List<String>> commands,
    List<String> strategies,
    List<TimeFrame> frames,
    List<TruthRule> truth,
    List<Expectation> expectations,
    List<ExpectedWarning> warnings,
    List<IndependentNumbers> independent,
    List<Tolerance> tolerances) {
  /** Ending of the files. */
  public static final String ENDING = ".yaml";

  private static final String RECONSTRUCT = "reconstruct";
  private static final double USUAL_ERRORS = 4;

  /**
   * A warning that a row must have.
   *
   * @param row strategy, or strategy in a time frame
   * @param says a part of the warning's text
   */
  public record ExpectedWarning(String row, String says) {}

  /**
   * Reads a file.
   *
   * @throws InvalidInputException with file, line and key when something is not allowed
   * @throws IOException when a file cannot be read
   */
  public static RegressionSky read(Path file) throws IOException {
    return of(YamlFile.read(file));
  }

  /** The same of a file that is read already. */
  static RegressionSky of(YamlSection root) throws IOException {
    Path file = root.file();
    String fileName = file.getFileName().toString();
    String name = fileName.substring(0, fileName.length() - ENDING.length());
    String about = root.text("about");
    boolean full = root.bool("full", false);
    boolean simulated = root.has("simulate");
    checkKind(root);
    List<List<String>> commands = RegressionCommands.read(root);
    Optional<YamlSection> simulate = root.optionalSection("simulate");
    Optional<Path> configuration = root.optionalPath("configuration");
    if (simulated) {
      root.optionalSection(RECONSTRUCT);
    }
    boolean rowed = commands.isEmpty();
    List<String> strategies = rowed ? strategies(root, simulated) : List.of();
    List<TimeFrame> frames = rowed ? frames(root) : List.of();
    List<YamlSection> truths = root.optionalSections("truth");
    List<YamlSection> expectations = root.optionalSections("expect");
    List<YamlSection> warnings = rowed ? root.optionalSections("warnings") : List.of();
    List<YamlSection> independents = root.optionalSections("independent");
    List<YamlSection> tolerances = root.optionalSections("tolerances");
    root.finishKeys();
    if (!simulated && !truths.isEmpty()) {
      throw root.invalid("truth", "is known of simulated skies only");
    }
    Optional<SimulationConfiguration> simulation =
        simulate.isPresent()
            ? Optional.of(SimulationConfiguration.read(simulate.get()))
            : Optional.empty();
    List<String> rows = rows(strategies, frames);
    List<IndependentNumbers> independent = new ArrayList<>();
    for (YamlSection section : independents) {
      independent.add(
          IndependentNumbersFile.read(section, amount(section, section.text("quantity", "*"))));
      section.finish();
    }
    return new RegressionSky(
        name,
        file,
        about,
        full,
        simulation,
        configuration,
        commands,
        strategies,
        frames,
        all(truths, section -> truth(section, rows)),
        all(expectations, RegressionSky::expectation),
        all(warnings, section -> warning(section, rows)),
        List.copyOf(independent),
        all(tolerances, RegressionSky::tolerance));
  }

  private static void checkKind(YamlSection root) {
    List<String> kinds = Stream.of("simulate", "configuration", "commands").toList();
    List<String> there = kinds.stream().filter(root::has).toList();
    if (there.size() != 1) {
      throw root.invalid(
          there.isEmpty()
              ? "has none of 'simulate' (what is simulated), 'configuration' (of data that are"
                  + " there) and 'commands'"
              : "has '" + String.join("' and '", there) + "'; it must have one of them");
    }
  }

  private static <T> List<T> all(
      List<YamlSection> sections, java.util.function.Function<YamlSection, T> read) {
    List<T> values = new ArrayList<>();
    for (YamlSection section : sections) {
      values.add(read.apply(section));
      section.finish();
    }
    return List.copyOf(values);
  }

  private static List<String> strategies(YamlSection root, boolean simulated) {
    List<String> usual = simulated ? List.of(Strategies.KNOWN.usual()) : List.of();
    List<String> names = root.texts("strategies", usual);
    for (String name : names) {
      if (!Strategies.KNOWN.names().contains(name)) {
        throw root.invalid("strategies", Strategies.unknown(name, Strategies.KNOWN.names()));
      }
    }
    if (names.stream().distinct().count() < names.size()) {
      throw root.invalid("strategies", "names one twice");
    }
    return names;
  }

  private static List<TimeFrame> frames(YamlSection root) {
    List<TimeFrame> frames = new ArrayList<>();
    for (String key : root.texts("time-frames", List.of())) {
      frames.add(
          Arrays.stream(TimeFrame.values())
              .filter(frame -> frame.key().equals(key))
              .findFirst()
              .orElseThrow(
                  () ->
                      root.invalid(
                          "time-frames",
                          "'"
                              + key
                              + "' is not allowed; allowed values: "
                              + EnumKeys.keys(TimeFrame.class))));
    }
    return List.copyOf(frames);
  }

  /** The name of a row: a strategy, with its time frame where there are several. */
  public static String row(String strategy, Optional<TimeFrame> frame) {
    return frame.map(value -> strategy + "." + value.key()).orElse(strategy);
  }

  private static List<String> rows(List<String> strategies, List<TimeFrame> frames) {
    List<String> rows = new ArrayList<>();
    for (String strategy : strategies) {
      if (frames.isEmpty()) {
        rows.add(strategy);
      }
      frames.forEach(frame -> rows.add(row(strategy, Optional.of(frame))));
    }
    return rows;
  }

  private static TruthRule truth(YamlSection section, List<String> rows) {
    List<String> of = section.texts("rows", rows);
    checkRows(section, "rows", of, rows);
    List<String> components =
        section.texts(
            "components", Arrays.stream(DipoleComponent.values()).map(c -> c.key()).toList());
    for (String component : components) {
      if (Arrays.stream(DipoleComponent.values()).noneMatch(c -> c.key().equals(component))) {
        throw section.invalid("components", "'" + component + "'; allowed: d_0h, d_6h, d_N");
      }
    }
    if (!section.has("errors") && !section.has("absolute")) {
      return new TruthRule(
          of,
          components,
          new Tolerance(
              "*",
              Tolerance.Unit.ERRORS,
              USUAL_ERRORS,
              section.text("reason", "chance exceeds four errors in 1 of 16,000 components")));
    }
    return new TruthRule(of, components, amount(section, "*"));
  }

  private static void checkRows(
      YamlSection section, String key, List<String> of, List<String> rows) {
    for (String row : of) {
      if (!rows.contains(row)) {
        throw section.invalid(
            key, "'" + row + "' is not a row of this sky; allowed: " + String.join(", ", rows));
      }
    }
  }

  private static Expectation expectation(YamlSection section) {
    String quantity = section.text("quantity");
    double least = section.number("least", Interval.FINITE, Double.NEGATIVE_INFINITY);
    double most = section.number("most", Interval.FINITE, Double.POSITIVE_INFINITY);
    if (!(least <= most)) {
      throw section.invalid("least", least + " is above 'most', " + most);
    }
    return new Expectation(quantity, least, most, section.text("reason"));
  }

  private static ExpectedWarning warning(YamlSection section, List<String> rows) {
    String row = section.text("row");
    checkRows(section, "row", List.of(row), rows);
    return new ExpectedWarning(row, section.text("says"));
  }

  private static Tolerance tolerance(YamlSection section) {
    return amount(section, section.text("quantity"));
  }

  private static Tolerance amount(YamlSection section, String pattern) {
    Tolerance found = null;
    for (Tolerance.Unit unit : Tolerance.Unit.values()) {
      String key = unit.name().toLowerCase(Locale.ROOT);
      if (section.has(key)) {
        if (found != null) {
          throw section.invalid(key, "is a second amount; one of errors, relative, absolute");
        }
        double allowed = section.number(key, Interval.NOT_NEGATIVE);
        found = new Tolerance(pattern, unit, allowed, section.text("reason"));
      }
    }
    if (found == null) {
      throw section.invalid("needs one of errors, relative, absolute");
    }
    return found;
  }

  /**
   * The configuration of one row, to be bound. Lists of events and counts that were simulated are
   * taken from a directory.
   *
   * @param strategy of the row; empty for that of the configuration
   * @param frame time frame of the row; empty for that of the configuration
   * @param simulated where the simulation was written; not looked at without one
   */
  public YamlSection reconstruction(
      Optional<String> strategy, Optional<TimeFrame> frame, Path simulated) throws IOException {
    YamlSection root = YamlFile.read(configuration.orElse(file));
    String above = configuration.isPresent() ? "" : RECONSTRUCT + ".";
    strategy.ifPresent(name -> root.override(above + "strategy", name, "strategies"));
    frame.ifPresent(value -> root.override(above + "time-frame", value.key(), "time-frames"));
    if (simulation.isEmpty()) {
      return root;
    }
    List<String> names = simulation.get().plan().detectors().stream().map(d -> d.name()).toList();
    Optional<String> list = listEnding(simulation.get());
    if (list.isEmpty()) {
      List<String> entries =
          names.stream()
              .map(
                  name ->
                      "{name: "
                          + quoted(name)
                          + ", counts: {file: "
                          + quoted(simulated.resolve(name + ".arrow").toString())
                          + "}}")
              .toList();
      root.override(above + "detectors", entries.toString(), "simulated counts");
    } else {
      for (int k = 0; k < names.size(); k++) {
        root.override(
            above + "detectors." + k + ".events.file",
            quoted(simulated.resolve(names.get(k) + list.get()).toString()),
            "simulated events");
      }
    }
    return root.section(RECONSTRUCT);
  }

  private static Optional<String> listEnding(SimulationConfiguration simulation) {
    if (simulation.write().contains(SimulationOutput.EVENTS_TEXT)) {
      return Optional.of("-events.txt");
    }
    return simulation.write().contains(SimulationOutput.EVENTS_ARROW)
        ? Optional.of("-events.arrow")
        : Optional.empty();
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
