package org.anisky.simulation;

import java.util.Arrays;
import java.util.List;
import org.anisky.InvalidInputException;
import org.anisky.grid.SkyGrid;

/**
 * A sky whose truth is known: the relative intensity I = 1 + dI with dI the sum of terms. Immutable
 * and safe to share between threads.
 */
public final class SyntheticSky {
  /** No anisotropy. */
  public static final SyntheticSky ISOTROPIC = new SyntheticSky(List.of());

  private final List<SkyTerm> terms;

  private SyntheticSky(List<SkyTerm> terms) {
    this.terms = List.copyOf(terms);
  }

  /** A sky of terms that add up. */
  public static SyntheticSky of(List<SkyTerm> terms) {
    return new SyntheticSky(terms);
  }

  /** A sky of terms that add up. */
  public static SyntheticSky of(SkyTerm... terms) {
    return new SyntheticSky(List.of(terms));
  }

  /** The terms. */
  public List<SkyTerm> terms() {
    return terms;
  }

  /**
   * The relative intensity at the centres of the pixels.
   *
   * @return I_a, shape (grid.size())
   * @throws InvalidInputException where it is not positive
   */
  public double[] relativeIntensity(SkyGrid grid) {
    double[] intensity = new double[grid.size()];
    for (int ring = 0; ring < grid.rings(); ring++) {
      int start = grid.ringStart(ring);
      int length = grid.ringLength(ring);
      double[] longitudes = new double[length];
      for (int k = 0; k < length; k++) {
        longitudes[k] = grid.longitude(start + k);
      }
      double[] values = new double[length];
      relativeIntensity(grid.ringZ(ring), longitudes, values);
      System.arraycopy(values, 0, intensity, start, length);
    }
    return intensity;
  }

  /**
   * The relative intensity along one parallel of declination.
   *
   * @param sinDeclination in [-1, 1]
   * @param rightAscensions rad; not modified
   * @param intensity receives I, the same shape; modified
   * @throws InvalidInputException where it is not positive
   */
  public void relativeIntensity(
      double sinDeclination, double[] rightAscensions, double[] intensity) {
    Arrays.fill(intensity, 0);
    for (SkyTerm term : terms) {
      term.addTo(sinDeclination, rightAscensions, intensity);
    }
    for (int k = 0; k < intensity.length; k++) {
      intensity[k] += 1;
      if (!(intensity[k] > 0)) {
        throw InvalidInputException.of(
            "synthetic sky: the relative intensity at right ascension %.3f deg, declination %.3f"
                + " deg is %.4g; it must be > 0 everywhere",
            Math.toDegrees(rightAscensions[k]),
            Math.toDegrees(Math.asin(sinDeclination)),
            intensity[k]);
      }
    }
  }

  /** The dipole of the whole sky: its l = 1 part, of all terms together. */
  public SkyDipole dipole() {
    return terms.stream().map(SkyTerm::dipole).reduce(SkyDipole.ZERO, SkyDipole::plus);
  }
}
