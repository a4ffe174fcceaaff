package org.anisky.io.arrow;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anisky.counts.DirectionKind;
import org.anisky.counts.EventBatch;
import org.anisky.io.AngleUnit;
import org.anisky.io.ColumnReference;
import org.anisky.io.EventColumns;
import org.anisky.io.TimeScale;
import org.anisky.io.files.OutputFailure;
import org.anisky.io.json.Json;
import org.anisky.sky.AzimuthConvention;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * Writes events as an Arrow IPC file that {@link ArrowEventSource} reads with {@link #columns()},
 * one record batch per {@link EventBatch}. Columns, all float64: {@code unix_time} (s, UTC), {@code
 * zenith_deg} and {@code azimuth_deg} (North through East, in [0, 360]) or {@code dec_deg} and
 * {@code ra_deg}, and {@code weight} and {@code energy} when asked for.
 */
public final class ArrowEventWriter implements Closeable {
  private static final String FORMAT = "anisky-events/1";
  private static final double TURN = 2 * Math.PI;

  private final Path file;
  private final EventColumns columns;
  private final ArrowOutput output;
  private final int capacity;
  private final double[] degrees;

  private ArrowEventWriter(Path file, EventColumns columns, int capacity) throws IOException {
    this.file = file;
    this.columns = columns;
    this.capacity = capacity;
    degrees = new double[capacity];
    try {
      output = new ArrowOutput(file, fields(columns), metadata(columns), capacity);
    } catch (IOException e) {
      throw OutputFailure.of("cannot write file", file, e);
    }
  }

  /**
   * Begins a file; an existing one is overwritten.
   *
   * @param weighted whether weights are written; without, they must all be 1
   * @param energyUnit for example {@code "TeV"}; null when no energies are written
   * @param capacity largest size of a batch
   */
  public static ArrowEventWriter create(
      Path file, DirectionKind direction, boolean weighted, String energyUnit, int capacity)
      throws IOException {
    boolean local = direction == DirectionKind.LOCAL;
    EventColumns columns =
        new EventColumns(
            ColumnReference.ofName("unix_time"),
            TimeScale.UNIX,
            direction,
            ColumnReference.ofName(local ? "zenith_deg" : "dec_deg"),
            AngleUnit.DEG,
            ColumnReference.ofName(local ? "azimuth_deg" : "ra_deg"),
            AngleUnit.DEG,
            local ? AzimuthConvention.NORTH_EAST : null,
            weighted ? ColumnReference.ofName("weight") : null,
            energyUnit == null ? null : ColumnReference.ofName("energy"),
            energyUnit);
    return new ArrowEventWriter(file, columns, capacity);
  }

  private static List<Field> fields(EventColumns columns) {
    List<Field> fields = new ArrayList<>();
    fields.add(ArrowOutput.float64(columns.time().name()));
    fields.add(ArrowOutput.float64(columns.polar().name()));
    fields.add(ArrowOutput.float64(columns.azimuthal().name()));
    if (columns.hasWeight()) {
      fields.add(ArrowOutput.float64(columns.weight().name()));
    }
    if (columns.hasEnergy()) {
      fields.add(ArrowOutput.float64(columns.energy().name()));
    }
    return fields;
  }

  private static Map<String, String> metadata(EventColumns columns) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("format", FORMAT);
    tree.put("time", columns.timeScale().key());
    if (columns.convention() != null) {
      tree.put("azimuth", columns.convention().key());
    }
    if (columns.hasEnergy()) {
      tree.put("energyUnit", columns.energyUnit());
    }
    return Map.of(ArrowCounts.DESCRIPTION_KEY, Json.text(tree));
  }

  /** The columns, as a reader of the file needs them. */
  public EventColumns columns() {
    return columns;
  }

  /**
   * Appends events.
   *
   * @param batch not modified
   */
  public void write(EventBatch batch) throws IOException {
    if (batch.size > capacity) {
      throw new IllegalArgumentException(batch.size + " events in a batch of " + capacity);
    }
    try {
      output.put(columns.time().name(), batch.unixTime, batch.size);
      for (int i = 0; i < batch.size; i++) {
        degrees[i] = Math.toDegrees(batch.polar[i]);
      }
      output.put(columns.polar().name(), degrees, batch.size);
      for (int i = 0; i < batch.size; i++) {
        degrees[i] = Math.toDegrees(oneTurn(batch.azimuthal[i]));
      }
      output.put(columns.azimuthal().name(), degrees, batch.size);
      if (columns.hasWeight()) {
        output.put(columns.weight().name(), batch.weight, batch.size);
      }
      if (columns.hasEnergy()) {
        output.put(columns.energy().name(), batch.energy, batch.size);
      }
      output.writeBatch(batch.size);
    } catch (IOException e) {
      throw OutputFailure.of("cannot write file", file, e);
    }
  }

  /** The same direction in [0, 2 pi]; an angle that is there already keeps its bits. */
  private static double oneTurn(double angle) {
    return angle - TURN * Math.floor(angle / TURN);
  }

  /** Ends the file. */
  @Override
  public void close() throws IOException {
    try (output) {
      output.end();
    } catch (IOException e) {
      throw OutputFailure.of("cannot write file", file, e);
    }
  }
}
