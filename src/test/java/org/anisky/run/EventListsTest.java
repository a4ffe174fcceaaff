package org.anisky.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.anisky.Workers;
import org.anisky.configuration.RunConfiguration;
import org.anisky.counts.EnergyRange;
import org.anisky.io.EventProgress;
import org.anisky.io.yaml.YamlFile;
import org.anisky.sky.TimeFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever needs several frames or ranges of a list opens its file once. */
class EventListsTest {
  private static final int EVENTS = 500;

  private static final String CONFIGURATION =
      """
      detectors:
        - name: A
          latitude: 19.0 deg
          longitude: 0 deg
          max-zenith: 60 deg
          events:
            file: list.txt
            time: {column: 1, format: unix}
            zenith: {column: 2, unit: deg}
            azimuth: {column: 3, unit: deg, convention: north-east}
            energy: {column: 4, unit: TeV}
          grid: {kind: healpix, nside: 4}
      sidereal-bins: 24
      """;

  @TempDir private Path directory;

  private RunConfiguration configuration(String more) throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    StringBuilder text = new StringBuilder();
    for (int event = 0; event < EVENTS; event++) {
      text.append(
          String.format(
              Locale.ROOT,
              "%.3f %.3f %.3f %d%n",
              random.nextDouble(1.5e9, 1.6e9),
              random.nextDouble(50),
              random.nextDouble(360),
              1 + event % 5));
    }
    Files.writeString(directory.resolve("list.txt"), text);
    Path file = directory.resolve("run.yaml");
    Files.writeString(file, CONFIGURATION + more);
    return RunConfiguration.of(YamlFile.read(file));
  }

  private static long used(RunConfiguration run, EventLists lists) throws IOException {
    return new DatasetReader(run, Optional.empty(), lists, EventProgress.SILENT)
        .read()
        .detectors()
        .get(0)
        .origin()
        .eventsUsed();
  }

  @Test
  void aListIsReadOnceForAllFrames() throws IOException {
    RunConfiguration run = configuration("");
    try (Workers workers = Workers.of(2)) {
      EventLists lists = new EventLists(List.of(TimeFrame.values()), List.of(), workers);
      assertThat(used(run.inFrame(TimeFrame.SOLAR), lists)).isEqualTo(EVENTS);
      Files.delete(directory.resolve("list.txt"));
      for (TimeFrame frame : TimeFrame.values()) {
        assertThat(used(run.inFrame(frame), lists)).isEqualTo(EVENTS);
      }
    }
  }

  @Test
  void aListIsReadOnceForAllEnergyRanges() throws IOException {
    RunConfiguration run = configuration("energy-ranges: {thresholds: [1, 3, 4]}\n");
    EventLists lists =
        new EventLists(
            List.of(TimeFrame.SIDEREAL),
            run.energyRanges().orElseThrow().ranges().differential(),
            Workers.single());
    EnergyRangeEvents.require(run.energyRanges().orElseThrow(), run, lists, EventProgress.SILENT);
    Files.delete(directory.resolve("list.txt"));
    // 100 events have each of the energies 1 to 5.
    double infinity = Double.POSITIVE_INFINITY;
    assertThat(used(run.inRange(new EnergyRange(1, 3)), lists)).isEqualTo(200);
    assertThat(used(run.inRange(new EnergyRange(3, 4)), lists)).isEqualTo(100);
    assertThat(used(run.inRange(new EnergyRange(4, infinity)), lists)).isEqualTo(200);
    assertThat(used(run.inRange(new EnergyRange(3, infinity)), lists)).isEqualTo(300);
    assertThat(used(run.inRange(new EnergyRange(1, infinity)), lists)).isEqualTo(500);
  }
}
