package org.anisky.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.configuration.yaml.YamlFile;
import org.anisky.configuration.yaml.YamlSection;
import org.anisky.counts.Dataset;
import org.anisky.counts.DetectorCounts;
import org.anisky.model.DipoleComponent;
import org.anisky.reconstruction.Progress;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.reconstruction.Strategy;
import org.anisky.reconstruction.ToyDetector;
import org.junit.jupiter.api.Test;

/** A strategy is known to the program by its line in {@link Strategies} and by nothing else. */
class StrategiesTest {
  private static final String CONFIGURATION =
      """
      detectors:
        - {name: Small, latitude: 19 deg, longitude: 0 deg, max-zenith: 60 deg,
           events: {file: a.csv, separator: comma, header: true,
                    time: {column: time, format: unix},
                    zenith: {column: zenith, unit: deg},
                    azimuth: {column: azimuth, unit: deg, convention: north-east}}}
      sidereal-bins: 24
      output: {directory: out}
      """;

  private static Strategies withHalves() {
    List<Strategy<?>> all = new ArrayList<>(Strategies.KNOWN.all());
    all.add(new HalvesStrategy());
    return new Strategies(all);
  }

  private static YamlSection root(String more) {
    return YamlFile.parse(CONFIGURATION + more, Path.of("a.yaml"));
  }

  /** Three events in every bin of the first half of the day, one in those of the second. */
  private static Dataset data() {
    DetectorCounts model =
        ToyDetector.onCylinder("Small", 19, 60, 12, 24).observe(10, n -> 1, 1, 3);
    double[][] table = new double[24][model.sky().size()];
    for (int tau = 0; tau < 24; tau++) {
      table[tau][5] = tau < 12 ? 3 : 1;
    }
    return new Dataset(
        List.of(
            new DetectorCounts(
                "Small",
                model.sky(),
                model.binning(),
                model.timeFrame(),
                table,
                null,
                model.origin(),
                Optional.empty())));
  }

  @Test
  void oneLineMakesAStrategyThatAConfigurationCanName() throws IOException {
    RunConfiguration run =
        RunConfiguration.of(root("strategy: halves\nhalves: {scale: 2}\n"), withHalves());
    assertThat(run.effective().get("halves")).isEqualTo(Map.of("scale", 2.0));
    Dataset data = data();
    Reconstruction result =
        new StrategyFactory(run.strategies(), run.detectors())
            .strategy(run.strategy(), data)
            .reconstruct(data, Workers.single(), Progress.SILENT);
    assertThat(result.strategy()).isEqualTo("halves");
    // 36 and 12 events in the halves around 6 h and 18 h: asymmetry 1/2, times 2 pi/2.
    assertThat(result.dipole().value(DipoleComponent.D_6H).orElseThrow())
        .isCloseTo(Math.PI / 2, within(1e-14));
    // As many events around 0 h as around 12 h.
    assertThat(result.dipole().value(DipoleComponent.D_0H).orElseThrow()).isZero();
    assertThat(result.measurement("scale").orElseThrow().value()).isEqualTo(2);
  }

  @Test
  void itsOptionsAreCheckedWithTheirPlaceLikeAllOthers() {
    assertThatThrownBy(() -> RunConfiguration.of(root("halves: {scal: 2}\n"), withHalves()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("unknown key 'halves.scal'; did you mean 'scale'?");
    assertThatThrownBy(() -> RunConfiguration.of(root("halves: {scale: -1}\n"), withHalves()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("a.yaml:")
        .hasMessageContaining("halves.scale");
  }

  @Test
  void withoutItsLineNeitherNameNorSectionIsKnown() {
    assertThatThrownBy(() -> RunConfiguration.of(root("strategy: halves\n")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("halves")
        .hasMessageContaining(String.join(", ", Strategies.KNOWN.names()));
    assertThatThrownBy(() -> RunConfiguration.of(root("halves: {scale: 2}\n")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("unknown key 'halves'");
  }

  @Test
  void aComparisonHasARowForItAndLeavesOutWhoseExposureIsNotKnown() {
    assertThat(ComparisonConfiguration.of(root(""), withHalves()).strategies())
        .extracting(StrategyChoice::name)
        .containsExactly("likelihood", "east-west", "harmonic", "direct-integration", "halves");
    assertThat(
            ComparisonConfiguration.of(
                    root("monte-carlo: {exposures: [{detector: Small}]}\n"), withHalves())
                .strategies())
        .extracting(StrategyChoice::name)
        .containsExactly(
            "likelihood", "east-west", "harmonic", "monte-carlo", "direct-integration", "halves");
  }

  @Test
  void whatAStrategySaysOfItselfIsWhatItsReconstructorDoes() throws IOException {
    RunConfiguration run =
        RunConfiguration.of(root("monte-carlo: {exposures: [{detector: Small}]}\n"), withHalves());
    StrategyFactory factory = new StrategyFactory(run.strategies(), run.detectors());
    for (Strategy<?> strategy : withHalves().all()) {
      assertThat(factory.strategy(strategy.name(), data()).name()).isEqualTo(strategy.name());
      assertThat(factory.strategy(strategy.name(), data()).constrains())
          .isEqualTo(strategy.components());
    }
  }

  /** Only the package of a strategy has its name in quotes. */
  @Test
  void nothingElseInTheProgramNamesAStrategy() throws IOException {
    Path sources = Path.of("src/main/java/org/anisky");
    Path rooms = sources.resolve("reconstruction");
    List<String> found = new ArrayList<>();
    int own = 0;
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        // The number of a harmonic is a key of its own.
        String text = Files.readString(file).replaceAll("(put|integer)\\(\"harmonic\"", "");
        boolean names =
            Strategies.KNOWN.names().stream().anyMatch(name -> text.contains('"' + name + '"'));
        boolean ofAStrategy = file.startsWith(rooms) && !file.getParent().equals(rooms);
        own += names && ofAStrategy ? 1 : 0;
        if (names && !ofAStrategy) {
          found.add(file.toString());
        }
      }
    }
    assertThat(found).isEmpty();
    assertThat(own).as("each says its own once").isEqualTo(Strategies.KNOWN.all().size());
    assertThat(Strategies.KNOWN.names()).doesNotHaveDuplicates();
  }
}
