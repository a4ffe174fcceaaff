package org.anisky.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.anisky.InvalidInputException;
import org.anisky.counts.DirectionKind;
import org.anisky.counts.EventBatch;
import org.anisky.sky.AzimuthConvention;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole columns against the values taken one by one, and what only these may decide. */
class PlainColumnsTest {
  private static final int EVENTS = 500;
  private static final int UNTOUCHED = 3;
  private static final ColumnPlace PLACE = column -> "here";

  private static EventColumns columns(
      TimeScale scale, DirectionKind kind, AngleUnit unit, AzimuthConvention convention) {
    return new EventColumns(
        ColumnReference.ofName("t"),
        scale,
        kind,
        ColumnReference.ofName("z"),
        unit,
        ColumnReference.ofName("a"),
        unit,
        convention,
        ColumnReference.ofName("w"),
        ColumnReference.ofName("e"),
        "TeV");
  }

  private static EventColumns local() {
    return columns(
        TimeScale.UNIX, DirectionKind.LOCAL, AngleUnit.DEG, AzimuthConvention.NORTH_EAST);
  }

  /** Values as a file of these columns may have them. */
  private static EventBatch batch(EventColumns columns) {
    SplittableRandom random = new SplittableRandom(8);
    EventBatch batch = new EventBatch(EVENTS);
    double half = Math.PI;
    for (int k = 0; k < EVENTS; k++) {
      double days = random.nextDouble(40_600, 88_000);
      batch.unixTime[k] =
          switch (columns.timeScale()) {
            case MJD -> days;
            case JD -> days + 2_400_000.5;
            default -> (days - 40_587) * 86_400;
          };
      boolean local = columns.direction() == DirectionKind.LOCAL;
      double polar = random.nextDouble() * half - (local ? 0 : half / 2);
      double azimuthal = random.nextDouble(-2 * half, 2 * half);
      double scale =
          switch (columns.polarUnit()) {
            case RAD -> 1;
            case DEG -> 180 / half;
            default -> 12 / half;
          };
      batch.polar[k] = polar * scale;
      batch.azimuthal[k] = azimuthal * scale;
      batch.weight[k] = random.nextInt(5) == 0 ? 0 : random.nextDouble();
      batch.energy[k] = random.nextDouble(0, 1e3);
    }
    return batch;
  }

  private static void check(EventColumns columns) {
    EventBatch found = batch(columns);
    EventBatch single = batch(columns);
    assertThat(PlainColumns.of(columns).orElseThrow().convert(found, UNTOUCHED, EVENTS)).isTrue();
    for (int k = UNTOUCHED; k < EVENTS; k++) {
      assertThat(found.unixTime[k]).isEqualTo(columns.toUnixTime(single.unixTime[k], PLACE));
      assertThat(found.polar[k]).isEqualTo(columns.toPolar(single.polar[k], PLACE));
      assertThat(found.azimuthal[k]).isEqualTo(columns.toAzimuthal(single.azimuthal[k], PLACE));
    }
    for (int k = 0; k < EVENTS; k++) {
      assertThat(found.weight[k]).isEqualTo(single.weight[k]);
      assertThat(found.energy[k]).isEqualTo(single.energy[k]);
      assertThat(k >= UNTOUCHED || found.polar[k] == single.polar[k]).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = TimeScale.class,
      names = {"UNIX", "MJD", "JD"})
  void columnsHaveTheBitsOfSingleValues(TimeScale scale) {
    for (AzimuthConvention convention : AzimuthConvention.values()) {
      for (AngleUnit unit : new AngleUnit[] {AngleUnit.DEG, AngleUnit.RAD}) {
        check(columns(scale, DirectionKind.LOCAL, unit, convention));
      }
    }
    check(columns(scale, DirectionKind.EQUATORIAL, AngleUnit.DEG, null));
  }

  @Test
  void formsThatNeedMoreAreLeftToSingleValues() {
    assertThat(
            PlainColumns.of(
                columns(
                    TimeScale.GPS,
                    DirectionKind.LOCAL,
                    AngleUnit.DEG,
                    AzimuthConvention.NORTH_EAST)))
        .isEmpty();
  }

  /** What single values refuse makes a column fail, wherever it stands. */
  @ParameterizedTest
  @ValueSource(ints = {UNTOUCHED, 77, EVENTS - 1})
  void aValueThatIsRefusedMakesTheColumnFail(int k) {
    PlainColumns plain = PlainColumns.of(local()).orElseThrow();
    for (double bad : new double[] {Double.NaN, -1e9, 1e101}) {
      for (int column = 0; column < 5; column++) {
        EventBatch batch = batch(local());
        double[][] values = {
          batch.unixTime, batch.polar, batch.azimuthal, batch.weight, batch.energy
        };
        // An energy may be as large as it likes.
        double value = column == 4 && bad > 0 ? Double.POSITIVE_INFINITY : bad;
        values[column][k] = value;
        assertThat(plain.convert(batch, UNTOUCHED, EVENTS)).as(column + " " + value).isFalse();
        assertThat(refuses(column, value)).as(column + " " + value).isTrue();
      }
    }
  }

  private static boolean refuses(int column, double value) {
    EventColumns columns = local();
    try {
      switch (column) {
        case 0 -> columns.toUnixTime(value, PLACE);
        case 1 -> columns.toPolar(value, PLACE);
        case 2 -> columns.toAzimuthal(value, PLACE);
        case 3 -> columns.toWeight(value, PLACE);
        default -> columns.toEnergy(value, PLACE);
      }
      return false;
    } catch (InvalidInputException e) {
      return true;
    }
  }

  /** Beside the events that are asked for a column may hold anything. */
  @Test
  void onlyTheEventsAskedForAreLookedAt() {
    EventBatch batch = batch(local());
    batch.polar[UNTOUCHED - 1] = Double.NaN;
    batch.unixTime[EVENTS - 1] = -1;
    PlainColumns plain = PlainColumns.of(local()).orElseThrow();
    assertThat(plain.convert(batch, UNTOUCHED, EVENTS - 1)).isTrue();
  }
}
