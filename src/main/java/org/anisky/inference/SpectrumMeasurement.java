package org.anisky.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.anisky.InvalidInputException;
import org.anisky.counts.Dataset;
import org.anisky.grid.SkyMap;
import org.anisky.model.ScannedData;
import org.anisky.reconstruction.ReconstructedSky;
import org.anisky.simulation.ToySkies;
import org.anisky.statistics.PlaneIntervals;
import org.anisky.statistics.PowerInterval;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** Measures the angular power spectrum of a data set and of its fitted map. */
public final class SpectrumMeasurement {
  private static final long STREAM = 0x53504543L;

  private final ScannedData data;
  private final SpectrumOptions options;
  private final Function<Dataset, ReconstructedSky> reconstruction;

  /**
   * @param options any l-max that the data can tell
   * @param reconstruction gives the maps of a data set
   * @throws InvalidInputException when the data cannot tell what is asked for
   */
  public SpectrumMeasurement(
      ScannedData data,
      SpectrumOptions options,
      Function<Dataset, ReconstructedSky> reconstruction) {
    this.data = data;
    this.options = options.forData(data);
    this.reconstruction = reconstruction;
  }

  /**
   * Measures.
   *
   * @param progress is told the number of maps that were reconstructed, data first
   */
  public AngularSpectrum measure(IntConsumer progress) {
    int lMax = options.lMax();
    double[] window = BinningWindow.of(data, lMax);
    BandPowerFit fit =
        new BandPowerFit(HarmonicScores.of(data, lMax), window, options.band(), data.workers());
    BandPowerFit.Result result = fit.fit();
    double[][] toys = toys(fit);
    ReconstructedSky sky = reconstruction.apply(data.dataset());
    progress.accept(1);
    PseudoSpectrum pseudo = PseudoSpectrum.ofAnisotropy(sky.relativeIntensity(), lMax);
    double noise = PseudoSpectrum.whiteNoise(variance(sky));
    double[] decoupled = pseudo.decoupled(noise);
    double[][] pseudoToys = pseudoToys(progress);
    Optional<double[]> after = after(sky);
    List<AngularSpectrum.Row> rows = new ArrayList<>();
    for (int l = 1; l <= lMax; l++) {
      int band = (l - 1) / options.band();
      int degree = l;
      double error = Math.sqrt(result.covariance()[band][band]);
      PowerInterval interval =
          new PowerInterval(result.powers()[band], error, result.noise()[band]);
      rows.add(
          new AngularSpectrum.Row(
              l,
              result.powers()[band],
              error,
              interval.of(PlaneIntervals.Level.L68.confidence()),
              interval.of(PlaneIntervals.Level.L95.confidence()),
              window[l] * window[l],
              bands(toys[band]),
              pseudo.powers()[l],
              noise,
              decoupled == null ? Double.NaN : decoupled[l],
              bands(pseudoToys[l]),
              after.map(powers -> powers[degree])));
    }
    return new AngularSpectrum(
        List.copyOf(rows),
        result.covariance(),
        options.band(),
        result.converged(),
        result.steps(),
        options.toys(),
        fit.climbsForToys(),
        options.pseudoToys(),
        options.removed(),
        pseudo.skyFraction(),
        data.total(),
        List.of(),
        isotropy(fit),
        Optional.empty(),
        warnings(result, window[lMax] * window[lMax]));
  }

  /**
   * Band powers alone, of the same events in another time frame.
   *
   * @param own degrees and bands of the spectrum
   */
  public static AngularSpectrum.Sideband sideband(ScannedData data, AngularSpectrum own) {
    int lMax = own.rows().size();
    BandPowerFit.Result result =
        new BandPowerFit(
                HarmonicScores.of(data, lMax),
                BinningWindow.of(data, lMax),
                own.band(),
                data.workers())
            .fit();
    double[] errors = new double[result.powers().length];
    Arrays.setAll(errors, b -> Math.sqrt(result.covariance()[b][b]));
    return new AngularSpectrum.Sideband(data.dataset().timeFrame(), result.powers(), errors);
  }

  private Optional<SpectrumTest> isotropy(BandPowerFit fit) {
    return options.toys() == 0
        ? Optional.empty()
        : Optional.of(
            SpectrumTest.of(
                fit,
                new double[fit.bands()],
                fit.bands(),
                options.toys(),
                options.seed(),
                data.workers()));
  }

  private List<String> warnings(BandPowerFit.Result result, double left) {
    List<String> warnings = new ArrayList<>();
    if (!result.converged()) {
      warnings.add(
          "the fit of the band powers did not converge in "
              + result.steps()
              + " steps; a lower --l-max or a larger --band may help");
    }
    if (left < 0.5) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "binning leaves %.0f percent of the power at l = %d, which the band powers are"
                  + " corrected for; take finer pixels and bins",
              100 * left,
              options.lMax()));
    }
    return List.copyOf(warnings);
  }

  private static Optional<AngularSpectrum.Bands> bands(double[] values) {
    return values.length == 0 ? Optional.empty() : Optional.of(AngularSpectrum.Bands.of(values));
  }

  /** Band powers of isotropic toys, shape (bands, toys); every toy has its own stream. */
  private double[][] toys(BandPowerFit fit) {
    double[][] powers = new double[fit.bands()][options.toys()];
    data.workers()
        .run(
            options.toys(),
            toy -> {
              UniformRandomProvider random =
                  RandomSource.PHILOX_4X64.create(
                      new long[] {options.seed(), STREAM, 0, toy, 0, 0});
              double[] own = fit.toy(random).powers();
              for (int b = 0; b < own.length; b++) {
                powers[b][toy] = own[b];
              }
            });
    return powers;
  }

  /** Pseudo-spectra of isotropic toys through the reconstruction, shape (lMax + 1, toys). */
  private double[][] pseudoToys(IntConsumer progress) {
    double[][] powers = new double[options.lMax() + 1][options.pseudoToys()];
    if (options.pseudoToys() == 0) {
      return powers;
    }
    ToySkies skies = ToySkies.of(data, data.isotropicModel(), options.seed());
    for (int toy = 0; toy < options.pseudoToys(); toy++) {
      SkyMap map = reconstruction.apply(skies.dataset(toy)).relativeIntensity();
      double[] own = PseudoSpectrum.ofAnisotropy(map, options.lMax()).powers();
      for (int l = 0; l < own.length; l++) {
        powers[l][toy] = own[l];
      }
      progress.accept(toy + 2);
    }
    return powers;
  }

  /** n_a/E_a^2: with the weights of the events it grows by their mean square over mean. */
  private SkyMap variance(ReconstructedSky sky) {
    double[] counts = sky.counts().valuesOrZero();
    double[] exposure = sky.exposure().valuesOrZero();
    for (int a = 0; a < counts.length; a++) {
      counts[a] = exposure[a] > 0 ? data.varianceFactor() * counts[a] / square(exposure[a]) : 0;
    }
    return SkyMap.of(
        sky.relativeIntensity().grid(),
        sky.relativeIntensity().frame(),
        "variance of the relative intensity",
        "1",
        counts,
        sky.relativeIntensity().observed());
  }

  private static double square(double x) {
    return x * x;
  }

  private Optional<double[]> after(ReconstructedSky sky) {
    if (options.removed() == 0) {
      return Optional.empty();
    }
    SkyMap rest = MultipoleRemoval.of(sky.relativeIntensity(), sky.exposure(), options.removed());
    if (rest == null) {
      throw InvalidInputException.of(
          "--remove %d: the observed sky does not tell these multipoles apart", options.removed());
    }
    return Optional.of(PseudoSpectrum.ofAnisotropy(rest, options.lMax()).powers());
  }
}
