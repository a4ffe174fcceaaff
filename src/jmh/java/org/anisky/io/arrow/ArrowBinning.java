package org.anisky.io.arrow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.anisky.Workers;
import org.anisky.counts.BinnedEvents;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.DirectionKind;
import org.anisky.counts.EventBatch;
import org.anisky.counts.EventPass;
import org.anisky.counts.EventSelection;
import org.anisky.counts.EventSource;
import org.anisky.counts.LocalSky;
import org.anisky.counts.PassPlan;
import org.anisky.counts.WeightUse;
import org.anisky.grid.CylindricalGrid;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyGrid;
import org.anisky.io.EventColumns;
import org.anisky.sky.FieldOfView;
import org.anisky.sky.MeanSiderealClock;
import org.anisky.sky.Observatory;
import org.anisky.sky.SiderealBinning;
import org.anisky.sky.TimeFrame;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One pass over events of an Arrow file (time, zenith, azimuth), with the digest of the file beside
 * it as in a run, or without: latitude 19 deg, zenith < 57 deg, 360 bins, 4 million events in the
 * order of time. Target: 5 million events per second.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-opens=java.base/java.nio=ALL-UNNAMED", "-XX:+UseSerialGC"})
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
public class ArrowBinning {
  private static final int EVENTS = 4_000_000;
  private static final int BATCH = 8192;
  private static final double MAX_ZENITH = Math.toRadians(57);
  private static final double SECONDS = 3e7;
  private static final double START = 1.4e9;

  /** Local grid. */
  @Param({"healpix", "cylindrical"})
  public String grid;

  /** Threads of the pass. */
  @Param({"1", "2"})
  public int threads;

  /** Whether the file's digest is taken. */
  @Param({"false", "true"})
  public boolean digest;

  private Path file;
  private EventColumns columns;
  private PassPlan plan;
  private Workers workers;

  /** Draws the events of a flat array and writes them. */
  @Setup
  public void write() throws IOException {
    SkyGrid pixels = grid.equals("healpix") ? new HealpixGrid(64) : CylindricalGrid.of(180, 360);
    workers = Workers.of(threads);
    plan =
        new PassPlan(
            LocalSky.of(Observatory.ofDegrees("site", 19, -97), pixels, FieldOfView.ofDegrees(57)),
            new SiderealBinning(360),
            List.of(TimeFrame.SIDEREAL),
            new MeanSiderealClock(0),
            EventSelection.ALL,
            List.of(),
            WeightUse.COUNTS_AND_SUMS,
            false);
    file = Files.createTempFile("events", ".arrow");
    SplittableRandom random = new SplittableRandom(1);
    EventBatch batch = new EventBatch(BATCH);
    try (ArrowEventWriter writer =
        ArrowEventWriter.create(file, DirectionKind.LOCAL, false, null, BATCH)) {
      columns = writer.columns();
      double sine = Math.sin(MAX_ZENITH);
      for (int event = 0; event < EVENTS; event += batch.size) {
        batch.size = Math.min(BATCH, EVENTS - event);
        for (int k = 0; k < batch.size; k++) {
          batch.unixTime[k] = START + SECONDS * (event + k) / EVENTS;
          batch.polar[k] = Math.asin(sine * Math.sqrt(random.nextDouble()));
          batch.azimuthal[k] = 2 * Math.PI * random.nextDouble();
          batch.weight[k] = 1;
        }
        writer.write(batch);
      }
    }
  }

  /** Removes the file. */
  @TearDown
  public void remove() throws IOException {
    workers.close();
    Files.delete(file);
  }

  /** The file from beginning to end. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public DetectorCounts bin() throws IOException {
    String[] sha256 = {""};
    try (EventSource source = ArrowEventSource.open(file, columns)) {
      BinnedEvents binned =
          EventPass.read(plan, source, workers, () -> sha256[0] = digest ? digest(source) : "");
      return binned.counts("site", TimeFrame.SIDEREAL, sha256[0]);
    }
  }

  private static String digest(EventSource source) {
    try {
      return source.digest();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
