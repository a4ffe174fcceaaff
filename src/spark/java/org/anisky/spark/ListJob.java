package org.anisky.spark;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.anisky.InvalidInputException;
import org.anisky.configuration.DetectorConfiguration;
import org.anisky.configuration.EventFileConfiguration;
import org.anisky.configuration.RunConfiguration;
import org.anisky.configuration.yaml.YamlFile;
import org.anisky.counts.EnergyRange;
import org.anisky.io.json.Json;
import org.anisky.run.ListPass;
import org.anisky.sky.TimeFrame;

/**
 * How the events of a detector are added up, as executors get it: the configuration as a text, read
 * there as here, once for all tasks of an executor.
 *
 * @param configuration the configuration in full, as JSON, which is YAML too
 * @param place path of the configuration, absolute
 * @param detector name of the detector
 * @param frames time frames of the sums
 * @param energies limits of the ranges of energy, two each
 * @param files of the list, absolute
 */
record ListJob(
    String configuration,
    String place,
    String detector,
    List<TimeFrame> frames,
    List<Double> energies,
    List<String> files)
    implements Serializable {
  private static final Map<ListJob, ListPass> KNOWN = new ConcurrentHashMap<>();

  /** The job of a pass. */
  static ListJob of(ListPass pass) {
    List<Double> energies = new ArrayList<>();
    for (EnergyRange range : pass.ranges()) {
      energies.add(range.from());
      energies.add(range.until());
    }
    return new ListJob(
        Json.text(pass.configuration().effective()),
        pass.configuration().file().toAbsolutePath().toString(),
        pass.detector(),
        new ArrayList<>(pass.frames()),
        energies,
        new ArrayList<>(
            pass.input().file().files().stream()
                .map(file -> file.toAbsolutePath().normalize().toString())
                .toList()));
  }

  /** The pass, here. */
  ListPass pass() {
    return KNOWN.computeIfAbsent(this, ListJob::read);
  }

  private ListPass read() {
    RunConfiguration run = RunConfiguration.of(YamlFile.parse(configuration, Path.of(place)));
    for (DetectorConfiguration each : run.detectors()) {
      if (each.name().equals(detector)) {
        return new ListPass(run, detector, each.events().orElseThrow(), frames, ranges());
      }
    }
    throw new IllegalStateException(detector + " is in no configuration");
  }

  private List<EnergyRange> ranges() {
    List<EnergyRange> ranges = new ArrayList<>();
    for (int k = 0; k < energies.size(); k += 2) {
      ranges.add(new EnergyRange(energies.get(k), energies.get(k + 1)));
    }
    return ranges;
  }

  /** How the files are read. */
  EventFileConfiguration events() {
    return pass().input().file();
  }

  /**
   * The bytes of each block of a file.
   *
   * @param file number of the file
   * @return empty when the file is read as a whole, or not at all: reading it says why
   */
  long[] blocks(int file) throws IOException {
    try {
      return events().blocks(Path.of(files.get(file)));
    } catch (InvalidInputException e) {
      return new long[0];
    }
  }
}
