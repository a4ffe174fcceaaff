package org.anisky.reconstruction.montecarlo;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.anisky.counts.LocalSky;
import org.anisky.sky.Observatory;

/**
 * Whether zenith angles and azimuths of the events tell the same d_N. A local pixel sees one
 * declination all day, so that d_N is a matter of the counts n_i of local pixels alone. In bands of
 * zenith angle the sums over i of (n_i - m_i)(s_i - mean of s) with s the sine of the declination
 * and m_i the fit fall into two independent parts: between the bands, where an error of the
 * acceptance with zenith angle is one of d_N, and within them, where it is none, since there only
 * azimuths count. Each part, over its information sum m_i (s_i - mean of s)^2, moves d_N from the
 * fitted value to its own; they must agree.
 */
final class ZenithAgreement {
  /** Standard deviations that are told: false alarms in 1 of 370 detectors. */
  private static final double SUSPICIOUS = 3;

  private static final int MOST_BANDS = 16;

  /** Events that a band expects at least. */
  private static final double LEAST_EXPECTED = 50;

  private final String name;
  private final LocalSky sky;
  private final double[] counts;

  /** m_i with the sum of the counts. */
  private final double[] expected;

  /** Standard deviation of m_i by the simulation. */
  private final double[] noise;

  private final double variancePerCount;

  /** sin(declination) of the pixels. */
  private final double[] sine;

  /** Band of a pixel; bands expect as many events each, from the zenith outwards. */
  private final int[] band;

  private final int bands;

  /**
   * One of both parts.
   *
   * @param shift of d_N from the fit
   * @param error of it
   */
  private record Part(double shift, double error) {}

  private ZenithAgreement(
      String name,
      LocalSky sky,
      double[] counts,
      double[] expectation,
      double[] noise,
      double variancePerCount) {
    this.name = name;
    this.sky = sky;
    this.counts = counts;
    this.variancePerCount = variancePerCount;
    double scale = sum(counts) / sum(expectation);
    expected = times(expectation, scale);
    this.noise = times(noise, scale);
    bands = (int) Math.min(MOST_BANDS, sum(counts) / variancePerCount / LEAST_EXPECTED);
    band = new int[counts.length];
    sine = new double[counts.length];
    Observatory site = sky.observatory();
    for (int i = 0; i < sine.length; i++) {
      sine[i] =
          Math.sin(site.latitude()) * Math.cos(sky.zenith(i))
              + Math.cos(site.latitude()) * Math.sin(sky.zenith(i)) * Math.cos(sky.azimuth(i));
    }
  }

  /**
   * Looks at a detector.
   *
   * @param counts n_i, events, shape (P); not modified
   * @param expectation m_i as fitted, up to a factor, shape (P); not modified
   * @param noise its standard deviation by the simulation, independent between pixels; not modified
   * @param variancePerCount sum of squared weights over sum of weights
   * @param fitted d_N of the fit
   * @return a remark, empty when there is nothing to remark
   */
  static Optional<String> remark(
      String name,
      LocalSky sky,
      double[] counts,
      double[] expectation,
      double[] noise,
      double variancePerCount,
      double fitted) {
    ZenithAgreement agreement =
        new ZenithAgreement(name, sky, counts, expectation, noise, variancePerCount);
    return agreement.bands < 2 ? Optional.empty() : agreement.remark(fitted);
  }

  private Optional<String> remark(double fitted) {
    fillBands();
    double[] inBands = means(band, bands);
    double[] overall = means(new int[counts.length], 1);
    double[] within = new double[counts.length];
    double[] between = new double[counts.length];
    for (int i = 0; i < counts.length; i++) {
      within[i] = sine[i] - inBands[band[i]];
      between[i] = inBands[band[i]] - overall[0];
    }
    Part azimuths = part(within);
    Part zeniths = part(between);
    double apart =
        Math.abs(zeniths.shift - azimuths.shift) / Math.hypot(zeniths.error, azimuths.error);
    return apart > SUSPICIOUS
        ? Optional.of(text(fitted, zeniths, azimuths, apart))
        : Optional.empty();
  }

  private void fillBands() {
    int[] outwards =
        IntStream.range(0, counts.length)
            .boxed()
            .sorted(Comparator.comparingDouble(sky::zenith))
            .mapToInt(i -> i)
            .toArray();
    double total = sum(expected);
    double passed = 0;
    for (int i : outwards) {
      band[i] = Math.min(bands - 1, (int) (bands * (passed + expected[i] / 2) / total));
      passed += expected[i];
    }
  }

  /** Mean sine of the declination of the events expected in every band. */
  private double[] means(int[] of, int size) {
    double[] weights = new double[size];
    double[] sums = new double[size];
    for (int i = 0; i < of.length; i++) {
      weights[of[i]] += expected[i];
      sums[of[i]] += expected[i] * sine[i];
    }
    for (int k = 0; k < size; k++) {
      sums[k] = weights[k] > 0 ? sums[k] / weights[k] : 0;
    }
    return sums;
  }

  /** NaN without information, as of azimuths at a pole. */
  private Part part(double[] direction) {
    double score = 0;
    double information = 0;
    double simulation = 0;
    for (int i = 0; i < direction.length; i++) {
      score += (counts[i] - expected[i]) * direction[i];
      information += expected[i] * direction[i] * direction[i];
      simulation += Math.pow(noise[i] * direction[i], 2);
    }
    return new Part(
        score / information, Math.sqrt(variancePerCount * information + simulation) / information);
  }

  private String text(double fitted, Part zeniths, Part azimuths, double apart) {
    double[] n = new double[bands];
    double[] m = new double[bands];
    double[] from = new double[bands];
    double[] to = new double[bands];
    for (int i = 0; i < counts.length; i++) {
      int b = band[i];
      n[b] += counts[i];
      m[b] += expected[i];
      double zenith = sky.zenith(i);
      from[b] = from[b] == 0 ? zenith : Math.min(from[b], zenith);
      to[b] = Math.max(to[b], zenith);
    }
    int worst = 0;
    for (int b = 1; b < bands; b++) {
      worst = Math.abs(n[b] - m[b]) > Math.abs(n[worst] - m[worst]) ? b : worst;
    }
    return String.format(
        Locale.ROOT,
        "%s: the zenith angles of the events ask for d_N = %+.2g ± %.2g, their azimuths for %+.2g ±"
            + " %.2g, %.1f standard deviations apart: the acceptance does not describe the zenith"
            + " angles (worst from %.0f to %.0f deg, %,.0f events where %,.0f are expected), and"
            + " d_N holds that error. Fit it along with monte-carlo.priors.zenith-slope, or lower"
            + " max-zenith",
        name,
        fitted + zeniths.shift,
        zeniths.error,
        fitted + azimuths.shift,
        azimuths.error,
        apart,
        Math.toDegrees(from[worst]),
        Math.toDegrees(to[worst]),
        n[worst],
        m[worst]);
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  private static double[] times(double[] values, double factor) {
    double[] result = values.clone();
    for (int i = 0; i < result.length; i++) {
      result[i] *= factor;
    }
    return result;
  }
}
