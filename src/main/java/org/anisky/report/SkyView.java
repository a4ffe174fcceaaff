package org.anisky.report;

import java.util.Optional;
import org.anisky.sky.Rotation;
import org.anisky.sky.SkyAxes;

/**
 * In which projection, along which axes and how wide a map is drawn; start from {@link #USUAL}.
 * Immutable.
 *
 * @param projection the shape of the sky
 * @param axes along which it is drawn; absent: those of the map
 * @param fromMap the rotation from the axes of the map to these, shape (3, 3)
 * @param degrees whether right ascensions are told in degrees in place of hours
 * @param narrow whether it is as wide as one column of a journal, 88 mm, in place of two
 */
public record SkyView(
    Projection projection,
    Optional<SkyAxes> axes,
    double[][] fromMap,
    boolean degrees,
    boolean narrow) {
  /** The projections. */
  public enum Projection {
    /** Equal-area, an ellipse. */
    MOLLWEIDE,
    /** Equal-area, an ellipse with curved parallels. */
    HAMMER,
    /** Longitude and latitude as they are. */
    CARTESIAN,
    /** The northern hemisphere around its pole, equal-area. */
    NORTH,
    /** The southern hemisphere around its pole, equal-area. */
    SOUTH;

    SkyProjection around(double centre) {
      return switch (this) {
        case MOLLWEIDE -> new Mollweide(centre);
        case HAMMER -> new Hammer(centre);
        case CARTESIAN -> new Cartesian(centre);
        case NORTH -> new Polar(centre, false);
        case SOUTH -> new Polar(centre, true);
      };
    }
  }

  private static final double[][] SAME = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};

  /** Mollweide along the map's own axes, two columns wide. */
  public static final SkyView USUAL =
      new SkyView(Projection.MOLLWEIDE, Optional.empty(), SAME, false, false);

  /** Along other axes. */
  public SkyView along(SkyAxes newAxes, double[][] rotation) {
    return new SkyView(projection, Optional.of(newAxes), rotation, degrees, narrow);
  }

  /** The direction of the map, (longitude, latitude) in rad, along the axes that are drawn. */
  public double[] shown(double longitude, double latitude) {
    if (axes.isEmpty()) {
      return new double[] {longitude, latitude};
    }
    double cosine = Math.cos(latitude);
    double[] turned =
        Rotation.turn(
            fromMap,
            new double[] {
              cosine * Math.cos(longitude), cosine * Math.sin(longitude), Math.sin(latitude)
            });
    return new double[] {
      Math.atan2(turned[1], turned[0]), Math.atan2(turned[2], Math.hypot(turned[0], turned[1]))
    };
  }
}
