package org.anisky.reconstruction.likelihood;

import java.util.concurrent.TimeUnit;
import org.anisky.Workers;
import org.anisky.likelihood.PoissonLikelihood;
import org.anisky.likelihood.Sweep;
import org.anisky.model.ScannedData;
import org.anisky.model.SyntheticDetector;
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
 * One sweep on HEALPix, the three updates and ln L: latitude 19 deg, zenith < 57 deg, nside 64, 360
 * bins, a table of 4 million pixels. Target: at most 15 ms on one core, and on two at least 1.7
 * times faster.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class HealpixSweep {
  /** Number of threads. */
  @Param({"1", "2"})
  public int threads;

  private Sweep sweep;
  private PoissonLikelihood likelihood;
  private double events;

  /** Forms the counts and scans them. */
  @Setup
  public void scan() {
    SyntheticDetector detector = SyntheticDetector.onHealpix(19, 57, 64, 360, 5e9);
    double[] sky = SyntheticDetector.dipole(detector.equatorialGrid(), 8e-4, 6e-4);
    ScannedData data = ScannedData.of(detector.asimovData(sky), Workers.of(threads));
    sweep = new Sweep(data, data.isotropicModel());
    likelihood = new PoissonLikelihood(data);
    events = data.total();
  }

  /** I, N, A and ln L. */
  @Benchmark
  public double sweep() {
    sweep.relativeIntensity();
    sweep.backgroundRate();
    sweep.relativeAcceptance();
    sweep.normalise();
    return likelihood.gain(sweep.model(), events);
  }
}
