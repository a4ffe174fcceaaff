package org.anisky.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.anisky.Workers;
import org.anisky.counts.LocalSky;
import org.anisky.exposure.AcceptanceFormula;
import org.anisky.grid.HarmonicCoefficients;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.RingMeans;
import org.anisky.grid.SkyGrid;
import org.anisky.grid.SkyMap;
import org.anisky.grid.SphericalHarmonics;
import org.anisky.model.RingShiftScan;
import org.anisky.reconstruction.Convergence;
import org.anisky.reconstruction.Progress;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.reconstruction.likelihood.Acceleration;
import org.anisky.reconstruction.likelihood.Gauge;
import org.anisky.reconstruction.likelihood.LikelihoodOptions;
import org.anisky.reconstruction.likelihood.MaximumLikelihoodReconstructor;
import org.anisky.reconstruction.likelihood.StoppingRule;
import org.anisky.sky.FieldOfView;
import org.anisky.sky.Observatory;
import org.anisky.sky.SiderealBinning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Expected counts, without fluctuations, of a sky with a dipole (d_N included) and all multipoles
 * up to l = 10 must give back every coefficient with m != 0 up to l = 10.
 *
 * <p>Compared are the harmonic coefficients of two maps on the observed pixels, 0 elsewhere: the
 * fitted and the true relative intensity, each over its mean on every ring, minus one. That takes
 * the m = 0 modes out of both, and one and the same sum over pixels analyses both, so that the mask
 * and the quadrature change nothing.
 *
 * <p>What limits the agreement: when the sky is looked up at the reconstruction's own pixels, the
 * criterion by which the sweeps stop, and nothing else. When it is looked up in exact directions,
 * HEALPix pixels cost more, see {@link #pixelsCostLessWhenTheyAreSmaller}; the cylinder's cells
 * cost nothing, because its centres turn into centres.
 */
class NoiseFreeSkiesTest {
  private static final int L_MAX = 10;
  private static final double EVENTS = 1e10;
  private static final long SEED_OF_THE_SKY = 7;

  /** Everywhere within 1e-5 errors of the dipole (3e-10), and ln L within 1e-10 per pixel. */
  private static final LikelihoodOptions TIGHT =
      new LikelihoodOptions(
          Gauge.RATIO,
          Acceleration.ANDERSON,
          new StoppingRule.WithinTolerance(3000),
          1e-5,
          1e-10,
          false,
          1,
          0.17);

  /** Dipole 1e-3 towards right ascension 40, declination -10 deg. */
  private static final SyntheticSky SKY =
      SyntheticSky.of(
          HarmonicTerm.of(new SkyDipole(7.544e-4, 6.330e-4, -1.736e-4)),
          SkyPowerSpectrum.ofTurbulence(1e-7, 1, L_MAX).realise(RandomStreams.of(SEED_OF_THE_SKY)));

  /**
   * How far coefficients are from the truth.
   *
   * @param worst largest |found - true|/|true| of all coefficients with m != 0
   * @param together root of sum |found - true|^2 over sum |true|^2
   */
  private record Deviation(double worst, double together) {}

  private static List<SimulatedDetector> detectors(SkyGrid local, String latitudes) {
    List<SimulatedDetector> detectors = new ArrayList<>();
    for (String latitude : latitudes.split(" ")) {
      LocalSky sky =
          LocalSky.of(
              Observatory.ofDegrees("site", Double.parseDouble(latitude), -97),
              local,
              FieldOfView.ofDegrees(60));
      detectors.add(
          new SimulatedDetector(
              "at " + latitude,
              sky,
              new AcceptanceFormula(1, 0.2, Math.toRadians(10)),
              RateShape.harmonic(0.03, 1),
              EVENTS));
    }
    return detectors;
  }

  private static Deviation deviation(
      List<SimulatedDetector> detectors,
      SiderealBinning binning,
      SkySampling sampling,
      LikelihoodOptions options) {
    SimulationPlan plan =
        new SimulationPlan(1, Fluctuations.ASIMOV, sampling, binning, SKY, detectors);
    Reconstruction result =
        new MaximumLikelihoodReconstructor(options)
            .reconstruct(
                new Simulation(plan, Workers.single()).dataset(0),
                Workers.single(),
                Progress.SILENT);
    assertThat(result.convergence().orElseThrow().status()).isEqualTo(Convergence.Status.CONVERGED);
    SkyMap map = result.sky().orElseThrow().relativeIntensity();
    HarmonicCoefficients found = observable(map.values(), map);
    HarmonicCoefficients truth = observable(SKY.relativeIntensity(map.grid()), map);
    double worst = 0;
    double differences = 0;
    double truths = 0;
    for (int l = 1; l <= L_MAX; l++) {
      for (int m = 1; m <= l; m++) {
        double difference =
            Math.hypot(
                found.real(l, m) - truth.real(l, m), found.imaginary(l, m) - truth.imaginary(l, m));
        double size = Math.hypot(truth.real(l, m), truth.imaginary(l, m));
        worst = Math.max(worst, difference / size);
        differences += difference * difference;
        truths += size * size;
      }
    }
    return new Deviation(worst, Math.sqrt(differences / truths));
  }

  private static HarmonicCoefficients observable(double[] intensity, SkyMap map) {
    SkyGrid grid = map.grid();
    BitSet observed = map.observed();
    double[] means = RingMeans.of(grid).overObserved(intensity, observed);
    double[] anisotropy = new double[grid.size()];
    for (int a = observed.nextSetBit(0); a >= 0; a = observed.nextSetBit(a + 1)) {
      anisotropy[a] = intensity[a] / means[grid.ringOf(a)] - 1;
    }
    return SphericalHarmonics.of(grid).analyze(anisotropy, L_MAX, 0);
  }

  private static Deviation onHealpix(
      int nside, int bins, String latitudes, boolean exact, LikelihoodOptions options) {
    List<SimulatedDetector> detectors = detectors(new HealpixGrid(nside), latitudes);
    SkySampling sampling =
        exact ? SkySampling.EXACT : SkySampling.onPixels(SimulationPlan.naturalGrid(detectors));
    return deviation(detectors, new SiderealBinning(bins), sampling, options);
  }

  /**
   * Measured: the worst of 55 coefficients is off by 6e-12 of itself at the Pole, where the frames
   * coincide, and by 1e-5 to 4e-4 elsewhere; all together by at most 5e-6. The worst are the small
   * ones, 300 times below the large. The last digits depend on which sweep meets the criterion.
   */
  @ParameterizedTest
  @ValueSource(strings = {"-90", "-35", "0", "19", "49", "-90 19"})
  void harmonicsComeBackOnHealpix(String latitudes) {
    Deviation deviation = onHealpix(16, 48, latitudes, false, TIGHT);
    assertThat(deviation.worst()).isLessThan(1e-3);
    assertThat(deviation.together()).isLessThan(2e-5);
  }

  /** Measured: at most 5e-11 of the coefficient, for either way to look up the sky. */
  @ParameterizedTest
  @CsvSource({
    "-90, true",
    "-35, true",
    "0, true",
    "19, true",
    "49, true",
    "-90 19, true",
    "19, false"
  })
  void harmonicsComeBackOnTheCylinder(String latitudes, boolean exact) {
    SiderealBinning binning = new SiderealBinning(72);
    List<SimulatedDetector> detectors =
        detectors(RingShiftScan.localGrid(36, 72, binning), latitudes);
    SkySampling sampling =
        exact ? SkySampling.EXACT : SkySampling.onPixels(SimulationPlan.naturalGrid(detectors));
    assertThat(deviation(detectors, binning, sampling, TIGHT).worst()).isLessThan(1e-9);
  }

  /**
   * A fit that stops where it stops by default, at 1 percent of the error of the dipole. Measured
   * at nside 16: all together 5e-4, at nside 64 (T = 360) 7e-6, there the worst coefficient 5e-4.
   */
  @Test
  void theDefaultCriterionLeavesNoBias() {
    assertThat(onHealpix(16, 48, "19", false, LikelihoodOptions.DEFAULT).together())
        .isLessThan(1e-3);
  }

  /**
   * A pixel's counts come from directions up to a pixel apart. Measured, all coefficients together,
   * at nside 16, 32, 64: 4.0e-3, 1.1e-3, 2.8e-4: the square of the pixel's size.
   */
  @Test
  void pixelsCostLessWhenTheyAreSmaller() {
    double coarse = onHealpix(16, 48, "19", true, TIGHT).together();
    double fine = onHealpix(32, 96, "19", true, TIGHT).together();
    assertThat(coarse).isBetween(2e-3, 8e-3);
    assertThat(coarse / fine).isBetween(3.0, 6.0);
  }
}
