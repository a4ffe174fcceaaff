package org.anisky.study;

import java.util.Arrays;
import java.util.Optional;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.likelihood.DipoleModel;
import org.anisky.model.AnisotropyModel;
import org.anisky.model.DipoleEstimate;
import org.anisky.model.ScanGeometry;
import org.anisky.model.ScannedData;
import org.anisky.reconstruction.PreparedReconstructor;
import org.anisky.reconstruction.Progress;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.reconstruction.Reconstructor;
import org.anisky.simulation.RandomStreams;
import org.anisky.simulation.ToySkies;
import org.anisky.statistics.LinearSystem;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Dipoles of every amplitude and direction put into toys like the data and passed through the
 * strategy that measured the data. Rates and acceptances are those of the best fit, so that they
 * hold the fluctuations of the data: what a strategy makes of them without any dipole and noise is
 * taken off its estimates.
 */
public final class SimulatedDipoles {
  /** A singular systematic covariance gets this part of its trace on the diagonal. */
  private static final double RIDGE = 1e-12;

  private final ScannedData data;
  private final DipoleEstimate estimate;
  private final Optional<double[][]> systematic;
  private final AnisotropyModel isotropic;
  private final ToySkies skies;
  private final ScanGeometry geometry;
  private final PreparedReconstructor strategy;
  private final double[] offset;

  /**
   * Pairs of amplitudes.
   *
   * @param truth that were put in, shape (toys)
   * @param measured that came out, shape (toys)
   */
  public record Pairs(double[] truth, double[] measured) {}

  /**
   * @param data that were measured
   * @param estimate of the dipole of the data
   * @param strategy in the form that gives the dipole alone
   * @param seed of the toys
   * @param eventSums whether the strategy needs sums over events
   */
  public SimulatedDipoles(
      ScannedData data,
      DipoleEstimate estimate,
      Reconstructor strategy,
      long seed,
      boolean eventSums) {
    this.data = data;
    this.estimate = estimate;
    systematic = estimate.systematicCovariance().map(SimulatedDipoles::factor);
    isotropic = DipoleModel.of(data).copy();
    Arrays.fill(isotropic.relativeIntensity(), 1);
    ToySkies plain = ToySkies.of(data, isotropic, seed);
    skies = eventSums ? plain.withEventSums() : plain;
    geometry = skies.geometry();
    this.strategy = strategy.prepare(geometry);
    offset = estimate("a sky without dipole", skies.asimov());
  }

  private static double[][] factor(double[][] covariance) {
    double trace = 0;
    for (int k = 0; k < covariance.length; k++) {
      trace += covariance[k][k];
    }
    for (int k = 0; k < covariance.length; k++) {
      covariance[k][k] += RIDGE * trace + Double.MIN_NORMAL;
    }
    return LinearSystem.cholesky(covariance)
        .orElseThrow(() -> new IllegalArgumentException("no covariance of systematic errors"));
  }

  /** The part of an equatorial dipole that the strategy returns, without noise. */
  public double returned() {
    double strength = estimate.measuredAmplitude().statistical();
    double[] measured = estimate("a dipole", skies(strength, 0, 0).asimov());
    return Math.hypot(measured[0] - offset[0], measured[1] - offset[1]) / strength;
  }

  /**
   * Simulates.
   *
   * @param components 2: equatorial dipoles and their amplitudes; 3: full ones
   * @param most largest true amplitude, below 1; 0 for isotropic skies
   * @param first number of the first toy
   * @param toys how many; their true amplitudes are even from 0 to {@code most}
   * @param workers their number never changes the result
   * @throws InvalidInputException naming the toy, when the strategy refuses one or does not
   *     converge on it
   */
  public Pairs pairs(int components, double most, int first, int toys, Workers workers) {
    double[] truth = new double[toys];
    double[] measured = new double[toys];
    workers.run(
        toys,
        k -> {
          int toy = first + k;
          UniformRandomProvider random =
              RandomStreams.of(skies.seed()).replica(toy).stream(
                  "dipole", 0, RandomStreams.Purpose.DIPOLE);
          truth[k] = most * (k + random.nextDouble()) / toys;
          double phase = 2 * Math.PI * random.nextDouble();
          double z = components == 2 ? 0 : 2 * random.nextDouble() - 1;
          double[] vector =
              estimate("toy " + toy, skies(truth[k], phase, z).dataset(toy), components);
          addSystematic(vector, random);
          measured[k] = Math.sqrt(Arrays.stream(vector).map(x -> x * x).sum());
        });
    return new Pairs(truth, measured);
  }

  private void addSystematic(double[] vector, UniformRandomProvider random) {
    if (systematic.isEmpty()) {
      return;
    }
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    double[] drawn = normal.samples(systematic.get().length).toArray();
    for (int k = 0; k < vector.length; k++) {
      for (int l = 0; l <= k; l++) {
        vector[k] += systematic.get()[k][l] * drawn[l];
      }
    }
  }

  /** The estimate without the offset, the first components of it. */
  private double[] estimate(String name, Dataset toy, int components) {
    double[] values = estimate(name, toy);
    double[] vector = new double[components];
    for (int k = 0; k < components; k++) {
      vector[k] = values[k] - offset[k];
    }
    return vector;
  }

  private double[] estimate(String name, Dataset toy) {
    Reconstruction fit;
    try {
      fit = strategy.reconstruct(geometry.scan(toy, Workers.single()), Progress.SILENT);
    } catch (InvalidInputException e) {
      throw new InvalidInputException("simulation of " + name + ": " + e.getMessage(), e);
    }
    if (!fit.converged()) {
      throw InvalidInputException.of("simulation of %s: the fit did not converge", name);
    }
    return fit.dipole().values();
  }

  /** Skies 1 + d.n. */
  private ToySkies skies(double amplitude, double phase, double z) {
    AnisotropyModel model = isotropic.copy();
    double across = amplitude * Math.sqrt(1 - z * z);
    double x = across * Math.cos(phase);
    double y = across * Math.sin(phase);
    double[] intensity = model.relativeIntensity();
    for (int a = 0; a < intensity.length; a++) {
      double sine = data.grid().z(a);
      double cosine = Math.sqrt(1 - sine * sine);
      double ra = data.grid().longitude(a);
      intensity[a] = 1 + cosine * (x * Math.cos(ra) + y * Math.sin(ra)) + amplitude * z * sine;
    }
    return skies.under(data, model);
  }
}
