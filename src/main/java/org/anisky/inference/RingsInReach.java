package org.anisky.inference;

/**
 * Which rings of a grid have pixels no further than some angle from a ring, from north to south.
 */
final class RingsInReach {
  private RingsInReach() {}

  /**
   * The northernmost of them.
   *
   * @param colatitude of all rings, rad, growing; not modified
   * @param reach rad
   */
  static int first(double[] colatitude, int ring, double reach) {
    int from = ring;
    while (from > 0 && colatitude[ring] - colatitude[from - 1] <= reach) {
      from--;
    }
    return from;
  }

  /** The southernmost of them, likewise. */
  static int last(double[] colatitude, int ring, double reach) {
    int to = ring;
    while (to < colatitude.length - 1 && colatitude[to + 1] - colatitude[ring] <= reach) {
      to++;
    }
    return to;
  }
}
