package org.anisky.simulation;

import org.anisky.InvalidInputException;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyGrid;
import org.anisky.grid.SkyMap;
import org.anisky.sky.SkyFrame;

/** A map of dI, constant within each of its pixels. */
public final class MapTerm implements SkyTerm {
  /** Smallest nside of the sums that stand for integrals. */
  private static final int FINE_NSIDE = 256;

  private static final int LARGEST_NSIDE = 2048;

  private final SkyGrid grid;
  private final double[] anisotropyOfPixel;

  private MapTerm(SkyGrid grid, double[] anisotropy) {
    this.grid = grid;
    this.anisotropyOfPixel = anisotropy;
  }

  /**
   * A map of the anisotropy dI.
   *
   * @throws InvalidInputException when it is not equatorial or has pixels without a value
   */
  public static MapTerm ofAnisotropy(SkyMap map) {
    if (map.frame() != SkyFrame.EQUATORIAL) {
      throw InvalidInputException.of(
          "sky map '%s' is in the %s frame; it must be equatorial",
          map.quantity(), map.frame().key());
    }
    if (map.observedPixels() != map.grid().size()) {
      throw InvalidInputException.of(
          "sky map '%s': %d of %d pixels have no value; a synthetic sky must be whole",
          map.quantity(), map.grid().size() - map.observedPixels(), map.grid().size());
    }
    return new MapTerm(map.grid(), map.values());
  }

  /**
   * A map of the relative intensity I = 1 + dI.
   *
   * @throws InvalidInputException when it is not equatorial or has pixels without a value
   */
  public static MapTerm ofRelativeIntensity(SkyMap map) {
    MapTerm term = ofAnisotropy(map);
    for (int pixel = 0; pixel < term.anisotropyOfPixel.length; pixel++) {
      term.anisotropyOfPixel[pixel] -= 1;
    }
    return term;
  }

  @Override
  public void addTo(double sinDeclination, double[] rightAscensions, double[] anisotropy) {
    for (int k = 0; k < rightAscensions.length; k++) {
      anisotropy[k] += anisotropyOfPixel[grid.pixel(sinDeclination, rightAscensions[k])];
    }
  }

  /** By a sum over pixels of a finer grid, at least 4 times as fine as a HEALPix map's own. */
  @Override
  public SkyDipole dipole() {
    int nside = grid instanceof HealpixGrid healpix ? 4 * healpix.nside() : FINE_NSIDE;
    HealpixGrid fine = new HealpixGrid(Math.min(LARGEST_NSIDE, Math.max(FINE_NSIDE, nside)));
    double x = 0;
    double y = 0;
    double z = 0;
    for (int pixel = 0; pixel < fine.size(); pixel++) {
      double sin = fine.z(pixel);
      double longitude = fine.longitude(pixel);
      double value = anisotropyOfPixel[grid.pixel(sin, longitude)];
      double horizontal = value * Math.sqrt((1 - sin) * (1 + sin));
      x += horizontal * StrictMath.cos(longitude);
      y += horizontal * StrictMath.sin(longitude);
      z += value * sin;
    }
    double norm = 3.0 / fine.size();
    return new SkyDipole(norm * x, norm * y, norm * z);
  }
}
