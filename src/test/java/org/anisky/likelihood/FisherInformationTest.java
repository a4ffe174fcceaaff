package org.anisky.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.grid.SkyGrid;
import org.anisky.model.AnisotropyModel;
import org.anisky.model.ScannedData;
import org.anisky.model.SkyScan;
import org.anisky.model.SyntheticDetector;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

/** Against the dense matrix of all parameters: c, and ln N and ln A of every detector. */
class FisherInformationTest {
  /** Relative: the pseudo-inverse of some 100 rows rounds to 1e-12 of its largest element. */
  private static final double ROUNDING = 1e-10;

  @Test
  void oneDetectorGivesTheDenseProfiledMatrix() {
    check(SyntheticDetector.onCylinder(19, 60, 10, 12, 12, 1e5));
  }

  @Test
  void aDetectorWithAGapGivesTheDenseProfiledMatrix() {
    check(SyntheticDetector.onCylinder(19, 60, 10, 12, 12, 1e5).withGap(2, 5));
  }

  @Test
  void twoHealpixDetectorsGiveTheDenseProfiledMatrix() {
    check(
        SyntheticDetector.onHealpix(19, 57, 4, 12, 1e5),
        SyntheticDetector.onHealpix(-90, 65, 4, 12, 3e4));
  }

  private static void check(SyntheticDetector... detectors) {
    Case test = new Case(detectors);
    FisherInformation information =
        FisherInformation.of(test.data, test.model, test.exposure, test.basis);
    DMatrixRMaj full = test.denseMatrix();
    int k = test.basis.length;
    int all = full.getNumRows();
    DMatrixRMaj inverse = new DMatrixRMaj(all - k, all - k);
    CommonOps_DDRM.pinv(CommonOps_DDRM.extract(full, k, all, k, all), inverse);
    DMatrixRMaj coupling = CommonOps_DDRM.extract(full, k, all, 0, k);
    DMatrixRMaj shift = new DMatrixRMaj(all - k, k);
    CommonOps_DDRM.mult(-1, inverse, coupling, shift);
    DMatrixRMaj profiled = CommonOps_DDRM.extract(full, 0, k, 0, k);
    CommonOps_DDRM.multAddTransA(coupling, shift, profiled);
    double scale = full.get(0, 0);
    for (int row = 0; row < k; row++) {
      for (int column = 0; column < k; column++) {
        assertThat(information.matrix()[row][column])
            .isCloseTo(profiled.get(row, column), within(ROUNDING * scale));
      }
    }
    // Profiling must have cost something, or the test could not tell.
    assertThat(profiled.get(0, 0)).isLessThan(0.8 * scale);
    DMatrixRMaj covariance = profiled.copy();
    assertThat(CommonOps_DDRM.invert(covariance)).isTrue();
    for (int row = 0; row < k; row++) {
      assertThat(information.covariance()[row][row])
          .isCloseTo(covariance.get(row, row), within(1e-8 * covariance.get(row, row)));
    }
    checkShifts(test, information, shift);
  }

  /** Only ln N + ln A is determined: the scale of N against A is free. */
  private static void checkShifts(Case test, FisherInformation information, DMatrixRMaj shift) {
    for (int k = 0; k < test.basis.length; k++) {
      int row = 0;
      for (int d = 0; d < test.data.detectors().size(); d++) {
        double[] rate = test.model.backgroundRate().get(d);
        double[] acceptance = test.model.relativeAcceptance().get(d);
        for (int tau = 0; tau < rate.length; tau++) {
          for (int i = 0; i < acceptance.length; i++) {
            if (rate[tau] > 0 && acceptance[i] > 0) {
              assertThat(information.rateShift(k, d)[tau] + information.acceptanceShift(k, d)[i])
                  .isCloseTo(
                      shift.get(row + tau, k) + shift.get(row + rate.length + i, k), within(1e-9));
            }
          }
        }
        row += rate.length + acceptance.length;
      }
    }
  }

  private static final class Case {
    private final ScannedData data;
    private final AnisotropyModel model;
    private final double[] exposure;
    private final double[][] basis;

    /** X and Y and a quadrupole over skies with a strong dipole, at the truth. */
    private Case(SyntheticDetector... detectors) {
      SkyGrid grid = detectors[0].equatorialGrid();
      double[] sky = SyntheticDetector.dipole(grid, 0.2, -0.1);
      List<SyntheticDetector> list = List.of(detectors);
      data =
          ScannedData.of(
              new Dataset(
                  list.stream().map(d -> d.asimov("site " + list.indexOf(d), sky)).toList()),
              Workers.single());
      model =
          new AnisotropyModel(
              sky,
              list.stream().map(SyntheticDetector::rate).toList(),
              list.stream().map(SyntheticDetector::acceptance).toList());
      exposure = new double[grid.size()];
      data.exposure(model, exposure);
      basis = basis(grid);
    }

    /** All parameters: first c, then per detector ln N, ln A. From mu by the definition. */
    private DMatrixRMaj denseMatrix() {
      int size = basis.length;
      for (ScannedData.Detector detector : data.detectors()) {
        size += detector.scan().bins() + detector.scan().localPixels();
      }
      DMatrixRMaj matrix = new DMatrixRMaj(size, size);
      int first = basis.length;
      for (int d = 0; d < data.detectors().size(); d++) {
        SkyScan scan = data.detectors().get(d).scan();
        for (int tau = 0; tau < scan.bins(); tau++) {
          for (int i = 0; i < scan.localPixels(); i++) {
            int a = scan.equatorialPixel(tau, i);
            double intensity = model.relativeIntensity()[a];
            double mu =
                intensity
                    * model.backgroundRate().get(d)[tau]
                    * model.relativeAcceptance().get(d)[i];
            // d ln mu/d parameter: Y_k/I for c_k, 1 for ln N_tau, 1 for ln A_i.
            int[] rows = new int[basis.length + 2];
            double[] derivative = new double[basis.length + 2];
            for (int k = 0; k < basis.length; k++) {
              rows[k] = k;
              derivative[k] = basis[k][a] / intensity;
            }
            rows[basis.length] = first + tau;
            derivative[basis.length] = 1;
            rows[basis.length + 1] = first + scan.bins() + i;
            derivative[basis.length + 1] = 1;
            add(matrix, rows, derivative, mu);
          }
        }
        first += scan.bins() + scan.localPixels();
      }
      return matrix;
    }

    private static void add(DMatrixRMaj matrix, int[] rows, double[] derivative, double mu) {
      for (int j = 0; j < rows.length; j++) {
        for (int l = 0; l < rows.length; l++) {
          matrix.set(
              rows[j], rows[l], matrix.get(rows[j], rows[l]) + mu * derivative[j] * derivative[l]);
        }
      }
    }
  }

  private static double[][] basis(SkyGrid grid) {
    double[][] basis = new double[3][grid.size()];
    for (int a = 0; a < grid.size(); a++) {
      double cosDec = Math.sqrt(1 - grid.z(a) * grid.z(a));
      basis[0][a] = cosDec * Math.cos(grid.longitude(a));
      basis[1][a] = cosDec * Math.sin(grid.longitude(a));
      basis[2][a] = cosDec * cosDec * Math.cos(2 * grid.longitude(a));
    }
    return basis;
  }

  /**
   * The curvature of ln L along d_0h with N and A at their maximum, found by proportional fitting
   * in plain loops. At the truth of counts without fluctuations it is the information.
   */
  @Test
  void theInformationIsTheCurvatureOfTheProfiledLikelihood() {
    SyntheticDetector detector = SyntheticDetector.onCylinder(19, 60, 6, 8, 8, 1e4);
    Case test = new Case(detector);
    double[][] counts = detector.expected(SyntheticDetector.dipole(test.data.grid(), 0.2, -0.1));
    double h = 2e-3;
    double up = profiled(detector, counts, 0.2 + h);
    double middle = profiled(detector, counts, 0.2);
    double down = profiled(detector, counts, 0.2 - h);
    double curvature = (2 * middle - up - down) / (h * h);
    FisherInformation information =
        FisherInformation.of(test.data, test.model, test.exposure, test.basis);
    // The fourth derivative adds terms of the order h^2 (4e-6), ten times for safety.
    assertThat(information.matrix()[0][0]).isCloseTo(curvature, within(4e-5 * curvature));
  }

  private static double profiled(SyntheticDetector detector, double[][] counts, double d0h) {
    double[] sky = SyntheticDetector.dipole(detector.equatorialGrid(), d0h, -0.1);
    SkyScan scan = detector.scan(Workers.single());
    double[] rate = detector.rate().clone();
    double[] acceptance = detector.acceptance().clone();
    for (int step = 0; step < 500; step++) {
      for (int tau = 0; tau < rate.length; tau++) {
        double n = 0;
        double response = 0;
        for (int i = 0; i < acceptance.length; i++) {
          n += counts[tau][i];
          response += acceptance[i] * sky[scan.equatorialPixel(tau, i)];
        }
        rate[tau] = n / response;
      }
      for (int i = 0; i < acceptance.length; i++) {
        double n = 0;
        double response = 0;
        for (int tau = 0; tau < rate.length; tau++) {
          n += counts[tau][i];
          response += rate[tau] * sky[scan.equatorialPixel(tau, i)];
        }
        acceptance[i] = n / response;
      }
    }
    double sum = 0;
    for (int tau = 0; tau < rate.length; tau++) {
      for (int i = 0; i < acceptance.length; i++) {
        double mu = rate[tau] * acceptance[i] * sky[scan.equatorialPixel(tau, i)];
        sum += counts[tau][i] * Math.log(mu / counts[tau][i]) - mu + counts[tau][i];
      }
    }
    return sum;
  }

  @Test
  void coefficientsThatNothingConstrainsHaveNoCovariance() {
    Case test = new Case(SyntheticDetector.onCylinder(19, 60, 10, 12, 12, 1e5));
    // A ring's mean (m = 0) is unmeasured: sin(dec) as a basis function.
    double[][] unmeasured = new double[1][test.data.grid().size()];
    for (int a = 0; a < unmeasured[0].length; a++) {
      unmeasured[0][a] = test.data.grid().z(a);
    }
    AnisotropyModel isotropic = test.data.isotropicModel();
    double[] exposure = new double[unmeasured[0].length];
    test.data.exposure(isotropic, exposure);
    FisherInformation information =
        FisherInformation.of(test.data, isotropic, exposure, unmeasured);
    // 1e5 events: what is left of 3e4 is rounding, of either sign.
    assertThat(information.matrix()[0][0]).isCloseTo(0, within(1e-6));
    assertThat(information.covariance()).isNull();
    double[][] twice = {test.basis[0], test.basis[0]};
    assertThat(FisherInformation.of(test.data, isotropic, exposure, twice).covariance()).isNull();
  }

  @Test
  void whatRoundingLeavesOfAnUnmeasuredCoefficientIsNotTakenForInformation() {
    Case test = new Case(SyntheticDetector.onCylinder(19, 60, 10, 12, 12, 1e5));
    AnisotropyModel isotropic = test.data.isotropicModel();
    double[] exposure = new double[test.data.grid().size()];
    test.data.exposure(isotropic, exposure);
    // A millionth of a measured function on top of an unmeasured one: 1e-12 of the information.
    double[][] nearly = new double[1][exposure.length];
    for (int a = 0; a < exposure.length; a++) {
      nearly[0][a] = test.data.grid().z(a) + 1e-6 * test.basis[0][a];
    }
    FisherInformation information = FisherInformation.of(test.data, isotropic, exposure, nearly);
    assertThat(information.covariance()).isNull();
  }
}
