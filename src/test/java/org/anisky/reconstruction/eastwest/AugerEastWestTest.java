package org.anisky.reconstruction.eastwest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import org.anisky.Workers;
import org.anisky.counts.EventSample;
import org.anisky.model.DipoleComponent;
import org.anisky.model.DipoleEstimate;
import org.anisky.reconstruction.Auger2017List;
import org.anisky.reconstruction.Progress;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.sky.TimeFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** East-West analysis of the real list against published numbers and numpy's. */
class AugerEastWestTest {
  /** Both sides sum 32,187 sines: what differs is the last bits of the sidereal time. */
  private static final double SAME_FORMULA = 1e-9;

  private static Reconstruction events(TimeFrame frame, EventSample sample, boolean listedAzimuth)
      throws IOException {
    EastWestOptions options = new EastWestOptions(EastWestForm.EVENTS, 0, 1, sample, false);
    return new EastWestReconstructor(options)
        .reconstruct(
            Auger2017List.binned(frame, 90, 180, listedAzimuth), Workers.single(), Progress.SILENT);
  }

  @ParameterizedTest
  @CsvSource({
    "SIDEREAL, IN_VIEW, false",
    "SIDEREAL, ALL, true",
    "SOLAR, ALL, true",
    "ANTI_SIDEREAL, ALL, true",
    "ANTI_SIDEREAL, IN_VIEW, false"
  })
  void theFormByEventsIsThatOfNumpyInEveryFrame(TimeFrame frame, EventSample sample, boolean listed)
      throws IOException {
    double[] expected =
        Auger2017List.reference(
            String.join(
                ",",
                "events",
                frame.key(),
                sample == EventSample.ALL ? "all" : "view",
                listed ? "list" : "computed"));
    Reconstruction result = events(frame, sample, listed);
    DipoleEstimate dipole = result.dipole();
    assertThat(dipole.value(DipoleComponent.D_0H).orElseThrow())
        .isCloseTo(expected[0], within(SAME_FORMULA));
    assertThat(dipole.value(DipoleComponent.D_6H).orElseThrow())
        .isCloseTo(expected[1], within(SAME_FORMULA));
    assertThat(dipole.error(DipoleComponent.D_6H).orElseThrow())
        .isCloseTo(expected[2], within(SAME_FORMULA));
    assertThat(dipole.probability()).isCloseTo(expected[3], within(1e-7));
    assertThat(result.measurement("events").orElseThrow().value()).isEqualTo(expected[4]);
  }

  @Test
  void publishedNumbersComeOutOfAllEventsWithTheListsOwnAzimuth() throws IOException {
    // 0.0792 +- 0.0190, 134.1 deg, P = 1.6e-4: half of the last digit.
    DipoleEstimate sidereal = events(TimeFrame.SIDEREAL, EventSample.ALL, true).dipole();
    assertThat(sidereal.amplitude()).isCloseTo(0.0792, within(5e-5));
    assertThat(sidereal.amplitudeError()).isCloseTo(0.0190, within(5e-5));
    assertThat(Math.toDegrees(sidereal.phase())).isCloseTo(134.1, within(0.05));
    assertThat(sidereal.probability()).isCloseTo(1.6e-4, within(5e-6));
    DipoleEstimate solar = events(TimeFrame.SOLAR, EventSample.ALL, true).dipole();
    assertThat(solar.amplitude()).isCloseTo(0.018, within(5e-4));
    assertThat(solar.probability()).isCloseTo(0.65, within(5e-3));
    DipoleEstimate anti = events(TimeFrame.ANTI_SIDEREAL, EventSample.ALL, true).dipole();
    assertThat(anti.amplitude()).isCloseTo(0.014, within(5e-4));
    assertThat(anti.probability()).isCloseTo(0.75, within(5e-3));
  }

  @Test
  void thirtySixBinsAgreeWithSingleEventsWithinWhatCellsLose() throws IOException {
    double[] expected = Auger2017List.reference("bins,sidereal,view,computed");
    Reconstruction result =
        new EastWestReconstructor(EastWestOptions.DEFAULT)
            .reconstruct(
                Auger2017List.binned(TimeFrame.SIDEREAL, 360, 720, false),
                Workers.single(),
                Progress.SILENT);
    // One in 180 events lies in the half-degree columns on the meridian and is shared, and as many
    // cross the cut in zenith: of the numerator's variance 1/180, 0.07 of the error, 0.0014.
    assertThat(result.dipole().value(DipoleComponent.D_0H).orElseThrow())
        .isCloseTo(expected[0], within(0.0028));
    assertThat(result.dipole().value(DipoleComponent.D_6H).orElseThrow())
        .isCloseTo(expected[1], within(0.0028));
    // Relative: the same 1/180 and the bins' own fractions.
    assertThat(result.dipole().error(DipoleComponent.D_0H).orElseThrow())
        .isCloseTo(expected[2], within(0.005 * expected[2]));
    assertThat(result.measurement("degrees_of_freedom").orElseThrow().value()).isEqualTo(33);
    // y = -d_0h sin LST + d_6h cos LST: cosine, sine and amplitude of numpy's dipole.
    double amplitude = Math.hypot(expected[0], expected[1]);
    assertThat(value(result, "cosine_1")).isCloseTo(expected[1], within(0.0028));
    assertThat(value(result, "sine_1")).isCloseTo(-expected[0], within(0.0028));
    assertThat(value(result, "amplitude_1")).isCloseTo(amplitude, within(0.0028));
    assertThat(value(result, "phase_1"))
        .isCloseTo(Math.toDegrees(Math.atan2(-expected[0], expected[1])), within(3.0));
    assertThat(result.measurement("amplitude_1").orElseThrow().upperError())
        .isCloseTo(expected[2], within(0.005 * expected[2]));
    assertThat(result.measurement("phase_1").orElseThrow().upperError())
        .isCloseTo(Math.toDegrees(expected[2] / amplitude), within(0.6));
    // One harmonic is the whole dipole: 2 degrees of freedom, P = exp(-(r/sigma)^2/2) = 1.4e-4 by
    // numpy's numbers; what the meridian shares moves its logarithm by 0.3.
    double strength = amplitude / expected[2];
    assertThat(Math.log(value(result, "p_value_1")))
        .isCloseTo(-strength * strength / 2, within(0.5));
    assertThat(value(result, "p_value_1")).isCloseTo(result.dipole().probability(), within(1e-12));
  }

  private static double value(Reconstruction result, String key) {
    return result.measurement(key).orElseThrow().value();
  }
}
