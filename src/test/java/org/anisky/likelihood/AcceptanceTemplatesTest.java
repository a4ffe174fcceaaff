package org.anisky.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.counts.DetectorCounts;
import org.anisky.exposure.AcceptanceShape;
import org.anisky.likelihood.AcceptanceTemplates.Change;
import org.anisky.model.AnisotropyModel;
import org.anisky.model.ScannedData;
import org.anisky.model.SkyScan;
import org.anisky.model.SyntheticDetector;
import org.anisky.statistics.ScoreVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two detectors, one with a gap: scores and information by plain loops over bins and pixels. */
class AcceptanceTemplatesTest {
  private static final List<SyntheticDetector> DETECTORS =
      List.of(
          SyntheticDetector.onCylinder(-35, 70, 12, 24, 24, 1e5),
          SyntheticDetector.onCylinder(40, 60, 12, 24, 24, 3e4).withGap(6, 10));

  /** Sums of some thousand terms. */
  private static final double ROUNDING = 1e-11;

  private static double[] sky() {
    return SyntheticDetector.dipole(DETECTORS.get(0).equatorialGrid(), 0.02, -0.01);
  }

  /** L_i times the cosine (wave 0) or the sine (wave 1) of a harmonic of the bin's angle. */
  private static double change(
      SyntheticDetector detector, AcceptanceShape shape, int harmonic, int wave, int tau, int i) {
    double zenith = detector.sky().zenith(i);
    double azimuth = detector.sky().azimuth(i);
    double ofPixel =
        switch (shape) {
          case EAST_WEST -> Math.sin(zenith) * Math.sin(azimuth);
          case NORTH_SOUTH -> Math.sin(zenith) * Math.cos(azimuth);
          case ZENITH -> 1 - Math.cos(zenith);
        };
    double angle = harmonic * 2 * Math.PI * (tau + 0.5) / detector.rate().length;
    return ofPixel * (wave == 0 ? Math.cos(angle) : Math.sin(angle));
  }

  private static ScannedData data(double size, Change injected, int wave) {
    List<DetectorCounts> counts =
        IntStream.range(0, DETECTORS.size())
            .mapToObj(
                d -> {
                  SyntheticDetector detector = DETECTORS.get(d);
                  double[][] mu = detector.expected(sky());
                  for (int tau = 0; d == injected.detector() && tau < mu.length; tau++) {
                    for (int i = 0; i < mu[tau].length; i++) {
                      mu[tau][i] *=
                          1
                              + size
                                  * change(
                                      detector,
                                      injected.shape(),
                                      injected.harmonic(),
                                      wave,
                                      tau,
                                      i);
                    }
                  }
                  return detector.counts("site " + d, mu);
                })
            .toList();
    return ScannedData.of(new Dataset(counts), Workers.single());
  }

  private static ScannedData data() {
    return data(0.1, new Change(0, AcceptanceShape.ZENITH, 1), 0);
  }

  /** (L_i - Lbar)(s_tau - sbar), the means over the acceptance and over the rate. */
  private static double[][] centred(ScannedData data, Change change, int wave) {
    ScannedData.Detector detector = data.detectors().get(change.detector());
    SyntheticDetector truth = DETECTORS.get(change.detector());
    double[] bins = detector.marginals().perBin();
    double[] pixels = detector.marginals().perLocalPixel();
    double total = detector.marginals().total();
    double[][] product = new double[bins.length][pixels.length];
    double[] ofBins = new double[bins.length];
    double[] ofPixels = new double[pixels.length];
    double all = 0;
    for (int tau = 0; tau < bins.length; tau++) {
      for (int i = 0; i < pixels.length; i++) {
        double value = change(truth, change.shape(), change.harmonic(), wave, tau, i);
        product[tau][i] = value;
        ofBins[tau] += value * pixels[i] / total;
        ofPixels[i] += value * bins[tau] / total;
        all += value * pixels[i] / total * bins[tau] / total;
      }
    }
    for (int tau = 0; tau < bins.length; tau++) {
      for (int i = 0; i < pixels.length; i++) {
        product[tau][i] += all - ofBins[tau] - ofPixels[i];
      }
    }
    return product;
  }

  @Test
  void everyChangeHasItsPlace() {
    AcceptanceTemplates templates = new AcceptanceTemplates(data());
    assertThat(templates.size()).isEqualTo(2 * 3 * 2 * 2);
    assertThat(templates.changes()).hasSize(12);
    assertThat(templates.changes())
        .extracting(Change::place)
        .containsExactly(0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22);
    assertThat(templates.changes().get(7)).isEqualTo(new Change(1, AcceptanceShape.EAST_WEST, 2));
  }

  @Test
  void scoresAreTheResidualsAlongEveryChange() {
    ScannedData data = data();
    AcceptanceTemplates templates = new AcceptanceTemplates(data);
    AnisotropyModel model = data.isotropicModel();
    // Not at isotropy: the sky's own dipole is in mu.
    System.arraycopy(sky(), 0, model.relativeIntensity(), 0, data.grid().size());
    double[] scores = templates.scores(model);
    for (Change change : templates.changes()) {
      ScannedData.Detector detector = data.detectors().get(change.detector());
      for (int wave = 0; wave < 2; wave++) {
        double[][] along = centred(data, change, wave);
        double sum = 0;
        for (int tau = 0; tau < along.length; tau++) {
          for (int i = 0; i < along[tau].length; i++) {
            double mu =
                model.relativeIntensity()[detector.scan().equatorialPixel(tau, i)]
                    * model.backgroundRate().get(change.detector())[tau]
                    * model.relativeAcceptance().get(change.detector())[i];
            sum += (detector.counts().count(tau, i) - mu) * along[tau][i];
          }
        }
        assertThat(scores[change.place() + wave])
            .as("%s %d", change, wave)
            .isCloseTo(sum, within(ROUNDING * data.total()));
      }
    }
  }

  @Test
  void informationIsTheSumOfProductsOverWhatIsExpectedAtIsotropy() {
    ScannedData data = data();
    AcceptanceTemplates templates = new AcceptanceTemplates(data);
    MultipoleBasis basis = MultipoleBasis.upTo(2, data.grid());
    double[][] own = templates.information();
    double[][] cross = templates.information(basis);
    for (Change change : templates.changes()) {
      int d = change.detector();
      ScannedData.Detector detector = data.detectors().get(d);
      SkyScan scan = detector.scan();
      for (int wave = 0; wave < 2; wave++) {
        double[][] left = centred(data, change, wave);
        double[] withSky = new double[basis.size()];
        double[] withOthers = new double[templates.size()];
        for (int tau = 0; tau < left.length; tau++) {
          for (int i = 0; i < left[tau].length; i++) {
            double mu =
                detector.marginals().perBin()[tau]
                    * detector.marginals().perLocalPixel()[i]
                    / detector.marginals().total();
            for (int k = 0; k < withSky.length; k++) {
              withSky[k] += mu * left[tau][i] * basis.values()[k][scan.equatorialPixel(tau, i)];
            }
            for (Change other : templates.changes()) {
              for (int w = 0; other.detector() == d && w < 2; w++) {
                // One of the two centred is enough.
                withOthers[other.place() + w] +=
                    mu
                        * left[tau][i]
                        * change(DETECTORS.get(d), other.shape(), other.harmonic(), w, tau, i);
              }
            }
          }
        }
        int row = change.place() + wave;
        for (int k = 0; k < withSky.length; k++) {
          assertThat(cross[k][row]).isCloseTo(withSky[k], within(ROUNDING * data.total()));
        }
        for (int l = 0; l < withOthers.length; l++) {
          assertThat(own[row][l]).isCloseTo(withOthers[l], within(ROUNDING * data.total()));
        }
      }
    }
  }

  /**
   * A change of 0.2 percent beside a dipole of 2: one step from the fit finds both, to second
   * order. Only changes of two cycles a day are free: a dipole is one of all that have one cycle.
   */
  @ParameterizedTest
  @EnumSource(AcceptanceShape.class)
  void whatWasPutInComesOut(AcceptanceShape shape) {
    for (int wave = 0; wave < 2; wave++) {
      double size = 2e-3;
      Change injected = new Change(1, shape, 2);
      ScannedData data = data(size, injected, wave);
      MultipoleBasis basis = MultipoleBasis.upTo(2, data.grid());
      PoissonLikelihood likelihood = new PoissonLikelihood(data);
      MultipoleFit sky = new MultipoleFit(data, likelihood, basis);
      FisherInformation isotropic = sky.informationAtIsotropy();
      MultipoleFit.Result fit =
          new MultipoleFit(data, likelihood, basis.upTo(1)).fit(isotropic.part(0, 2));
      AcceptanceTemplates templates = new AcceptanceTemplates(data);
      ScoreVector all = templates.besides(sky, basis, isotropic, fit);
      int[] wanted = {0, 1, basis.size() + injected.place() + wave};
      int[] others =
          IntStream.concat(
                  IntStream.range(2, basis.size()),
                  templates.changes().stream()
                      .filter(change -> change.harmonic() == 2)
                      .flatMapToInt(change -> IntStream.range(change.place(), change.place() + 2))
                      .map(place -> basis.size() + place)
                      .filter(k -> k != wanted[2]))
              .toArray();
      double[] found = all.estimate(wanted, others).values();
      assertThat(found[0]).isCloseTo(0.02, within(2e-4));
      assertThat(found[1]).isCloseTo(-0.01, within(2e-4));
      assertThat(found[2]).isCloseTo(size, within(2e-4));
    }
  }

  /** Events of weight 4: scores of mean squared weight over mean weight 4 times larger. */
  @Test
  void scoresOfWeightedEventsAreThoseOfTheirEffectiveNumber() {
    SyntheticDetector detector = DETECTORS.get(0);
    double[][] mu = detector.expected(sky());
    double[][] squares = new double[mu.length][];
    for (int tau = 0; tau < mu.length; tau++) {
      squares[tau] = Arrays.stream(mu[tau]).map(n -> 4 * n).toArray();
    }
    ScannedData plain =
        ScannedData.of(new Dataset(List.of(detector.counts("site", mu))), Workers.single());
    ScannedData weighted =
        ScannedData.of(
            new Dataset(List.of(detector.counts("site", mu, squares))), Workers.single());
    double[] scores = besides(plain).score();
    double[] ofWeighted = besides(weighted).score();
    int[] dipole = {0, 1};
    double[][] covariance = besides(plain).estimate(dipole, new int[] {2}).covariance();
    double[][] ofWeights = besides(weighted).estimate(dipole, new int[] {2}).covariance();
    for (int k = 0; k < scores.length; k++) {
      assertThat(4 * ofWeighted[k]).isCloseTo(scores[k], within(1e-6));
    }
    assertThat(ofWeights[0][0]).isCloseTo(4 * covariance[0][0], within(1e-15));
  }

  private static ScoreVector besides(ScannedData data) {
    MultipoleBasis basis = MultipoleBasis.upTo(1, data.grid());
    MultipoleFit sky = new MultipoleFit(data, new PoissonLikelihood(data), basis);
    FisherInformation isotropic = sky.informationAtIsotropy();
    return new AcceptanceTemplates(data).besides(sky, basis, isotropic, sky.fit(isotropic));
  }
}
