package org.anisky.counts;

import java.lang.ref.SoftReference;
import java.util.Arrays;
import org.anisky.InvalidInputException;
import org.anisky.grid.CylindricalGrid;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyGrid;
import org.anisky.sky.AzimuthConvention;
import org.anisky.sky.Degrees;
import org.anisky.sky.EquatorialDirection;
import org.anisky.sky.FieldOfView;
import org.anisky.sky.LocalDirection;
import org.anisky.sky.LocalFrame;
import org.anisky.sky.Observatory;
import org.anisky.sky.SkyFrame;

/**
 * The pixels of one detector's own sky that are in view. Two kinds of grid:
 *
 * <ul>
 *   <li>{@link CylindricalGrid}: z = sin(declination), longitude = right ascension minus local
 *       sidereal time ({@link SkyFrame#LOCAL_HOUR_ANGLE});
 *   <li>{@link HealpixGrid}: z = cos(zenith), longitude = -azimuth, that is {@link
 *       AzimuthConvention#NORTH_WEST} ({@link SkyFrame#LOCAL_HORIZON}).
 * </ul>
 *
 * A pixel is in view when its centre is. Pixels in view are numbered i = 0..P-1 in grid order.
 * Immutable.
 */
public final class LocalSky {
  /** The one that was asked for last, as long as there is memory. */
  private static volatile SoftReference<LocalSky> last = new SoftReference<>(null);

  private final Observatory observatory;
  private final SkyGrid grid;
  private final FieldOfView fieldOfView;
  private final int[] gridPixels;
  private final int[] indexOfGridPixel;
  private final double[] zenith;
  private final double[] azimuth;

  private LocalSky(Observatory observatory, SkyGrid grid, FieldOfView fieldOfView) {
    this.observatory = observatory;
    this.grid = grid;
    this.fieldOfView = fieldOfView;
    indexOfGridPixel = new int[grid.size()];
    Arrays.fill(indexOfGridPixel, -1);
    int[] inView = new int[grid.size()];
    double[] zeniths = new double[grid.size()];
    double[] azimuths = new double[grid.size()];
    LocalFrame frame = LocalFrame.of(observatory);
    int size = 0;
    for (int pixel = 0; pixel < grid.size(); pixel++) {
      LocalDirection centre = centre(frame, pixel);
      if (fieldOfView.contains(centre.zenith())) {
        inView[size] = pixel;
        zeniths[size] = centre.zenith();
        azimuths[size] = centre.azimuth();
        indexOfGridPixel[pixel] = size++;
      }
    }
    if (size == 0) {
      throw InvalidInputException.of(
          "observatory '%s': no pixel of the %s grid has its centre within %s deg of the zenith",
          observatory.name(), grid.describe(), Degrees.text(fieldOfView.maxZenith()));
    }
    gridPixels = Arrays.copyOf(inView, size);
    zenith = Arrays.copyOf(zeniths, size);
    azimuth = Arrays.copyOf(azimuths, size);
  }

  /**
   * The sky of an observatory on a grid. Whoever asks for the same as the one before, as hundreds
   * of files of one detector do, gets the same.
   */
  public static LocalSky of(Observatory observatory, SkyGrid grid, FieldOfView fieldOfView) {
    LocalSky before = last.get();
    if (before != null
        && before.observatory.equals(observatory)
        && before.grid.equals(grid)
        && before.fieldOfView.equals(fieldOfView)) {
      return before;
    }
    LocalSky made = new LocalSky(observatory, grid, fieldOfView);
    last = new SoftReference<>(made);
    return made;
  }

  /** Whether another has the same pixels at the same place, whatever its observatory's name. */
  boolean isSameAs(LocalSky other) {
    return observatory.latitude() == other.observatory.latitude()
        && observatory.longitude() == other.observatory.longitude()
        && fieldOfView.equals(other.fieldOfView)
        && grid.equals(other.grid);
  }

  private LocalDirection centre(LocalFrame frame, int pixel) {
    double longitude = grid.longitude(pixel);
    if (grid instanceof CylindricalGrid) {
      return frame.toLocal(-longitude, StrictMath.asin(grid.z(pixel)));
    }
    double azimuthOfCentre = AzimuthConvention.NORTH_WEST.toAzimuth(longitude) + 2 * Math.PI;
    return new LocalDirection(StrictMath.acos(grid.z(pixel)), azimuthOfCentre % (2 * Math.PI));
  }

  /** The place. */
  public Observatory observatory() {
    return observatory;
  }

  /** All pixels, in view or not. */
  public SkyGrid grid() {
    return grid;
  }

  /** The axes of the grid. */
  public SkyFrame frame() {
    return grid instanceof CylindricalGrid ? SkyFrame.LOCAL_HOUR_ANGLE : SkyFrame.LOCAL_HORIZON;
  }

  /** What is in view. */
  public FieldOfView fieldOfView() {
    return fieldOfView;
  }

  /** Number P of pixels in view. */
  public int size() {
    return gridPixels.length;
  }

  /** Grid pixel of local pixel i. */
  public int gridPixel(int i) {
    return gridPixels[i];
  }

  /** Local pixel i of a grid pixel, or -1 when it is not in view. */
  public int index(int gridPixel) {
    return indexOfGridPixel[gridPixel];
  }

  /** Local pixel i that holds a direction, or -1 when it is not in view. */
  public int index(LocalDirection direction) {
    double z;
    double longitude;
    if (grid instanceof CylindricalGrid) {
      EquatorialDirection turned = LocalFrame.of(observatory).toEquatorAtSiderealZero(direction);
      z = StrictMath.sin(turned.declination());
      longitude = turned.rightAscension();
    } else {
      z = StrictMath.cos(direction.zenith());
      longitude = AzimuthConvention.NORTH_WEST.fromAzimuth(direction.azimuth());
    }
    return indexOfGridPixel[grid.pixel(z, longitude)];
  }

  /** Zenith angle of the centre of local pixel i, rad. */
  public double zenith(int i) {
    return zenith[i];
  }

  /** Azimuth (North through East) of the centre of local pixel i, rad, in [0, 2 pi). */
  public double azimuth(int i) {
    return azimuth[i];
  }

  /** Direction of the centre of local pixel i when the local sidereal time is 0. */
  public EquatorialDirection directionAtSiderealZero(int i) {
    if (grid instanceof CylindricalGrid) {
      return new EquatorialDirection(
          grid.longitude(gridPixels[i]), StrictMath.asin(grid.z(gridPixels[i])));
    }
    return LocalFrame.of(observatory)
        .toEquatorAtSiderealZero(new LocalDirection(zenith[i], azimuth[i]));
  }
}
