package org.anisky.grid;

/**
 * Fourier transforms of a map along its rings, with phases counted from longitude 0:
 *
 * <pre>
 * F_m(ring) = sum_k f_k exp(-i m phi_k),   f_k = sum_{m = -mMax}^{mMax} F_m(ring) exp(i m phi_k)
 * </pre>
 *
 * <p>m may exceed half the length of a ring: then several m share one frequency of it. Arrays of
 * F_m have place ring (mMax + 1) + m; F_{-m} = conj F_m is not kept. Immutable.
 */
final class RingSpectra {
  private final SkyGrid grid;

  /** Plans of each ring; rings of equal length share theirs. */
  private final RealFourier[] plans;

  RingSpectra(SkyGrid grid) {
    this.grid = grid;
    this.plans = new RealFourier[grid.rings()];
    RealFourier[] byLength = new RealFourier[grid.ringLength(grid.rings() / 2) + 1];
    for (int ring = 0; ring < plans.length; ring++) {
      int length = grid.ringLength(ring);
      if (byLength[length] == null) {
        byLength[length] = RealFourier.of(length);
      }
      plans[ring] = byLength[length];
    }
  }

  /**
   * @param map shape (grid.size()); not modified
   * @param real receives Re F_m, shape (rings (mMax + 1)); modified
   * @param imaginary receives Im F_m, the same shape; modified
   */
  void fromMap(double[] map, int mMax, double[] real, double[] imaginary) {
    double[] data = map.clone();
    for (int ring = 0; ring < plans.length; ring++) {
      int start = grid.ringStart(ring);
      int length = grid.ringLength(ring);
      double firstLongitude = grid.longitude(start);
      plans[ring].forward(data, start);
      for (int m = 0; m <= mMax; m++) {
        int k = m % length;
        boolean mirrored = 2 * k > length;
        k = mirrored ? length - k : k;
        double re = data[start + Math.max(0, 2 * k - 1)];
        double im = k == 0 || 2 * k == length ? 0 : data[start + 2 * k];
        im = mirrored ? -im : im;
        double cos = Math.cos(m * firstLongitude);
        double sin = Math.sin(m * firstLongitude);
        real[ring * (mMax + 1) + m] = re * cos + im * sin;
        imaginary[ring * (mMax + 1) + m] = im * cos - re * sin;
      }
    }
  }

  /**
   * @param real Re F_m, shape (rings (mMax + 1)); not modified
   * @param imaginary Im F_m, the same shape; not modified
   * @return the map, shape (grid.size())
   */
  double[] toMap(int mMax, double[] real, double[] imaginary) {
    double[] map = new double[grid.size()];
    for (int ring = 0; ring < plans.length; ring++) {
      int start = grid.ringStart(ring);
      int length = grid.ringLength(ring);
      double firstLongitude = grid.longitude(start);
      for (int m = 0; m <= mMax; m++) {
        double cos = Math.cos(m * firstLongitude);
        double sin = Math.sin(m * firstLongitude);
        double re = real[ring * (mMax + 1) + m];
        double im = imaginary[ring * (mMax + 1) + m];
        // Times the length, which the inverse transform divides by.
        double turnedRe = (re * cos - im * sin) * length;
        double turnedIm = (re * sin + im * cos) * length;
        addFrequency(map, start, length, m % length, turnedRe, turnedIm);
        if (m > 0) {
          addFrequency(map, start, length, (length - m % length) % length, turnedRe, -turnedIm);
        }
      }
      plans[ring].inverse(map, start);
    }
    return map;
  }

  /** Adds to frequency k of a packed spectrum; those above length/2 follow from those below. */
  private static void addFrequency(
      double[] packed, int start, int length, int k, double re, double im) {
    if (2 * k > length) {
      return;
    }
    packed[start + Math.max(0, 2 * k - 1)] += re;
    if (k > 0 && 2 * k < length) {
      packed[start + 2 * k] += im;
    }
  }
}
