package org.anisky.grid;

import static org.assertj.core.api.Assertions.assertThat;

import healpix.essentials.HealpixBase;
import healpix.essentials.Pointing;
import healpix.essentials.RangeSet;
import healpix.essentials.Scheme;
import healpix.essentials.Vec3;
import healpix.essentials.Zphi;
import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares every public function of {@link HealpixGrid} with the official HEALPix Java library.
 *
 * <p>The library is GPL and in no Maven repository, so this runs in a profile of its own, on the
 * jar of the Debian package libhealpix-java.
 */
class HealpixJavaOracleTest {
  private static final int POINTS = 1_000_000;

  /** The library forms z by another sequence of roundings: a few units in the last place of 1. */
  private static final double Z_ROUNDING = 4 * Math.ulp(1.0);

  /** The same for longitudes up to 2 pi. */
  private static final double LONGITUDE_ROUNDING = 4 * Math.ulp(2 * Math.PI);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192})
  void everyPointLiesInTheSamePixel(int nside) throws Exception {
    HealpixGrid grid = new HealpixGrid(nside);
    HealpixBase ring = new HealpixBase(nside, Scheme.RING);
    HealpixBase nest = new HealpixBase(nside, Scheme.NESTED);
    SplittableRandom random = new SplittableRandom(nside);
    int differences = 0;
    for (int i = 0; i < POINTS; i++) {
      double z = random.nextDouble(-1, 1);
      double longitude = random.nextDouble(-10, 20);
      int pixel = grid.pixel(z, longitude);
      if (pixel != ring.zphi2pix(new Zphi(z, longitude))
          || grid.ringToNest(pixel) != nest.zphi2pix(new Zphi(z, longitude))) {
        differences++;
      }
    }
    assertThat(differences).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 512, 8192})
  void pointsBesideThePolesLieInTheSamePixelAsTheirVector(int nside) throws Exception {
    HealpixGrid grid = new HealpixGrid(nside);
    HealpixBase ring = new HealpixBase(nside, Scheme.RING);
    SplittableRandom random = new SplittableRandom(nside);
    int differences = 0;
    for (int i = 0; i < POINTS; i++) {
      // Within some ten pixels of a pole, where the library uses the distance from the axis too.
      double distance = 10.0 / nside * Math.sqrt(random.nextDouble());
      double longitude = random.nextDouble(0, 2 * Math.PI);
      double sign = random.nextBoolean() ? 1 : -1;
      Vec3 vector =
          new Vec3(
              Math.sin(distance) * Math.cos(longitude),
              Math.sin(distance) * Math.sin(longitude),
              sign * Math.cos(distance));
      if (grid.pixel(vector.z, longitude) != ring.vec2pix(vector)) {
        differences++;
      }
    }
    // z alone places a point to 1e-4 of a pixel at nside 8192, ten pixels from the pole to 1e-5,
    // and four edges of pixels may be that near: of 1e6 points at most some tens.
    assertThat(differences).as("points that z alone misplaces").isLessThanOrEqualTo(nside / 100);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192})
  void everyPixelHasTheSameNumbersAndCentre(int nside) throws Exception {
    HealpixGrid grid = new HealpixGrid(nside);
    HealpixBase ring = new HealpixBase(nside, Scheme.RING);
    assertThat(grid.size()).isEqualTo((int) ring.getNpix());
    SplittableRandom random = new SplittableRandom(nside);
    boolean all = grid.size() <= POINTS;
    int differences = 0;
    for (int i = 0; i < Math.min(grid.size(), POINTS); i++) {
      int pixel = all ? i : random.nextInt(grid.size());
      Zphi centre = ring.pix2zphi(pixel);
      if (grid.ringToNest(pixel) != ring.ring2nest(pixel)
          || grid.nestToRing(pixel) != ring.nest2ring(pixel)
          || grid.ringOf(pixel) != ring.pix2ring(pixel) - 1
          || !(Math.abs(grid.z(pixel) - centre.z) <= Z_ROUNDING)
          || !(Math.abs(grid.longitude(pixel) - centre.phi) <= LONGITUDE_ROUNDING)) {
        differences++;
      }
    }
    assertThat(differences).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 64, 8192})
  void everyRingHasTheSameHeightAndEnds(int nside) throws Exception {
    HealpixGrid grid = new HealpixGrid(nside);
    HealpixBase library = new HealpixBase(nside, Scheme.RING);
    assertThat(grid.rings()).isEqualTo((int) library.pix2ring(grid.size() - 1));
    int differences = 0;
    for (int ring = 0; ring < grid.rings(); ring++) {
      int start = grid.ringStart(ring);
      int end = start + grid.ringLength(ring);
      if (library.pix2ring(start) != ring + 1
          || library.pix2ring(end - 1) != ring + 1
          || !(Math.abs(grid.ringZ(ring) - library.ring2z(ring + 1)) <= Z_ROUNDING)) {
        differences++;
      }
    }
    assertThat(differences).isZero();
  }

  @ParameterizedTest
  // Radii that put no centre on a border, where rounding would decide.
  @CsvSource({
    "1, 50.1", "2, 33.3", "8, 10.1", "8, 95.3", "8, 178.9",
    "32, 5.1", "32, 45.3", "64, 0.9", "64, 10.1", "64, 45.3"
  })
  void theDiscAroundEveryPixelIsTheSame(int nside, double degrees) throws Exception {
    HealpixGrid grid = new HealpixGrid(nside);
    HealpixBase library = new HealpixBase(nside, Scheme.RING);
    double radius = Math.toRadians(degrees);
    DiscSums discs = DiscSums.of(grid, radius);
    BitSet sky = new BitSet();
    sky.set(0, grid.size());
    int[] counts = discs.count(sky);
    // Whole random weights: another set of pixels of the same size shows as well.
    double[] weights =
        new SplittableRandom(nside).ints(grid.size(), 0, 1_000_000).asDoubleStream().toArray();
    double[] sums = discs.sum(weights);
    double[] running = new double[grid.size() + 1];
    for (int a = 0; a < weights.length; a++) {
      running[a + 1] = running[a] + weights[a];
    }
    int differences = 0;
    for (int pixel = 0; pixel < grid.size(); pixel++) {
      RangeSet disc = library.queryDisc(library.pix2ang(pixel), radius);
      double sum = 0;
      for (int i = 0; i < disc.nranges(); i++) {
        sum += running[(int) disc.ivend(i)] - running[(int) disc.ivbegin(i)];
      }
      if (disc.nval() != counts[pixel] || sum != sums[pixel]) {
        differences++;
      }
    }
    assertThat(differences).isZero();
  }

  @Test
  void theAnchorDirectionLiesInItsKnownPixel() throws Exception {
    Pointing anchor = new Pointing(1, 2);

    assertThat(new HealpixBase(64, Scheme.RING).ang2pix(anchor)).isEqualTo(11217);
    assertThat(new HealpixBase(64, Scheme.NESTED).ang2pix(anchor)).isEqualTo(6341);
  }
}
