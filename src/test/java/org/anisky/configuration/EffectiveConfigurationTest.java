package org.anisky.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.anisky.configuration.yaml.YamlFile;
import org.anisky.configuration.yaml.YamlSection;
import org.anisky.counts.EnergyRange;
import org.anisky.io.json.Json;
import org.anisky.sky.TimeFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a result says of its configuration is written from the values that were used: it is what was
 * read, key by key in the same order, and for a part of a run what would have been read.
 */
class EffectiveConfigurationTest {
  private static final String RANGES =
      """
      energy-ranges: {thresholds: [32, 40], end: 80}
      """;

  @TempDir Path directory;

  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("configs"))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void whatIsWrittenOfAnExampleIsWhatWasRead(Path example) throws IOException {
    YamlSection root = YamlFile.read(example);
    String name = example.getFileName().toString();
    Map<String, Object> written;
    if (name.endsWith("-simulate.yaml")) {
      written = SimulationConfiguration.read(root).effective();
    } else if (name.endsWith("-compare.yaml")) {
      written = ComparisonConfiguration.of(root).run().effective();
    } else if (name.contains("ensemble")) {
      written = EnsembleConfiguration.read(root).effective();
      if (!root.effective().containsKey("simulate")) {
        written.remove("simulate"); // it was read from another file
      }
    } else if (SkyMapsConfiguration.isMeantBy(root)) {
      written = SkyMapsConfiguration.of(root).effective();
    } else {
      written = RunConfiguration.of(root).effective();
    }
    assertThat(Json.text(written)).isEqualTo(Json.text(root.effective()));
  }

  private RunConfiguration read(String top, String select) throws IOException {
    String text =
        top
            + """
            detectors:
              - name: A
                latitude: 0 deg
                longitude: 6 h
                max-zenith: 60 deg
                weights: sums-only
                events:
                  file: list.txt
                  time: {column: 1, format: unix}
                  zenith: {column: 2, unit: deg}
                  azimuth: {column: 3, unit: deg, convention: north-east}
                  energy: {column: 4, unit: EeV}
                select: {from: 2015-01-01T00:00:00Z%s}
              - name: B
                counts: {file: B.arrow}
            """
                .formatted(select);
    String one = top.contains("energy") ? text.substring(0, text.indexOf("  - name: B")) : text;
    return RunConfiguration.of(YamlFile.parse(one, directory.resolve("run.yaml")));
  }

  @Test
  void anotherTimeFrameIsWrittenAsIfItHadBeenRead() throws IOException {
    RunConfiguration solar = read("sidereal-bins: 180\n", "").inFrame(TimeFrame.SOLAR);
    assertThat(Json.text(solar.effective()))
        .isEqualTo(Json.text(read("sidereal-bins: 180\ntime-frame: solar\n", "").effective()))
        .contains("\"time-frame\": \"solar\"", "\"sidereal-bins\": 180", "\"longitude\": \"6 h\"");
  }

  @Test
  void aRangeOfEnergyIsWrittenAsTheCutsThatSelectIt() throws IOException {
    RunConfiguration all = read(RANGES, "");
    Map<String, Object> detector = detector(all.inRange(new EnergyRange(32, 40)));
    assertThat(detector.get("select"))
        .hasToString("{from=2015-01-01T00:00:00Z, min-energy=32.0, max-energy=40.0}");
    assertThat(detector).containsEntry("weights", "sums-only").containsEntry("longitude", "6 h");
    Map<String, Object> open = detector(all.inRange(new EnergyRange(40, Double.POSITIVE_INFINITY)));
    assertThat(open.get("select")).hasToString("{from=2015-01-01T00:00:00Z, min-energy=40.0}");
    assertThat(all.inRange(new EnergyRange(32, 40)).effective()).doesNotContainKey("energy-ranges");
    assertThat(all.effective().get("energy-ranges"))
        .hasToString("{thresholds=[32.0, 40.0], end=80.0}");
    assertThat(detector(all).get("select")).hasToString("{from=2015-01-01T00:00:00Z}");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> detector(RunConfiguration configuration) {
    return ((List<Map<String, Object>>) configuration.effective().get("detectors")).get(0);
  }

  @Test
  void aSimulationInAFileOfItsOwnIsWrittenInFull() throws IOException {
    Path simulation = Path.of("configs/joint-simulate.yaml").toAbsolutePath();
    YamlSection root =
        YamlFile.parse(
            "simulation: " + simulation + "\ntoys: 7\n", directory.resolve("ensemble.yaml"));
    Map<String, Object> ensemble = EnsembleConfiguration.read(root).effective();
    assertThat(ensemble).containsEntry("simulation", simulation.toString());
    assertThat(Json.text(ensemble)).contains("\"toys\": 7,");
    assertThat(ensemble.get("simulate"))
        .isEqualTo(SimulationConfiguration.read(YamlFile.read(simulation)).effective());
  }
}
