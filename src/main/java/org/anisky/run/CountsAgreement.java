package org.anisky.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anisky.configuration.DetectorConfiguration;
import org.anisky.configuration.RunConfiguration;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.EventsInRuns;
import org.anisky.counts.LocalSky;
import org.anisky.sky.Degrees;
import org.anisky.sky.SiderealBinning;

/**
 * Compares a file of counts, which carries its own description, with what the configuration says of
 * the same detector. The file is what holds; every difference is told.
 *
 * @param file of the counts
 * @param counts that it holds
 */
record CountsAgreement(Path file, DetectorCounts counts) {
  /** One sentence per difference. */
  List<String> with(DetectorConfiguration detector, RunConfiguration configuration) {
    List<String> differences = new ArrayList<>();
    compare(differences, "detector", counts.wholeName(), detector.name());
    if (detector.events().isPresent()) {
      DetectorConfiguration.EventInput input = detector.events().get();
      LocalSky sky = counts.sky();
      compare(
          differences,
          "site",
          site(sky.observatory().latitude(), sky.observatory().longitude()),
          site(input.observatory().latitude(), input.observatory().longitude()));
      boolean sameGrid = sky.grid().equals(input.grid());
      if (!sameGrid) {
        String inFile = sky.grid().describe();
        String configured = input.grid().describe();
        boolean centring = inFile.equals(configured);
        String other = centring ? " with other centres of the columns" : "";
        compare(differences, "grid", inFile, configured + other);
      }
      compare(
          differences,
          "largest zenith angle",
          Degrees.text(sky.fieldOfView().maxZenith()) + " deg",
          Degrees.text(input.fieldOfView().maxZenith()) + " deg");
      compare(differences, "sidereal bins", bins(counts.binning()), bins(configuration.binning()));
      compare(differences, "time frame", counts.timeFrame().key(), configuration.timeFrame().key());
      compare(differences, "clock", counts.origin().clock(), input.clock().describe());
      compare(differences, "cuts", cuts(), String.valueOf(input.selection().describe()));
    }
    return differences;
  }

  /** The cuts in time and energy; the field of view and runs are compared elsewhere. */
  private String cuts() {
    Map<String, String> cuts = new TreeMap<>(counts.origin().cuts());
    cuts.remove("field of view");
    cuts.remove(EventsInRuns.CUT);
    return cuts.toString();
  }

  private static String bins(SiderealBinning binning) {
    return binning.bins() + " from " + Degrees.text(binning.start()) + " deg";
  }

  private static String site(double latitude, double longitude) {
    return Degrees.text(latitude) + ", " + Degrees.text(longitude) + " deg";
  }

  private void compare(List<String> differences, String what, String inFile, String configured) {
    if (!inFile.equals(configured)) {
      differences.add(
          file + " is used with its " + what + " " + inFile + ", not the configured " + configured);
    }
  }
}
