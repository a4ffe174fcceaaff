package org.anisky.inference;

import java.util.Optional;
import org.anisky.sky.EquatorialDirection;

/**
 * What the data say of one region of the sky.
 *
 * @param name for a person
 * @param kernel with which it was found, or {@code disc} or {@code box} of a list
 * @param radius of the kernel or region, rad
 * @param peak where |Z| is largest, or the middle of a listed region
 * @param centroid of Z around the peak, of regions that were found
 * @param z local significance, standard deviations
 * @param counts and
 * @param expected events in the region
 * @param excess relative, with rate and acceptance profiled
 * @param error of the excess
 * @param overBand excess over the rest of its declination band, of listed regions
 * @param global how often an isotropic sky shows as large a |Z| anywhere, of regions that were
 *     found with toys
 */
public record MeasuredRegion(
    String name,
    String kernel,
    double radius,
    EquatorialDirection peak,
    Optional<Centroid> centroid,
    double z,
    double counts,
    double expected,
    double excess,
    double error,
    Optional<Contrast> overBand,
    Optional<GlobalSignificance> global) {
  /**
   * Where a region is.
   *
   * @param position mean direction of the pixels that are as likely its centre as not: Z^2 within
   *     2.30 of the peak's, 68 percent for two coordinates
   * @param error radius of a disc of as much solid angle, rad
   * @param extent radius of a disc of as much solid angle as where |Z| is above the threshold, rad
   */
  public record Centroid(EquatorialDirection position, double error, double extent) {}

  /**
   * An excess over the rest of a band.
   *
   * @param excess relative, with rate and acceptance profiled
   * @param error of it
   * @param liMa significance of the events in the region against those of the rest of the band by
   *     Li and Ma, rate and acceptance taken as known
   */
  public record Contrast(double excess, double error, double liMa) {}
}
