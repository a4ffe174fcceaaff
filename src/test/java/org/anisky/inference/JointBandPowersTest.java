package org.anisky.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.counts.LocalSky;
import org.anisky.exposure.AcceptanceFormula;
import org.anisky.grid.HealpixGrid;
import org.anisky.model.ScannedData;
import org.anisky.simulation.CountsSimulator;
import org.anisky.simulation.Fluctuations;
import org.anisky.simulation.RandomStreams;
import org.anisky.simulation.RateShape;
import org.anisky.simulation.SimulatedDetector;
import org.anisky.simulation.SkyPowerSpectrum;
import org.anisky.simulation.SkySampling;
import org.anisky.simulation.SyntheticSky;
import org.anisky.sky.FieldOfView;
import org.anisky.sky.Observatory;
import org.anisky.sky.SiderealBinning;
import org.anisky.statistics.AmplitudeInterval;
import org.anisky.statistics.PowerInterval;
import org.junit.jupiter.api.Test;

/**
 * Skies drawn from a known spectrum, C_1 = 1e-6 falling as diffusion makes it, seen by two arrays
 * together: 19 degrees North, zenith below 50 degrees, and the South Pole, below 60 degrees, which
 * share a band of declinations; 5e8 events each, nside 8, 48 bins, acceptances and rates of their
 * own. Fitted to l = 14, looked at to l = 10.
 *
 * <p>{@code -Danisky.toys=200} for more; the table is written to target/joint-band-powers.csv.
 */
class JointBandPowersTest {
  private static final int TOYS = Integer.getInteger("anisky.toys", 40);
  private static final int L_MAX = 10;
  private static final int FITTED = 14;
  private static final double EVENTS = 5e8;
  private static final SkyPowerSpectrum TRUTH = SkyPowerSpectrum.ofTurbulence(1e-6, 1, 14);

  private static SimulatedDetector detector(
      String name, double latitude, double zenith, double modulation, double wave) {
    return new SimulatedDetector(
        name,
        LocalSky.of(
            Observatory.ofDegrees(name, latitude, 0),
            new HealpixGrid(8),
            FieldOfView.ofDegrees(zenith)),
        new AcceptanceFormula(1, modulation, 0.1),
        RateShape.harmonic(wave, 1),
        EVENTS);
  }

  private static BandPowerFit.Result fit(int seed) {
    RandomStreams streams = RandomStreams.of(seed);
    CountsSimulator simulator =
        new CountsSimulator(
            SyntheticSky.of(TRUTH.realise(streams)),
            SkySampling.EXACT,
            new SiderealBinning(48),
            Fluctuations.POISSON,
            Workers.single());
    Dataset dataset =
        new Dataset(
            List.of(
                simulator.simulate(detector("North", 19, 50, 0.2, 0.03), streams),
                simulator.simulate(detector("Pole", -90, 60, 0, -0.1), streams)));
    ScannedData data = ScannedData.of(dataset, Workers.single());
    return new BandPowerFit(
            HarmonicScores.of(data, FITTED), BinningWindow.of(data, FITTED), 1, Workers.single())
        .fit();
  }

  @Test
  void powersOfTwoSitesAreUnbiasedAndHeldByTheirIntervals() throws IOException {
    List<BandPowerFit.Result> fits =
        IntStream.rangeClosed(1, TOYS).mapToObj(JointBandPowersTest::fit).toList();
    List<String> table = new ArrayList<>();
    table.add("l,truth,mean,mean_error,rms_error,scatter_over_error,held_68,held_95");
    double[] held = new double[2];
    double ratios = 0;
    double chiSquared = 0;
    for (int l = 1; l <= L_MAX; l++) {
      double truth = TRUTH.value(l);
      double mean = 0;
      double squares = 0;
      double variance = 0;
      double[] own = new double[2];
      for (BandPowerFit.Result fit : fits) {
        assertThat(fit.converged()).isTrue();
        double power = fit.powers()[l - 1];
        mean += power / TOYS;
        squares += power * power / TOYS;
        variance += fit.covariance()[l - 1][l - 1] / TOYS;
        PowerInterval law =
            new PowerInterval(power, Math.sqrt(fit.covariance()[l - 1][l - 1]), fit.noise()[l - 1]);
        own[0] += holds(law.of(0.6826895), truth) ? 1.0 / TOYS : 0;
        own[1] += holds(law.of(0.95), truth) ? 1.0 / TOYS : 0;
      }
      double scatter = Math.sqrt((squares - mean * mean) * TOYS / (TOYS - 1));
      double off = (mean - truth) / (scatter / Math.sqrt(TOYS));
      table.add(
          String.format(
              Locale.ROOT,
              "%d,%.3e,%.3e,%.1e,%.2e,%.2f,%.3f,%.3f",
              l,
              truth,
              mean,
              scatter / Math.sqrt(TOYS),
              Math.sqrt(variance),
              scatter / Math.sqrt(variance),
              own[0],
              own[1]));
      // 5 standard errors, estimated from 40 toys: a false alarm in 1 of 5,000 seeds for 10
      // degrees.
      assertThat(off).as("l = %d", l).isCloseTo(0, within(5.0));
      chiSquared += off * off;
      held[0] += own[0] / L_MAX;
      held[1] += own[1] / L_MAX;
      ratios += scatter / Math.sqrt(variance) / L_MAX;
    }
    table.add(
        String.format(
            Locale.ROOT,
            "# means: chi-squared %.1f of %d; held %.3f and %.3f; scatter over error %.2f",
            chiSquared,
            L_MAX,
            held[0],
            held[1],
            ratios));
    Files.write(Path.of("target/joint-band-powers.csv"), table);
    // 4 binomial errors of 400 intervals.
    assertThat(held[0]).isGreaterThan(0.683 - 4 * 0.465 / Math.sqrt(TOYS * L_MAX));
    assertThat(held[1]).isGreaterThan(0.95 - 4 * 0.218 / Math.sqrt(TOYS * L_MAX));
    // Each ratio is known to 1/sqrt(2 TOYS) = 11 percent, at l = 1 to 3 to less; their mean to 5.
    assertThat(ratios).isCloseTo(1, within(0.2));
  }

  private static boolean holds(AmplitudeInterval interval, double truth) {
    return interval.lower() <= truth && truth <= interval.upper();
  }
}
