package org.anisky.inference;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Against what excesses are tested: the best fit of rates, acceptances, and of all harmonics with m
 * != 0 up to a degree.
 *
 * @param lMax largest degree that is fitted; 0 for isotropy
 */
public record NullHypothesis(int lMax) {
  /** Rates and acceptances alone. */
  public static final NullHypothesis ISOTROPIC = new NullHypothesis(0);

  /** The largest degree that can be fitted. */
  public static final int LARGEST_DEGREE = 20;

  private static final Pattern L_MAX = Pattern.compile("l-max[ =](\\d{1,3})");

  /** Checks the degree. */
  public NullHypothesis {
    if (lMax < 0 || lMax > LARGEST_DEGREE) {
      throw new IllegalArgumentException("l-max " + lMax);
    }
  }

  /** As a configuration writes it: {@code isotropic}, {@code l-max 3}; empty for anything else. */
  public static Optional<NullHypothesis> parse(String text) {
    if (text.equals(ISOTROPIC.key())) {
      return Optional.of(ISOTROPIC);
    }
    Matcher matcher = L_MAX.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int degree = Integer.parseInt(matcher.group(1));
    return degree >= 1 && degree <= LARGEST_DEGREE
        ? Optional.of(new NullHypothesis(degree))
        : Optional.empty();
  }

  /** As {@link #parse} reads it. */
  public String key() {
    return lMax == 0 ? "isotropic" : "l-max " + lMax;
  }

  /** Number of harmonics with m != 0. */
  int harmonics() {
    return lMax * (lMax + 1);
  }
}
