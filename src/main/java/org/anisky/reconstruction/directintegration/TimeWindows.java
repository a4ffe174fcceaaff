package org.anisky.reconstruction.directintegration;

/**
 * Windows of time over the bins of a day, which closes on itself: the last bin is beside the first.
 * A sliding window of w bins is centred on its bin; when w is even the bins at both ends count
 * half. Fixed windows begin with bin 0, and every bin has that in which it lies. One as long as the
 * day has every bin once, in either form.
 *
 * @param bins T of the day
 * @param width w of a window, 1 to T
 * @param form how windows lie
 */
record TimeWindows(int bins, int width, WindowForm form) {
  /** Is told which bins come into a window or leave it. */
  interface Sums {
    /** Nothing is in the window. */
    void clear();

    /**
     * A bin comes in or leaves.
     *
     * @param tau bin
     * @param weight of the bin, negative when it leaves
     */
    void add(int tau, double weight);
  }

  /**
   * Goes on to the window of a bin from that of the bin before.
   *
   * @param tau bin; 0 first
   * @param sums of the window of the bin before, which become those of this one
   */
  void moveTo(int tau, Sums sums) {
    boolean fixed = form == WindowForm.FIXED || width == bins;
    if (fixed) {
      if (tau % width == 0) {
        sums.clear();
        for (int other = tau; other < tau + width; other++) {
          sums.add(other, 1);
        }
      }
      return;
    }
    int half = width / 2;
    boolean even = width % 2 == 0;
    if (tau == 0) {
      sums.clear();
      for (int offset = -half; offset <= half; offset++) {
        sums.add(at(offset), even && Math.abs(offset) == half ? 0.5 : 1);
      }
    } else if (even) {
      sums.add(at(tau - half - 1), -0.5);
      sums.add(at(tau - half), -0.5);
      sums.add(at(tau + half - 1), 0.5);
      sums.add(at(tau + half), 0.5);
    } else {
      sums.add(at(tau - half - 1), -1);
      sums.add(at(tau + half), 1);
    }
  }

  private int at(int tau) {
    return Math.floorMod(tau, bins);
  }
}
