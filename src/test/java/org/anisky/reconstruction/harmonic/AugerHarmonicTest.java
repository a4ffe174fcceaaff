package org.anisky.reconstruction.harmonic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import org.anisky.Workers;
import org.anisky.counts.EventSample;
import org.anisky.model.DipoleComponent;
import org.anisky.reconstruction.Auger2017List;
import org.anisky.reconstruction.Measurement;
import org.anisky.reconstruction.Progress;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.sky.TimeFrame;
import org.junit.jupiter.api.Test;

/** Harmonic analysis of the real list against published numbers and numpy's. */
class AugerHarmonicTest {
  private static Reconstruction reconstruction(ExposureModel exposure) throws IOException {
    HarmonicOptions options = new HarmonicOptions(exposure, 2, EventSample.ALL, true);
    return new HarmonicReconstructor(options)
        .reconstruct(
            Auger2017List.binned(TimeFrame.SIDEREAL, 90, 180, true),
            Workers.single(),
            Progress.SILENT);
  }

  private static double value(Reconstruction result, String key) {
    return result.measurement(key).orElseThrow().value();
  }

  @Test
  void allNumbersAreThoseOfNumpy() throws IOException {
    double[] expected = Auger2017List.reference("harmonic,sidereal,all,list");
    Reconstruction result = reconstruction(ExposureModel.DATA);
    double sameFormula = 1e-9;
    for (int axis = 0; axis < 3; axis++) {
      assertThat(result.dipole().value(DipoleComponent.values()[axis]).orElseThrow())
          .isCloseTo(expected[axis], within(sameFormula));
    }
    assertThat(result.dipole().error(DipoleComponent.D_6H).orElseThrow())
        .isCloseTo(expected[3], within(sameFormula));
    assertThat(result.dipole().error(DipoleComponent.D_N).orElseThrow())
        .isCloseTo(expected[4], within(sameFormula));
    assertThat(value(result, "ra_r_1")).isCloseTo(expected[5], within(sameFormula));
    assertThat(value(result, "ra_p_value_1")).isCloseTo(expected[6], within(1e-14));
    assertThat(result.dipole().probability()).isCloseTo(expected[6], within(1e-14));
    assertThat(value(result, "mean_cos_declination")).isCloseTo(expected[7], within(sameFormula));
    assertThat(value(result, "mean_sin_zenith")).isCloseTo(expected[8], within(sameFormula));
    assertThat(value(result, "azimuth_b_1")).isCloseTo(expected[9], within(sameFormula));
  }

  @Test
  void theFullDipoleIsThePublishedOneWithItsAsymmetricIntervals() throws IOException {
    Reconstruction result = reconstruction(ExposureModel.DATA);
    // Science 357 (2017) 1266: 0.065 (+0.013 -0.009), RA 100 +- 10, dec -24 (+12 -13) deg.
    Measurement amplitude = result.measurement("dipole_amplitude").orElseThrow();
    assertThat(amplitude.value()).isCloseTo(0.065, within(5e-4));
    assertThat(amplitude.upperError()).isCloseTo(0.013, within(5e-4));
    assertThat(amplitude.lowerError()).isCloseTo(0.009, within(5e-4));
    Measurement rightAscension = result.measurement("dipole_right_ascension").orElseThrow();
    assertThat(rightAscension.value()).isCloseTo(100, within(0.5));
    assertThat(rightAscension.upperError()).isCloseTo(10, within(0.5));
    assertThat(rightAscension.lowerError()).isCloseTo(10, within(0.5));
    // The published interval of the declination leans the other way: sampling, profiling and
    // integration of these Gaussian components all give +13 -12 to +13 -11.
    Measurement declination = result.measurement("dipole_declination").orElseThrow();
    assertThat(declination.value()).isCloseTo(-24, within(0.5));
    assertThat(declination.upperError()).isCloseTo(12, within(1.7));
    assertThat(declination.lowerError()).isCloseTo(13, within(1.7));
    assertThat(value(result, "d_perp")).isCloseTo(0.0596, within(5e-5));
  }

  @Test
  void aFullyEfficientArrayGivesTheSameDipoleWithinTwoPercent() throws IOException {
    // The array is fully efficient to a percent or two at these energies.
    Reconstruction data = reconstruction(ExposureModel.DATA);
    Reconstruction model = reconstruction(ExposureModel.FULLY_EFFICIENT);
    assertThat(value(model, "d_perp")).isCloseTo(value(data, "d_perp"), within(0.02 * 0.06));
    assertThat(value(model, "d_z")).isCloseTo(value(data, "d_z"), within(0.02 * 0.026));
  }
}
