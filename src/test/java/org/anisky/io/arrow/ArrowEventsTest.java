package org.anisky.io.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.anisky.InvalidInputException;
import org.anisky.configuration.EventFileConfiguration;
import org.anisky.configuration.FileFormat;
import org.anisky.counts.DirectionKind;
import org.anisky.counts.EventBatch;
import org.anisky.counts.EventSelection;
import org.anisky.counts.EventSource;
import org.anisky.io.AngleUnit;
import org.anisky.io.CheckColumns;
import org.anisky.io.ColumnForms;
import org.anisky.io.ColumnReference;
import org.anisky.io.EventColumns;
import org.anisky.io.TimeScale;
import org.anisky.io.files.Sha256;
import org.anisky.sky.AzimuthConvention;
import org.anisky.sky.Equinox;
import org.apache.arrow.vector.types.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrowEventsTest extends ArrowLists {
  @Test
  void numbersOfEveryTypeComeInTheProgramsUnits() throws IOException {
    // 59000.25 is 18413.25 days of 86400 s after 1970; azimuth 30 deg from East through North is
    // 60 deg from North through East.
    Path file = localTable().row(59000.25, 0.5, 30, 1.5, 9_007_199_254_740_993L).file(path());
    try (EventSource source = ArrowEventSource.open(file, local())) {
      assertThat(source.direction()).isEqualTo(DirectionKind.LOCAL);
      assertThat(source.hasEnergy()).isTrue();
      assertThat(source.description()).isEqualTo(file.toString());
      EventBatch batch = all(source);
      assertThat(batch.size).isEqualTo(1);
      assertThat(batch.unixTime[0]).isEqualTo(18413.25 * 86400);
      assertThat(batch.polar[0]).isEqualTo(0.5);
      // One rounding of pi/2 and one of 30 deg.
      assertThat(batch.azimuthal[0]).isCloseTo(Math.PI / 3, within(4e-16));
      assertThat(batch.weight[0]).isEqualTo(1.5);
      // 2^53 + 1 is no double; the even neighbour is 2^53.
      assertThat(batch.energy[0]).isEqualTo(9_007_199_254_740_992.0);
    }
  }

  @Test
  void aConfiguredFileIsOpenedByItsFormat() throws IOException {
    Path file = localTable().row(59000.25, 0.5, 30, 1.5, 8).file(path());
    EventFileConfiguration configured =
        new EventFileConfiguration(file, FileFormat.ARROW, null, local());
    try (EventSource source = configured.open()) {
      assertThat(all(source).polar[0]).isEqualTo(0.5);
    }
  }

  @Test
  void theDigestIsThatOfTheFileHoweverItsBatchesAreRead() throws IOException {
    ArrowTable table = localTable().rowsPerBatch(200);
    for (int k = 0; k < 1000; k++) {
      table.row(59000, k / 1000.0, 30, 1, 8);
    }
    Path file = table.file(path());
    String expected = Sha256.of(file);
    for (int read : new int[] {0, 1, 2, 5}) {
      try (EventSource source = ArrowEventSource.open(file, local())) {
        assertThat(source.digestAsRead(2)).isTrue();
        EventBatch batch = new EventBatch(200);
        for (int k = 0; k < read; k++) {
          assertThat(source.read(batch)).isTrue();
          assertThat(batch.polar[199]).isEqualTo((float) ((200 * k + 199) / 1000.0));
        }
        assertThat(source.digest()).as("%d batches", read).isEqualTo(expected);
      }
    }
  }

  @Test
  void batchesOfManyBytesAreReadColumnByColumnBesideTheDigest() throws IOException {
    // At least eight bytes in each row.
    int rows = (1 << 22) / 8 + 1;
    ArrowTable table = localTable().rowsPerBatch(rows);
    for (int k = 0; k < rows; k++) {
      table.row(59000, k / (rows - 1.0), 30, 1, 8);
    }
    Path file = table.file(path());
    try (EventSource source = ArrowEventSource.open(file, local())) {
      assertThat(source.digestAsRead(2)).isFalse();
      EventBatch batch = new EventBatch(rows);
      assertThat(source.read(batch)).isTrue();
      assertThat(batch.polar[rows - 1]).isEqualTo(1);
      assertThat(source.digest()).isEqualTo(Sha256.of(file));
    }
  }

  @Test
  void recordBatchesAreReadByThemselvesAndKnowTheirRows() throws IOException {
    ArrowTable table = localTable().rowsPerBatch(2);
    for (int k = 0; k < 7; k++) {
      table.row(59000, k / 8.0, 30, 1, 8);
    }
    table.row(59000, 200, 30, 1, 8);
    Path file = table.file(path());
    EventFileConfiguration list = new EventFileConfiguration(file, FileFormat.ARROW, null, local());
    assertThat(list.blocks(file)).hasSize(4);
    try (EventSource source = list.open(file, EventSelection.ALL, 1, 3)) {
      EventBatch batch = all(source);
      assertThat(Arrays.copyOf(batch.polar, batch.size)).containsExactly(0.25, 0.375, 0.5, 0.625);
    }
    try (EventSource source = list.open(file, EventSelection.ALL, 3, 4)) {
      assertThatThrownBy(() -> all(source)).hasMessageContaining("row 7: ");
    }
    try (EventSource source = list.open(file, EventSelection.ALL, 2, 2)) {
      assertThat(source.read(new EventBatch(1))).isFalse();
    }
  }

  @Test
  void timestampsOfEveryUnitAreUnixTime() throws IOException {
    TimeUnit[] units = {
      TimeUnit.SECOND, TimeUnit.MILLISECOND, TimeUnit.MICROSECOND, TimeUnit.NANOSECOND
    };
    long[] ticks = {1, 1_000, 1_000_000, 1_000_000_000};
    for (int k = 0; k < units.length; k++) {
      for (TimeScale scale : new TimeScale[] {TimeScale.UNIX, TimeScale.ISO}) {
        Path file =
            new ArrowTable()
                .column("t", ArrowTable.timestamp(units[k], k % 2 == 0 ? "UTC" : null))
                .column("dec", ArrowTable.FLOAT64)
                .column("ra", ArrowTable.FLOAT64)
                .row(1_500_000_000L * ticks[k], -30, 6)
                .file(path());
        try (EventSource source = ArrowEventSource.open(file, equatorial(scale))) {
          EventBatch batch = all(source);
          assertThat(batch.unixTime[0]).isEqualTo(1.5e9);
          assertThat(batch.polar[0]).isEqualTo(-Math.PI / 6);
          assertThat(batch.azimuthal[0]).isEqualTo(Math.PI / 2);
          assertThat(batch.weight[0]).isEqualTo(1);
          assertThat(batch.energy[0]).isNaN();
        }
      }
    }
  }

  @Test
  void eventBatchesDoNotNeedToMatchRecordBatches() throws IOException {
    ArrowTable table = equatorialTable().rowsPerBatch(3);
    for (int k = 0; k < 10; k++) {
      table.row(k, 0, 1);
    }
    Path file = table.stream(path());
    EventBatch batch = new EventBatch(4);
    try (EventSource source = ArrowEventSource.open(file, equatorial(TimeScale.UNIX))) {
      assertThat(source.read(batch)).isTrue();
      assertThat(batch.unixTime).containsExactly(0, 1, 2, 3);
      assertThat(source.read(batch)).isTrue();
      assertThat(batch.unixTime).containsExactly(4, 5, 6, 7);
      assertThat(source.read(batch)).isTrue();
      assertThat(batch.size).isEqualTo(2);
      assertThat(batch.unixTime).startsWith(8, 9);
      assertThat(source.read(batch)).isFalse();
      assertThat(batch.size).isZero();
    }
  }

  @Test
  void writtenEventsComeBackInOneTurn() throws IOException {
    EventBatch written = new EventBatch(2);
    written.size = 2;
    written.unixTime[0] = 1.5e9 + 0.25;
    written.polar[0] = Math.PI;
    written.azimuthal[0] = -Math.PI / 2;
    written.weight[0] = 0.1;
    written.energy[0] = 3;
    written.unixTime[1] = 1;
    written.polar[1] = 0.3;
    written.azimuthal[1] = 4 * Math.PI + 1;
    written.weight[1] = 0;
    written.energy[1] = 1e20;
    EventColumns columns;
    try (ArrowEventWriter writer =
        ArrowEventWriter.create(path(), DirectionKind.LOCAL, true, "TeV", 2)) {
      writer.write(written);
      columns = writer.columns();
    }
    try (EventSource source = ArrowEventSource.open(path(), columns)) {
      EventBatch read = all(source);
      assertThat(read.size).isEqualTo(2);
      assertThat(read.unixTime).startsWith(1.5e9 + 0.25, 1);
      assertThat(read.weight).startsWith(0.1, 0);
      assertThat(read.energy).startsWith(3, 1e20);
      // To degrees and back: two roundings each.
      assertThat(read.polar[0]).isEqualTo(Math.PI);
      assertThat(read.polar[1]).isCloseTo(0.3, within(2e-16));
      assertThat(read.azimuthal[0]).isCloseTo(1.5 * Math.PI, within(2e-15));
      assertThat(read.azimuthal[1]).isCloseTo(1, within(4e-15));
    }
  }

  @Test
  void equatorialEventsWithoutWeightAndEnergyComeBack() throws IOException {
    EventBatch written = new EventBatch(1);
    written.size = 1;
    written.polar[0] = -1;
    written.azimuthal[0] = 2;
    EventColumns columns;
    try (ArrowEventWriter writer =
        ArrowEventWriter.create(path(), DirectionKind.EQUATORIAL, false, null, 1)) {
      writer.write(written);
      columns = writer.columns();
    }
    try (EventSource source = ArrowEventSource.open(path(), columns)) {
      EventBatch read = all(source);
      assertThat(read.polar[0]).isCloseTo(-1, within(3e-16));
      assertThat(read.azimuthal[0]).isCloseTo(2, within(5e-16));
      assertThat(read.weight[0]).isEqualTo(1);
      assertThat(read.energy[0]).isNaN();
    }
  }

  @Test
  void equatorialDirectionsBesideLocalOnesAreRead(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("check.arrow");
    new ArrowTable()
        .column("t", ArrowTable.FLOAT64)
        .column("z", ArrowTable.FLOAT64)
        .column("a", ArrowTable.FLOAT64)
        .column("dec", ArrowTable.FLOAT64)
        .column("ra", ArrowTable.FLOAT64)
        .row(1.5e9, 10.0, 20.0, -30.0, 2.0)
        .row(1.5e9, 11.0, 21.0, -91.0, 3.0)
        .file(file);
    EventColumns plain = checkedColumns();
    EventBatch batch = new EventBatch(1);
    try (EventSource source = ArrowEventSource.open(file, plain)) {
      assertThat(source.read(batch)).isTrue();
      assertThat(batch.checkDeclination[0]).isEqualTo(Math.toRadians(-30));
      // Two hours.
      assertThat(batch.checkRightAscension[0]).isEqualTo(Math.toRadians(30));
      assertThatThrownBy(() -> source.read(batch))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("row 1: ")
          .hasMessageContaining("declination -91.0 deg is outside [-90, 90] deg");
    }
  }

  private static EventColumns checkedColumns() {
    return new EventColumns(
        ColumnReference.ofName("t"),
        TimeScale.UNIX,
        DirectionKind.LOCAL,
        ColumnReference.ofName("z"),
        AngleUnit.DEG,
        ColumnReference.ofName("a"),
        AngleUnit.DEG,
        null,
        null,
        AzimuthConvention.NORTH_EAST,
        null,
        null,
        null,
        new ColumnForms(
            null,
            ColumnForms.Height.ZENITH,
            ColumnForms.EnergyScale.LINEAR,
            ColumnForms.EmptyCells.REFUSE,
            new CheckColumns(
                ColumnReference.ofName("dec"),
                AngleUnit.DEG,
                ColumnReference.ofName("ra"),
                AngleUnit.H,
                Equinox.DATE)));
  }
}
