package org.anisky.reconstruction.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.model.DipoleComponent;
import org.anisky.model.DipoleEstimate;
import org.anisky.reconstruction.Convergence;
import org.anisky.reconstruction.Progress;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.reconstruction.TraceLine;
import org.anisky.sky.LinearClock;
import org.anisky.sky.MeanSiderealClock;
import org.junit.jupiter.api.Test;

/**
 * The likelihood strategy on the published list of Auger against values found with independent
 * programs. The dipoles were computed with another library's sidereal time and other code: 1.5e-4
 * is one percent of the error.
 */
class PublishedAugerTest {
  private static final double ONE_PERCENT_OF_THE_ERROR = 1.5e-4;

  private static Reconstruction reconstruct(Dataset data) {
    return new MaximumLikelihoodReconstructor(LikelihoodOptions.DEFAULT)
        .reconstruct(data, Workers.single(), Progress.SILENT);
  }

  private static Dataset binned(double maxZenith, Auger2017.Columns columns) throws IOException {
    return Auger2017.binned(maxZenith, columns, new MeanSiderealClock(0));
  }

  @Test
  void zenithUpTo80Degrees() throws IOException {
    Dataset data = binned(80, Auger2017.Columns.RIGHT);
    assertThat(data.eventsUsed()).isEqualTo(32_119);
    Reconstruction result = reconstruct(data);
    DipoleEstimate dipole = result.dipole();
    assertThat(dipole.value(DipoleComponent.D_0H).getAsDouble())
        .isCloseTo(-0.01160, within(ONE_PERCENT_OF_THE_ERROR));
    assertThat(dipole.value(DipoleComponent.D_6H).getAsDouble())
        .isCloseTo(0.04988, within(ONE_PERCENT_OF_THE_ERROR));
    assertThat(dipole.value(DipoleComponent.D_N)).isEmpty();
    assertThat(dipole.amplitudeError()).isCloseTo(0.0133, within(5e-5));
    assertThat(Math.toDegrees(dipole.phase())).isCloseTo(103.1, within(0.15));
    assertThat(Math.toDegrees(dipole.phaseError())).isCloseTo(14.9, within(0.1));
    assertThat(dipole.testStatistic()).isCloseTo(14.55, within(0.05));
    assertThat(result.convergence().orElseThrow().status()).isEqualTo(Convergence.Status.CONVERGED);
    assertThat(result.convergence().orElseThrow().sweeps()).isLessThan(20);
  }

  @Test
  void zenithUpTo60Degrees() throws IOException {
    Dataset data = binned(60, Auger2017.Columns.RIGHT);
    assertThat(data.eventsUsed()).isEqualTo(25_351);
    DipoleEstimate dipole = reconstruct(data).dipole();
    assertThat(dipole.amplitude()).isCloseTo(0.0587, within(ONE_PERCENT_OF_THE_ERROR));
    // 0.01725 here: the information at the fit or at isotropy differs by as much.
    assertThat(dipole.amplitudeError()).isCloseTo(0.0173, within(1e-4));
    assertThat(Math.toDegrees(dipole.phase())).isCloseTo(110.0, within(0.15));
    assertThat(dipole.testStatistic()).isCloseTo(11.31, within(0.05));
  }

  @Test
  void withColumnsOfThePublicPython() throws IOException {
    Dataset data = binned(80, Auger2017.Columns.PUBLIC);
    assertThat(data.eventsUsed()).isEqualTo(32_115);
    DipoleEstimate dipole = reconstruct(data).dipole();
    assertThat(dipole.value(DipoleComponent.D_0H).getAsDouble())
        .isCloseTo(-0.01148, within(ONE_PERCENT_OF_THE_ERROR));
    assertThat(dipole.value(DipoleComponent.D_6H).getAsDouble())
        .isCloseTo(0.05125, within(ONE_PERCENT_OF_THE_ERROR));
    assertThat(Math.toDegrees(dipole.phase())).isCloseTo(102.6, within(0.15));
    assertThat(dipole.testStatistic()).isCloseTo(15.314, within(0.05));
    assertThat(binned(60, Auger2017.Columns.PUBLIC).eventsUsed()).isEqualTo(25_341);
  }

  /** Local sidereal time at the unix epoch, h, as the public Python has it. */
  private static final double SIDEREAL_TIME_AT_EPOCH = 2.0488691940859876;

  @Test
  void theHalfSweepsOfThePublicPythonComeBackToNineDigits() throws IOException {
    Dataset data =
        Auger2017.binned(
            80, Auger2017.Columns.PUBLIC, LinearClock.of(SIDEREAL_TIME_AT_EPOCH * Math.PI / 12));
    assertThat(data.eventsUsed()).isEqualTo(32_115);
    LikelihoodOptions options =
        new LikelihoodOptions(
            Gauge.SUBTRACT,
            Acceleration.NONE,
            new StoppingRule.AfterSweeps(11),
            0.01,
            0.01,
            true,
            1,
            Math.toRadians(10));
    List<TraceLine> trace =
        new MaximumLikelihoodReconstructor(options)
            .reconstruct(data, Workers.single(), Progress.SILENT)
            .convergence()
            .orElseThrow()
            .trace();
    List<String[]> published = published();
    assertThat(trace).hasSameSizeAs(published).hasSize(22);
    for (int line = 0; line < trace.size(); line++) {
      double expected = Double.parseDouble(published.get(line)[2]);
      assertThat(trace.get(line).number()).isEqualTo(Integer.parseInt(published.get(line)[0]));
      assertThat(trace.get(line).half()).isEqualTo(Integer.parseInt(published.get(line)[1]));
      assertThat(trace.get(line).testStatistic()).isCloseTo(expected, within(1e-9 * expected));
    }
    // What the public program prints for its first and last half sweep.
    assertThat(trace.get(0).testStatistic()).isCloseTo(52377.09768137, within(1e-7));
    assertThat(trace.get(21).testStatistic()).isCloseTo(52412.37960958, within(1e-7));
  }

  private static List<String[]> published() throws IOException {
    Path file = Path.of("testdata", "reference", "auger2017-published.csv");
    try (var lines = Files.lines(file, StandardCharsets.US_ASCII)) {
      return lines
          .filter(line -> !line.startsWith("#") && !line.startsWith("sweep"))
          .map(line -> line.split(","))
          .toList();
    }
  }
}
