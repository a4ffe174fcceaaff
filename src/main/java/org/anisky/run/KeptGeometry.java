package org.anisky.run;

import java.util.List;
import org.anisky.counts.Dataset;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.DetectorView;
import org.anisky.model.ScanGeometry;

/** How detectors scan the sky, made once for all ranges of their energies. */
final class KeptGeometry {
  private ScanGeometry kept;

  /** The geometry of a data set: that of the last one when its detectors see the same. */
  synchronized ScanGeometry of(Dataset data) {
    List<DetectorView> views = data.detectors().stream().map(DetectorCounts::view).toList();
    if (kept == null || !isSame(kept.views(), views)) {
      kept = ScanGeometry.of(views);
    }
    return kept;
  }

  private static boolean isSame(List<DetectorView> some, List<DetectorView> others) {
    boolean same = some.size() == others.size();
    for (int d = 0; same && d < some.size(); d++) {
      same = some.get(d).name().equals(others.get(d).name()) && some.get(d).seesAs(others.get(d));
    }
    return same;
  }
}
