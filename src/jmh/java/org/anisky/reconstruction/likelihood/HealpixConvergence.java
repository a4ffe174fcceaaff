package org.anisky.reconstruction.likelihood;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.likelihood.MultipoleBasis;
import org.anisky.likelihood.MultipoleFit;
import org.anisky.likelihood.PoissonLikelihood;
import org.anisky.model.ScannedData;
import org.anisky.model.SyntheticDetector;
import org.anisky.reconstruction.Progress;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The default all-sky fit from start to convergence: 5e9 events with Poisson noise at latitude 19
 * deg, zenith < 57 deg, nside 64, 360 bins. Target: less than 0.3 s.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class HealpixConvergence {
  /** Number of threads. */
  @Param({"1", "2"})
  public int threads;

  private ScannedData data;
  private PoissonLikelihood likelihood;
  private double error;

  /** Draws the events, scans them and fits the dipole for its error. */
  @Setup
  public void scan() {
    SyntheticDetector detector = SyntheticDetector.onHealpix(19, 57, 64, 360, 5e9);
    double[] sky = SyntheticDetector.dipole(detector.equatorialGrid(), 8e-4, 6e-4);
    data =
        ScannedData.of(new Dataset(List.of(detector.poisson("site", sky, 1))), Workers.of(threads));
    likelihood = new PoissonLikelihood(data);
    error = Math.sqrt(fitDipole().covariance()[0][0]);
  }

  /** The iterative fit, without maps. */
  @Benchmark
  public Object sky() {
    return new AllSkyFit(data, likelihood, LikelihoodOptions.DEFAULT, error).fit(Progress.SILENT);
  }

  /** The fit of the dipole with its covariance. */
  @Benchmark
  public Object dipole() {
    return fitDipole();
  }

  private MultipoleFit.Result fitDipole() {
    return new MultipoleFit(data, likelihood, MultipoleBasis.dipole(data.grid())).fit();
  }
}
