package org.anisky.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anisky.InvalidInputException;
import org.anisky.counts.EventSelection;
import org.anisky.counts.Rejection;

/**
 * Finds the blocks of a file of which a selection leaves out every event, all for the same reason,
 * and counts their events. A block is read when one of its columns may hold a value that is to be
 * refused, as far as the bounds of its values tell.
 */
final class BlockCut {
  /** What a time may step back by while the numbers of the file grow: a leap second, s. */
  private static final double LEAP = 2;

  private static final ColumnPlace NOWHERE = ColumnReference::toString;

  private final EventSelection selection;
  private final EventColumns columns;
  private final TableColumn time;
  private final TableColumn energy;
  private final List<TableColumn> others = new ArrayList<>();
  private final List<Value> checks = new ArrayList<>();
  private final long[] rows = new long[Rejection.values().length];

  /** What a value of the file is to the program; refuses what is not allowed. */
  private interface Value {
    double of(double value, ColumnPlace place);
  }

  /**
   * @param columns with a time that is a number, in one column
   * @param energy null when events have none
   */
  BlockCut(EventSelection selection, EventColumns columns, TableColumn time, TableColumn energy) {
    this.selection = selection;
    this.columns = columns;
    this.time = time;
    this.energy = energy;
  }

  /** Another column that is read: its values rise or fall with those of the file. */
  private void add(TableColumn column, Value check) {
    if (column != null) {
      others.add(column);
      checks.add(check);
    }
  }

  /** Adds the columns of directions and weights; null for those that are not there. */
  void check(TableColumn polar, TableColumn azimuthal, TableColumn ownAzimuth, TableColumn weight) {
    add(polar, columns::toPolar);
    add(azimuthal, columns::toAzimuthal);
    add(ownAzimuth, columns::toOwnAzimuth);
    add(weight, columns::toWeight);
  }

  /**
   * Whether a block need not be read; its events are then counted as left out.
   *
   * @param block asked for once
   */
  boolean leavesOut(TableBlock block) {
    Optional<Rejection> reason;
    try {
      reason = reason(block);
    } catch (InvalidInputException e) {
      // Reading the block tells which row it is.
      return false;
    }
    reason.ifPresent(each -> rows[each.ordinal()] += block.rows());
    return reason.isPresent();
  }

  private Optional<Rejection> reason(TableBlock block) {
    for (int c = 0; c < others.size(); c++) {
      if (bounds(block, others.get(c), checks.get(c)).isEmpty()) {
        return Optional.empty();
      }
    }
    Optional<TableBlock.Bounds> times = bounds(block, time, columns::toUnixTime);
    Optional<TableBlock.Bounds> energies =
        energy == null
            ? Optional.of(new TableBlock.Bounds(Double.NaN, Double.NaN))
            : bounds(block, energy, columns::toEnergy);
    if (times.isEmpty() || energies.isEmpty()) {
      return Optional.empty();
    }
    double leap = columns.timeScale() == TimeScale.GPS ? LEAP : 0;
    return selection.rejectionOfAll(
        times.get().least() - leap,
        times.get().greatest() + leap,
        energies.get().least(),
        energies.get().greatest());
  }

  private static Optional<TableBlock.Bounds> bounds(
      TableBlock block, TableColumn column, Value check) {
    return block
        .bounds(column)
        .map(
            raw ->
                new TableBlock.Bounds(
                    check.of(raw.least(), NOWHERE), check.of(raw.greatest(), NOWHERE)));
  }

  /** Number of events that were left out unread for a reason. */
  long rows(Rejection reason) {
    return rows[reason.ordinal()];
  }

  /** Whether any event was left out unread. */
  boolean hasLeftOut() {
    return rows[Rejection.OUTSIDE_TIME_RANGE.ordinal()] > 0
        || rows[Rejection.OUTSIDE_ENERGY_RANGE.ordinal()] > 0;
  }
}
