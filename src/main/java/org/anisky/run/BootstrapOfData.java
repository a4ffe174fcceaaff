package org.anisky.run;

import java.io.IOException;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.configuration.ErrorsConfiguration;
import org.anisky.configuration.RunConfiguration;
import org.anisky.configuration.StrategyChoice;
import org.anisky.configuration.StrategyFactory;
import org.anisky.counts.DetectorCounts;
import org.anisky.likelihood.DipoleModel;
import org.anisky.model.ScannedData;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.reconstruction.Reconstructor;
import org.anisky.simulation.ToySkies;
import org.anisky.study.Bootstrap;

/**
 * Statistical errors from toys like the data: key {@code errors} of a configuration.
 *
 * @param configuration of the result
 * @param workers their number never changes the result
 */
record BootstrapOfData(RunConfiguration configuration, Workers workers) {
  /**
   * The result with the scatter of toys, drawn from the best fit of the multipoles that its
   * strategy fits (of a dipole where it fits none), for its statistical errors.
   *
   * @throws InvalidInputException when events have weights, which toys have not
   */
  Reconstruction added(Reconstruction result, ScannedData data, StrategyFactory factory)
      throws IOException {
    for (DetectorCounts detector : data.dataset().detectors()) {
      if (detector.isWeighted()) {
        throw InvalidInputException.of(
            "errors 'bootstrap': the events of %s have weights, and toys have none; take 'fisher'",
            detector.name());
      }
    }
    String name = configuration.strategy();
    ErrorsConfiguration errors = configuration.errors();
    Reconstructor strategy = factory.dipole(StrategyChoice.of(name), data.dataset());
    ToySkies skies = ToySkies.of(data, DipoleModel.of(data, factory.degree(name)), errors.seed());
    return result.with(
        Bootstrap.of(
            result,
            strategy,
            configuration.strategies().needsEventSums() ? skies.withEventSums() : skies,
            errors.toys(),
            workers));
  }
}
