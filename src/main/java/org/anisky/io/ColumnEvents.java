package org.anisky.io;

import java.nio.file.Path;
import org.anisky.counts.DirectionKind;
import org.anisky.counts.EventSource;

/**
 * The events of a file of any format that has columns: what follows from file and columns alone.
 */
public abstract class ColumnEvents implements EventSource {
  private final Path file;
  private final EventColumns columns;

  /** Events of a file. */
  protected ColumnEvents(Path file, EventColumns columns) {
    this.file = file;
    this.columns = columns;
  }

  @Override
  public DirectionKind direction() {
    return columns.direction();
  }

  @Override
  public boolean hasEnergy() {
    return columns.hasEnergy();
  }

  @Override
  public boolean hasWeight() {
    return columns.hasWeight();
  }

  @Override
  public boolean hasOwnAzimuth() {
    return columns.hasOwnAzimuth();
  }

  @Override
  public String description() {
    return file.toString();
  }
}
