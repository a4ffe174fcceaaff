package org.anisky.simulation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.anisky.InvalidInputException;
import org.anisky.grid.CylindricalGrid;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyGrid;
import org.anisky.grid.SkyMap;
import org.anisky.simulation.HarmonicTerm.Coefficient;
import org.anisky.sky.EquatorialDirection;
import org.anisky.sky.SkyFrame;
import org.junit.jupiter.api.Test;

class SyntheticSkyTest {
  /** Rounding of I = 1 + dI. */
  private static final double ROUNDING = 5e-16;

  private static double intensity(SyntheticSky sky, double rightAscension, double declination) {
    double[] value = new double[1];
    sky.relativeIntensity(
        Math.sin(Math.toRadians(declination)),
        new double[] {Math.toRadians(rightAscension)},
        value);
    return value[0];
  }

  private static HealpixGrid healpix(int nside) {
    return new HealpixGrid(nside);
  }

  /** The l = 1 projection of a map by a plain sum over pixels. */
  private static SkyDipole projection(double[] intensity, SkyGrid grid) {
    double[] d = new double[3];
    for (int a = 0; a < grid.size(); a++) {
      double cos = Math.sqrt(1 - grid.z(a) * grid.z(a));
      d[0] += 3 * (intensity[a] - 1) * cos * Math.cos(grid.longitude(a)) / grid.size();
      d[1] += 3 * (intensity[a] - 1) * cos * Math.sin(grid.longitude(a)) / grid.size();
      d[2] += 3 * (intensity[a] - 1) * grid.z(a) / grid.size();
    }
    return new SkyDipole(d[0], d[1], d[2]);
  }

  private static void assertDipole(SkyDipole expected, SkyDipole actual, double tolerance) {
    assertEquals(expected.d0h(), actual.d0h(), tolerance, "d_0h");
    assertEquals(expected.d6h(), actual.d6h(), tolerance, "d_6h");
    assertEquals(expected.dNorth(), actual.dNorth(), tolerance, "d_N");
  }

  @Test
  void anIsotropicSkyIsOneEverywhere() {
    for (double value : SyntheticSky.ISOTROPIC.relativeIntensity(healpix(2))) {
      assertEquals(1, value, 0);
    }
    assertDipole(SkyDipole.ZERO, SyntheticSky.ISOTROPIC.dipole(), 0);
  }

  @Test
  void aDipoleIsLargestInItsDirectionAndSmallestOpposite() {
    SkyDipole dipole = SkyDipole.of(0.1, EquatorialDirection.ofDegrees(40, -10));
    SyntheticSky sky = SyntheticSky.of(HarmonicTerm.of(dipole));
    assertEquals(1.1, intensity(sky, 40, -10), ROUNDING);
    assertEquals(0.9, intensity(sky, 220, 10), ROUNDING);
    assertEquals(1, intensity(sky, 130, 0), ROUNDING);
    // The angle between (0, 0) and (40, -10): cos 40 cos 10 = 0.7544065.
    assertEquals(1.0754406506735489, intensity(sky, 0, 0), ROUNDING);
    assertDipole(dipole, sky.dipole(), 1e-16);
  }

  @Test
  void theAxesOfADipoleAreNamed() {
    SyntheticSky sky = SyntheticSky.of(HarmonicTerm.of(new SkyDipole(0.1, 0.02, 0.003)));
    assertEquals(1.1, intensity(sky, 0, 0), ROUNDING);
    assertEquals(1.02, intensity(sky, 90, 0), ROUNDING);
    assertEquals(1.003, intensity(sky, 33, 90), ROUNDING);
    assertEquals(0.997, intensity(sky, 33, -90), ROUNDING);
  }

  @Test
  void lowMultipolesHaveTheirTextbookForms() {
    double declination = Math.toRadians(35);
    double rightAscension = Math.toRadians(50);
    double s = Math.sin(declination);
    double c = Math.cos(declination);
    double[][] cases = {
      {2, 1, Math.sqrt(15 / (4 * Math.PI)) * s * c * Math.cos(rightAscension)},
      {2, -2, Math.sqrt(15 / (16 * Math.PI)) * c * c * Math.sin(2 * rightAscension)},
      {2, 0, Math.sqrt(5 / (16 * Math.PI)) * (3 * s * s - 1)},
      {3, -3, Math.sqrt(35 / (32 * Math.PI)) * c * c * c * Math.sin(3 * rightAscension)},
    };
    for (double[] row : cases) {
      SyntheticSky sky =
          SyntheticSky.of(
              HarmonicTerm.of(List.of(new Coefficient((int) row[0], (int) row[1], 0.01))));
      assertEquals(1 + 0.01 * row[2], intensity(sky, 50, 35), ROUNDING, row[0] + ", " + row[1]);
    }
  }

  @Test
  void harmonicSkiesAgreeWithScipy() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("testdata/reference/harmonic_sky.csv"));
    for (String line : lines.subList(2, lines.size())) {
      String[] cells = line.split(",");
      int lMax = Integer.parseInt(cells[0]);
      List<Coefficient> coefficients = new ArrayList<>();
      for (int l = 1; l <= lMax; l++) {
        for (int m = -l; m <= l; m++) {
          coefficients.add(new Coefficient(l, m, Math.sin(l + 2 * m) / (l * l)));
        }
      }
      double[] value = new double[1];
      HarmonicTerm.of(coefficients)
          .addTo(Double.parseDouble(cells[1]), new double[] {Double.parseDouble(cells[2])}, value);
      // Sums of up to 960 terms; scipy's own arc cosine costs it 1e-13 near the poles.
      assertEquals(Double.parseDouble(cells[3]), value[0], 1e-12, line);
    }
  }

  @Test
  void coefficientsOfOneHarmonicAddUp() {
    HarmonicTerm sum =
        HarmonicTerm.of(List.of(new Coefficient(2, -1, 0.01), new Coefficient(2, -1, 0.02)));
    HarmonicTerm one = HarmonicTerm.of(List.of(new Coefficient(2, -1, 0.03)));
    assertEquals(
        intensity(SyntheticSky.of(one), 77, 12), intensity(SyntheticSky.of(sum), 77, 12), ROUNDING);
  }

  @Test
  void theDipoleOfARealisationIsTheProjectionOfItsMap() {
    SkyPowerSpectrum spectrum = SkyPowerSpectrum.ofTurbulence(1e-7, 1, 30);
    SyntheticSky sky =
        SyntheticSky.of(
            HarmonicTerm.of(SkyDipole.of(1e-3, EquatorialDirection.ofDegrees(40, -10))),
            spectrum.realise(RandomStreams.of(7)));
    HealpixGrid grid = healpix(64);
    // Sums over pixels at nside 64 leak 1e-5 of the other multipoles (3e-4 each) into l = 1.
    assertDipole(projection(sky.relativeIntensity(grid), grid), sky.dipole(), 1e-8);
  }

  @Test
  void gridsOfBothKindsAreFilledAtTheirCentres() {
    SkyDipole d = new SkyDipole(0.1, -0.05, 0.02);
    SyntheticSky sky = SyntheticSky.of(HarmonicTerm.of(d));
    for (SkyGrid grid : new SkyGrid[] {healpix(4), CylindricalGrid.of(6, 10)}) {
      double[] intensity = sky.relativeIntensity(grid);
      for (int a = 0; a < grid.size(); a++) {
        double cos = Math.sqrt(1 - grid.z(a) * grid.z(a));
        double x = cos * Math.cos(grid.longitude(a));
        double y = cos * Math.sin(grid.longitude(a));
        assertEquals(
            1 + d.d0h() * x + d.d6h() * y + d.dNorth() * grid.z(a), intensity[a], ROUNDING);
      }
    }
  }

  @Test
  void aMapIsConstantWithinItsPixels() {
    HealpixGrid grid = healpix(1);
    double[] values = new double[12];
    values[5] = 0.25;
    SyntheticSky sky = SyntheticSky.of(MapTerm.ofAnisotropy(map(grid, values, 12)));
    // Base pixel 5 is centred at longitude 90 deg on the equator and reaches 45 deg along it.
    assertEquals(1.25, intensity(sky, 90, 0), 0);
    assertEquals(1.25, intensity(sky, 134, 0), 0);
    assertEquals(1, intensity(sky, 136, 0), 0);
    values[0] = 1;
    for (int pixel = 0; pixel < 12; pixel++) {
      values[pixel] = pixel == 5 ? 1.25 : 1;
    }
    SyntheticSky same = SyntheticSky.of(MapTerm.ofRelativeIntensity(map(grid, values, 12)));
    assertEquals(1.25, intensity(same, 90, 0), 0);
    assertEquals(1, intensity(same, 136, 0), 0);
  }

  @Test
  void theDipoleOfAMapIsThatOfTheSkyItPictures() {
    SyntheticSky sky = SyntheticSky.of(HarmonicTerm.of(new SkyDipole(0.01, -0.02, 0.03)));
    HealpixGrid grid = healpix(32);
    SkyMap map = map(grid, sky.relativeIntensity(grid), grid.size());
    // Pixels of side w = 1.8 deg = 0.032 rad damp l = 1 by about w^2/12 = 1e-4: 3e-6 here.
    assertDipole(sky.dipole(), MapTerm.ofRelativeIntensity(map).dipole(), 5e-6);
  }

  @Test
  void mapsThatAreNotWholeOrNotEquatorialAreRefused() {
    assertThatThrownBy(() -> MapTerm.ofAnisotropy(map(healpix(1), new double[12], 9)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("3 of 12 pixels have no value");
    SkyMap galactic = SkyMap.of(healpix(1), SkyFrame.GALACTIC, "I", "1", new double[12], whole(12));
    assertThatThrownBy(() -> MapTerm.ofAnisotropy(galactic))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("is in the galactic frame; it must be equatorial");
  }

  @Test
  void anIntensityThatIsNotPositiveIsRefusedWithItsPlace() {
    SyntheticSky sky = SyntheticSky.of(HarmonicTerm.of(new SkyDipole(0, 1.5, 0)));
    assertThatThrownBy(() -> intensity(sky, 270, 0))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "synthetic sky: the relative intensity at right ascension 270.000 deg, declination"
                + " 0.000 deg is -0.5000; it must be > 0 everywhere");
    assertThatThrownBy(() -> sky.relativeIntensity(healpix(4)))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void impossibleCoefficientsAreRefused() {
    assertThatThrownBy(() -> new Coefficient(0, 0, 1))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("l = 0 is outside");
    assertThatThrownBy(() -> new Coefficient(2, -3, 1))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("l = 2, m = -3");
    assertThatThrownBy(() -> new Coefficient(2, 1, Double.NaN))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("NaN must be finite");
    assertThatThrownBy(() -> new SkyDipole(0, Double.NaN, 0))
        .isInstanceOf(InvalidInputException.class);
  }

  private static BitSet whole(int pixels) {
    BitSet set = new BitSet();
    set.set(0, pixels);
    return set;
  }

  private static SkyMap map(HealpixGrid grid, double[] values, int observed) {
    return SkyMap.of(grid, SkyFrame.EQUATORIAL, "sky", "1", values, whole(observed));
  }
}
