package org.anisky.counts;

import java.util.ArrayList;
import java.util.List;

/** Events held in memory, read in batches of the size the reader asks for. */
public final class ListedEvents implements EventSource {
  private final DirectionKind direction;
  private final boolean energy;
  private final List<double[]> events = new ArrayList<>();
  private int next;

  /** An empty list. */
  public ListedEvents(DirectionKind direction, boolean energy) {
    this.direction = direction;
    this.energy = energy;
  }

  /** Adds an event of weight 1 without energy; angles in rad. */
  public ListedEvents add(double unixTime, double polar, double azimuthal) {
    return add(unixTime, polar, azimuthal, 1, Double.NaN);
  }

  /** Adds an event; angles in rad. */
  public ListedEvents add(
      double unixTime, double polar, double azimuthal, double weight, double energyOfEvent) {
    events.add(new double[] {unixTime, polar, azimuthal, weight, energyOfEvent});
    return this;
  }

  @Override
  public DirectionKind direction() {
    return direction;
  }

  @Override
  public boolean hasEnergy() {
    return energy;
  }

  @Override
  public String description() {
    return "list in memory";
  }

  @Override
  public boolean read(EventBatch batch) {
    batch.size = Math.min(batch.capacity(), events.size() - next);
    for (int k = 0; k < batch.size; k++) {
      double[] event = events.get(next++);
      batch.unixTime[k] = event[0];
      batch.polar[k] = event[1];
      batch.azimuthal[k] = event[2];
      batch.weight[k] = event[3];
      batch.energy[k] = event[4];
    }
    return batch.size > 0;
  }

  @Override
  public void close() {}
}
