package org.anisky.grid;

import org.jtransforms.fft.DoubleFFT_1D;
import org.jtransforms.utils.CommonUtils;

/**
 * Discrete Fourier transforms of one length, any number of points, in place on interleaved (re, im)
 * arrays of 2 n numbers. Forward: X_k = sum_j x_j exp(-2 pi i j k/n). Not safe to share between
 * threads.
 */
public final class ComplexFourier {
  static {
    // The library would split long transforms among threads: with other roundings.
    CommonUtils.setThreadsBeginN_1D_FFT_2Threads(Long.MAX_VALUE);
    CommonUtils.setThreadsBeginN_1D_FFT_4Threads(Long.MAX_VALUE);
  }

  private final int length;
  private final DoubleFFT_1D plan;

  private ComplexFourier(int length) {
    this.length = length;
    plan = new DoubleFFT_1D(length);
  }

  /** A plan for transforms of n points. */
  public static ComplexFourier of(int n) {
    return new ComplexFourier(n);
  }

  /** Number of points n. */
  public int length() {
    return length;
  }

  /**
   * Transforms.
   *
   * @param data 2 n numbers from {@code offset} on; modified
   */
  public void forward(double[] data, int offset) {
    plan.complexForward(data, offset);
  }

  /**
   * Transforms back, divided by n.
   *
   * @param data 2 n numbers from {@code offset} on; modified
   */
  public void inverse(double[] data, int offset) {
    plan.complexInverse(data, offset, true);
  }
}
