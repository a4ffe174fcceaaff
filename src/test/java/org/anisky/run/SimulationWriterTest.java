package org.anisky.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.anisky.Workers;
import org.anisky.configuration.SimulationConfiguration;
import org.anisky.configuration.yaml.YamlFile;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.EventBinner;
import org.anisky.counts.EventSelection;
import org.anisky.counts.EventSource;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyMap;
import org.anisky.io.AngleUnit;
import org.anisky.io.ColumnReference;
import org.anisky.io.EventColumns;
import org.anisky.io.TimeScale;
import org.anisky.io.arrow.ArrowCounts;
import org.anisky.io.arrow.ArrowEventSource;
import org.anisky.io.arrow.ArrowEventWriter;
import org.anisky.io.files.ExistingOutput;
import org.anisky.io.files.ResultDirectory;
import org.anisky.io.fits.FitsMaps;
import org.anisky.io.fits.HealpixColumns;
import org.anisky.io.json.JsonDocument;
import org.anisky.io.text.TextEventFormat;
import org.anisky.io.text.TextEventSource;
import org.anisky.sky.MeanSiderealClock;
import org.anisky.sky.SkyFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationWriterTest {
  private static final String CONFIGURATION =
      """
      seed: 5
      sidereal-bins: 24
      truth-nside: 8
      event-year: 2021
      sky:
        dipole: {d_0h: 0.01, d_6h: -0.02, d_N: 0.03}
        spots: [{right-ascension: 2 h, declination: 10 deg, radius: 20 deg, amplitude: 0.01}]
      detectors:
        - {name: one, latitude: 19 deg, longitude: -97 deg, max-zenith: 57 deg, events: 4000,
           grid: {kind: healpix, nside: 4}, rate: {gaps: [3]}}
        - {name: two, latitude: -90 deg, longitude: 270 deg, max-zenith: 65 deg, events: 2000,
           grid: {kind: cylindrical, rings: 12, columns: 24}}
      write: [counts, events-arrow, events-text]
      """;

  @TempDir private Path directory;

  private SimulationConfiguration configuration() throws IOException {
    return SimulationConfiguration.read(
        YamlFile.parse(CONFIGURATION, directory.resolve("simulate.yaml")));
  }

  private Path write(String name, int threads) throws IOException {
    Path target = directory.resolve(name);
    try (Workers workers = Workers.of(threads);
        ResultDirectory result = ResultDirectory.create(target, ExistingOutput.REFUSE)) {
      new SimulationWriter(configuration(), workers).write(result);
      result.commit();
    }
    return target;
  }

  @Test
  void theDirectoryHoldsCountsEventsAndTheTruth() throws IOException {
    Path result = write("a", 1);
    try (Stream<Path> files = Files.list(result)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              ".manifest",
              "one.arrow",
              "one-events.arrow",
              "one-events.txt",
              "two.arrow",
              "two-events.arrow",
              "two-events.txt",
              "truth.fits",
              "truth.json");
    }
  }

  @Test
  void theTruthHasTheDigestOfEveryListOfEvents() throws Exception {
    Path result = write("digests", 1);
    JsonNode detectors = new ObjectMapper().readTree(result.resolve("truth.json").toFile());
    for (JsonNode detector : detectors.get("detectors")) {
      JsonNode files = detector.get("event_files");
      assertThat(files).hasSize(2);
      for (String end : List.of("-events.arrow", "-events.txt")) {
        String name = detector.get("name").asText() + end;
        byte[] digest =
            MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(result.resolve(name)));
        assertThat(files.get(name).asText()).isEqualTo(HexFormat.of().formatHex(digest));
      }
    }
  }

  @Test
  void sameConfigurationSameBytesOnAnyNumberOfThreads() throws IOException {
    Path one = write("one", 1);
    Path other = write("other", 3);
    try (Stream<Path> files = Files.list(one)) {
      for (Path file : files.toList()) {
        assertThat(Files.readAllBytes(other.resolve(file.getFileName().toString())))
            .as(file.toString())
            .isEqualTo(Files.readAllBytes(file));
      }
    }
  }

  @Test
  void countsAreReadBackAndTheirEventsHaveTheSameCounts() throws IOException {
    Path result = write("a", 2);
    for (String name : List.of("one", "two")) {
      DetectorCounts counts = ArrowCounts.read(result.resolve(name + ".arrow"));
      assertThat(counts.name()).isEqualTo(name);
      assertThat(counts.origin().source())
          .isEqualTo("simulation, seed 5, replica 0, poisson, exact directions");
      assertSame(counts, ArrowEventSource.open(result.resolve(name + "-events.arrow"), columns()));
      EventColumns positions =
          new EventColumns(
              ColumnReference.ofPosition(1),
              TimeScale.UNIX,
              columns().direction(),
              ColumnReference.ofPosition(2),
              AngleUnit.DEG,
              ColumnReference.ofPosition(3),
              AngleUnit.DEG,
              columns().convention(),
              null,
              null,
              null);
      Path text = result.resolve(name + "-events.txt");
      assertSame(counts, TextEventSource.open(text, TextEventFormat.DEFAULT, positions));
      EventColumns named = columns();
      TextEventFormat header = new TextEventFormat(TextEventFormat.WHITESPACE, "#", 0, true);
      assertSame(counts, TextEventSource.open(text, header, named));
    }
  }

  /** The columns by the names that the files have. */
  private EventColumns columns() throws IOException {
    Path scratch = directory.resolve("columns.arrow");
    try (ArrowEventWriter writer =
        ArrowEventWriter.create(scratch, org.anisky.counts.DirectionKind.LOCAL, false, null, 1)) {
      return writer.columns();
    }
  }

  private static void assertSame(DetectorCounts counts, EventSource events) throws IOException {
    try (events) {
      DetectorCounts again =
          new EventBinner(
                  counts.sky(),
                  counts.binning(),
                  counts.timeFrame(),
                  new MeanSiderealClock(0),
                  EventSelection.ALL)
              .bin(counts.name(), events, "");
      for (int tau = 0; tau < 24; tau++) {
        assertArrayEquals(counts.bin(tau), again.bin(tau), 0);
      }
    }
  }

  @Test
  void theTruthMapIsTheRelativeIntensity() throws IOException {
    HealpixColumns columns = FitsMaps.read(write("a", 1).resolve("truth.fits"));
    SkyMap map = columns.map(0, SkyFrame.GALACTIC);
    assertThat(map.frame()).isEqualTo(SkyFrame.EQUATORIAL);
    HealpixGrid grid = new HealpixGrid(8);
    assertThat(map.grid()).isEqualTo(grid);
    // Pixel 0 is far from the spot, at 5.9 deg from the pole: the dipole alone.
    double cos = Math.sqrt(1 - grid.z(0) * grid.z(0));
    assertThat(map.value(0))
        .isCloseTo(
            1
                + 0.01 * cos * Math.cos(grid.longitude(0))
                - 0.02 * cos * Math.sin(grid.longitude(0))
                + 0.03 * grid.z(0),
            within(1e-15));
  }

  @Test
  void theTruthNamesTheWholeDipoleAndTheConfiguration() throws IOException {
    Path file = write("a", 1).resolve("truth.json");
    JsonDocument truth = JsonDocument.parse("truth.json", Files.readString(file));
    assertThat(truth.string("format")).isEqualTo("anisky-truth/1");
    assertThat(truth.integer("seed")).isEqualTo(5);
    JsonDocument components = truth.object("dipole").object("components");
    // The spot adds (3/4) 0.01 sin^2(20 deg) = 8.7733e-4 towards (30, 10) deg.
    double spot = 0.0075 * Math.pow(Math.sin(Math.toRadians(20)), 2);
    double inPlane = spot * Math.cos(Math.toRadians(10));
    assertThat(components.object("d_0h").number("value"))
        .isCloseTo(0.01 + inPlane * Math.cos(Math.toRadians(30)), within(1e-16));
    assertThat(components.object("d_6h").number("value"))
        .isCloseTo(-0.02 + inPlane / 2, within(1e-16));
    assertThat(components.object("d_N").number("value"))
        .isCloseTo(0.03 + spot * Math.sin(Math.toRadians(10)), within(1e-16));
    JsonDocument configuration = truth.object("configuration");
    assertThat(configuration.integer("sidereal-bins")).isEqualTo(24);
    assertThat(configuration.string("fluctuations")).isEqualTo("poisson");
    assertThat(configuration.object("sky").object("dipole").number("d_N")).isEqualTo(0.03);
  }
}
