package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.anisky.grid.SkyMap;
import org.anisky.io.fits.FitsMaps;
import org.anisky.io.fits.HealpixColumns;
import org.anisky.sky.SkyFrame;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What two detectors see together: a site at 19 deg North and one at the South Pole. */
class CoverageTest {
  private static final String SIMULATION =
      """
      seed: 1
      fluctuations: asimov
      sidereal-bins: 24
      sky: {dipole: {amplitude: 1e-3, right-ascension: 40 deg, declination: 0 deg}}
      detectors:
        - name: North
          latitude: 19 deg
          longitude: -97 deg
          max-zenith: 57 deg
          grid: {kind: healpix, nside: 16}
          events: 3e9
        - name: Pole
          latitude: -90 deg
          longitude: 0 deg
          max-zenith: 65 deg
          grid: {kind: healpix, nside: 16}
          events: 1e9
      truth-nside: 16
      """;

  /** Rings of nside 16 are up to 3.0 deg apart, and the last one in view is seen in part. */
  private static final double RING_DEG = 3;

  @TempDir private static Path directory;
  private static Path out;

  @BeforeAll
  static void reconstruct() throws IOException {
    Path simulation = Files.writeString(directory.resolve("sky.yaml"), SIMULATION);
    Path counts = directory.resolve("counts");
    CommandLineRun.good("simulate", simulation, "--out", counts);
    Path configuration =
        Files.writeString(
            directory.resolve("joint.yaml"),
            """
            detectors:
              - {name: North, counts: {file: counts/North.arrow}}
              - {name: Pole, counts: {file: counts/Pole.arrow}}
            maps: {nside: 16}
            """);
    out = directory.resolve("result");
    CommandLineRun.good("reconstruct", configuration, "--out", out);
  }

  private static SkyMap map(HealpixColumns columns, String name) {
    return columns.map(columns.names().indexOf(name), SkyFrame.EQUATORIAL);
  }

  @Test
  void bandsOfDeclinationSayWhoSeesThem() {
    ResultFile result = ResultFile.of(out);
    // The Pole sees zenith angles up to 65 deg: declinations up to -25. North sees 19 -+ 57.
    double[] edges = {-90, -38, -25, 76};
    List<List<String>> seenBy =
        List.of(List.of("Pole"), List.of("North", "Pole"), List.of("North"));
    assertThat(result.at("coverage/bands").size()).isEqualTo(3);
    for (int band = 0; band < 3; band++) {
      String at = "coverage/bands/" + band + "/";
      assertThat(result.number(at + "from_deg")).isCloseTo(edges[band], within(RING_DEG));
      assertThat(result.number(at + "to_deg")).isCloseTo(edges[band + 1], within(RING_DEG));
      assertThat(result.texts(at + "detectors")).isEqualTo(seenBy.get(band));
    }
    assertThat(result.number("coverage/bands/0/from_deg")).isEqualTo(-90);
    assertThat(result.number("coverage/bands/1/from_deg"))
        .isEqualTo(result.number("coverage/bands/0/to_deg"));
    // From the South Pole to 76 deg: (1 + sin 76 deg)/2 of the sky, within half a ring.
    assertThat(result.number("coverage/sky_fraction")).isCloseTo(0.985, within(0.01));
  }

  @Test
  void exposuresOfTheDetectorsAddUp() throws IOException {
    HealpixColumns columns = FitsMaps.read(out.resolve("exposure.fits"));
    assertThat(columns.names())
        .containsExactly("exposure", "exposure_North", "exposure_Pole", "detectors");
    SkyMap total = map(columns, "exposure");
    SkyMap north = map(columns, "exposure_North");
    SkyMap pole = map(columns, "exposure_Pole");
    SkyMap detectors = map(columns, "detectors");
    double ofNorth = 0;
    double ofPole = 0;
    for (int a = 0; a < total.grid().size(); a++) {
      int seen = (north.isObserved(a) ? 1 : 0) + (pole.isObserved(a) ? 1 : 0);
      assertThat(detectors.isObserved(a)).isTrue();
      assertThat(detectors.value(a)).isEqualTo(seen);
      assertThat(total.isObserved(a)).isEqualTo(seen > 0);
      double n = north.isObserved(a) ? north.value(a) : 0;
      double p = pole.isObserved(a) ? pole.value(a) : 0;
      ofNorth += n;
      ofPole += p;
      if (seen > 0) {
        assertThat(n + p).isPositive();
        assertThat(total.value(a)).isCloseTo(n + p, within(1e-12 * (n + p)));
      }
    }
    // Expected events of an isotropic sky; the m = 0 gauge moves them by less than the amplitude.
    assertThat(ofNorth).isCloseTo(3e9, within(3e9 * 1e-3));
    assertThat(ofPole).isCloseTo(1e9, within(1e9 * 1e-3));
  }

  @Test
  void thereIsAPictureOfTheExposure() throws IOException {
    assertThat(ImageIO.read(out.resolve("exposure.png").toFile()).getWidth()).isEqualTo(1840);
  }
}
