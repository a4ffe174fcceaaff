package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Maps of several energy ranges through the command line. */
class SkyMapRangesTest {
  private static final Path EXAMPLE = Path.of("configs/space-energies.yaml");

  /** Two ranges of the same sky with references of different scales. */
  private static final String CONFIGURATION =
      """
      sky-maps:
        name: Ions
        frame: galactic
        energy-unit: GV
        ranges:
          - {from: 16, until: 30, counts: {file: counts.fits}, reference: {kind: exact, file: reference.fits}}
          - {from: 30, counts: {file: few.fits}, reference: {kind: exact, file: other.fits}}
      output: {directory: out}
      """;

  @TempDir private Path directory;

  /** The rows of space_maps_fit.csv, by numpy, in the order of the table. */
  private static List<double[]> fitsOfNumpy() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("testdata/reference/space_maps_fit.csv"))) {
      return lines
          .filter(line -> line.startsWith("positrons"))
          .map(line -> Stream.of(line.split(",")).skip(1))
          .map(cells -> cells.mapToDouble(Double::parseDouble).toArray())
          .toList();
    }
  }

  @Test
  void everyRangeAndAllAboveEveryThresholdAreFittedAsByAnotherProgram() throws IOException {
    Path out = directory.resolve("out");
    CommandLineRun.good("reconstruct", EXAMPLE, "--out", out);
    JsonNode rows = ResultFile.read(out.resolve("energies.json")).at("rows");
    List<double[]> numpy = fitsOfNumpy();
    assertThat(rows.size()).isEqualTo(6).isEqualTo(numpy.size());
    List<String> names = List.of("rho_FB", "rho_EW", "rho_NS");
    int[] diagonal = {3, 6, 8};
    for (int r = 0; r < 6; r++) {
      assertThat(rows.get(r).get("kind").asText()).isEqualTo(r < 3 ? "differential" : "cumulative");
      assertThat(rows.get(r).get("unit").asText()).isEqualTo("GeV");
      for (int k = 0; k < 3; k++) {
        JsonNode component = rows.get(r).get("galactic_dipole").get(names.get(k));
        assertThat(component.get("value").asDouble())
            .as("row %d %s", r, names.get(k))
            .isCloseTo(numpy.get(r)[k], within(1e-7));
        double expected = Math.sqrt(numpy.get(r)[diagonal[k]]);
        assertThat(component.get("statistical").asDouble())
            .isCloseTo(expected, within(1e-6 * expected));
      }
    }
    assertThat(out.resolve("energies.csv")).isNotEmptyFile();
    assertThat(out.resolve("energies.png")).isNotEmptyFile();
    assertThat(ResultFile.of(out.resolve("energy-16-30")).number("events/used")).isEqualTo(59_908);
    assertThat(ResultFile.of(out.resolve("energy-from-16")).number("events/used"))
        .isEqualTo(79_033);
  }

  @Test
  void ownTablesOfPublishedDipolesAreDrawnBesideTheResultAndNotBesideRigidities()
      throws IOException {
    Path table = directory.resolve("mine.csv");
    Files.writeString(
        table,
        "experiment,energy [eV],amplitude,error_low,error_high,component,doi\n"
            + "Mine 2026,4e10,0.02,0.005,0.005,full,10.1000/example\n");
    Path out = directory.resolve("beside");
    String set = "sky-maps.published=[" + table + "]";
    CommandLineRun.good("reconstruct", EXAMPLE, "--no-pictures", "--set", set, "--out", out);
    assertThat(out.resolve("published.csv")).content().contains("Mine 2026", "Fermi-LAT");
    assertThat(out.resolve("report.html")).content().contains("Mine 2026");
    assertThat(out.resolve("energies.json")).content().contains(table.getFileName().toString());
    CommandLineRun rigidities =
        CommandLineRun.of("reconstruct", write(CONFIGURATION), "--set", set);
    assertThat(rigidities.exit()).isEqualTo(2);
    assertThat(rigidities.err()).contains("published: energies in 'GV'");
  }

  private Path write(String configuration) {
    SpaceMaps place = SpaceMaps.in(directory);
    place.write("few.fits", n -> 0.1 * otherExposure(n) * (1 + SpaceMaps.dot(SpaceMaps.DIPOLE, n)));
    place.write("other.fits", n -> 700 * otherExposure(n));
    return place.writeText("ranges.yaml", configuration);
  }

  private static double otherExposure(double[] n) {
    return 1000 - 300 * n[2] + 200 * n[0];
  }

  /** The scale of the second reference is 7,000 times that of the first: it must not matter. */
  @Test
  void rangesFittedTogetherGiveBackTheDipoleWhateverTheirScalesAndExposures() {
    CommandLineRun.reconstruct(write(CONFIGURATION), directory.resolve("out"));
    ResultFile all = ResultFile.of(directory.resolve("out/energy-from-16"));
    List<String> names = List.of("rho_FB", "rho_EW", "rho_NS");
    for (int k = 0; k < 3; k++) {
      assertThat(all.number("galactic_dipole/" + names.get(k) + "/value"))
          .isCloseTo(SpaceMaps.DIPOLE[k], within(1e-9));
    }
    assertThat(ResultFile.read(directory.resolve("out/energies.json")).text("rows/0/unit"))
        .isEqualTo("GV");
  }

  static Stream<Arguments> contradictions() {
    return Stream.of(
        Arguments.of(
            "from: 30",
            "from: 25",
            ":7: sky-maps.ranges.1.from: 25 GV is below the end of the range before, 30 GV; ranges"
                + " must grow and share no event"),
        Arguments.of(
            "from: 30",
            "from: 40.5",
            ":7: sky-maps.ranges.1.from: 40.5 GV leaves a gap after the range before, which ends at"
                + " 30 GV; what is fitted from 16 GV on would miss the events in it"),
        Arguments.of(
            "until: 30",
            "until: 10",
            ":6: sky-maps.ranges.0.until: 10 GV is not above from, 16 GV"),
        Arguments.of(", until: 30", "", ":6: sky-maps.ranges.0: required key 'until' is missing"),
        Arguments.of(
            "energy-unit: GV",
            "energy-unit: GeVs",
            ":4: sky-maps.energy-unit: 'GeVs' is not allowed; did you mean 'GeV'? Allowed values:"
                + " eV, keV, MeV, GeV, TeV, PeV, EeV, ZeV, MV, GV, TV"),
        Arguments.of(
            "  energy-unit: GV\n", "", ":1: sky-maps: required key 'energy-unit' is missing"),
        Arguments.of(
            "kind: exact, file: other.fits",
            "kind: control-sample, file: other.fits",
            ":7: sky-maps.ranges.1: reference: all ranges must have references of one kind, and"
                + " that of the first is exact"));
  }

  @ParameterizedTest
  @MethodSource("contradictions")
  void rangesThatDoNotFollowEachOtherAreRefused(String old, String replacement, String message) {
    assertThat(CONFIGURATION).contains(old);
    assertThat(refusal(CONFIGURATION.replace(old, replacement)))
        .isEqualTo("anisky: ranges.yaml" + message + "\n");
  }

  private String refusal(String configuration) {
    Path file = write(configuration);
    Map<String, Integer> before = Workplace.listing(directory);
    CommandLineRun run = CommandLineRun.of("reconstruct", file);
    assertThat(run.exit()).as(run.err()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(Workplace.listing(directory)).isEqualTo(before);
    return run.err().replace(directory + "/", "");
  }

  @Test
  void aRangeThatCannotBeFittedIsNamed() {
    SpaceMaps place = SpaceMaps.in(directory);
    double[] empty = SpaceMaps.constant(0);
    Path configuration = write(CONFIGURATION);
    place.write("few.fits", SpaceMaps.GRID, empty);
    CommandLineRun run = CommandLineRun.of("reconstruct", configuration);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err().replace(directory + "/", ""))
        .isEqualTo(
            "anisky: energy range >= 30 GV: few.fits, column 'column_1': the map has no events\n");
    assertThat(directory.resolve("out")).doesNotExist();
  }
}
