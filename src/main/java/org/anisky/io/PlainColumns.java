package org.anisky.io;

import java.util.Optional;
import org.anisky.counts.DirectionKind;
import org.anisky.counts.EventBatch;

/**
 * What {@link EventColumns} does to single values, for whole columns of the usual forms: numbers of
 * unix time, (modified) Julian date, zenith angles or declinations. One plain loop per column gives
 * the same bits in a third of the time. Immutable.
 */
public final class PlainColumns {
  private final EventColumns columns;
  private final boolean local;

  private PlainColumns(EventColumns columns) {
    this.columns = columns;
    local = columns.direction() == DirectionKind.LOCAL;
  }

  /** The form for whole columns; empty when there is none and values are to be taken singly. */
  public static Optional<PlainColumns> of(EventColumns columns) {
    ColumnForms forms = columns.forms();
    boolean plainTime =
        columns.timeScale() == TimeScale.UNIX
            || columns.timeScale() == TimeScale.MJD
            || columns.timeScale() == TimeScale.JD;
    boolean plain =
        plainTime
            && forms.timeRest() == null
            && forms.check() == null
            && forms.height() != ColumnForms.Height.ELEVATION
            && forms.energyScale() == ColumnForms.EnergyScale.LINEAR
            && !columns.hasOwnAzimuth();
    return plain ? Optional.of(new PlainColumns(columns)) : Optional.empty();
  }

  /**
   * Turns values of a file into the program's own units.
   *
   * @param batch with values as the file has them; modified
   * @param from first event
   * @param to end of the events
   * @return whether all are allowed; if not, the batch means nothing any more
   */
  public boolean convert(EventBatch batch, int from, int to) {
    return convertTimes(batch.unixTime, from, to)
        && convertPolar(batch.polar, from, to)
        && convertAzimuthal(batch.azimuthal, from, to)
        && (!columns.hasWeight() || areWeights(batch.weight, from, to))
        && (!columns.hasEnergy() || areEnergies(batch.energy, from, to));
  }

  private boolean convertTimes(double[] values, int from, int to) {
    TimeScale scale = columns.timeScale();
    for (int k = from; scale != TimeScale.UNIX && k < to; k++) {
      values[k] = scale.toUnixTime(values[k]);
    }
    return areWithin(values, from, to, 0, EventColumns.LATEST_UNIX_TIME);
  }

  private boolean convertPolar(double[] values, int from, int to) {
    toRadians(values, from, to, columns.polarUnit());
    return local
        ? areWithin(values, from, to, 0, Math.PI)
        : areWithin(values, from, to, -Math.PI / 2, Math.PI / 2);
  }

  private boolean convertAzimuthal(double[] values, int from, int to) {
    toRadians(values, from, to, columns.azimuthalUnit());
    if (!areWithin(values, from, to, -EventColumns.TURN, EventColumns.TURN)) {
      return false;
    }
    for (int k = from; local && k < to; k++) {
      values[k] = columns.convention().toAzimuth(values[k]);
    }
    return true;
  }

  private static void toRadians(double[] values, int from, int to, AngleUnit unit) {
    if (unit == AngleUnit.RAD) {
      return;
    }
    for (int k = from; k < to; k++) {
      values[k] = Math.toRadians(unit.toDegrees(values[k]));
    }
  }

  /** False for NaN. */
  private static boolean areWithin(double[] values, int from, int to, double least, double most) {
    for (int k = from; k < to; k++) {
      if (!(values[k] >= least && values[k] <= most)) {
        return false;
      }
    }
    return true;
  }

  private static boolean areWeights(double[] values, int from, int to) {
    for (int k = from; k < to; k++) {
      boolean summable =
          values[k] >= EventColumns.LEAST_WEIGHT && values[k] <= EventColumns.LARGEST_WEIGHT;
      if (!summable && values[k] != 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean areEnergies(double[] values, int from, int to) {
    return areWithin(values, from, to, 0, Double.MAX_VALUE);
  }
}
