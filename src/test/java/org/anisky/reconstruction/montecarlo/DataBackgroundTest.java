package org.anisky.reconstruction.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.anisky.InvalidInputException;
import org.anisky.grid.CylindricalGrid;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyGrid;
import org.anisky.grid.SkyMap;
import org.anisky.model.DipoleComponent;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.sky.SkyFrame;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * References made of the data. Counts n[tau][ring][h] of a site at latitude 19 deg, zenith below 60
 * deg, acceptance cos z, are drawn on rings of equal area; the reference is n_tau n_i/n, as a whole
 * day of scrambling has on average. Sums and loops are written out here.
 */
class DataBackgroundTest {
  private static final int RINGS = 36;
  private static final int COLUMNS = 36;
  private static final double LATITUDE = Math.toRadians(19);
  private static final double MAX_ZENITH = Math.toRadians(60);
  private static final SkyGrid GRID = new CylindricalGrid(RINGS, COLUMNS, 0.5);
  private static final DataBackground DAY =
      new DataBackground(
          2 * Math.PI, false, Optional.of(new DataBackground.Site(LATITUDE, MAX_ZENITH, 1)));

  /** Counts and reference on the sky, shape (pixels). */
  private record Maps(SkyMap counts, SkyMap reference) {
    MapSample sample(ReferenceMap made) {
      return MapSample.of("s", CountsMap.of("counts", counts), made);
    }
  }

  private static Maps draw(double events, double[] dipole, UniformRandomProvider random) {
    double[][] acceptance = new double[RINGS][COLUMNS];
    double total = 0;
    for (int r = 0; r < RINGS; r++) {
      double sin = GRID.z(r * COLUMNS);
      for (int k = 0; k < COLUMNS; k++) {
        double h = 2 * Math.PI * k / COLUMNS;
        double up =
            Math.sin(LATITUDE) * sin + Math.cos(LATITUDE) * Math.sqrt(1 - sin * sin) * Math.cos(h);
        acceptance[r][k] = up >= Math.cos(MAX_ZENITH) ? up : 0;
        total += acceptance[r][k];
      }
    }
    double[] perTime = new double[COLUMNS];
    double[][] perPlace = new double[RINGS][COLUMNS];
    double[] sky = new double[GRID.size()];
    double drawn = 0;
    for (int tau = 0; tau < COLUMNS; tau++) {
      for (int r = 0; r < RINGS; r++) {
        for (int k = 0; k < COLUMNS; k++) {
          if (acceptance[r][k] > 0) {
            int a = r * COLUMNS + Math.floorMod(tau - k, COLUMNS);
            double z = GRID.z(a);
            double across = Math.sqrt(1 - z * z);
            double intensity =
                1
                    + dipole[0] * across * Math.cos(GRID.longitude(a))
                    + dipole[1] * across * Math.sin(GRID.longitude(a))
                    + dipole[2] * z;
            double mu = events * acceptance[r][k] * intensity / (total * COLUMNS);
            double n =
                random == null ? mu : PoissonDistribution.of(mu).createSampler(random).sample();
            perTime[tau] += n;
            perPlace[r][k] += n;
            sky[a] += n;
            drawn += n;
          }
        }
      }
    }
    double[] reference = new double[GRID.size()];
    for (int tau = 0; tau < COLUMNS; tau++) {
      for (int r = 0; r < RINGS; r++) {
        for (int k = 0; k < COLUMNS; k++) {
          int a = r * COLUMNS + Math.floorMod(tau - k, COLUMNS);
          reference[a] += perTime[tau] * perPlace[r][k] / drawn;
        }
      }
    }
    BitSet seen = new BitSet();
    for (int a = 0; a < reference.length; a++) {
      seen.set(a, reference[a] > 0);
    }
    return new Maps(map(sky, seen), map(reference, seen));
  }

  private static SkyMap map(double[] values, BitSet seen) {
    return SkyMap.of(GRID, SkyFrame.EQUATORIAL, "counts", "events", values, seen);
  }

  private static Reconstruction reconstruct(Maps maps, ReferenceMap reference) {
    return MapComparison.ofDipole().reconstruct("s", List.of(maps.sample(reference)), 0.3);
  }

  @Test
  void theEquatorialDipoleComesBackAndThatAlongTheAxisIsAbsent() {
    Maps maps = draw(1e6, new double[] {0.03, -0.02, 0.05}, null);
    Reconstruction result = reconstruct(maps, ReferenceMap.ofData("r", maps.reference(), DAY));
    // Second order in the dipole, and d_N as a change of the mean, by 0.05 sin dec: 2 percent.
    assertThat(result.dipole().value(DipoleComponent.D_0H).orElseThrow())
        .isCloseTo(0.03, within(1e-3));
    assertThat(result.dipole().value(DipoleComponent.D_6H).orElseThrow())
        .isCloseTo(-0.02, within(1e-3));
    assertThat(result.dipole().value(DipoleComponent.D_N)).isEmpty();
    assertThat(result.dipole().full()).isEmpty();
    assertThat(result.multipoles().orElseThrow().dipoleSize()).isEqualTo(2);
    // The likelihood's first sweep returns 29 percent of a dipole at this site.
    assertThat(DAY.on(GRID).fraction()).isCloseTo(0.29, within(0.01));
    assertThat(result.warnings()).anyMatch(w -> w.contains("d_N is not measured"));
  }

  @Test
  void withoutASiteThePartLeftIsSaidToBeUnknown() {
    Maps maps = draw(1e6, new double[] {0.03, 0, 0}, null);
    Reconstruction result =
        reconstruct(
            maps,
            ReferenceMap.ofData(
                "r", maps.reference(), new DataBackground(2 * Math.PI, false, Optional.empty())));
    assertThat(result.dipole().value(DipoleComponent.D_0H).orElseThrow())
        .isCloseTo(0.29 * 0.03, within(0.02 * 0.03));
    assertThat(result.warnings()).anyMatch(w -> w.contains("they are not corrected"));
  }

  /**
   * 60 skies: the width of 120 pulls has the error 1/sqrt(240) = 0.065, their mean 0.09; 4 of them.
   */
  @Tag("long")
  @Test
  void errorsAreThoseOfSetsOfCounts() {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(17);
    double[] truth = {0.03, -0.02, 0.04};
    double sum = 0;
    double squares = 0;
    int skies = 60;
    for (int sky = 0; sky < skies; sky++) {
      Maps maps = draw(1e5, truth, random);
      Reconstruction result = reconstruct(maps, ReferenceMap.ofData("r", maps.reference(), DAY));
      for (DipoleComponent component : List.of(DipoleComponent.D_0H, DipoleComponent.D_6H)) {
        double pull =
            (result.dipole().value(component).orElseThrow() - truth[component.ordinal()])
                / result.dipole().error(component).orElseThrow();
        sum += pull;
        squares += pull * pull;
      }
    }
    assertThat(sum / (2 * skies)).isCloseTo(0, within(0.36));
    assertThat(Math.sqrt(squares / (2 * skies))).isCloseTo(1, within(0.26));
  }

  @Test
  void shorterWindowsLeaveLess() {
    double day = DAY.on(GRID).fraction();
    double half = new DataBackground(Math.PI, false, DAY.site()).on(GRID).fraction();
    double sliding = new DataBackground(Math.PI, true, DAY.site()).on(GRID).fraction();
    // sinc(pi/2) = 2/pi.
    assertThat(half).isCloseTo(day * (1 - 4 / (Math.PI * Math.PI)), within(1e-9));
    assertThat(sliding).isCloseTo(day * (1 - 2 / Math.PI), within(1e-9));
  }

  @Test
  void aReferenceThatRepeatsTheCountsIsRemarked() {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(3);
    Maps maps = draw(2e5, new double[] {0, 0, 0.05}, random);
    assertThat(reconstruct(maps, ReferenceMap.exact("r", maps.reference())).warnings())
        .anyMatch(w -> w.contains("it looks made of the same events"));
    Maps known = draw(2e5, new double[3], null);
    assertThat(reconstruct(maps, ReferenceMap.exact("r", known.reference())).warnings()).isEmpty();
  }

  @Test
  void otherMultipolesAndAxesAreRefused() {
    Maps maps = draw(1e5, new double[3], null);
    ReferenceMap reference = ReferenceMap.ofData("r", maps.reference(), DAY);
    assertThatThrownBy(
            () ->
                new MapComparison(2, List.of())
                    .reconstruct("s", List.of(maps.sample(reference)), 0.3))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("l-max 1 (it is 2)");
  }

  @Test
  void aConstantTemplateAndTooFewEventsAreRefused() {
    Maps maps = draw(1e5, new double[3], null);
    SkyMap ones = map(filled(1), all());
    assertThatThrownBy(
            () ->
                new MapComparison(1, List.of(new MapNuisance("tilt", ones, 0.01)))
                    .fit(
                        CountsMap.of("c", maps.counts()),
                        ReferenceMap.exact("r", maps.reference())))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("nuisance 'tilt' is 1.0 in all pixels");
    SkyMap four = map(scaled(maps.counts(), 4e-5), maps.counts().observed());
    assertThatThrownBy(
            () ->
                MapComparison.ofDipole()
                    .fit(CountsMap.of("c", four), ReferenceMap.exact("r", maps.reference())))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("there must be more than 4");
  }

  private static double[] filled(double value) {
    double[] values = new double[GRID.size()];
    java.util.Arrays.fill(values, value);
    return values;
  }

  private static BitSet all() {
    BitSet all = new BitSet();
    all.set(0, GRID.size());
    return all;
  }

  private static double[] scaled(SkyMap map, double factor) {
    double[] values = map.valuesOrZero();
    for (int a = 0; a < values.length; a++) {
      values[a] *= factor;
    }
    return values;
  }

  @Test
  void moreMultipolesThanTheCountsCarryAreRefusedAtOnce() {
    HealpixGrid grid = new HealpixGrid(16);
    double[] counts = new double[grid.size()];
    BitSet seen = new BitSet();
    for (int a = 0; a < counts.length; a++) {
      // A cap of a third of the sphere with one event in ten pixels.
      boolean inView = grid.z(a) > 0.33;
      counts[a] = inView && a % 10 == 0 ? 1 : 0;
      seen.set(a, inView);
    }
    double[] flat = new double[grid.size()];
    java.util.Arrays.fill(flat, 1);
    assertThatThrownBy(
            () ->
                new MapComparison(6, List.of())
                    .fit(
                        CountsMap.of(
                            "c", SkyMap.of(grid, SkyFrame.EQUATORIAL, "n", "events", counts, seen)),
                        ReferenceMap.exact(
                            "r", SkyMap.of(grid, SkyFrame.EQUATORIAL, "m", "1", flat, seen))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("lower l-max");
  }
}
