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
import org.anisky.configuration.yaml.YamlFile;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.EnergyRange;
import org.anisky.io.EventProgress;
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

  private static List<String> warnings(RunConfiguration run) throws IOException {
    DatasetReader reader = new DatasetReader(run, Optional.empty());
    reader.read();
    return reader.warnings();
  }

  @Test
  void azimuthsAtAPoleNeedAMeridian() throws IOException {
    RunConfiguration run = configuration("");
    assertThat(warnings(run)).isEmpty();
    Path file = directory.resolve("run.yaml");
    String polar = CONFIGURATION.replace("latitude: 19.0", "latitude: -90");
    Files.writeString(file, polar);
    assertThat(warnings(RunConfiguration.of(YamlFile.read(file)))).isEmpty();
    Files.writeString(file, polar.replace("longitude: 0", "longitude: -63.45"));
    assertThat(warnings(RunConfiguration.of(YamlFile.read(file))))
        .singleElement()
        .asString()
        .startsWith(
            "A: at a pole North is the direction of the site's meridian, here longitude -63.45");
  }

  @Test
  void directionsOfJ2000ArePrecessedToDate() throws IOException {
    // 2023-07-02: astropy's FK5(equinox=2023.5) of ICRS (10, 20) deg is (10.3095, 20.1288) deg.
    String list = CONFIGURATION.replaceAll("(?m)^ *(zenith|azimuth|energy): .*\\n", "");
    list =
        list.replace(
            "list.txt\n",
            "list.txt\n      declination: {column: 2, unit: deg}\n"
                + "      right-ascension: {column: 3, unit: deg}\n@");
    assertThat(place(list.replace("@", "      equinox: j2000\n"), 10, 20))
        .isEqualTo(place(list.replace("@", ""), 10.3095, 20.1288))
        .isNotEqualTo(place(list.replace("@", ""), 10, 20));
  }

  /** The only cell of one event, on a grid of a quarter of a degree. */
  private int place(String configuration, double rightAscension, double declination)
      throws IOException {
    Files.writeString(
        directory.resolve("list.txt"), "1688331530.8 " + declination + " " + rightAscension + "\n");
    Path file = directory.resolve("run.yaml");
    Files.writeString(
        file,
        configuration
            .replace("max-zenith: 60 deg", "max-zenith: 180 deg")
            .replace("kind: healpix, nside: 4", "kind: healpix, nside: 256"));
    DatasetReader reader =
        new DatasetReader(RunConfiguration.of(YamlFile.read(file)), Optional.empty());
    DetectorCounts counts = reader.read().detectors().get(0);
    for (int tau = 0; tau < 24; tau++) {
      double[] bin = counts.bin(tau);
      for (int i = 0; i < bin.length; i++) {
        if (bin[i] > 0) {
          return i;
        }
      }
    }
    throw new AssertionError("no event");
  }
}
