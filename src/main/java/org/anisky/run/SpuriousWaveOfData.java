package org.anisky.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.anisky.InvalidInputException;
import org.anisky.configuration.DetectorConfiguration;
import org.anisky.configuration.RunConfiguration;
import org.anisky.configuration.StrategyChoice;
import org.anisky.configuration.StrategyFactory;
import org.anisky.configuration.Systematics;
import org.anisky.counts.Dataset;
import org.anisky.counts.Observation;
import org.anisky.inference.TimeCoverage;
import org.anisky.io.EventProgress;
import org.anisky.model.DipoleEstimate;
import org.anisky.model.SpuriousWave;
import org.anisky.reconstruction.Progress;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.sky.TimeFrame;

/**
 * The dipole of the same events in other time frames, and what it says may be in that of a result:
 * key {@code systematics} of a configuration.
 *
 * @param source of the result
 */
record SpuriousWaveOfData(DetectorSource source) {
  /** Sidebands are told apart from their carrier when less than this leaks into them. */
  private static final double MOST_LEAKAGE = 0.5;

  /** The frames beside its own in which a run looks at its events. */
  static List<TimeFrame> frames(RunConfiguration configuration) {
    List<TimeFrame> frames = new ArrayList<>();
    if (configuration.systematics() == Systematics.FRAMES) {
      SpuriousWave.carrier(configuration.timeFrame()).ifPresent(frames::add);
      SpuriousWave.sideband(configuration.timeFrame()).ifPresent(frames::add);
    }
    return frames;
  }

  /**
   * Refuses data that have one time frame for good.
   *
   * @param counts whether counts are read in place of the events
   */
  static void check(RunConfiguration configuration, boolean counts) {
    if (configuration.systematics() != Systematics.FRAMES) {
      return;
    }
    for (DetectorConfiguration detector : configuration.detectors()) {
      if (counts || detector.events().isEmpty()) {
        throw InvalidInputException.of(
            "systematics 'frames': %s is given as counts, which have one time frame; give its"
                + " events",
            detector.name());
      }
    }
  }

  /**
   * The result with the wave in its systematic errors.
   *
   * @throws InvalidInputException when the events span too little time to tell the frames apart
   */
  Reconstruction added(Reconstruction result) throws IOException {
    TimeFrame own = source.configuration().timeFrame();
    TimeFrame carrier = SpuriousWave.carrier(own).orElseThrow();
    requireToldApart(result.data(), own, carrier);
    return result.with(
        new SpuriousWave(own, dipole(carrier), dipole(SpuriousWave.sideband(own).orElseThrow())));
  }

  /**
   * Refuses events of too little time.
   *
   * @param carrier the frame that is to be told apart from the data's own
   */
  static void requireToldApart(Observation data, TimeFrame own, TimeFrame carrier) {
    for (TimeCoverage coverage : TimeCoverage.of(data)) {
      double leakage = coverage.leakage().get(carrier);
      if (leakage > MOST_LEAKAGE) {
        throw new InvalidInputException(
            String.format(
                Locale.ROOT,
                "systematics 'frames': the events of %s span %.1f days, in which %s and %s time"
                    + " cannot be told apart (%.0f percent of an amplitude leaks); at least some"
                    + " 220 days are needed, best are whole years",
                coverage.detector(),
                coverage.spanDays(),
                carrier.key(),
                own.key(),
                100 * leakage));
      }
    }
  }

  private DipoleEstimate dipole(TimeFrame frame) throws IOException {
    RunConfiguration inFrame = source.configuration().inFrame(frame);
    Dataset data =
        new DatasetReader(inFrame, source.data(), source.lists(), EventProgress.SILENT).read();
    return new StrategyFactory(inFrame.strategies(), inFrame.detectors())
        .dipole(StrategyChoice.of(inFrame.strategy()), data)
        .reconstruct(data, source.workers(), Progress.SILENT)
        .dipole();
  }
}
