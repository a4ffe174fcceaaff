package org.anisky.simulation;

import java.util.ArrayList;
import java.util.List;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.counts.DetectorCounts;
import org.anisky.sky.SiderealClock;

/**
 * Carries out a {@link SimulationPlan}. The counts of a detector depend on the plan, its own name
 * and the replica: not on the other detectors, their order, or the number of threads. Immutable.
 */
public final class Simulation {
  private final SimulationPlan plan;
  private final CountsSimulator simulator;

  /** A simulation on some threads. */
  public Simulation(SimulationPlan plan, Workers workers) {
    this.plan = plan;
    simulator =
        new CountsSimulator(
            plan.sky(), plan.sampling(), plan.binning(), plan.fluctuations(), workers);
  }

  /** What is simulated. */
  public SimulationPlan plan() {
    return plan;
  }

  /** The counts of one detector, replica 0. */
  public DetectorCounts counts(SimulatedDetector detector) {
    return counts(detector, 0);
  }

  /**
   * The counts of one detector in one of many replicas, which differ in their fluctuations alone.
   *
   * @param replica any number; 0 is the first
   */
  public DetectorCounts counts(SimulatedDetector detector, long replica) {
    RandomStreams streams = RandomStreams.of(plan.seed()).replica(replica);
    return simulator.simulate(detector, streams);
  }

  /**
   * Events that have the counts of replica 0.
   *
   * @param counts of one detector, as {@link #counts(SimulatedDetector)} gave them
   * @param clock that a reader of the events uses
   * @param year in which the events happen (UTC)
   */
  public SimulatedEvents events(DetectorCounts counts, SiderealClock clock, int year) {
    return new SimulatedEvents(counts, clock, year, RandomStreams.of(plan.seed()));
  }

  /** The counts of all detectors in one of many replicas. */
  public Dataset dataset(long replica) {
    List<DetectorCounts> counts = new ArrayList<>();
    for (SimulatedDetector detector : plan.detectors()) {
      counts.add(counts(detector, replica));
    }
    return new Dataset(counts);
  }
}
