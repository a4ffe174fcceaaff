package org.anisky.spark;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.anisky.Workers;
import org.anisky.configuration.DetectorConfiguration;
import org.anisky.configuration.RunConfiguration;
import org.anisky.configuration.yaml.YamlFile;
import org.anisky.counts.DetectorCounts;
import org.anisky.io.EventProgress;
import org.anisky.run.ListPass;
import org.anisky.run.ListSums;
import org.apache.spark.util.LongAccumulator;

/**
 * How binning scales: {@code spark-submit --class org.anisky.spark.Scaling anisky-spark.jar CONFIG
 * EVENTS} bins generated events in place of those of the first detector of a configuration, and
 * tells how long that takes. Events are made as they are binned, so that only processors, memory
 * and what the sums cost to add are measured.
 */
public final class Scaling {
  private static final long SEED = 1;

  private Scaling() {}

  /** Runs and prints. */
  public static void main(String[] arguments) throws IOException {
    Locale.setDefault(Locale.ROOT);
    PrintStream out = System.out;
    if (arguments.length != 2) {
      System.err.println("usage: CONFIG EVENTS, the latter a multiple of a million");
      System.exit(2);
    }
    long blocks = Math.round(Double.parseDouble(arguments[1]) / GeneratedEvents.BLOCK);
    try (SparkEngine engine = new SparkEngine()) {
      print(engine, pass(Path.of(arguments[0])), blocks, out);
    }
  }

  private static ListPass pass(Path file) throws IOException {
    RunConfiguration run = RunConfiguration.of(YamlFile.read(file));
    DetectorConfiguration first = run.detectors().get(0);
    return new ListPass(
        run, first.name(), first.events().orElseThrow(), List.of(run.timeFrame()), List.of());
  }

  /** Blocks of one task. */
  private record Part(long from, long until) implements Serializable {}

  private static void print(SparkEngine engine, ListPass pass, long blocks, PrintStream out)
      throws IOException {
    ListJob job = ListJob.of(pass);
    LongAccumulator nanoseconds = engine.context().sc().longAccumulator("processor time");
    int parts = (int) Math.min(blocks, engine.partitions());
    List<Part> cut = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      cut.add(new Part(blocks * part / parts, blocks * (part + 1) / parts));
    }
    long begin = System.nanoTime();
    PartResult result =
        SparkFailure.told(
            () -> Tree.sum(engine.context(), cut, part -> bin(job, part, nanoseconds), job));
    double seconds = (System.nanoTime() - begin) * 1e-9;
    DetectorCounts counts =
        pass.sums(result.sums()).counts(pass.detector(), pass.configuration().timeFrame());
    double events = (double) blocks * GeneratedEvents.BLOCK;
    out.printf(
        "%.3g events in %d parts: %.1f s, processor time of tasks %.1f ns an event%n",
        events, parts, seconds, nanoseconds.value() / events);
    out.printf(
        "%,d events in view of %,.0f; SHA-256 of the counts %s%n",
        counts.origin().eventsUsed(), events, digest(counts));
  }

  private static PartResult bin(ListJob job, Part part, LongAccumulator nanoseconds)
      throws IOException {
    long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    ListSums sums =
        job.pass()
            .read(
                new GeneratedEvents(SEED, part.from, part.until),
                Workers.single(),
                EventProgress.SILENT);
    nanoseconds.add(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin);
    return new PartResult(sums.state(), Map.of(), null);
  }

  private static String digest(DetectorCounts counts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (int tau = 0; tau < counts.binning().bins(); tau++) {
        double[] bin = counts.bin(tau);
        ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * bin.length);
        bytes.asDoubleBuffer().put(bin);
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
