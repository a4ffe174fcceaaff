package org.anisky.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.anisky.InvalidInputException;
import org.anisky.configuration.DetectorConfiguration;
import org.anisky.configuration.EnergyRangesConfiguration;
import org.anisky.configuration.RunConfiguration;
import org.anisky.counts.EnergyRange;
import org.anisky.counts.EnergyRanges;
import org.anisky.io.EventProgress;

/** Whether every range of energy has events enough for a dipole, before any fit begins. */
public final class EnergyRangeEvents {
  private EnergyRangeEvents() {}

  /**
   * Reads all event lists and refuses the ranges that have too few events.
   *
   * @param ranges of the configuration
   * @param configuration to which the ranges belong
   * @param lists made for the differential ranges
   * @param progress is told how many events are read
   * @throws InvalidInputException naming all such ranges
   */
  public static void require(
      EnergyRangesConfiguration ranges,
      RunConfiguration configuration,
      EventLists lists,
      EventProgress progress)
      throws IOException {
    List<EnergyRange> all = ranges.ranges().differential();
    long[] total = new long[all.size()];
    Set<String> refusals = new LinkedHashSet<>();
    List<String> few = new ArrayList<>();
    for (DetectorConfiguration detector : configuration.detectors()) {
      long[] events =
          lists
              .read(detector.name(), detector.events().orElseThrow(), configuration, progress)
              .events()
              .eventsUsed();
      for (int r = 0; r < total.length; r++) {
        total[r] += events[r];
        if (events[r] == 0) {
          refusals.add(
              ranges.describe(all.get(r)) + ": no event of " + detector.name() + " is in view");
        }
      }
    }
    for (int r = 0; r < total.length; r++) {
      if (total[r] > 0 && total[r] < EnergyRanges.LEAST_EVENTS) {
        few.add(
            ranges.describe(all.get(r))
                + ": "
                + total[r]
                + (total[r] == 1 ? " event is" : " events are")
                + " in view, fewer than "
                + EnergyRanges.LEAST_EVENTS);
      }
    }
    refusals.addAll(few);
    if (!refusals.isEmpty()) {
      throw ranges.refusal(String.join("; ", refusals));
    }
  }
}
