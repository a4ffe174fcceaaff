package org.anisky.inference;

import java.util.Locale;
import org.anisky.InvalidInputException;
import org.anisky.grid.DiscSums;
import org.anisky.grid.SkyGrid;
import org.anisky.sky.Degrees;

/** The shape of a template around its centre, a function of the angular distance alone. */
public sealed interface Kernel permits Kernel.TopHat, Kernel.Gaussian {
  /** B at an angular distance, in [0, 1]. */
  double weight(double angle);

  /** Beyond this distance, rad, B counts as 0. */
  double reach();

  /** The distance by which the kernel is named, rad: radius, or standard deviation. */
  double radius();

  /**
   * B around a pixel of a grid, at the centres of all pixels; within 1e-11 rad of a border counts
   * as inside.
   *
   * @return shape (grid.size())
   */
  default double[] around(SkyGrid grid, int centre) {
    double[] template = new double[grid.size()];
    double z = grid.z(centre);
    double s = Math.sqrt((1 - z) * (1 + z));
    double longitude = grid.longitude(centre);
    for (int a = 0; a < template.length; a++) {
      double otherZ = grid.z(a);
      double otherS = Math.sqrt((1 - otherZ) * (1 + otherZ));
      double cosine = z * otherZ + s * otherS * Math.cos(grid.longitude(a) - longitude);
      double angle = Math.acos(Math.max(-1, Math.min(1, cosine)));
      template[a] = weight(Math.max(0, angle - DiscSums.BORDER_RADIANS));
    }
    return template;
  }

  /** For a person and for tables: {@code top-hat 10 deg}. */
  default String describe() {
    return key() + " " + Degrees.text(radius()) + " deg";
  }

  /** As in configurations and files: {@code top-hat}, {@code gaussian}. */
  String key();

  /**
   * B = 1 within a radius.
   *
   * @param radius rad, in (0, pi)
   */
  record TopHat(double radius) implements Kernel {
    /**
     * @throws InvalidInputException if the radius is outside
     */
    public TopHat {
      require(radius, "radius of a disc");
    }

    @Override
    public double weight(double angle) {
      return angle <= radius ? 1 : 0;
    }

    @Override
    public double reach() {
      return radius;
    }

    @Override
    public String key() {
      return "top-hat";
    }
  }

  /**
   * B = exp(-angle^2/(2 radius^2)), cut at four standard deviations, where it is 3e-4.
   *
   * @param radius standard deviation, rad, in (0, pi)
   */
  record Gaussian(double radius) implements Kernel {
    private static final double CUT = 4;

    /**
     * @throws InvalidInputException if the standard deviation is outside
     */
    public Gaussian {
      require(radius, "standard deviation of a Gaussian kernel");
    }

    @Override
    public double weight(double angle) {
      double x = angle / radius;
      return x <= CUT ? StrictMath.exp(-x * x / 2) : 0;
    }

    @Override
    public double reach() {
      return Math.min(Math.PI, CUT * radius);
    }

    @Override
    public String key() {
      return "gaussian";
    }
  }

  private static void require(double radius, String what) {
    if (!(radius > 0 && radius < Math.PI)) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT, "%s: %s deg is outside (0, 180)", what, Math.toDegrees(radius)));
    }
  }
}
