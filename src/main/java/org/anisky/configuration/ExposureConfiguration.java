package org.anisky.configuration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.anisky.configuration.yaml.Interval;
import org.anisky.configuration.yaml.YamlSection;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.EventSelection;
import org.anisky.counts.EventSource;
import org.anisky.exposure.Acceptance;
import org.anisky.exposure.AcceptanceFormula;
import org.anisky.exposure.AcceptanceFromEvents;
import org.anisky.exposure.AcceptanceMap;
import org.anisky.exposure.SimulatedExposure;
import org.anisky.grid.SkyMap;
import org.anisky.io.fits.FitsMaps;
import org.anisky.io.fits.HealpixColumns;
import org.anisky.sky.SiderealClock;
import org.anisky.sky.SkyFrame;

/**
 * An entry of {@code monte-carlo.exposures}: where the exposure of one detector is known from.
 *
 * <pre>
 *   detector: site19
 *   acceptance: {zenith-power: 1, azimuth-modulation: 0, azimuth-phase: 0 deg}
 *   # or {map: acceptance.fits, column: 1, error-column: 2}
 *   # or {events: {...}}             # as a detector's events, with zenith and azimuth
 *   live-time: {kind: uniform}       # see LiveTimeConfiguration
 * </pre>
 *
 * @param detector its name
 * @param acceptance from simulation
 * @param liveTime from monitoring
 */
record ExposureConfiguration(
    String detector, AcceptanceInput acceptance, LiveTimeConfiguration liveTime) {
  private static final Interval ONE_TURN_EITHER_WAY = Interval.closed(-360, 360);

  /** Where the acceptance comes from; needs the counts, because it lives on their pixels. */
  @FunctionalInterface
  interface AcceptanceInput {
    Acceptance of(DetectorCounts counts) throws IOException;
  }

  /** Reads an entry; the caller finishes it. Files are opened when the counts are known. */
  static ExposureConfiguration read(YamlSection section) {
    return new ExposureConfiguration(
        section.text("detector"),
        acceptance(section.sectionOrDefaults("acceptance")),
        LiveTimeConfiguration.read(section.sectionOrDefaults("live-time")));
  }

  private static AcceptanceInput acceptance(YamlSection section) {
    if (section.has("map")) {
      return map(section);
    }
    Optional<YamlSection> events = section.optionalSection("events");
    if (events.isPresent()) {
      EventFileConfiguration file = EventSourceConfiguration.read(events.get());
      return counts -> {
        try (EventSource source = file.open()) {
          return AcceptanceFromEvents.of(counts.sky(), source);
        }
      };
    }
    AcceptanceFormula formula =
        new AcceptanceFormula(
            section.number("zenith-power", Interval.NOT_NEGATIVE, 1),
            section.number(
                "azimuth-modulation", Interval.closedOpen(-1, Double.POSITIVE_INFINITY), 0),
            section.angle("azimuth-phase", ONE_TURN_EITHER_WAY, "0 deg"));
    return counts -> formula;
  }

  private static AcceptanceInput map(YamlSection section) {
    Path file = section.path("map");
    int column = section.integer("column", 1, Integer.MAX_VALUE, 1);
    int errorColumn =
        section.has("error-column") ? section.integer("error-column", 1, Integer.MAX_VALUE) : 0;
    return counts -> {
      HealpixColumns columns = FitsMaps.read(file);
      for (int wanted : new int[] {column, errorColumn}) {
        if (wanted > columns.size()) {
          throw section.invalid(
              wanted == column ? "column" : "error-column",
              wanted + " is not allowed; " + file + " has " + columns.size() + " columns");
        }
      }
      SkyMap map = columns.map(column - 1, SkyFrame.LOCAL_HORIZON);
      return new AcceptanceMap(
          "acceptance map " + file,
          map,
          errorColumn == 0
              ? Optional.empty()
              : Optional.of(columns.map(errorColumn - 1, SkyFrame.LOCAL_HORIZON)));
    };
  }

  /**
   * The exposure of counts.
   *
   * @param clock with which the events were binned
   * @param selection of the events
   */
  SimulatedExposure of(DetectorCounts counts, SiderealClock clock, EventSelection selection)
      throws IOException {
    return new SimulatedExposure(acceptance.of(counts), liveTime.of(counts, clock, selection));
  }
}
