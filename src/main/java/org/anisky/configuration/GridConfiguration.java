package org.anisky.configuration;

import org.anisky.configuration.yaml.YamlSection;
import org.anisky.grid.CylindricalGrid;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyGrid;
import org.anisky.model.RingShiftScan;
import org.anisky.sky.SiderealBinning;

/**
 * The section of a configuration that names a detector's local grid:
 *
 * <pre>
 *   grid: {kind: cylindrical, rings: 180, columns: 360, local-columns: centred}
 *   grid: {kind: healpix, nside: 64}
 * </pre>
 */
public final class GridConfiguration {
  private static final int MOST_CELLS_ACROSS = 10_000;
  private static final int LARGEST_NSIDE = 1024;

  /** What kinds of local grid there are. */
  public enum Kind {
    /** Rings of equal height in sin(declination) times columns of hour angle. */
    CYLINDRICAL,
    /** HEALPix in zenith and azimuth. */
    HEALPIX
  }

  /** Where the columns of a cylindrical local grid are centred. */
  public enum LocalColumns {
    /** So that the sum of column and sidereal bin has no bias in right ascension. */
    CENTRED,
    /**
     * At x + 1/2, as in the public Python program: right ascensions come out half a column too low.
     * For comparison with published numbers.
     */
    HALF_COLUMN
  }

  private GridConfiguration() {}

  /** Reads the section; the caller finishes it. */
  public static SkyGrid read(YamlSection section, SiderealBinning binning) {
    Kind kind = section.choice("kind", Kind.class, Kind.CYLINDRICAL);
    if (kind == Kind.HEALPIX) {
      return new HealpixGrid(nside(section, "nside", 64));
    }
    int rings = section.integer("rings", 1, MOST_CELLS_ACROSS, 180);
    int columns = section.integer("columns", 1, MOST_CELLS_ACROSS, 360);
    LocalColumns centring =
        section.choice("local-columns", LocalColumns.class, LocalColumns.CENTRED);
    section.finishKeys();
    if (columns % binning.bins() != 0) {
      throw section.invalid(
          "columns", columns + " is not a multiple of the " + binning.bins() + " sidereal bins");
    }
    return centring == LocalColumns.CENTRED
        ? RingShiftScan.localGrid(rings, columns, binning)
        : CylindricalGrid.of(rings, columns);
  }

  /** The resolution of a HEALPix grid, with a default. */
  static int nside(YamlSection section, String key, int fallback) {
    int nside = section.integer(key, 1, LARGEST_NSIDE, fallback);
    if (Integer.bitCount(nside) != 1) {
      throw section.invalid(key, nside + " is not allowed; nside must be a power of two");
    }
    return nside;
  }
}
