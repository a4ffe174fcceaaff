package org.anisky.reconstruction.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.anisky.Workers;
import org.anisky.model.SyntheticDetector;
import org.anisky.reconstruction.Progress;
import org.junit.jupiter.api.Test;

/**
 * Counts of a latitude of -35 deg, zenith angles up to 60 deg, 1e6 events without fluctuations,
 * against acceptances with errors.
 */
class ZenithAgreementTest {
  private static final SyntheticDetector SITE =
      SyntheticDetector.onCylinder(-35, 60, 60, 120, 120, 1e6);

  private interface Factor {
    double of(double zenith, double azimuth);
  }

  /** The warnings against the true acceptance times a factor, the sky having a d_N of 0.05. */
  private static List<String> warnings(NuisancePriors priors, Factor factor) {
    double[] acceptance = SITE.acceptance().clone();
    for (int i = 0; i < acceptance.length; i++) {
      acceptance[i] *= factor.of(SITE.sky().zenith(i), SITE.sky().azimuth(i));
    }
    return KnownExposure.reconstructor(priors, 1, "site", KnownExposure.of(SITE, acceptance, null))
        .reconstruct(
            SITE.asimovData(KnownExposure.sky(SITE.equatorialGrid(), 0.01, 0.02, 0.05)),
            Workers.single(),
            Progress.SILENT)
        .warnings();
  }

  @Test
  void theTrueAcceptanceIsTakenWithoutAWordAndSoIsADipole() {
    assertThat(warnings(NuisancePriors.NONE, (zenith, azimuth) -> 1)).isEmpty();
  }

  /**
   * A step of 8 percent at 40 deg. Between zenith angles d_N can only answer with the variance of
   * sin(lat) cos z: for a cos z acceptance, u = sin^2 z even in [0, 0.75], cos z has the mean (1 -
   * 1/8)(2/3)/0.75 = 0.778 and the variance 1 - 0.375 - 0.778^2 = 0.0201, so that its error is
   * 1/sqrt(1e6 sin^2(35) 0.0201) = 0.012; the slope of a step of 0.08 at u = 0.413 on cos z is 0.08
   * cov(step, cos z)/0.0201, with cov = 0.551 (0.886 - 0.778) = 0.0595: 0.237 per cos z, and d_N =
   * -0.41 from it.
   */
  @Test
  void anAcceptanceWithAStepInZenithAngleIsTold() {
    List<String> warnings =
        warnings(NuisancePriors.NONE, (zenith, azimuth) -> Math.toDegrees(zenith) < 40 ? 1 : 1.08);
    assertThat(warnings).singleElement().asString().contains("site: the zenith angles");
    String told = warnings.get(0).replaceAll(".*ask for d_N = (\\S+) ± (\\S+), their.*", "$1 $2");
    double zeniths = Double.parseDouble(told.split(" ")[0]);
    assertThat(Double.parseDouble(told.split(" ")[1])).isBetween(0.01, 0.015);
    assertThat(zeniths).isBetween(0.05 - 0.41 * 1.3, 0.05 - 0.41 * 0.7);
    String azimuths = warnings.get(0).replaceAll(".*azimuths for (\\S+) ±.*", "$1");
    assertThat(Double.parseDouble(azimuths)).isBetween(0.04, 0.06);
  }

  @Test
  void aSlopeThatIsFittedAlongIsNoMoreTold() {
    Factor slope = (zenith, azimuth) -> 1 + 0.1 * (1 - Math.cos(zenith));
    assertThat(warnings(NuisancePriors.NONE, slope)).hasSize(1);
    assertThat(warnings(new NuisancePriors(1, ZenithTemplate.ONE_MINUS_COSINE, 0), slope))
        .isEmpty();
  }

  /** At a pole azimuths know nothing of d_N. */
  @Test
  void nothingIsComparedAtAPole() {
    SyntheticDetector pole = SyntheticDetector.onHealpix(-90, 65, 8, 36, 1e6);
    double[] acceptance = pole.acceptance().clone();
    for (int i = 0; i < acceptance.length; i++) {
      acceptance[i] *= 1 + 0.1 * (1 - Math.cos(pole.sky().zenith(i)));
    }
    double[] sky = KnownExposure.sky(pole.equatorialGrid(), 0.01, 0.02, 0.05);
    assertThat(
            KnownExposure.reconstructor(
                    NuisancePriors.NONE, 1, "site", KnownExposure.of(pole, acceptance, null))
                .reconstruct(pole.asimovData(sky), Workers.single(), Progress.SILENT)
                .warnings())
        .isEmpty();
  }
}
