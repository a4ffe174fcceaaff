package org.anisky.reconstruction;

import java.util.OptionalInt;
import org.anisky.InvalidInputException;

/**
 * The keys of one section of a configuration as a strategy reads its options from them, wherever
 * they are written. Asking for a key is what makes it a known one; keys that nobody asked for are
 * refused. A value that is not allowed is refused with its place.
 */
public interface Options {
  /** Whether there is a value; the key becomes a known one, but still has to be read. */
  boolean has(String key);

  /** An integer in [least, greatest]; required. */
  int integer(String key, int least, int greatest);

  /** An integer in [least, greatest]. */
  int integer(String key, int least, int greatest, int fallback);

  /**
   * An integer in [least, greatest], empty for a word in its place, which is what holds when there
   * is nothing.
   */
  OptionalInt integerUnless(String word, String key, int least, int greatest);

  /** A finite number above 0. */
  double positive(String key, double fallback);

  /** A finite number, 0 or above. */
  double notNegative(String key, double fallback);

  /** {@code true} or {@code false}. */
  boolean bool(String key, boolean fallback);

  /** A constant of an enum by its name in lower case with hyphens. */
  <E extends Enum<E>> E choice(String key, Class<E> type, E fallback);

  /**
   * An angle, written with its unit.
   *
   * @param least allowed, deg
   * @param greatest allowed, deg
   * @param fallback rad
   * @return rad
   */
  double angle(String key, double least, double greatest, double fallback);

  /**
   * A duration, written with its unit.
   *
   * @param least allowed, s
   * @param greatest allowed, s
   * @param fallback as it would be written, for example {@code 24 h}
   * @return s
   */
  double duration(String key, double least, double greatest, String fallback);

  /** The options of a section below this one; when it is not there, all defaults hold. */
  Options section(String key);

  /** What is said of a value that does not go with the others, with its place. */
  InvalidInputException invalid(String key, String problem);
}
