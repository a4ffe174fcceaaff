package org.anisky.exposure;

import java.io.IOException;
import org.anisky.InvalidInputException;
import org.anisky.counts.DirectionKind;
import org.anisky.counts.EventBatch;
import org.anisky.counts.EventSource;
import org.anisky.counts.LocalSky;
import org.anisky.sky.LocalDirection;

/**
 * Simulated events of an isotropic flux, accepted by the simulated detector, counted in the local
 * pixels of the counts: A_i is proportional to the sum of their weights w, and its variance to the
 * sum of w^2. Times and energies of the events are not used.
 */
public final class AcceptanceFromEvents implements Acceptance {
  private static final int BATCH = 8192;

  private final LocalSky sky;
  private final String source;
  private final double[] weights;
  private final double[] squaredWeights;
  private long used;
  private long outside;

  private AcceptanceFromEvents(LocalSky sky, String source) {
    this.sky = sky;
    this.source = source;
    weights = new double[sky.size()];
    squaredWeights = new double[sky.size()];
  }

  /**
   * Counts the events of a source.
   *
   * @param sky of the counts that the acceptance is for
   * @param source of zenith and azimuth; read to its end, not closed
   * @throws InvalidInputException when the source has no local directions or no event in view
   */
  public static AcceptanceFromEvents of(LocalSky sky, EventSource source) throws IOException {
    if (source.direction() != DirectionKind.LOCAL) {
      throw InvalidInputException.of(
          "%s: simulated events need zenith and azimuth, but it has right ascension and"
              + " declination",
          source.description());
    }
    AcceptanceFromEvents result = new AcceptanceFromEvents(sky, source.description());
    EventBatch batch = new EventBatch(BATCH);
    while (source.read(batch)) {
      for (int k = 0; k < batch.size; k++) {
        int i = sky.index(new LocalDirection(batch.polar[k], batch.azimuthal[k]));
        if (i < 0) {
          result.outside++;
        } else {
          result.weights[i] += batch.weight[k];
          result.squaredWeights[i] += batch.weight[k] * batch.weight[k];
          result.used++;
        }
      }
    }
    if (result.used == 0) {
      throw InvalidInputException.of(
          "%s: none of %d simulated events is within %s deg of the zenith",
          source.description(), result.outside, Math.toDegrees(sky.fieldOfView().maxZenith()));
    }
    return result;
  }

  @Override
  public String source() {
    return source;
  }

  /** Number of events in view. */
  public long used() {
    return used;
  }

  /** Number of events out of view. */
  public long outside() {
    return outside;
  }

  @Override
  public AcceptanceTable on(LocalSky counts, String detector) {
    if (!counts.grid().equals(sky.grid())
        || !counts.fieldOfView().equals(sky.fieldOfView())
        || !counts.observatory().equals(sky.observatory())) {
      throw InvalidInputException.of(
          "%s: the simulated events were counted for observatory '%s' on %s, but the counts are of"
              + " '%s' on %s; place, grid and field of view must agree",
          detector,
          sky.observatory().name(),
          sky.grid().describe(),
          counts.observatory().name(),
          counts.grid().describe());
    }
    double[] errors = new double[squaredWeights.length];
    for (int i = 0; i < errors.length; i++) {
      errors[i] = Math.sqrt(squaredWeights[i]);
    }
    return AcceptanceTable.of(detector, sky, weights.clone(), errors);
  }
}
