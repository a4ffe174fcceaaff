package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.anisky.grid.SkyMap;
import org.anisky.io.fits.FitsMaps;
import org.anisky.io.fits.HealpixColumns;
import org.anisky.sky.SkyFrame;
import org.junit.jupiter.api.Test;

/** What a comparison of maps on the sky says and writes, and which pixels take part in it. */
class SkyMapFilesTest extends SkyMapRuns {
  @Test
  void theSummaryTellsFramesUnitsAndWhatIsKnown() {
    SpaceMaps place = SpaceMaps.in(directory);
    String printed = CommandLineRun.good("reconstruct", place.configuration()).out();
    assertThat(printed.lines().map(line -> line.split("  +")[0]))
        .containsExactly(
            "Ions",
            "Compared",
            "rho_EW",
            "rho_NS",
            "rho_FB",
            "delta",
            "d_0h",
            "d_6h",
            "d_N",
            "Equatorial amplitude",
            "Phase",
            "Test statistic",
            "Warning",
            "To quote",
            "Not to quote",
            "Result in " + directory.resolve("out"));
    assertThat(printed)
        .contains("768 of 768 pixels, Galactic maps of nside 8, reference exact")
        .contains("towards Galactic l = 90 deg, b = 0")
        .contains("3 degrees of freedom")
        .contains("the counts are not whole numbers and come without squared weights");
  }

  /** (0.01, -0.02, 0.03): length sqrt(14)/100 = 0.0374, declination atan(3/sqrt 5) = 53.3 deg. */
  @Test
  void theSummaryOfEquatorialMapsTellsTheWholeDipoleWithBothErrors() {
    SpaceMaps place = SpaceMaps.in(directory, SkyFrame.EQUATORIAL);
    String configuration =
        SpaceMaps.CONFIGURATION
            .replace("galactic", "equatorial")
            .replace(
                "{kind: exact, file: reference.fits}",
                "{kind: simulated, file: reference.fits, column: 1, error-column: 2}\n"
                    + "  nuisances: [{name: tilt, template: {file: tilt.fits}, sigma: 0.01}]");
    place.write(
        "reference.fits",
        SpaceMaps.GRID,
        SpaceMaps.values(SpaceMaps::exposure),
        SpaceMaps.constant(0.1));
    place.write("tilt.fits", n -> n[0]);
    String printed =
        CommandLineRun.good("reconstruct", place.writeText("tilt.yaml", configuration)).out();
    String errors = " ± \\d\\.\\d+ \\(stat\\) ± \\d\\.\\d+ \\(syst\\)\\R";
    String angles = " ± \\d+\\.\\d+ \\(stat\\) ± \\d+\\.\\d+ \\(syst\\) deg\\R";
    assertThat(printed)
        .containsPattern("\\REquatorial amplitude  0\\.022\\d*" + errors)
        .containsPattern("\\RPhase                 296\\.\\d+" + angles)
        .containsPattern("\\RFull amplitude        0\\.0374\\d*" + errors)
        .containsPattern("\\RDeclination           \\+53\\.\\d+" + angles);
  }

  @Test
  void theMapsOfTheResultHaveTheFrameOfTheInput() throws IOException {
    SpaceMaps place = SpaceMaps.in(directory);
    place.writeChanged("counts.fits", 5, Double.NaN);
    CommandLineRun.good("reconstruct", place.configuration());
    HealpixColumns columns = FitsMaps.read(directory.resolve("out/reference.fits"));
    assertThat(columns.frame()).contains(SkyFrame.GALACTIC);
    assertThat(columns.names())
        .containsExactly(
            "counts",
            "isotropic_reference",
            "relative_intensity",
            "smoothed_anisotropy",
            "significance");
    SkyMap intensity = columns.map(2, SkyFrame.LOCAL_HORIZON);
    assertThat(intensity.isObserved(5)).isFalse();
    assertThat(intensity.observedPixels()).isEqualTo(SpaceMaps.GRID.size() - 1);
    double[] sky = SpaceMaps.values(n -> 1 + SpaceMaps.dot(SpaceMaps.DIPOLE, n));
    // The scale is fitted with the sky, so that the relative intensity is the sky put in.
    assertThat(intensity.value(17)).isCloseTo(sky[17], within(1e-9));
    assertThat(columns.map(3, SkyFrame.GALACTIC).value(17)).isBetween(0.0, 0.04);
    assertThat(directory.resolve("out/intensity.png")).isNotEmptyFile();
    assertThat(directory.resolve("out/significance.png")).isNotEmptyFile();
    assertThat(directory.resolve("out/reference.png")).isNotEmptyFile();
    assertThat(ResultFile.of(directory.resolve("out")).number("sky_maps/compared_pixels"))
        .isEqualTo(767);
  }

  /** Whoever reads results of detectors reads these, but for what they were made of. */
  @Test
  void theResultHasTheKeysOfOneOfDetectors() {
    ResultFile result = reconstruct(SpaceMaps.in(directory).configuration());
    List<String> keys = new ArrayList<>();
    result.root().fieldNames().forEachRemaining(keys::add);
    assertThat(keys)
        .containsExactlyInAnyOrder(
            "format",
            "strategy",
            "events",
            "dipole",
            "galactic_dipole",
            "measurements",
            "curves",
            "multipoles",
            "nuisances",
            "convergence",
            "sky_maps",
            "warnings",
            "quote",
            "provenance");
    assertThat(result.text("convergence/dipole_fit")).isEqualTo("converged");
    assertThat(result.at("measurements").isEmpty()).isTrue();
    assertThat(result.at("curves").isEmpty()).isTrue();
  }

  /** UNSEEN in the counts: a quarter of the sky is not seen, and the dipole stays. */
  @Test
  void missingPixelsTakeNoPart() {
    SpaceMaps place = SpaceMaps.in(directory);
    double[] counts =
        SpaceMaps.values(
            n ->
                n[0] > 0.5
                    ? Double.NaN
                    : SpaceMaps.exposure(n) * (1 + SpaceMaps.dot(SpaceMaps.DIPOLE, n)));
    place.write("counts.fits", SpaceMaps.GRID, counts);
    ResultFile result = reconstruct(place.configuration());
    assertThat(result.number("galactic_dipole/rho_FB/value")).isCloseTo(0.01, within(1e-9));
    assertThat(result.number("sky_maps/sky_fraction")).isCloseTo(0.75, within(0.02));
  }

  /**
   * healpy's list of the 640 pixels from 64 to 703, NESTED; pixel p has 100 + p modulo 7 events.
   */
  @Test
  void pixelsThatAListLeavesOutAreNotObservedAndToldSo() throws IOException {
    Path partial = Path.of("testdata/reference/fits/partial-counts.fits").toAbsolutePath();
    SpaceMaps place = SpaceMaps.in(directory);
    ResultFile result = reconstruct(place.configurationWith("counts.fits", partial.toString()));
    assertThat(result.texts("warnings"))
        .containsExactly(
            partial
                + " lists 640 of 768 pixels; the others are taken as not observed, not as empty");
    assertThat(result.number("sky_maps/compared_pixels")).isEqualTo(640);
    SkyMap counts =
        FitsMaps.read(directory.resolve("result/reference.fits")).map(0, SkyFrame.GALACTIC);
    assertThat(counts.isObserved(63)).isFalse();
    assertThat(counts.value(64)).isEqualTo(101);
    assertThat(counts.value(703)).isEqualTo(103);
  }

  @Test
  void provenanceHasEveryFileOnceAndTheConfigurationInFull() throws IOException {
    ResultFile result = reconstruct(EXAMPLE);
    List<String> files =
        result
            .root()
            .at("/provenance/inputs")
            .valueStream()
            .map(input -> input.get("path").asText())
            .collect(Collectors.toList());
    assertThat(files)
        .containsExactly(
            "testdata/space-maps/electrons.fits.gz",
            "testdata/space-maps/isotropic.fits.gz",
            "testdata/space-maps/template.fits.gz");
    assertThat(result.text("provenance/inputs/0/sha256")).hasSize(64);
    assertThat(result.number("provenance/configuration/monte-carlo/l-max")).isEqualTo(1);
    assertThat(result.text("format")).isEqualTo("anisky-result/1");
    assertThat(result.number("events/used")).isEqualTo(299_973);
  }

  /** Weights of 1/2 on all: half the sum, and as many effective events as there are. */
  @Test
  void weightedCountsTellTheirEffectiveNumber() {
    SpaceMaps place = SpaceMaps.in(directory);
    place.write(
        "weighted.fits",
        SpaceMaps.GRID,
        SpaceMaps.values(n -> 0.5 * SpaceMaps.exposure(n)),
        SpaceMaps.values(n -> 0.25 * SpaceMaps.exposure(n)));
    ResultFile result =
        reconstruct(
            place.configurationWith(
                "{file: counts.fits}",
                "{file: weighted.fits, column: 1, squared-weights-column: 2}"));
    double events = result.number("events/used");
    assertThat(result.number("events/effective")).isCloseTo(2 * events, within(1e-6 * events));
    // The counts are the reference itself, without fluctuations: a dipole of 0 without direction.
    assertThat(result.texts("warnings"))
        .satisfiesExactly(
            first -> assertThat(first).contains("repeats the counts"),
            second -> assertThat(second).contains("do not determine dipole.phase_deg.statistical"));
    assertThat(result.at("dipole/phase_deg/statistical").isNull()).isTrue();
    // sqrt(3/N) for a full sky, within the lopsidedness of the exposure.
    assertThat(result.number("galactic_dipole/rho_NS/statistical"))
        .isCloseTo(Math.sqrt(3 / (2 * events)), within(1e-4));
  }
}
