package org.anisky.configuration;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.anisky.configuration.yaml.YamlSection;
import org.anisky.study.MethodComparison;

/**
 * A configuration of {@code compare}: that of a run, and
 *
 * <pre>
 *   strategies: [likelihood, east-west]   # by default all, monte-carlo only with its section
 *   variants: [{name: likelihood-2, strategy: likelihood, l-max: 2}]   # further rows
 *   toys: {number: 300, seed: 1}          # for the covariances of the differences
 *   truth: ../out/site19/truth.json       # of synthetic data
 * </pre>
 *
 * @param run what is reconstructed, and how
 * @param strategies rows, at least one
 * @param toys how many
 * @param seed of the toys
 * @param truth file of the truth
 */
public record ComparisonConfiguration(
    RunConfiguration run,
    List<StrategyChoice> strategies,
    int toys,
    long seed,
    Optional<Path> truth) {
  /** Never fewer, however few rows there are: a covariance from less is too rough to judge by. */
  private static final int FEWEST_TOYS = 12;

  private static final int USUAL_TOYS = 300;

  /**
   * Binds a configuration.
   *
   * @throws org.anisky.InvalidInputException with file, line and key when something is not allowed
   */
  public static ComparisonConfiguration of(YamlSection root) {
    return of(root, Strategies.KNOWN);
  }

  /** The same with other strategies than those of the program. */
  static ComparisonConfiguration of(YamlSection root, Strategies known) {
    List<StrategyChoice> strategies = StudyKeys.strategies(root, known, known.usualRows(root::has));
    int fewest = Math.max(FEWEST_TOYS, MethodComparison.fewestToys(strategies.size()));
    StudyKeys.Toys toys = StudyKeys.toys(root, fewest, Math.max(fewest, USUAL_TOYS));
    Optional<Path> truth = root.optionalPath("truth");
    return new ComparisonConfiguration(
        RunConfiguration.of(root, known), strategies, toys.number(), toys.seed(), truth);
  }

  /** The same for events binned in another time frame. */
  public ComparisonConfiguration inFrame(org.anisky.sky.TimeFrame frame) {
    return new ComparisonConfiguration(run.inFrame(frame), strategies, toys, seed, truth);
  }
}
