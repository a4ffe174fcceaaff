package org.anisky.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.configuration.RunConfiguration;
import org.anisky.configuration.SkyMapsConfiguration;
import org.anisky.configuration.StrategyChoice;
import org.anisky.configuration.StrategyFactory;
import org.anisky.configuration.yaml.YamlSection;
import org.anisky.counts.Dataset;
import org.anisky.counts.DetectorCounts;
import org.anisky.io.EventProgress;
import org.anisky.model.ScannedData;
import org.anisky.results.LimitJson;
import org.anisky.results.StoredResult;
import org.anisky.statistics.AmplitudeInterval;
import org.anisky.statistics.AmplitudeLimit;
import org.anisky.statistics.AmplitudePrior;
import org.anisky.statistics.IsotropicLimit;
import org.anisky.statistics.LimitMethod;
import org.anisky.statistics.MeasuredLimit;
import org.anisky.statistics.SimulatedAmplitude;
import org.anisky.study.SimulatedDipoles;

/**
 * Upper limits of a result by full simulation: dipoles of all amplitudes and directions in toys
 * like its data, passed through its strategy.
 *
 * @param file the result
 * @param strategy by which it was made
 * @param toys with dipoles
 * @param isotropic toys without
 * @param seed of all
 * @param returned part of an equatorial dipole that the strategy returns
 * @param equatorial limit of the equatorial amplitude
 * @param full limit of the full amplitude; empty where it is not measured
 */
public record SimulatedLimits(
    Path file,
    String strategy,
    int toys,
    int isotropic,
    long seed,
    double returned,
    Limit equatorial,
    Optional<Limit> full) {
  /** Fewer toys leave too few near any measured amplitude. */
  public static final int FEWEST_TOYS = 500;

  private static final int ISOTROPIC_PART = 2;

  /**
   * Toys beyond the limit, were all taken; of those near the measured amplitude, a twelfth of all
   * or more, it is two or more.
   */
  private static final double BEYOND_LIMIT = 25;

  /** True amplitudes reach this many errors beyond the largest that is looked at. */
  private static final double BEYOND = 5;

  /** Isotropic skies measure up to this many errors, two of three components in all but 5e-3. */
  private static final double OF_ISOTROPY = 3.6;

  /** Measured amplitudes are near each other within this part of an error. */
  private static final double NEAR = 0.5;

  /**
   * One limit.
   *
   * @param of amplitude, with its expectation
   * @param error of the limit, from the number of toys
   */
  public record Limit(MeasuredLimit of, double error) {}

  /**
   * Reads data again and simulates.
   *
   * @param directory of a result
   * @param how a Bayesian limit with a prior flat in the amplitude
   * @param toys with dipoles; half as many are drawn without
   * @param workers their number never changes the result
   * @throws InvalidInputException when the result or its data do not allow it
   */
  public static SimulatedLimits of(
      Path directory, AmplitudeLimit how, int toys, long seed, Workers workers) throws IOException {
    check(directory, how, toys);
    StoredResult stored = StoredResult.read(directory);
    StoredResult.Entry entry =
        stored
            .single()
            .orElseThrow(
                () ->
                    InvalidInputException.of(
                        "--simulate: %s holds ranges of energy; name the directory of one",
                        stored.file()));
    ResultConfiguration result = ResultConfiguration.read(directory);
    YamlSection section = result.section();
    if (SkyMapsConfiguration.isMeantBy(section)) {
      throw InvalidInputException.of(
          "--simulate: %s is of 'sky-maps'; events or sidereal counts of 'detectors' are needed",
          stored.file());
    }
    RunConfiguration configuration = RunConfiguration.of(section);
    EventLists lists = new EventLists(List.of(configuration.timeFrame()), List.of(), workers);
    DatasetReader reader =
        new DatasetReader(configuration, Optional.empty(), lists, EventProgress.SILENT);
    Dataset data = reader.read();
    result.check(reader.inputs(List.of(configuration.strategy())));
    requireNoWeights(data);
    ScannedData scanned = ScannedData.of(data, workers);
    StrategyFactory factory =
        new StrategyFactory(configuration.strategies(), configuration.detectors())
            .settled(List.of(configuration.strategy()), scanned);
    SimulatedDipoles dipoles =
        new SimulatedDipoles(
            scanned,
            entry.dipole().estimate(),
            factory.dipole(StrategyChoice.of(configuration.strategy()), data),
            seed,
            configuration.strategies().needsEventSums());
    int isotropic = toys / ISOTROPIC_PART;
    double returned = dipoles.returned();
    MeasuredLimit plane = entry.dipole().equatorial(how, Optional.empty()).orElseThrow();
    Optional<MeasuredLimit> space = entry.dipole().full(how, Optional.empty());
    return new SimulatedLimits(
        stored.file(),
        stored.strategy(),
        toys,
        isotropic,
        seed,
        returned,
        limit(dipoles, plane, returned, toys, isotropic, workers),
        space.map(full -> limit(dipoles, full, returned, toys, isotropic, workers)));
  }

  private static void check(Path directory, AmplitudeLimit how, int toys) {
    if (toys < FEWEST_TOYS) {
      throw InvalidInputException.of("--simulate %d: must be at least %d", toys, FEWEST_TOYS);
    }
    int needed = (int) Math.ceil(BEYOND_LIMIT / (1 - how.confidence()) - 1e-6);
    if (toys < needed) {
      throw InvalidInputException.of(
          "--simulate %d: a limit at confidence %s needs at least %d; too few dipoles would lie"
              + " beyond it",
          toys, how.confidence(), needed);
    }
    if (how.method() != LimitMethod.BAYESIAN || how.prior() != AmplitudePrior.FLAT_IN_AMPLITUDE) {
      throw new InvalidInputException(
          "--simulate gives Bayesian limits with a prior flat in the amplitude; leave --method and"
              + " --prior");
    }
    if (!Files.isDirectory(directory)) {
      throw InvalidInputException.of(
          "--simulate: %s is no directory of a result, whose data could be read again", directory);
    }
  }

  private static void requireNoWeights(Dataset data) {
    for (DetectorCounts detector : data.detectors()) {
      if (detector.isWeighted()) {
        throw InvalidInputException.of(
            "--simulate: the events of %s have weights, and toys have none", detector.name());
      }
    }
  }

  private static Limit limit(
      SimulatedDipoles dipoles,
      MeasuredLimit computed,
      double returned,
      int toys,
      int isotropic,
      Workers workers) {
    int components = computed.law().components();
    double largest = Math.max(computed.measured(), OF_ISOTROPY * computed.sigma());
    double most = (largest + BEYOND * computed.sigma()) / returned;
    if (!(most < 1)) {
      throw InvalidInputException.of(
          "--simulate: amplitudes up to %.2g would have to be put in, and none is above 1; the"
              + " data do not limit it",
          most);
    }
    // The toys of the two amplitudes, and those without a dipole, share no number.
    int first = 1 + (components - 2) * (toys + isotropic);
    SimulatedDipoles.Pairs pairs = dipoles.pairs(components, most, first, toys, workers);
    double[] without = dipoles.pairs(components, 0, first + toys, isotropic, workers).measured();
    Arrays.sort(without);
    SimulatedAmplitude posterior =
        new SimulatedAmplitude(pairs.truth(), pairs.measured(), NEAR * computed.sigma());
    double confidence = computed.how().confidence();
    SimulatedAmplitude.Quantile limit = posterior.upper(computed.measured(), confidence);
    long above = Arrays.stream(without).filter(m -> m >= computed.measured()).count();
    return new Limit(
        new MeasuredLimit(
            computed.law(),
            computed.measured(),
            computed.sigma(),
            computed.how(),
            new AmplitudeInterval(0, limit.value()),
            (double) above / without.length,
            IsotropicLimit.of(without, m -> posterior.upper(m, confidence).value()),
            Optional.empty()),
        limit.error());
  }

  /** All of it as JSON. */
  public Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>(tree(equatorial));
    full.ifPresent(limit -> tree.put("full", tree(limit)));
    tree.put("source", file.toString());
    tree.put("strategy", strategy);
    return tree;
  }

  private Map<String, Object> tree(Limit limit) {
    Map<String, Object> simulated = new LinkedHashMap<>();
    simulated.put("toys", toys);
    simulated.put("isotropic_toys", isotropic);
    simulated.put("seed", seed);
    simulated.put("limit_error", limit.error());
    simulated.put("returned_fraction", returned);
    Map<String, Object> tree = new LinkedHashMap<>(LimitJson.tree(limit.of()));
    tree.put("simulated", simulated);
    return tree;
  }
}
