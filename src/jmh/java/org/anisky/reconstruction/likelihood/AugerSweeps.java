package org.anisky.reconstruction.likelihood;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
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
 * The published case of the cylinder: 11 plain sweeps of 32,000 events at latitude -35.2 deg,
 * zenith < 80 deg, on 180 x 360 cells and 360 bins. Target: less than 20 ms.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class AugerSweeps {
  private static final int SWEEPS = 11;

  /** Number of threads. */
  @Param({"1", "2"})
  public int threads;

  private ScannedData data;
  private PoissonLikelihood likelihood;
  private LikelihoodOptions options;

  /** Draws the events and scans them. */
  @Setup
  public void scan() {
    SyntheticDetector detector = SyntheticDetector.onCylinder(-35.2, 80, 180, 360, 360, 32_000);
    double[] sky = SyntheticDetector.dipole(detector.equatorialGrid(), -0.01, 0.05);
    data =
        ScannedData.of(new Dataset(List.of(detector.poisson("site", sky, 1))), Workers.of(threads));
    likelihood = new PoissonLikelihood(data);
    options =
        new LikelihoodOptions(
            Gauge.SUBTRACT,
            Acceleration.NONE,
            new StoppingRule.AfterSweeps(SWEEPS),
            0.01,
            0.01,
            false,
            1,
            0.17);
  }

  /** The iterative fit without maps and without the fit of the dipole. */
  @Benchmark
  public Object sweeps() {
    return new AllSkyFit(data, likelihood, options, 0.01).fit(Progress.SILENT);
  }
}
