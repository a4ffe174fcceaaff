package org.anisky.configuration;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.anisky.InvalidInputException;
import org.anisky.io.NearestName;
import org.anisky.reconstruction.Strategy;
import org.anisky.reconstruction.directintegration.DirectIntegrationStrategy;
import org.anisky.reconstruction.eastwest.EastWestStrategy;
import org.anisky.reconstruction.harmonic.HarmonicStrategy;
import org.anisky.reconstruction.likelihood.LikelihoodStrategy;
import org.anisky.reconstruction.montecarlo.MonteCarloStrategy;

/**
 * The strategies that there are. A new one is a package of its own and a line here.
 *
 * @param all in the order of tables and lists; the first is the usual one; no two of one name
 */
public record Strategies(List<Strategy<?>> all) {
  /** Those of the program. */
  public static final Strategies KNOWN =
      new Strategies(
          List.of(
              new LikelihoodStrategy(),
              new EastWestStrategy(),
              new HarmonicStrategy(),
              new MonteCarloStrategy(),
              new DirectIntegrationStrategy()));

  /** Copies the list. */
  public Strategies {
    all = List.copyOf(all);
  }

  /** All names. */
  public List<String> names() {
    return all.stream().map(Strategy::name).toList();
  }

  /** The names of those that fit multipoles. */
  List<String> withMultipoles() {
    return all.stream()
        .filter(strategy -> strategy.largestDegree().isPresent())
        .map(Strategy::name)
        .toList();
  }

  /** The names of those that take counts on the sky with a reference. */
  List<String> forCountsOnTheSky() {
    return all.stream().filter(Strategy::takesCountsOnTheSky).map(Strategy::name).toList();
  }

  /**
   * The names of those that a study takes when none are named.
   *
   * @param isConfigured whether a configuration has the section of a name; one that needs an
   *     exposure is left out without it
   */
  List<String> usualRows(Predicate<String> isConfigured) {
    return all.stream()
        .filter(strategy -> !strategy.needsExposure() || isConfigured.test(strategy.name()))
        .map(Strategy::name)
        .toList();
  }

  /** The name of the usual one. */
  String usual() {
    return all.get(0).name();
  }

  /**
   * The strategy of a name.
   *
   * @throws InvalidInputException when there is none
   */
  public Strategy<?> named(String name) {
    return all.stream()
        .filter(strategy -> strategy.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new InvalidInputException(unknown(name, names())));
  }

  /** What is said of a name that none of those known has. */
  static String unknown(String name, Collection<String> known) {
    String hint = NearestName.hint(name, known);
    return "unknown strategy '"
        + name
        + "'"
        + (hint.isEmpty() ? "; strategies are " : hint + " Strategies are ")
        + String.join(", ", known);
  }
}
