package org.anisky.reconstruction.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.counts.DetectorCounts;
import org.anisky.grid.DiscSums;
import org.anisky.grid.SkyGrid;
import org.anisky.likelihood.MultipoleBasis;
import org.anisky.model.ScannedData;
import org.anisky.model.SkyScan;
import org.anisky.model.SyntheticDetector;
import org.anisky.reconstruction.Progress;
import org.anisky.reconstruction.ReconstructedSky;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

/** Against the dense covariance of all pixels, and against the scatter of fitted maps. */
class MapErrorsTest {
  private static final double RADIUS = Math.toRadians(20);

  /** Isotropic data, and the covariance of I_a by the definition, ring means taken off. */
  private static final class Dense {
    private final ScannedData data;
    private final double[] exposure;
    private final double[] flat;
    private final double[][] covariance;

    private Dense(SyntheticDetector detector) {
      SkyGrid grid = detector.equatorialGrid();
      flat = SyntheticDetector.dipole(grid, 0, 0);
      data = ScannedData.of(detector.asimovData(flat), Workers.single());
      exposure = new double[grid.size()];
      data.exposure(data.isotropicModel(), exposure);
      covariance = covariance(detector, grid);
    }

    /**
     * The information of ln I_a with ln N and ln A eliminated, inverted on what is orthogonal to
     * the ring means.
     */
    private double[][] covariance(SyntheticDetector detector, SkyGrid grid) {
      SkyScan scan = detector.scan(Workers.single());
      int pixels = grid.size();
      int others = scan.bins() + scan.localPixels();
      DMatrixRMaj own = new DMatrixRMaj(pixels, pixels);
      DMatrixRMaj coupling = new DMatrixRMaj(others, pixels);
      DMatrixRMaj nuisance = new DMatrixRMaj(others, others);
      for (int tau = 0; tau < scan.bins(); tau++) {
        for (int i = 0; i < scan.localPixels(); i++) {
          int a = scan.equatorialPixel(tau, i);
          int pixel = scan.bins() + i;
          double mu = detector.rate()[tau] * detector.acceptance()[i];
          own.add(a, a, mu);
          coupling.add(tau, a, mu);
          coupling.add(pixel, a, mu);
          nuisance.add(tau, tau, mu);
          nuisance.add(pixel, pixel, mu);
          nuisance.add(tau, pixel, mu);
          nuisance.add(pixel, tau, mu);
        }
      }
      DMatrixRMaj inverse = new DMatrixRMaj(others, others);
      CommonOps_DDRM.pinv(nuisance, inverse);
      DMatrixRMaj solved = new DMatrixRMaj(others, pixels);
      CommonOps_DDRM.mult(inverse, coupling, solved);
      CommonOps_DDRM.multAddTransA(-1, coupling, solved, own);
      DMatrixRMaj projector = new DMatrixRMaj(pixels, pixels);
      for (int ring = 0; ring < grid.rings(); ring++) {
        int start = grid.ringStart(ring);
        int end = start + grid.ringLength(ring);
        long observed = data.observed().get(start, end).cardinality();
        for (int a = start; a < end; a++) {
          for (int b = start; b < end; b++) {
            boolean both = data.isObserved(a) && data.isObserved(b);
            projector.set(a, b, both ? (a == b ? 1 : 0) - 1.0 / observed : 0);
          }
          if (!data.isObserved(a)) {
            own.set(a, a, 1);
          }
        }
        // What no data can tell gets any information: the projection takes it away again.
        for (int a = start; a < end; a++) {
          for (int b = start; b < end; b++) {
            own.add(a, b, data.isObserved(a) && data.isObserved(b) ? 1 : 0);
          }
        }
      }
      DMatrixRMaj full = new DMatrixRMaj(pixels, pixels);
      assertThat(CommonOps_DDRM.invert(own, full)).isTrue();
      DMatrixRMaj half = new DMatrixRMaj(pixels, pixels);
      CommonOps_DDRM.mult(projector, full, half);
      CommonOps_DDRM.multTransB(half, projector, full);
      double[][] rows = new double[pixels][pixels];
      for (int a = 0; a < pixels; a++) {
        for (int b = 0; b < pixels; b++) {
          rows[a][b] = full.get(a, b);
        }
      }
      return rows;
    }

    private double ofPixel(int a) {
      return Math.sqrt(covariance[a][a]);
    }

    /** Of the exposure-weighted mean over a disc. */
    private double ofDisc(int centre) {
      SkyGrid grid = data.grid();
      double[] weight = new double[grid.size()];
      double sum = 0;
      for (int a = 0; a < weight.length; a++) {
        double cosine =
            grid.z(a) * grid.z(centre)
                + Math.sqrt((1 - grid.z(a) * grid.z(a)) * (1 - grid.z(centre) * grid.z(centre)))
                    * Math.cos(grid.longitude(a) - grid.longitude(centre));
        weight[a] = cosine >= Math.cos(RADIUS) ? exposure[a] : 0;
        sum += weight[a];
      }
      double variance = 0;
      for (int a = 0; a < weight.length; a++) {
        for (int b = 0; b < weight.length; b++) {
          variance += weight[a] * covariance[a][b] * weight[b];
        }
      }
      return Math.sqrt(variance) / sum;
    }
  }

  private static void check(SyntheticDetector detector, double ofPixels, double ofDiscs) {
    Dense dense = new Dense(detector);
    SkyGrid grid = dense.data.grid();
    MapErrors errors =
        new MapErrors(
            dense.data,
            MultipoleBasis.upTo(
                MapErrors.degree(
                    dense.data.dataset().detectors().stream().map(DetectorCounts::view).toList()),
                grid),
            dense.exposure);
    double[] perPixel = errors.perPixel(dense.flat);
    DiscSums discs = DiscSums.of(grid, RADIUS);
    double[] perDisc =
        errors.perDisc(RADIUS, discs, DiscTotals.of(dense.data, discs, dense.exposure));
    for (int a = 0; a < perPixel.length; a += 5) {
      if (dense.data.isObserved(a)) {
        double exact = dense.ofPixel(a);
        assertThat(perPixel[a] / exact).as("pixel %d", a).isCloseTo(1, within(ofPixels));
        exact = dense.ofDisc(a);
        assertThat(perDisc[a] / exact).as("disc %d", a).isCloseTo(1, within(ofDiscs));
      }
    }
  }

  /** Cells are 15 deg wide, so that discs of 20 deg are coarse: what is left out is seen best. */
  @Test
  void errorsAreThoseOfTheDenseInverse() {
    check(SyntheticDetector.onCylinder(19, 60, 12, 24, 24, 1e6), 2e-3, 0.02);
  }

  /** Where rates and acceptances cost most: pixels 5 percent, discs a factor of 2. */
  @Test
  void narrowFieldsOfViewLoseMost() {
    check(SyntheticDetector.onCylinder(49, 25, 12, 24, 24, 1e6), 0.02, 0.03);
  }

  /**
   * The exposure along a ring is taken as even where ring means are set: errors of discs that hold
   * much of a ring come out 4 percent too large.
   */
  @Test
  void gapsAreInTheErrors() {
    check(SyntheticDetector.onCylinder(19, 60, 12, 24, 24, 1e6).withGap(4, 7), 0.02, 0.05);
  }

  /**
   * Chi-squared of 1.2e4 pixels known to 1.3 percent, of some 3 dozen independent discs in each of
   * 20 maps to 5 percent; 4 sigma.
   */
  @Test
  void fittedMapsScatterSo() {
    int toys = Integer.getInteger("anisky.toys", 20);
    SyntheticDetector detector = SyntheticDetector.onCylinder(19, 60, 18, 36, 36, 1e6);
    double[] flat = SyntheticDetector.dipole(detector.equatorialGrid(), 0, 0);
    LikelihoodOptions options = LikelihoodOptions.DEFAULT;
    double pixels = 0;
    double discs = 0;
    long size = 0;
    for (int seed = 1; seed <= toys; seed++) {
      ReconstructedSky sky =
          new MaximumLikelihoodReconstructor(options)
              .reconstruct(
                  new Dataset(List.of(detector.poisson("site", flat, seed))),
                  Workers.single(),
                  Progress.SILENT)
              .sky()
              .orElseThrow();
      for (int a = 0; a < flat.length; a++) {
        if (sky.error().isObserved(a)) {
          pixels += Math.pow((sky.relativeIntensity().value(a) - 1) / sky.error().value(a), 2);
          discs += Math.pow(sky.smoothedAnisotropy().value(a) / sky.smoothedError().value(a), 2);
          size++;
        }
      }
    }
    assertThat(Math.sqrt(pixels / size)).isCloseTo(1, within(4 * 0.5 * Math.sqrt(2.0 / size)));
    assertThat(Math.sqrt(discs / size)).isCloseTo(1, within(4 * 0.025 * Math.sqrt(20.0 / toys)));
  }
}
