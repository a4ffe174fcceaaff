package org.anisky.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RealFourierTest {
  /** Small lengths, ring lengths, and ones with prime factors that need another algorithm. */
  static IntStream lengths() {
    return IntStream.concat(
        IntStream.rangeClosed(1, 40), IntStream.of(180, 211, 223, 256, 360, 422, 446, 669, 997));
  }

  @Test
  void aConstantHasOnlyTheZeroFrequency() {
    double[] data = {2, 2, 2, 2};

    RealFourier.of(4).forward(data, 0);

    assertThat(data).containsExactly(8, 0, 0, 0);
  }

  @Test
  void aSineOfOneTurnHasImaginaryPartMinusHalfTheLength() {
    double[] data = {0, 1, 0, -1};

    RealFourier.of(4).forward(data, 0);

    // R0 R1 I1 R2; sum_j sin(2 pi j / 4) exp(-2 pi i j / 4) = -i - i.
    assertThat(data).containsExactly(new double[] {0, 0, -2, 0}, within(1e-15));
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void forwardIsTheSumOfTheDefinition(int n) {
    double[] x = random(n);
    double[] data = new double[n + 5];
    Arrays.fill(data, 7);
    System.arraycopy(x, 0, data, 3, n);

    RealFourier.of(n).forward(data, 3);

    // Sums of n numbers of order 1 in another order, angles rounded to 1e-16 of up to 1 turn.
    double tolerance = 1e-15 * (n + 4);
    for (int k = 0; 2 * k <= n; k++) {
      double re = 0;
      double im = 0;
      for (int j = 0; j < n; j++) {
        double angle = 2 * Math.PI * ((long) j * k % n) / n;
        re += x[j] * Math.cos(angle);
        im -= x[j] * Math.sin(angle);
      }
      assertThat(data[3 + Math.max(0, 2 * k - 1)]).isCloseTo(re, within(tolerance));
      if (k > 0 && 2 * k < n) {
        assertThat(data[3 + 2 * k]).isCloseTo(im, within(tolerance));
      }
    }
    assertThat(new double[] {data[0], data[1], data[2], data[n + 3], data[n + 4]}).containsOnly(7);
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void inverseUndoesForward(int n) {
    double[] x = random(n);
    double[] data = new double[n + 5];
    Arrays.fill(data, 7);
    System.arraycopy(x, 0, data, 3, n);
    RealFourier fourier = RealFourier.of(n);

    fourier.forward(data, 3);
    fourier.inverse(data, 3);

    // Numbers of order 1 after two transforms of log2(n) < 10 stages.
    assertThat(Arrays.copyOfRange(data, 3, n + 3)).containsExactly(x, within(1e-14));
    assertThat(new double[] {data[0], data[1], data[2], data[n + 3], data[n + 4]}).containsOnly(7);
  }

  @Test
  void onePlanSharedByManyThreadsGivesTheSameBits() {
    for (int n : new int[] {360, 997}) {
      RealFourier fourier = RealFourier.of(n);
      double[] expected = random(n);
      fourier.forward(expected, 0);

      boolean same =
          IntStream.range(0, 2000)
              .parallel()
              .allMatch(
                  i -> {
                    double[] data = random(n);
                    fourier.forward(data, 0);
                    return Arrays.equals(data, expected);
                  });

      assertThat(same).isTrue();
    }
  }

  @Test
  void longTransformsStartNoThreads() {
    double[] data = random(1 << 18);
    long before = Thread.getAllStackTraces().size();

    RealFourier.of(data.length).forward(data, 0);

    assertThat(Thread.getAllStackTraces()).hasSizeLessThanOrEqualTo((int) before);
  }

  @Test
  void lengthsBelowOneAreRefused() {
    assertThatThrownBy(() -> RealFourier.of(0)).isInstanceOf(IllegalArgumentException.class);
  }

  private static double[] random(int n) {
    SplittableRandom random = new SplittableRandom(n);
    return IntStream.range(0, n).mapToDouble(i -> random.nextDouble() - 0.5).toArray();
  }
}
