package org.anisky.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anisky.grid.SkyGrid;
import org.anisky.sky.EquatorialDirection;
import org.anisky.sky.Turn;

/**
 * The hot and cold regions of scans: the largest |Z| of all kernels, then the largest that is not
 * within the radius of one before (the larger of both radii), down to a threshold.
 */
final class RegionSearch {
  /** Drop of Z^2 within which the centre lies with 68 percent, two coordinates. */
  private static final double DROP = 2.30;

  private final List<SignificanceMap> scans;
  private final IsotropicToys toys;
  private final double threshold;
  private final SkyGrid grid;
  private final List<boolean[]> taken = new ArrayList<>();

  RegionSearch(List<SignificanceMap> scans, IsotropicToys toys, double threshold) {
    this.scans = scans;
    this.toys = toys;
    this.threshold = threshold;
    grid = scans.get(0).grid();
    scans.forEach(scan -> taken.add(new boolean[grid.size()]));
  }

  /** All regions, the strongest first. */
  List<MeasuredRegion> all() {
    List<MeasuredRegion> regions = new ArrayList<>();
    int hot = 0;
    int cold = 0;
    for (int[] next = next(); next != null; next = next()) {
      SignificanceMap scan = scans.get(next[0]);
      boolean isHot = scan.z()[next[1]] > 0;
      String name = isHot ? "hot " + ++hot : "cold " + ++cold;
      regions.add(region(name, scan, next[1]));
      exclude(scan.kernel().radius(), next[1]);
    }
    return regions;
  }

  /** Scan and pixel of the largest |Z| that is left; null below the threshold. */
  private int[] next() {
    int[] best = null;
    double largest = threshold;
    for (int k = 0; k < scans.size(); k++) {
      double[] z = scans.get(k).z();
      for (int a = 0; a < z.length; a++) {
        if (!taken.get(k)[a] && Math.abs(z[a]) > largest) {
          largest = Math.abs(z[a]);
          best = new int[] {k, a};
        }
      }
    }
    return best;
  }

  private void exclude(double radius, int peak) {
    double widest = radius;
    for (SignificanceMap scan : scans) {
      widest = Math.max(widest, scan.kernel().radius());
    }
    double[] cosines = cosines(peak, Math.cos(widest));
    for (int k = 0; k < scans.size(); k++) {
      double reach = Math.cos(Math.max(radius, scans.get(k).kernel().radius()));
      for (int a = 0; a < cosines.length; a++) {
        taken.get(k)[a] |= cosines[a] >= reach;
      }
      taken.get(k)[peak] = true;
    }
  }

  /**
   * Of the angles between a pixel and all. On rings that are farther away than one is looking for
   * it is that of the nearest place, which is too far as well.
   *
   * @param reach the least cosine that is looked for
   */
  private double[] cosines(int pixel, double reach) {
    double[] cosines = new double[grid.size()];
    double z = grid.z(pixel);
    double s = Math.sqrt((1 - z) * (1 + z));
    double longitude = grid.longitude(pixel);
    for (int ring = 0; ring < grid.rings(); ring++) {
      double otherZ = grid.ringZ(ring);
      double across = s * Math.sqrt((1 - otherZ) * (1 + otherZ));
      double largest = z * otherZ + across;
      int start = grid.ringStart(ring);
      for (int a = start; a < start + grid.ringLength(ring); a++) {
        cosines[a] =
            largest < reach
                ? largest
                : z * otherZ + across * Math.cos(grid.longitude(a) - longitude);
      }
    }
    return cosines;
  }

  private MeasuredRegion region(String name, SignificanceMap scan, int peak) {
    double z = scan.z()[peak];
    Optional<GlobalSignificance> global =
        toys.extremes().length == 0
            ? Optional.empty()
            : Optional.of(GlobalSignificance.of(Math.abs(z), toys.largest()));
    return new MeasuredRegion(
        name,
        scan.kernel().key(),
        scan.kernel().radius(),
        new EquatorialDirection(grid.longitude(peak), StrictMath.asin(grid.z(peak))),
        Optional.of(centroid(scan, peak)),
        z,
        scan.counts()[peak],
        scan.expected()[peak],
        scan.excess()[peak],
        scan.error()[peak],
        Optional.empty(),
        global);
  }

  private MeasuredRegion.Centroid centroid(SignificanceMap scan, int peak) {
    double reach = Math.cos(Math.min(Math.PI, 2 * scan.kernel().radius()));
    double[] cosines = cosines(peak, reach);
    double best = scan.z()[peak];
    double least = Math.sqrt(Math.max(0, best * best - DROP));
    double[] mean = new double[3];
    int near = 0;
    int above = 0;
    for (int a = 0; a < cosines.length; a++) {
      double z = Math.signum(best) * scan.z()[a];
      if (cosines[a] < reach || !(z > 0)) {
        continue;
      }
      above += z > threshold ? 1 : 0;
      if (z >= least) {
        double s = Math.sqrt((1 - grid.z(a)) * (1 + grid.z(a)));
        mean[0] += s * Math.cos(grid.longitude(a));
        mean[1] += s * Math.sin(grid.longitude(a));
        mean[2] += grid.z(a);
        near++;
      }
    }
    EquatorialDirection position =
        new EquatorialDirection(
            Turn.positive(Math.atan2(mean[1], mean[0])),
            Math.atan2(mean[2], Math.hypot(mean[0], mean[1])));
    double area = grid.pixelArea();
    return new MeasuredRegion.Centroid(
        position, Math.sqrt(near * area / Math.PI), Math.sqrt(above * area / Math.PI));
  }
}
