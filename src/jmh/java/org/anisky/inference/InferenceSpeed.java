package org.anisky.inference;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.likelihood.FisherInformation;
import org.anisky.likelihood.MultipoleBasis;
import org.anisky.likelihood.MultipoleFit;
import org.anisky.likelihood.PoissonLikelihood;
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
 * What is said about a sky of 5e9 events at latitude 19 deg, zenith < 57 deg, nside 64, 360 bins.
 * Targets: five maps of Z in 1 s, the covariance of all multipoles up to degree 12 in 1 s, scores
 * and information up to degree 40 in 10 s.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 4)
@Measurement(iterations = 5, time = 4)
public class InferenceSpeed {
  private static final double[] RADII = {5, 10, 15, 20, 30};

  /** Number of threads. */
  @Param({"1", "2"})
  public int threads;

  private ScannedData data;

  /** Draws the events and scans them. */
  @Setup
  public void scan() {
    SyntheticDetector detector = SyntheticDetector.onHealpix(19, 57, 64, 360, 5e9);
    double[] sky = SyntheticDetector.dipole(detector.equatorialGrid(), 8e-4, 6e-4);
    data =
        ScannedData.of(new Dataset(List.of(detector.poisson("site", sky, 1))), Workers.of(threads));
    data.detectors();
  }

  /** Z around every pixel with discs of five radii. */
  @Benchmark
  public Object mapsOfFiveRadii() {
    NullFit fit = NullFit.of(data, NullHypothesis.ISOTROPIC);
    double highest = 0;
    for (double radius : RADII) {
      Kernel kernel = new Kernel.TopHat(Math.toRadians(radius));
      highest = Math.max(highest, SignificanceMap.of(fit, kernel).highest().z());
    }
    return highest;
  }

  /** The covariance of all multipoles with m != 0 up to degree 12, rate and acceptance free. */
  @Benchmark
  public Object covarianceToDegree12() {
    FisherInformation information =
        new MultipoleFit(data, new PoissonLikelihood(data), MultipoleBasis.upTo(12, data.grid()))
            .informationAtIsotropy();
    return information.covariance();
  }

  /** Scores and information of all multipoles up to degree 40, of which band powers are made. */
  @Benchmark
  public Object scoresToDegree40() {
    return HarmonicScores.of(data, 40);
  }
}
