package org.anisky.model;

import org.anisky.Workers;

/**
 * How one detector scans the sky: the map a = a(tau, i) from sidereal bin tau and local pixel i to
 * the equatorial pixel it sees, and with it the trilinear form
 *
 * <pre>  Phi(N, A, I) = sum_{tau,i} N_tau A_i I_{a(tau,i)}</pre>
 *
 * through its three partial derivatives. One map serves all three, so that each update of the
 * iterative likelihood fit is the exact maximum in its block (Ahlers et al. 2016, ApJ 823, 10).
 *
 * <p>Implementations are immutable in all that can be seen, give the same bits for any number of
 * threads, and are not safe to call from several threads at once.
 */
public interface SkyScan {
  /**
   * The same scan with working memory of its own, so that another thread can use it; what does not
   * change is shared.
   *
   * @param workers that work on the new one
   */
  SkyScan onThreads(Workers workers);

  /** Number T of sidereal bins. */
  int bins();

  /** Number P of local pixels in view. */
  int localPixels();

  /** Number E of equatorial pixels. */
  int equatorialPixels();

  /**
   * The equatorial pixel a(tau, i).
   *
   * @param tau sidereal bin
   * @param i local pixel in view
   */
  int equatorialPixel(int tau, int i);

  /**
   * Whether a bin turns the sky by whole pixels along the rings of its grid: what bin tau sees is
   * then what bin 0 sees, moved by the part tau/T of every ring.
   */
  default boolean turnsByWholePixels() {
    return false;
  }

  /**
   * Exposure E_a = dPhi/dI_a = sum over (tau, i) that see a of N_tau A_i.
   *
   * @param backgroundRate N_tau, shape (T); not modified
   * @param acceptance A_i, shape (P); not modified
   * @param exposure receives E_a, shape (E); modified
   */
  void exposure(double[] backgroundRate, double[] acceptance, double[] exposure);

  /**
   * E_a of several rates, with the bits that {@link #exposure} gives them one by one: for
   * implementations to which many at once come cheaper.
   *
   * @param backgroundRates N_tau, shape (k, T); not modified
   * @param acceptance A_i, shape (P); not modified
   * @param exposures receives E_a of every rate, shape (k, E); modified
   */
  default void exposures(double[][] backgroundRates, double[] acceptance, double[][] exposures) {
    for (int k = 0; k < exposures.length; k++) {
      exposure(backgroundRates[k], acceptance, exposures[k]);
    }
  }

  /**
   * R_tau = dPhi/dN_tau = sum_i A_i I_{a(tau,i)}.
   *
   * @param acceptance A_i, shape (P); not modified
   * @param intensity I_a, shape (E); not modified
   * @param response receives R_tau, shape (T); modified
   */
  void rateResponse(double[] acceptance, double[] intensity, double[] response);

  /**
   * S_i = dPhi/dA_i = sum_tau N_tau I_{a(tau,i)}.
   *
   * @param backgroundRate N_tau, shape (T); not modified
   * @param intensity I_a, shape (E); not modified
   * @param response receives S_i, shape (P); modified
   */
  void acceptanceResponse(double[] backgroundRate, double[] intensity, double[] response);

  /**
   * R_tau and S_i of several skies, as {@link #rateResponse} and {@link #acceptanceResponse} give
   * them one by one but for rounding: for implementations to which many skies at once come cheaper.
   *
   * @param backgroundRate N_tau, shape (T); not modified
   * @param acceptance A_i, shape (P); not modified
   * @param skies any functions of the equatorial pixel, shape (k, E); not modified
   * @param rateResponses receives R_tau of every sky, shape (k, T); modified
   * @param acceptanceResponses receives S_i of every sky, shape (k, P); modified
   */
  default void responses(
      double[] backgroundRate,
      double[] acceptance,
      double[][] skies,
      double[][] rateResponses,
      double[][] acceptanceResponses) {
    for (int k = 0; k < skies.length; k++) {
      rateResponse(acceptance, skies[k], rateResponses[k]);
      acceptanceResponse(backgroundRate, skies[k], acceptanceResponses[k]);
    }
  }
}
