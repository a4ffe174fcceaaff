package org.anisky.grid;

/**
 * Which rings a disc around a pixel of a ring can touch: from the first to the last whose
 * colatitude is within reach.
 *
 * @param first from the north, inclusive
 * @param last inclusive
 */
record RingsInReach(int first, int last) {
  /**
   * The rings around one.
   *
   * @param colatitude of the rings, rad, from north to south; not modified
   * @param reach rad
   */
  static RingsInReach of(double[] colatitude, int ring, double reach) {
    int first = ring;
    while (first > 0 && colatitude[ring] - colatitude[first - 1] <= reach) {
      first--;
    }
    int last = ring;
    while (last < colatitude.length - 1 && colatitude[last + 1] - colatitude[ring] <= reach) {
      last++;
    }
    return new RingsInReach(first, last);
  }

  /** How many they are. */
  int count() {
    return last - first + 1;
  }
}
