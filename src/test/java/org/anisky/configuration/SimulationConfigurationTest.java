package org.anisky.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.anisky.InvalidInputException;
import org.anisky.configuration.yaml.YamlFile;
import org.anisky.exposure.AcceptanceFormula;
import org.anisky.exposure.AcceptanceShape;
import org.anisky.grid.CylindricalGrid;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyMap;
import org.anisky.io.fits.FitsMaps;
import org.anisky.simulation.AcceptanceWave;
import org.anisky.simulation.Fluctuations;
import org.anisky.simulation.SimulatedDetector;
import org.anisky.simulation.SkyDipole;
import org.anisky.simulation.SkySampling;
import org.anisky.sky.SkyFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationConfigurationTest {
  private static final String DETECTOR =
      "{name: a, latitude: 19 deg, longitude: 0 deg, max-zenith: 57 deg, events: 1e6,"
          + " grid: {kind: healpix, nside: 8}%s}";

  @TempDir private Path directory;

  private SimulationConfiguration read(String detectorKeys, String... lines) throws IOException {
    List<String> text = new ArrayList<>(List.of(lines));
    text.add("seed: 3");
    text.add("detectors: [" + String.format(DETECTOR, detectorKeys) + "]");
    return SimulationConfiguration.read(
        YamlFile.parse(String.join("\n", text), directory.resolve("a.yaml")));
  }

  private void refused(String message, String detectorKeys, String... lines) {
    assertThatThrownBy(() -> read(detectorKeys, lines))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message);
  }

  private SkyDipole dipole(String sky) throws IOException {
    return read("", "sky: {" + sky + "}").plan().sky().dipole();
  }

  @Test
  void everythingButSeedAndDetectorsHasADefault() throws IOException {
    SimulationConfiguration read = read("");
    assertThat(read.plan().seed()).isEqualTo(3);
    assertThat(read.plan().fluctuations()).isEqualTo(Fluctuations.POISSON);
    assertThat(read.plan().binning().bins()).isEqualTo(360);
    assertThat(read.plan().sampling()).isEqualTo(SkySampling.EXACT);
    assertThat(read.plan().sky().terms()).isEmpty();
    assertThat(read.write()).containsExactly(SimulationOutput.COUNTS);
    assertThat(read.truthGrid()).isEqualTo(new HealpixGrid(64));
    SimulatedDetector detector = read.plan().detectors().get(0);
    assertThat(detector.acceptance()).isEqualTo(new AcceptanceFormula(1, 0, 0));
    assertThat(detector.events()).isEqualTo(1e6);
    assertThat(detector.sky().grid()).isEqualTo(new HealpixGrid(8));
    assertThat(detector.sky().observatory().latitude()).isEqualTo(Math.toRadians(19));
  }

  @Test
  void acceptancesMayChangeWithSiderealTime() throws IOException {
    SimulatedDetector detector =
        read(", acceptance-changes: [{shape: north-south, amplitude: 0.05, harmonic: 2,"
                + " phase: 90 deg}, {amplitude: 0.01}]")
            .plan()
            .detectors()
            .get(0);
    assertThat(detector.changes())
        .containsExactly(
            new AcceptanceWave(AcceptanceShape.NORTH_SOUTH, 0.05, 2, Math.PI / 2),
            new AcceptanceWave(AcceptanceShape.EAST_WEST, 0.01, 1, 0));
    refused("acceptance-changes", ", acceptance-changes: [{shape: up, amplitude: 0.1}]");
    refused("amplitude", ", acceptance-changes: [{amplitude: 2}]");
  }

  @Test
  void theTermsOfTheSkyAddUp() throws IOException {
    assertThat(dipole("dipole: {d_0h: 1e-3, d_N: -2e-3}")).isEqualTo(new SkyDipole(1e-3, 0, -2e-3));
    SkyDipole direction =
        dipole("dipole: {amplitude: 2e-3, right-ascension: 6 h, declination: 60 deg}");
    assertThat(direction.d6h()).isCloseTo(1e-3, within(1e-18));
    assertThat(direction.dNorth()).isCloseTo(Math.sqrt(3) * 1e-3, within(1e-18));
    // A real harmonic of degree 1 is sqrt(3/(4 pi)) times a component: 1e-3 sqrt(3/(4 pi)).
    SkyDipole sum = dipole("dipole: {d_6h: 1e-3}, multipoles: [{l: 1, m: -1, value: 1e-3}]");
    assertThat(sum.d6h()).isCloseTo(1e-3 + 1e-3 * 0.48860251190291992, within(1e-17));
    // A hemisphere as a spot: 3/4 of its amplitude.
    SkyDipole spot =
        dipole(
            "spots: [{right-ascension: 0 deg, declination: 0 deg, radius: 90 deg,"
                + " amplitude: 4e-3}]");
    assertThat(spot.d0h()).isCloseTo(3e-3, within(1e-17));
  }

  @Test
  void aPowerSpectrumHasASeedOfItsOwn() throws IOException {
    String law = "power-spectrum: {amplitude: 1e-7, l-max: 5%s}";
    SkyDipole common = dipole(String.format(law, ""));
    assertThat(dipole(String.format(law, ", seed: 3"))).isEqualTo(common);
    assertThat(dipole(String.format(law, ", seed: 4"))).isNotEqualTo(common);
    assertThat(dipole("power-spectrum: {values: [1e-7], seed: 3}")).isEqualTo(common);
    assertThat(dipole(String.format(law, ", l-min: 2"))).isEqualTo(SkyDipole.ZERO);
  }

  @Test
  void mapsAndTablesAreReadFromFilesBesideTheConfiguration() throws IOException {
    HealpixGrid grid = new HealpixGrid(4);
    double[] values = new double[grid.size()];
    for (int a = 0; a < values.length; a++) {
      values[a] = 1 + 0.1 * grid.z(a);
    }
    BitSet whole = new BitSet();
    whole.set(0, values.length);
    FitsMaps.write(
        directory.resolve("sky.fits"),
        "SKY",
        List.of(SkyMap.of(grid, SkyFrame.EQUATORIAL, "I", "1", values, whole)),
        List.of());
    // A dipole 0.1 towards the pole, in pixels of 15 deg that damp it by some percent.
    assertThat(dipole("map: {file: sky.fits}").dNorth()).isCloseTo(0.1, within(3e-3));
    refused("column: 2 is not allowed", "", "sky: {map: {file: sky.fits, column: 2}}");

    Files.writeString(
        directory.resolve("rate.txt"), "# rate\n1\n3.5e0\n\n", StandardCharsets.UTF_8);
    assertThat(read(", rate: {table: rate.txt}", "sidereal-bins: 2").plan().detectors()).hasSize(1);
    refused(
        "rate.txt has 2 rates, but there are 3 sidereal bins",
        ", rate: {table: rate.txt}",
        "sidereal-bins: 3");
    Files.writeString(directory.resolve("rate.txt"), "1\n-3\n", StandardCharsets.UTF_8);
    refused("rate.txt:2: '-3' is not a rate", ", rate: {table: rate.txt}", "sidereal-bins: 2");
    refused("table of rates", ", rate: {table: absent.txt}", "sidereal-bins: 2");
  }

  @Test
  void anAcceptanceMapIsRead() throws IOException {
    HealpixGrid grid = new HealpixGrid(4);
    BitSet whole = new BitSet();
    whole.set(0, grid.size());
    double[] values = new double[grid.size()];
    Arrays.fill(values, 2);
    FitsMaps.write(
        directory.resolve("acceptance.fits"),
        "A",
        List.of(SkyMap.of(grid, SkyFrame.LOCAL_HORIZON, "A", "1", values, whole)),
        List.of());
    SimulatedDetector detector =
        read(", acceptance: {map: acceptance.fits, azimuth: east-north}").plan().detectors().get(0);
    double[] acceptance = detector.acceptance().on(detector.sky(), "site").acceptance();
    assertThat(acceptance[0]).isCloseTo(1.0 / acceptance.length, within(1e-15));
    refused(
        "unknown key 'detectors.0.acceptance.zenith-power'; allowed keys: map, azimuth, column",
        ", acceptance: {map: acceptance.fits, zenith-power: 1}");
  }

  @Test
  void equatorialPixelsAreTheReconstructionsUnlessAnotherNsideIsGiven() throws IOException {
    assertThat(read("", "sampling: equatorial-pixels").plan().sampling())
        .isEqualTo(SkySampling.onPixels(new HealpixGrid(8)));
    assertThat(read("", "sampling: equatorial-pixels", "equatorial-nside: 32").plan().sampling())
        .isEqualTo(SkySampling.onPixels(new HealpixGrid(32)));
    refused("unknown key 'equatorial-nside'", "", "equatorial-nside: 32");
  }

  @Test
  void aCylindricalGridIsCentredForItsBins() throws IOException {
    SimulationConfiguration read =
        SimulationConfiguration.read(
            YamlFile.parse(
                "seed: 1\nsidereal-bins: 24\ndetectors: [{name: a, latitude: 0 deg, longitude: 0"
                    + " deg, max-zenith: 57 deg, events: 1e3, grid: {kind: cylindrical, rings: 12,"
                    + " columns: 24}}]\n",
                Path.of("a.yaml")));
    assertThat(read.plan().detectors().get(0).sky().grid())
        .isEqualTo(new CylindricalGrid(12, 24, 0));
  }

  @Test
  void wrongValuesAreRefusedWithTheirPlace() {
    refused(
        "a.yaml:1: sky.dipole: two dipoles are given",
        "",
        "sky: {dipole: {amplitude: 1e-3, d_0h: 1}}");
    refused("a.yaml:1: sky.dipole: no dipole is given", "", "sky: {dipole: {}}");
    refused(
        "required key 'declination' is missing",
        "",
        "sky: {dipole: {amplitude: 1e-3, right-ascension: 1 h}}");
    refused(
        "sky.multipoles.0.m: 3 is outside [-2, 2]",
        "",
        "sky: {multipoles: [{l: 2, m: 3, value: 1}]}");
    refused(
        "l-max: 2 is outside [3, 2000]",
        "",
        "sky: {power-spectrum: {amplitude: 1, l-min: 3, l-max: 2}}");
    refused("truth-nside: 48 is not allowed; nside must be a power of two", "", "truth-nside: 48");
    refused("unknown key 'flucutations'; did you mean 'fluctuations'?", "", "flucutations: asimov");
  }

  @Test
  void wrongDetectorsAreRefusedWithTheirPlace() {
    refused("detectors.0.rate.gaps: 1.5 is not allowed", ", rate: {gaps: [1.5]}");
    refused("detectors.0.rate.gaps.0: 360 is outside [0, 359]", ", rate: {gaps: [360]}");
    refused(
        "detectors.0.acceptance.azimuth-modulation: -2 is outside [-1, infinity)",
        ", acceptance: {azimuth-modulation: -2}");
    assertThatThrownBy(
            () ->
                SimulationConfiguration.read(
                    YamlFile.parse(
                        "seed: 1\ndetectors: [{name: ../a}]\n", directory.resolve("a.yaml"))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("detectors.0.name: '../a' is not allowed; a name has letters");
  }

  @Test
  void listsOfEventsAreRefusedBeforeAnythingIsSimulated() {
    refused(
        "write: asks for events, which are whole; they need fluctuations 'poisson'",
        "",
        "write: [events-text]",
        "fluctuations: asimov");
    refused(
        "write.0: 'event' is not allowed; allowed values: counts, events-arrow, events-text",
        "",
        "write: [event]");
    refused("write: must name at least one of counts, events-arrow", "", "write: []");
    assertThatThrownBy(
            () ->
                SimulationConfiguration.read(
                    YamlFile.parse(
                        "seed: 1\nwrite: [events-arrow]\ndetectors: [{name: a, latitude: 0 deg,"
                            + " longitude: 0 deg, max-zenith: 57 deg, events: 5e9}]\n",
                        directory.resolve("a.yaml"))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("a has 5.00e+09; at most 1.00e+07 are written as events");
  }

  @ParameterizedTest
  @ValueSource(strings = {"site19-simulate.yaml", "joint-simulate.yaml"})
  void theExamplesAreRead(String name) throws IOException {
    SimulationConfiguration read =
        SimulationConfiguration.read(YamlFile.read(Path.of("configs", name)));
    assertThat(read.plan().detectors().get(0).name()).isEqualTo("site19");
    // The dipole of the realisation is part of the truth: not the configured one alone.
    assertThat(read.plan().sky().dipole().d0h()).isNotCloseTo(7.544e-4, within(1e-7));
  }
}
