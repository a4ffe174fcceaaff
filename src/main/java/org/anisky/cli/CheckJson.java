package org.anisky.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anisky.configuration.DetectorConfiguration;
import org.anisky.configuration.RunConfiguration;
import org.anisky.counts.DetectorCounts;
import org.anisky.run.CountsContents;
import org.anisky.run.DatasetReader;
import org.anisky.run.EventsCheck;
import org.anisky.sky.Degrees;

/** What {@code anisky check} finds, as a tree for programs. Keys may be added, not changed. */
final class CheckJson {
  private static final String DOUBTS = "looks_wrong";

  private CheckJson() {}

  /**
   * Reads the first events of every detector and tells.
   *
   * @param file of the configuration
   * @param events of each detector that are looked at
   */
  static Map<String, Object> tree(Path file, RunConfiguration read, long events)
      throws IOException {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("configuration", file.toString());
    tree.put("strategy", read.strategy());
    tree.put("time_frame", read.timeFrame().key());
    List<Map<String, Object>> detectors = new ArrayList<>();
    int doubts = 0;
    for (DetectorConfiguration detector : read.detectors()) {
      Map<String, Object> entry =
          detector.events().isPresent() ? events(read, detector, events) : counts(read, detector);
      doubts += ((List<?>) entry.get(DOUBTS)).size();
      detectors.add(entry);
    }
    tree.put("doubts", doubts);
    tree.put("detectors", detectors);
    return tree;
  }

  private static Map<String, Object> events(
      RunConfiguration read, DetectorConfiguration detector, long most) throws IOException {
    DetectorConfiguration.EventInput input = detector.events().orElseThrow();
    EventsCheck check = EventsCheck.of(detector.name(), input, detector.blocks(), most);
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("detector", detector.name());
    tree.put("latitude_deg", Degrees.of(input.observatory().latitude()));
    tree.put("longitude_deg", Degrees.of(input.observatory().longitude()));
    tree.put("grid", input.grid().describe());
    tree.put("max_zenith_deg", Degrees.of(input.fieldOfView().maxZenith()));
    tree.put("sidereal_bins", read.binning().bins());
    tree.put("clock", input.clock().describe());
    tree.put("files", input.file().files().stream().map(Path::toString).toList());
    tree.put("events", check.events());
    tree.put("all", check.all());
    tree.put("first_utc", CountsJson.time(check.firstTime()));
    tree.put("last_utc", CountsJson.time(check.lastTime()));
    tree.put("events_per_day", check.days() > 0 ? check.events() / check.days() : null);
    tree.put("sidereal_hours", check.siderealHours());
    tree.put("zenith_deg", named(check.zenith(), "min", "median", "max"));
    tree.put("azimuth_shares", named(check.quarters(), "north", "east", "south", "west"));
    tree.put("share_in_view", check.inView());
    tree.put("share_within_cuts", check.selected());
    tree.put("energy", check.energy().map(energy -> named(energy, "min", "max")).orElse(null));
    tree.put(
        "energy_unit", check.energy().isPresent() ? input.file().columns().energyUnit() : null);
    tree.put("weight", named(check.weight(), "min", "max"));
    tree.put(DOUBTS, check.doubts());
    return tree;
  }

  private static Map<String, Object> counts(RunConfiguration read, DetectorConfiguration detector)
      throws IOException {
    DatasetReader reader = new DatasetReader(read, Optional.empty());
    DetectorCounts counts = reader.read(detector);
    List<Path> files = detector.counts().orElseThrow().files();
    Map<String, Object> tree = CountsJson.tree(files.get(0), CountsContents.of(counts));
    tree.put("files", files.stream().map(Path::toString).toList());
    List<String> doubts = new ArrayList<>(reader.warnings());
    reader.refusalOfBlocks(detector).ifPresent(doubts::add);
    tree.put(DOUBTS, doubts);
    return tree;
  }

  private static Map<String, Object> named(double[] values, String... names) {
    Map<String, Object> tree = new LinkedHashMap<>();
    for (int k = 0; k < names.length; k++) {
      tree.put(names[k], values[k]);
    }
    return tree;
  }
}
