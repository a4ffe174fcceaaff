package org.anisky.simulation;

import java.util.List;
import java.util.Optional;
import org.anisky.InvalidInputException;
import org.anisky.counts.CountsBlock;
import org.anisky.counts.LocalSky;
import org.anisky.exposure.Acceptance;

/**
 * A detector to be simulated. Immutable.
 *
 * @param name as in messages, file names and the keys of random streams
 * @param sky local pixels in view
 * @param acceptance shape of the relative acceptance
 * @param rate shape of the background rate
 * @param events expected number of events of an isotropic sky, sum of N_tau, in (0, 1e15]; an
 *     anisotropic sky changes it by what it sees of dI
 * @param changes of the acceptance with time; empty for one that stays what it is
 * @param block of which detector and time this is a block, when it is one
 */
public record SimulatedDetector(
    String name,
    LocalSky sky,
    Acceptance acceptance,
    RateShape rate,
    double events,
    List<AcceptanceWave> changes,
    Optional<CountsBlock> block) {
  /** A detector that is no block. */
  public SimulatedDetector(
      String name,
      LocalSky sky,
      Acceptance acceptance,
      RateShape rate,
      double events,
      List<AcceptanceWave> changes) {
    this(name, sky, acceptance, rate, events, changes, Optional.empty());
  }

  /** A detector whose acceptance stays what it is. */
  public SimulatedDetector(
      String name, LocalSky sky, Acceptance acceptance, RateShape rate, double events) {
    this(name, sky, acceptance, rate, events, List.of());
  }

  /** Checks the number of events, so that NaN fails too. */
  public SimulatedDetector {
    changes = List.copyOf(changes);
    if (!(events > 0 && events <= PoissonDraw.LARGEST_MEAN)) {
      throw InvalidInputException.of(
          "%s: expected number of events %s is outside (0, 1e15]", name, events);
    }
  }
}
