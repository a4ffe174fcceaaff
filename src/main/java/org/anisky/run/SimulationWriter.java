package org.anisky.run;

import java.io.IOException;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.anisky.Workers;
import org.anisky.configuration.SimulationConfiguration;
import org.anisky.configuration.SimulationOutput;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.EventBatch;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyMap;
import org.anisky.io.arrow.ArrowCounts;
import org.anisky.io.arrow.ArrowEventWriter;
import org.anisky.io.files.ExistingOutput;
import org.anisky.io.files.ResultDirectory;
import org.anisky.io.files.Sha256;
import org.anisky.io.fits.FitsMaps;
import org.anisky.io.json.Json;
import org.anisky.io.text.SimulationEventText;
import org.anisky.simulation.SimulatedDetector;
import org.anisky.simulation.SimulatedEvents;
import org.anisky.simulation.Simulation;
import org.anisky.sky.MeanSiderealClock;
import org.anisky.sky.SiderealClock;
import org.anisky.sky.SkyFrame;

/**
 * Carries out a simulation, detector after detector, and writes it: the counts and events that the
 * configuration asks for, {@code truth.fits} (the true relative intensity at the centres of HEALPix
 * pixels) and {@code truth.json} (see {@link SimulationTruth}). Memory holds one detector.
 */
public final class SimulationWriter {
  private static final int BATCH = 8192;

  /** Events are dated, and are to be read, with this clock. */
  private static final SiderealClock CLOCK = new MeanSiderealClock(0);

  private final SimulationConfiguration configuration;
  private final Simulation simulation;

  /** A writer of one simulation. */
  public SimulationWriter(SimulationConfiguration configuration, Workers workers) {
    this.configuration = configuration;
    simulation = new Simulation(configuration.plan(), workers);
  }

  /**
   * Simulates and writes the directory of the configuration.
   *
   * @param existing what happens to a directory that is there
   * @param listener is told of each detector before its counts are drawn, and of the truth
   */
  public void write(ExistingOutput existing, RunListener listener) throws IOException {
    try (ResultDirectory directory = ResultDirectory.create(configuration.output(), existing)) {
      SimulationTruth truth =
          write(directory, detector -> listener.doing("simulating " + detector.name()));
      directory.commit();
      listener.simulated(truth.dipole());
      listener.written("Simulation", directory.target());
    }
  }

  /** As {@link #write(ResultDirectory, Consumer)}, telling nobody. */
  public SimulationTruth write(ResultDirectory directory) throws IOException {
    return write(directory, detector -> {});
  }

  /**
   * Simulates and writes.
   *
   * @param directory not committed
   * @param beginning is told of each detector before its counts are drawn
   * @return the truth as in {@code truth.json}
   * @throws org.anisky.InvalidInputException when the configuration cannot be carried out
   */
  public SimulationTruth write(ResultDirectory directory, Consumer<SimulatedDetector> beginning)
      throws IOException {
    SimulationTruth truth = new SimulationTruth(configuration);
    writeTruthMap(directory);
    for (SimulatedDetector detector : configuration.plan().detectors()) {
      beginning.accept(detector);
      DetectorCounts counts = simulation.counts(detector);
      truth.add(detector, counts, write(directory, counts));
    }
    Json.write(directory.file("truth.json"), truth.tree());
    return truth;
  }

  /** Writes what is asked for; returns the SHA-256 of each list of events. */
  private Map<String, String> write(ResultDirectory directory, DetectorCounts counts)
      throws IOException {
    Set<SimulationOutput> outputs = configuration.write();
    Map<String, String> lists = new LinkedHashMap<>();
    String name = counts.name();
    if (outputs.contains(SimulationOutput.COUNTS)) {
      ArrowCounts.write(directory.file(name + ".arrow"), counts);
    }
    if (outputs.contains(SimulationOutput.EVENTS_ARROW)) {
      try (SimulatedEvents events = events(counts);
          ArrowEventWriter writer =
              ArrowEventWriter.create(
                  directory.file(name + "-events.arrow"), events.direction(), false, null, BATCH)) {
        EventBatch batch = new EventBatch(BATCH);
        while (events.read(batch)) {
          writer.write(batch);
        }
      }
      addDigest(lists, directory, name + "-events.arrow");
    }
    if (outputs.contains(SimulationOutput.EVENTS_TEXT)) {
      try (SimulatedEvents events = events(counts)) {
        SimulationEventText.write(
            directory.file(name + "-events.txt"), events, new EventBatch(BATCH));
      }
      addDigest(lists, directory, name + "-events.txt");
    }
    return lists;
  }

  private static void addDigest(Map<String, String> lists, ResultDirectory directory, String name)
      throws IOException {
    lists.put(name, Sha256.of(directory.file(name)));
  }

  private SimulatedEvents events(DetectorCounts counts) {
    return simulation.events(counts, CLOCK, configuration.eventYear());
  }

  private void writeTruthMap(ResultDirectory directory) throws IOException {
    HealpixGrid grid = configuration.truthGrid();
    BitSet whole = new BitSet();
    whole.set(0, grid.size());
    SkyMap map =
        SkyMap.of(
            grid,
            SkyFrame.EQUATORIAL,
            "relative intensity",
            "1",
            configuration.plan().sky().relativeIntensity(grid),
            whole);
    FitsMaps.write(directory.file("truth.fits"), "TRUTH", List.of(map), List.of());
  }
}
