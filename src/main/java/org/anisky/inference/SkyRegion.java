package org.anisky.inference;

import org.anisky.grid.DiscSums;
import org.anisky.grid.SkyGrid;
import org.anisky.sky.EquatorialDirection;

/** A part of the sky that a person names. */
public sealed interface SkyRegion permits SkyRegion.Disc, SkyRegion.Box {
  /** For a person. */
  String name();

  /** Its middle. */
  EquatorialDirection centre();

  /** Radius, or half the width in declination, rad. */
  double radius();

  /** Southern and northern border, rad. */
  double[] declinations();

  /** Whether a direction is inside; borders are. */
  boolean contains(double z, double rightAscension);

  /** 1 at the centres of the pixels inside, else 0, shape (grid.size()). */
  default double[] template(SkyGrid grid) {
    double[] template = new double[grid.size()];
    for (int a = 0; a < template.length; a++) {
      template[a] = contains(grid.z(a), grid.longitude(a)) ? 1 : 0;
    }
    return template;
  }

  /**
   * All within a radius.
   *
   * @param radius rad
   */
  record Disc(String name, EquatorialDirection centre, double radius) implements SkyRegion {
    @Override
    public boolean contains(double z, double rightAscension) {
      double ownZ = Math.sin(centre.declination());
      double cosine =
          z * ownZ
              + Math.sqrt((1 - z) * (1 + z))
                  * Math.cos(centre.declination())
                  * Math.cos(rightAscension - centre.rightAscension());
      double angle = Math.acos(Math.max(-1, Math.min(1, cosine)));
      return angle <= radius + DiscSums.BORDER_RADIANS;
    }

    @Override
    public double[] declinations() {
      return new double[] {
        Math.max(-Math.PI / 2, centre.declination() - radius),
        Math.min(Math.PI / 2, centre.declination() + radius)
      };
    }
  }

  /**
   * All between two meridians and two parallels.
   *
   * @param from western meridian, rad
   * @param width eastwards from it, rad, in (0, 2 pi)
   * @param south rad
   * @param north rad
   */
  record Box(String name, double from, double width, double south, double north)
      implements SkyRegion {
    @Override
    public EquatorialDirection centre() {
      double middle = from + width / 2;
      double turn = 2 * Math.PI;
      return new EquatorialDirection(
          middle - turn * Math.floor(middle / turn), (south + north) / 2);
    }

    @Override
    public double radius() {
      return (north - south) / 2;
    }

    @Override
    public double[] declinations() {
      return new double[] {south, north};
    }

    @Override
    public boolean contains(double z, double rightAscension) {
      double turn = 2 * Math.PI;
      double east = rightAscension - from;
      double inside = east - turn * Math.floor(east / turn);
      return z >= Math.sin(south) && z <= Math.sin(north) && inside <= width;
    }
  }
}
