package org.anisky.results;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.Observation;
import org.anisky.counts.SkyCounts;
import org.anisky.grid.SkyMap;
import org.anisky.io.json.EnumKeys;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.reconstruction.ReferenceSky;
import org.anisky.sky.Degrees;

/**
 * What a result says of its data: the key {@code events}, and {@code detectors} of local counts or
 * {@code sky_maps} of counts on the sky.
 */
final class ObservationJson {
  private ObservationJson() {}

  /** The object {@code events}. */
  static Map<String, Object> events(Observation data) {
    Map<String, Long> rejected = new TreeMap<>();
    for (DetectorCounts detector : data.detectors()) {
      detector
          .origin()
          .eventsRejected()
          .forEach((reason, events) -> rejected.merge(reason, events, Long::sum));
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("used", whole(data.events()));
    tree.put("rejected", rejected);
    if (data instanceof SkyCounts counts) {
      tree.put("weighted", whole(counts.weighted()));
      tree.put("effective", whole(counts.effective()));
    }
    return tree;
  }

  /** A whole number without a decimal point. */
  private static Object whole(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1L << 53
        ? (Object) (long) number
        : (Object) number;
  }

  /** The key {@code detectors} or {@code sky_maps} with what it holds. */
  static Map<String, Object> source(Reconstruction result) {
    if (result.data() instanceof SkyCounts counts) {
      return Map.of("sky_maps", skyMaps(counts, result.reference().orElseThrow()));
    }
    return Map.of(
        "detectors", result.data().detectors().stream().map(ObservationJson::detector).toList());
  }

  private static Map<String, Object> skyMaps(SkyCounts data, ReferenceSky sky) {
    SkyMap counts = data.counts();
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", data.name());
    tree.put("frame", counts.frame().key());
    tree.put("grid", counts.grid().describe());
    tree.put("compared_pixels", counts.observedPixels());
    tree.put("sky_fraction", (double) counts.observedPixels() / counts.grid().size());
    tree.put("reference", EnumKeys.key(data.reference()));
    tree.put("disc_radius_deg", Degrees.of(sky.discRadius()));
    return tree;
  }

  private static Map<String, Object> detector(DetectorCounts counts) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", counts.name());
    counts
        .block()
        .ifPresent(
            block -> {
              tree.put("block_of", block.detector());
              tree.put("block_by", block.kind().key());
              tree.put("block", block.label());
              block.liveTime().ifPresent(live -> tree.put("live_time_s", live));
            });
    tree.put("latitude_deg", Degrees.of(counts.sky().observatory().latitude()));
    tree.put("longitude_deg", Degrees.of(counts.sky().observatory().longitude()));
    tree.put("max_zenith_deg", Degrees.of(counts.sky().fieldOfView().maxZenith()));
    tree.put("grid", counts.sky().grid().describe());
    tree.put("sidereal_bins", counts.binning().bins());
    tree.put("time_frame", counts.timeFrame().key());
    tree.put("clock", counts.origin().clock());
    tree.put("source", counts.origin().source());
    tree.put("events", counts.origin().eventsUsed());
    tree.put("mean_unix_time_s", counts.origin().meanUnixTime());
    tree.put("first_unix_time_s", counts.origin().firstUnixTime());
    tree.put("last_unix_time_s", counts.origin().lastUnixTime());
    return tree;
  }
}
