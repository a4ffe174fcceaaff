package org.anisky.inference;

import org.anisky.InvalidInputException;
import org.anisky.grid.CylindricalGrid;
import org.anisky.grid.SkyGrid;
import org.anisky.model.ScannedData;

/**
 * What is computed of a spectrum.
 *
 * @param lMax largest degree; 0: the smaller of 40 and what the grid can tell
 * @param band degrees per band power
 * @param toys isotropic toys of the band powers, from their information
 * @param pseudoToys isotropic toys of the pseudo-spectrum, through the whole reconstruction
 * @param removed multipoles up to this degree are taken out of the map for a second
 *     pseudo-spectrum; 0: none
 * @param seed of the toys
 */
public record SpectrumOptions(
    int lMax, int band, int toys, int pseudoToys, int removed, long seed) {
  private static final int USUAL = 40;
  private static final int LEAST_TOYS = 40;
  private static final double LEAST_EVENTS = 100;

  /** Checks the ranges that do not depend on data. */
  public SpectrumOptions {
    require(lMax >= 0, "--l-max", lMax, "at least 1");
    require(band >= 1, "--band", band, "at least 1");
    require(toys == 0 || toys >= LEAST_TOYS, "--toys", toys, "0 or at least " + LEAST_TOYS);
    require(pseudoToys >= 0 && pseudoToys != 1, "--pseudo-toys", pseudoToys, "0 or at least 2");
    require(removed >= 0, "--remove", removed, "at least 0");
  }

  private static void require(boolean allowed, String option, int value, String range) {
    if (!allowed) {
      throw InvalidInputException.of("%s %d: must be %s", option, value, range);
    }
  }

  /** The same with a largest degree that the data can tell. */
  SpectrumOptions forData(ScannedData data) {
    if (!(data.total() >= LEAST_EVENTS)) {
      throw InvalidInputException.of(
          "%s: %s events are too few for a spectrum; at least %s",
          data.detectors().get(0).counts().name(), data.total(), LEAST_EVENTS);
    }
    int largest = largest(data);
    if (largest < 1 || lMax > largest) {
      throw InvalidInputException.of(
          "--l-max %d: the grid (%s) and %d sidereal bins tell degrees up to %d",
          lMax, data.grid().describe(), bins(data), largest);
    }
    int degree = lMax == 0 ? Math.min(USUAL, largest) : lMax;
    if (removed > degree) {
      throw InvalidInputException.of("--remove %d: must be at most l-max, %d", removed, degree);
    }
    return new SpectrumOptions(degree, band, toys, pseudoToys, removed, seed);
  }

  private static int bins(ScannedData data) {
    return data.detectors().get(0).marginals().perBin().length;
  }

  private static int largest(ScannedData data) {
    SkyGrid grid = data.grid();
    int largest = Math.min((grid.rings() + 1) / 2, bins(data) / 2);
    return grid instanceof CylindricalGrid cylinder
        ? Math.min(largest, cylinder.columns() / 2)
        : largest;
  }
}
