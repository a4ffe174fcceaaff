package org.anisky.grid;

import org.jtransforms.fft.DoubleFFT_1D;
import org.jtransforms.utils.CommonUtils;

/**
 * The discrete Fourier transform of n real numbers, in place, for any n.
 *
 * <pre>F_k = sum_j x_j exp(-2 pi i j k / n),   x_j = (1/n) sum_k F_k exp(+2 pi i j k / n)</pre>
 *
 * <p>Of the spectrum only k = 0 ... n/2 is kept, packed into the n places of the data, the same way
 * for even and odd n: Re F_k at place 2k - 1 and Im F_k at place 2k; Re F_0 at place 0. Im F_0 and,
 * for even n, Im F_{n/2} are zero and have no place. The rest follows from F_{n-k} = conj F_k.
 *
 * <pre>n = 6: R0 R1 I1 R2 I2 R3          n = 5: R0 R1 I1 R2 I2</pre>
 *
 * <p>A plan holds constants only: it may be shared between threads that transform different data.
 * Transforms never start threads of their own, so that results do not depend on their number.
 */
public final class RealFourier {
  static {
    // The library would split long transforms among threads: with other roundings.
    CommonUtils.setThreadsBeginN_1D_FFT_2Threads(Long.MAX_VALUE);
    CommonUtils.setThreadsBeginN_1D_FFT_4Threads(Long.MAX_VALUE);
  }

  private final int n;
  private final DoubleFFT_1D plan;

  private RealFourier(int n) {
    this.n = n;
    this.plan = new DoubleFFT_1D(n);
  }

  /**
   * A plan for one length.
   *
   * @param n at least 1
   */
  public static RealFourier of(int n) {
    if (n < 1) {
      throw new IllegalArgumentException("Fourier transform of length " + n);
    }
    return new RealFourier(n);
  }

  /** The length. */
  public int length() {
    return n;
  }

  /**
   * Replaces n real numbers by their packed spectrum.
   *
   * @param data places offset ... offset + n - 1 are modified
   * @param offset of the first number
   */
  public void forward(double[] data, int offset) {
    plan.realForward(data, offset);
    if (n > 2) {
      // The library keeps its last number, Re F_{n/2} or Im F_{(n-1)/2}, at place 1.
      double last = data[offset + 1];
      System.arraycopy(data, offset + 2, data, offset + 1, n - 2);
      data[offset + n - 1] = last;
    }
  }

  /**
   * Replaces a packed spectrum by the n real numbers it belongs to, 1/n included: undoes {@link
   * #forward}.
   *
   * @param data places offset ... offset + n - 1 are modified
   * @param offset of the first number
   */
  public void inverse(double[] data, int offset) {
    if (n > 2) {
      double last = data[offset + n - 1];
      System.arraycopy(data, offset + 1, data, offset + 2, n - 2);
      data[offset + 1] = last;
    }
    plan.realInverse(data, offset, true);
  }
}
