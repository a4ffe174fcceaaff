package org.anisky.statistics;

/**
 * The interval of a true amplitude a by the unified construction of Feldman and Cousins (Phys. Rev.
 * D 57, 3873, 1998): measured amplitudes m are accepted for a true one in the order of
 *
 * <pre>  R(m, a) = p(m|a) / p(m|best(m)),   best(m) the most likely amplitude, at least 0</pre>
 *
 * until their probability is the confidence level; the interval holds every a that accepts the
 * measured one. It turns from an upper limit (lower edge 0) into an interval by itself, covers
 * exactly, whatever the true amplitude, and is never empty. R grows with m up to the amplitude for
 * which a is the most likely and falls from there on, so that what is accepted is one range of m.
 */
final class FeldmanCousins {
  private FeldmanCousins() {}

  /**
   * The interval, in units of the error of one component.
   *
   * @param measured at least 0
   * @param confidence above 0 and below 1
   */
  static AmplitudeInterval interval(AmplitudeLaw law, double measured, double confidence) {
    double best = law.best(measured);
    double upper =
        Bisection.edgeAbove(a -> probabilityAhead(law, measured, a) <= confidence, best, 1);
    double lower =
        probabilityAhead(law, measured, 0) <= confidence
            ? 0
            : Bisection.edge(a -> probabilityAhead(law, measured, a) <= confidence, best, 0);
    return new AmplitudeInterval(lower, upper);
  }

  /** The probability of measured amplitudes that come before this one in the order. */
  private static double probabilityAhead(AmplitudeLaw law, double measured, double amplitude) {
    if (amplitude == 0 && law.best(measured) == 0) {
      return 0;
    }
    double other = equallyRanked(law, measured, amplitude);
    double from = Math.min(measured, other);
    double to = Math.max(measured, other);
    return law.probabilityBelow(to, amplitude) - law.probabilityBelow(from, amplitude);
  }

  /**
   * The measured amplitude of the same rank on the other side of the range that is accepted first;
   * 0 when everything below comes before the measured one.
   */
  static double equallyRanked(AmplitudeLaw law, double measured, double amplitude) {
    double typical = law.typical(amplitude);
    double rank = rank(law, measured, amplitude);
    if (measured <= typical) {
      return Bisection.edgeAbove(m -> rank(law, m, amplitude) > rank, typical, 1);
    }
    return rank(law, 0, amplitude) >= rank
        ? 0
        : Bisection.edge(m -> rank(law, m, amplitude) > rank, typical, 0);
  }

  /** ln R(m, a). */
  private static double rank(AmplitudeLaw law, double measured, double amplitude) {
    return law.logLikelihood(measured, amplitude) - law.logLikelihood(measured, law.best(measured));
  }
}
