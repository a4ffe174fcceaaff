package org.anisky.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.anisky.io.parquet.EventFiles;
import org.anisky.io.parquet.EventFiles.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The jar for Spark, as a user runs it, on a cluster of two workers on this machine: the bytes of
 * the local run, whatever the number of parts and who is lost on the way.
 */
class SparkClusterTest {
  private static final int EVENTS_OF_A_FILE = 50_000;
  private static final String LOCAL = "local[2]";
  private static final String CLUSTER = "";
  private static final List<String> DETECTORS =
      List.of("Plain", "Weighted", "Simulated", "Text", "Cut");

  private static final String DETECTOR =
      """
        - name: %s
          latitude: 19.0 deg
          longitude: -97.3 deg
          max-zenith: 60 deg
          events:
            files: [%s]
            time: {column: %s, format: unix}
            zenith: {column: %s, unit: deg}
            azimuth: {column: %s, unit: deg, convention: north-east}
            %s
          grid: {kind: healpix, nside: %d}
          event-sums: %s
      """;

  private static final String SIMULATION =
      """
      seed: 3
      sky: {dipole: {amplitude: 0.05, right-ascension: 40 deg, declination: -10 deg}}
      write: [events-arrow]
      sidereal-bins: 24
      detectors:
        - name: events
          latitude: 19 deg
          longitude: -97 deg
          max-zenith: 57 deg
          grid: {kind: healpix, nside: 8}
          events: 6e4
          acceptance: {zenith-power: 1}
      """;

  private static final String ENSEMBLE =
      """
      simulation: other/sky.yaml
      strategies: [likelihood, east-west, harmonic]
      toys: 10
      """;

  private static final String SKY =
      """
      seed: 4
      sidereal-bins: 24
      sky: {dipole: {amplitude: 0.01, right-ascension: 40 deg, declination: -10 deg}}
      detectors:
        - name: site
          latitude: 19 deg
          longitude: -97 deg
          max-zenith: 60 deg
          grid: {kind: cylindrical, rings: 18, columns: 24}
          events: 1e5
          acceptance: {zenith-power: 2, azimuth-modulation: 0, azimuth-phase: 0 deg}
      """;

  @TempDir private static Path directory;

  private static Path configuration;

  private static Path write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static String detector(
      String name, String files, String columns, String more, int nside, boolean sums) {
    String[] column = columns.split(" ");
    return String.format(DETECTOR, name, files, column[0], column[1], column[2], more, nside, sums);
  }

  private static String parquet(String name, String files, int nside) {
    return detector(name, files, "time zenith azimuth", "", nside, false);
  }

  /**
   * A file of pyarrow, whose bounds Spark's classes of Parquet look at, with a cut that leaves row
   * groups unread.
   */
  private static String cut() {
    Path file = Path.of("testdata/reference/parquet/cuts.parquet").toAbsolutePath();
    return detector("Cut", file.toString(), "unix zenith azimuth", "", 8, false)
        .replace(
            "event-sums: false", "event-sums: false\n    select: {from: 2017-07-14T03:17:00Z}");
  }

  /** Runs the program here. */
  private static String here(int exit, Object... arguments) {
    StringWriter text = new StringWriter();
    PrintWriter writer = new PrintWriter(text, true);
    String[] texts = Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new);
    assertThat(org.anisky.cli.Anisky.run(writer, writer, texts))
        .as(text.toString())
        .isEqualTo(exit);
    return text.toString();
  }

  @BeforeAll
  static void makeEventsAndBinThemHere() throws IOException, InterruptedException {
    Path parquet = Files.createDirectory(directory.resolve("events"));
    for (int file = 0; file < 2; file++) {
      EventFiles.parquet(parquet.resolve("day" + file + ".parquet"), file, EVENTS_OF_A_FILE);
    }
    EventFiles.text(directory.resolve("events.txt"), 9, 20_000);
    here(0, "simulate", write("sky.yaml", SIMULATION), "--out", directory.resolve("sky"), "-q");
    configuration =
        write(
            "bin.yaml",
            "sidereal-bins: 360\ndetectors:\n"
                + parquet("Plain", "events", 32)
                + detector(
                    "Weighted",
                    "events",
                    "time zenith azimuth",
                    "weight: {column: weight}",
                    16,
                    true)
                + detector(
                    "Simulated",
                    "sky/events-events.arrow",
                    "unix_time zenith_deg azimuth_deg",
                    "",
                    16,
                    false)
                + detector("Text", "events.txt", "1 2 3", "weight: {column: 4}", 8, true)
                + cut());
    here(0, "bin", configuration, "--out", directory.resolve("here"), "-q");
    Cluster.control("start");
  }

  @AfterAll
  static void stop() throws IOException, InterruptedException {
    Cluster.control("stop");
  }

  private static void assertSameCounts(Cluster.Run run, Path out) throws IOException {
    assertThat(run.exit()).as(run.text()).isZero();
    for (String name : DETECTORS) {
      assertThat(Files.readAllBytes(out.resolve(name + ".arrow")))
          .as(name)
          .isEqualTo(Files.readAllBytes(directory.resolve("here").resolve(name + ".arrow")));
    }
  }

  @Test
  void countsHaveTheSameBytesForAnyNumberOfParts() throws IOException, InterruptedException {
    for (int partitions : new int[] {1, 7, 64}) {
      Path out = directory.resolve("parts" + partitions);
      assertSameCounts(Cluster.run(partitions, "bin", configuration, "--out", out), out);
    }
  }

  @Test
  void threadsOfOneProcessGiveTheSameBytes() throws IOException, InterruptedException {
    Path out = directory.resolve("threads");
    assertSameCounts(Cluster.begin(LOCAL, 5, "bin", configuration, "--out", out).end(), out);
  }

  @Test
  void aWorkerThatIsLostInTheMiddleChangesNothing() throws IOException, InterruptedException {
    Path out = directory.resolve("lost");
    Cluster.Running running = Cluster.begin(CLUSTER, 64, "bin", configuration, "--out", out);
    // Of the two files there are two tasks: a third is one of those that bin.
    running.until(" (3/");
    Cluster.control("kill-worker", "2");
    Cluster.Run run = running.end();
    Cluster.control("start");
    assertThat(run.text()).contains("Lost executor");
    assertSameCounts(run, out);
  }

  @Test
  void toysHaveTheSameBits() throws IOException, InterruptedException {
    write("toys/other/sky.yaml", SKY);
    Path ensemble = write("toys/ensemble.yaml", ENSEMBLE);
    Path here = directory.resolve("toys-here");
    here(0, "ensemble", ensemble, "--out", here, "-q", "--no-pictures", "--set", "toys=9");
    Path there = directory.resolve("toys-there");
    Cluster.Run run =
        Cluster.run(3, "ensemble", ensemble, "--out", there, "--no-pictures", "--set", "toys=9");
    assertThat(run.exit()).as(run.text()).isZero();
    for (String file : List.of("toys.arrow", "toys.csv", "ensemble.csv")) {
      assertThat(Files.readAllBytes(there.resolve(file)))
          .as(file)
          .isEqualTo(Files.readAllBytes(here.resolve(file)));
    }
  }

  /** Of several faults the first is told, until it is mended. */
  @Test
  void whatIsWrongIsToldAsHereWithFileAndRowAndNothingIsLeft()
      throws IOException, InterruptedException {
    Path bad = Files.createDirectory(directory.resolve("bad"));
    for (int file = 0; file < 9; file++) {
      EventFiles.parquet(bad.resolve(file + ".parquet"), file, 5_000);
    }
    EventFiles.parquet(bad.resolve("1.parquet"), 1, 5_000, Fault.ANGLE, 3_210);
    EventFiles.parquet(bad.resolve("2.parquet"), 2, 5_000, Fault.NULL, 4_321);
    EventFiles.parquet(bad.resolve("3.parquet"), 3, 5_000, Fault.TRUNCATED, -1);
    EventFiles.parquet(bad.resolve("4.parquet"), 4, 5_000, Fault.SCHEMA, -1);
    EventFiles.parquet(bad.resolve("6.parquet"), 5, 5_000);
    EventFiles.parquet(bad.resolve("8.parquet"), 8, 5_000, Fault.ANGLE, 10);
    String[] told = {
      "1.parquet: row 3210",
      "2.parquet: row 4321 (row group 2): column 'zenith' is null",
      "3.parquet is no Parquet file, or was cut",
      "4.parquet has no column 'zenith'",
      "5.parquet and "
    };
    Path yaml = write("bad.yaml", "sidereal-bins: 24\ndetectors:\n" + parquet("Bad", "bad", 8));
    Path out = directory.resolve("bad-out");
    for (int fault = 0; fault < told.length; fault++) {
      String here = here(2, "bin", yaml, "--out", out, "-q").strip();
      assertThat(here).contains(told[fault]);
      Cluster.Run run = Cluster.begin(LOCAL, 6, "bin", yaml, "--out", out).end();
      assertThat(run.exit()).as(run.text()).isEqualTo(2);
      assertThat(run.message()).isEqualTo(here);
      assertThat(out).doesNotExist();
      if (fault == 0) {
        Cluster.Run there = Cluster.run(6, "bin", yaml, "--out", out);
        assertThat(there.message()).isEqualTo(here + " (on 127.0.0.1)");
        assertThat(out).doesNotExist();
      }
      EventFiles.parquet(bad.resolve(fault + 1 + ".parquet"), fault + 1, 5_000);
    }
  }

  @Test
  void executorsWithoutEnoughMemoryAreToldOf() throws IOException, InterruptedException {
    // 86,400 bins of 24,500 pixels, a byte each: 2.1 GB for an executor of 1 GB.
    Path yaml =
        write(
            "large.yaml",
            "sidereal-bins: 86400\ndetectors:\n"
                + parquet("Large", "events", 64).replace("60 deg", "90 deg"));
    Path out = directory.resolve("large-out");
    Cluster.Run run = Cluster.run(1, "bin", yaml, "--out", out);
    assertThat(run.exit()).as(run.text()).isEqualTo(1);
    assertThat(run.message()).contains("not enough memory").contains("--executor-memory");
    assertThat(out).doesNotExist();
  }
}
