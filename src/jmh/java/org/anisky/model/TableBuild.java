package org.anisky.model;

import java.util.concurrent.TimeUnit;
import org.anisky.Workers;
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
 * Building the table of equatorial pixels: latitude 19 deg, zenith < 57 deg, nside 64, 360 bins, 4
 * million entries. Once per run; no target but to stay below a second.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class TableBuild {
  /** Number of threads. */
  @Param({"1", "2"})
  public int threads;

  private SyntheticDetector detector;
  private Workers workers;

  /** Places the local pixels. */
  @Setup
  public void place() {
    detector = SyntheticDetector.onHealpix(19, 57, 64, 360, 1);
    workers = Workers.of(threads);
  }

  /** The table. */
  @Benchmark
  public SkyScan table() {
    return detector.scan(workers);
  }
}
