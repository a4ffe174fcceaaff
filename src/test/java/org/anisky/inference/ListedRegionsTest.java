package org.anisky.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.grid.SkyGrid;
import org.anisky.model.ScannedData;
import org.anisky.model.SkyScan;
import org.anisky.model.SyntheticDetector;
import org.anisky.sky.EquatorialDirection;
import org.junit.jupiter.api.Test;

/** Data without fluctuations under a sky that is raised by a percent inside the region. */
class ListedRegionsTest {
  private static final SyntheticDetector DETECTOR = SyntheticDetector.onHealpix(10, 60, 8, 24, 1e6);
  private static final SkyGrid GRID = DETECTOR.equatorialGrid();
  private static final double RAISED = 0.01;

  private static final SkyRegion DISC =
      new SkyRegion.Disc("spot", EquatorialDirection.ofDegrees(120, 25), Math.toRadians(22));
  private static final SkyRegion BOX =
      new SkyRegion.Box(
          "field",
          Math.toRadians(330),
          Math.toRadians(60),
          Math.toRadians(-20),
          Math.toRadians(15));

  private static double[] sky(SkyRegion region, double dipole) {
    double[] sky = SyntheticDetector.dipole(GRID, dipole, 0);
    double[] template = region.template(GRID);
    for (int a = 0; a < sky.length; a++) {
      sky[a] += RAISED * template[a];
    }
    return sky;
  }

  private static ScannedData data(double[] sky, double weight) {
    double[][] mu = DETECTOR.expected(sky);
    double[][] squares = new double[mu.length][mu[0].length];
    for (int tau = 0; tau < mu.length; tau++) {
      for (int i = 0; i < mu[tau].length; i++) {
        squares[tau][i] = weight * mu[tau][i];
      }
    }
    return ScannedData.of(
        new Dataset(List.of(DETECTOR.counts("site", mu, weight == 1 ? null : squares))),
        Workers.single());
  }

  private static MeasuredRegion measure(ScannedData data, NullHypothesis null0, SkyRegion region) {
    return new ListedRegions(NullFit.of(data, null0)).measure(List.of(region)).get(0);
  }

  private static MeasuredRegion measure(SkyRegion region) {
    return measure(data(sky(region, 0), 1), NullHypothesis.ISOTROPIC, region);
  }

  /** sum mu0 x (y - ybar_tau - ybar_i + ybar) over cells. */
  private static double information(ScannedData data, double[] x, double[] y) {
    ScannedData.Detector detector = data.detectors().get(0);
    SkyScan scan = detector.scan();
    double[] bins = detector.marginals().perBin();
    double[] pixels = detector.marginals().perLocalPixel();
    double total = detector.marginals().total();
    double[] ofBins = new double[bins.length];
    double[] ofPixels = new double[pixels.length];
    double mean = 0;
    for (int tau = 0; tau < bins.length; tau++) {
      for (int i = 0; i < pixels.length; i++) {
        double value = y[scan.equatorialPixel(tau, i)];
        ofBins[tau] += value * pixels[i] / total;
        ofPixels[i] += value * bins[tau] / total;
        mean += value * bins[tau] / total * pixels[i] / total;
      }
    }
    double sum = 0;
    for (int tau = 0; tau < bins.length; tau++) {
      for (int i = 0; i < pixels.length; i++) {
        int a = scan.equatorialPixel(tau, i);
        sum += bins[tau] * pixels[i] / total * x[a] * (y[a] - ofBins[tau] - ofPixels[i] + mean);
      }
    }
    return sum;
  }

  @Test
  void theExcessIsWhatWasPutIn() {
    for (SkyRegion region : List.of(DISC, BOX)) {
      ScannedData data = data(sky(region, 0), 1);
      MeasuredRegion found = measure(data, NullHypothesis.ISOTROPIC, region);
      double[] template = region.template(GRID);
      double variance = information(data, template, template);
      // Of second order: rates, acceptances and their products move by parts of a percent.
      assertThat(found.excess()).isCloseTo(RAISED, within(1e-4));
      assertThat(found.error()).isCloseTo(1 / Math.sqrt(variance), within(1e-9));
      assertThat(found.z()).isCloseTo(found.excess() / found.error(), within(1e-9));
      assertThat(found.z()).isGreaterThan(2);
      double counts = 0;
      for (int a = 0; a < template.length; a++) {
        counts += template[a] * data.equatorialCounts()[a];
      }
      assertThat(found.counts()).isCloseTo(counts, within(1e-6));
      // Rates and acceptances swallow a part of the excess.
      assertThat(found.counts() / found.expected() - 1).isBetween(0.3 * RAISED, RAISED);
      assertThat(found.kernel()).isEqualTo(region == DISC ? "disc" : "box");
      assertThat(found.centroid()).isEmpty();
      assertThat(found.global()).isEmpty();
    }
  }

  /** 1 inside and minus the ratio of the exposures outside, by the definition cell by cell. */
  @Test
  void theContrastIsAgainstTheRestOfTheBand() {
    for (SkyRegion region : List.of(DISC, BOX)) {
      ScannedData data = data(sky(region, 0), 1);
      double[] exposure = new double[GRID.size()];
      data.exposure(data.isotropicModel(), exposure);
      double[] template = region.template(GRID);
      double south = Math.sin(region.declinations()[0]);
      double north = Math.sin(region.declinations()[1]);
      double inside = 0;
      double outside = 0;
      double on = 0;
      double off = 0;
      for (int a = 0; a < template.length; a++) {
        if (GRID.z(a) >= south && GRID.z(a) <= north) {
          inside += template[a] * exposure[a];
          outside += (1 - template[a]) * exposure[a];
          on += template[a] * data.equatorialCounts()[a];
          off += (1 - template[a]) * data.equatorialCounts()[a];
        }
      }
      double[] contrast = new double[template.length];
      for (int a = 0; a < template.length; a++) {
        boolean inBand = GRID.z(a) >= south && GRID.z(a) <= north;
        contrast[a] = template[a] == 1 ? 1 : inBand ? -inside / outside : 0;
      }
      MeasuredRegion.Contrast found =
          measure(data, NullHypothesis.ISOTROPIC, region).overBand().orElseThrow();
      assertThat(found.excess()).isCloseTo(RAISED, within(2e-4));
      double response = information(data, contrast, template);
      assertThat(found.error())
          .isCloseTo(Math.sqrt(information(data, contrast, contrast)) / response, within(1e-9));
      double all = on + off;
      double alpha = inside / outside;
      double liMa =
          Math.sqrt(
              2
                  * (on * Math.log((1 + alpha) / alpha * on / all)
                      + off * Math.log((1 + alpha) * off / all)));
      // The difference of logarithms of 1e5 events: rounding of 1e-11 under the root.
      assertThat(found.liMa()).isCloseTo(liMa, within(1e-6));
    }
  }

  /** Events of weight 4 are a quarter of events: half of Z, twice the error. */
  @Test
  void weightsWidenTheErrors() {
    MeasuredRegion plain = measure(DISC);
    MeasuredRegion weighted = measure(data(sky(DISC, 0), 4), NullHypothesis.ISOTROPIC, DISC);
    assertThat(weighted.excess()).isCloseTo(plain.excess(), within(1e-12));
    assertThat(weighted.error()).isCloseTo(2 * plain.error(), within(1e-9));
    assertThat(weighted.z()).isCloseTo(plain.z() / 2, within(1e-9));
    MeasuredRegion.Contrast contrast = plain.overBand().orElseThrow();
    MeasuredRegion.Contrast ofWeighted = weighted.overBand().orElseThrow();
    assertThat(ofWeighted.error()).isCloseTo(2 * contrast.error(), within(1e-9));
    assertThat(ofWeighted.excess()).isCloseTo(contrast.excess(), within(1e-12));
    assertThat(ofWeighted.liMa()).isCloseTo(contrast.liMa() / 2, within(1e-6));
  }

  /** A dipole of a percent is no excess once it is fitted; beside it the region's is found. */
  @Test
  void whatMultipolesExplainIsTakenOff() {
    NullHypothesis dipole = new NullHypothesis(1);
    double[] sky = SyntheticDetector.dipole(GRID, -RAISED, 0);
    MeasuredRegion ofDipole = measure(data(sky, 1), NullHypothesis.ISOTROPIC, DISC);
    MeasuredRegion fitted = measure(data(sky, 1), dipole, DISC);
    assertThat(Math.abs(ofDipole.excess())).isGreaterThan(1e-3);
    assertThat(fitted.excess()).isCloseTo(0, within(1e-6));
    assertThat(fitted.error()).isGreaterThan(1.01 * ofDipole.error());
    MeasuredRegion both = measure(data(sky(DISC, -RAISED), 1), dipole, DISC);
    assertThat(both.excess()).isCloseTo(RAISED, within(3e-4));
  }

  /** A band of declination is measured by no detector; on HEALPix ragged borders hide that. */
  @Test
  void whatTheDataDoNotMeasureIsRefused() {
    SyntheticDetector rings = SyntheticDetector.onCylinder(10, 60, 18, 36, 36, 1e6);
    double[] flat = SyntheticDetector.dipole(rings.equatorialGrid(), 0, 0);
    ScannedData data = ScannedData.of(rings.asimovData(flat), Workers.single());
    SkyRegion unseen =
        new SkyRegion.Disc("pole", EquatorialDirection.ofDegrees(0, -88), Math.toRadians(5));
    SkyRegion band =
        new SkyRegion.Box("band", 0, 2 * Math.PI - 1e-12, Math.toRadians(-20), Math.toRadians(20));
    for (SkyRegion region : List.of(unseen, band)) {
      assertThatThrownBy(() -> measure(data, NullHypothesis.ISOTROPIC, region))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("region '" + region.name() + "' is not measured by these data");
    }
  }
}
