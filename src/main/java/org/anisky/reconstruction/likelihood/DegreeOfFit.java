package org.anisky.reconstruction.likelihood;

import org.anisky.likelihood.DipoleByDegree;
import org.anisky.model.ScannedData;

/**
 * The degree up to which multipoles are fitted with the dipole. When the data choose it: with
 * several detectors the least one from which on the dipole moves by less than a tenth of its error,
 * of those degrees that the data tell from a dipole; with a single one, its blocks of time or
 * detectors that all see the same declinations 1, since there multipoles cost more than they mend:
 * each degree that is fitted makes the error of the dipole larger, without end.
 */
final class DegreeOfFit {
  private DegreeOfFit() {}

  static int of(LikelihoodOptions options, ScannedData data) {
    return options.lMax().orElseGet(() -> chosenBy(data));
  }

  private static int chosenBy(ScannedData data) {
    return data.isOneView() ? 1 : DipoleByDegree.of(data).told(1).settled();
  }
}
