package org.anisky.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.anisky.counts.CountsOrigin;
import org.anisky.counts.CountsPart;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.LocalSky;
import org.anisky.run.CountsContents;
import org.anisky.sky.Degrees;
import org.anisky.sky.UtcText;

/** What sidereal counts hold, as a tree for programs. Keys may be added, not changed. */
final class CountsJson {
  private CountsJson() {}

  /**
   * The tree.
   *
   * @param file where the counts are
   */
  static Map<String, Object> tree(Path file, CountsContents contents) {
    DetectorCounts counts = contents.counts();
    LocalSky sky = counts.sky();
    CountsOrigin origin = counts.origin();
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("file", file.toString());
    tree.put("detector", counts.name());
    tree.put("latitude_deg", Degrees.of(sky.observatory().latitude()));
    tree.put("longitude_deg", Degrees.of(sky.observatory().longitude()));
    tree.put("grid", sky.grid().describe());
    tree.put("sky_frame", sky.frame().key());
    tree.put("max_zenith_deg", Degrees.of(sky.fieldOfView().maxZenith()));
    tree.put("pixels", sky.grid().size());
    tree.put("pixels_in_view", sky.size());
    tree.put("sidereal_bins", counts.binning().bins());
    tree.put("first_bin_start_deg", Degrees.of(counts.binning().start()));
    tree.put("time_frame", counts.timeFrame().key());
    tree.put("clock", origin.clock());
    tree.put("cuts", origin.cuts());
    tree.put("events_used", origin.eventsUsed());
    tree.put("events_rejected", origin.eventsRejected());
    tree.put("sum_of_counts", contents.sum());
    tree.put("weighted", counts.isWeighted());
    tree.put("empty_bins", contents.emptyBins());
    tree.put("mean_utc", time(origin.meanUnixTime()));
    tree.put("first_utc", time(origin.firstUnixTime()));
    tree.put("last_utc", time(origin.lastUnixTime()));
    tree.put("warnings", origin.remarks());
    tree.put("source", origin.source());
    tree.put("source_sha256", origin.digest());
    tree.put("parts", origin.parts().stream().map(CountsJson::tree).toList());
    return tree;
  }

  private static Map<String, Object> tree(CountsPart part) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("source", part.source());
    tree.put("events_used", part.eventsUsed());
    tree.put("first_utc", time(part.firstUnixTime()));
    tree.put("last_utc", time(part.lastUnixTime()));
    return tree;
  }

  /** Null when it is not known. */
  static String time(double unixTime) {
    return Double.isFinite(unixTime) ? UtcText.of(unixTime) : null;
  }
}
