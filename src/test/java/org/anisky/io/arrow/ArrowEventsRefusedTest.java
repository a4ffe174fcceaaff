package org.anisky.io.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.anisky.counts.EventBatch;
import org.anisky.counts.EventSource;
import org.anisky.io.TimeScale;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.junit.jupiter.api.Test;

/** Values and columns of Arrow files that are not allowed are refused with their row. */
class ArrowEventsRefusedTest extends ArrowLists {
  @Test
  void aValueThatIsNotAllowedIsNamedByRowOfTheWholeFile() throws IOException {
    refused(
        equatorialTable().row(0, 0, 0).row(0, 0, 0).row(0, -91, 0).rowsPerBatch(2),
        equatorial(TimeScale.UNIX),
        "FILE: row 2: column 'dec': declination -91.0 deg is outside [-90, 90] deg");
    refused(
        equatorialTable().row(0, 0, 0).row(0, 0, Double.NaN),
        equatorial(TimeScale.UNIX),
        "FILE: row 1: column 'ra': right ascension NaN h (NaN deg) is outside [-360, 360] deg");
    refused(
        equatorialTable().row(-1, 0, 0),
        equatorial(TimeScale.UNIX),
        "FILE: row 0: column 't': unix time -1.0 is outside the years 1970 to 2100");
    refused(
        localTable().row(59000, 0.5, 30, -1, 8),
        local(),
        "FILE: row 0: column 'w': weight -1.0 must be finite and >= 0");
    refused(
        localTable().row(59000, 0.5, 30, 1, -8),
        local(),
        "FILE: row 0: column 'E': energy -8.0 EeV must be finite and >= 0");
    refused(
        equatorialTable().row(0, 0, 0).row(0, 0, 0).row(0, 0, null).rowsPerBatch(2),
        equatorial(TimeScale.UNIX),
        "FILE: row 2: column 'ra' is null; every row must have a value");
  }

  @Test
  void theRowIsRightWhenARecordBatchIsReadInParts() throws IOException {
    Path file = equatorialTable().row(0, 0, 0).row(0, 0, 0).row(0, 0, 0).row(0, 99, 0).file(path());
    EventBatch batch = new EventBatch(2);
    try (EventSource source = ArrowEventSource.open(file, equatorial(TimeScale.UNIX))) {
      assertThat(source.read(batch)).isTrue();
      assertThatThrownBy(() -> source.read(batch))
          .hasMessage(
              file + ": row 3: column 'dec': declination 99.0 deg is outside [-90, 90] deg");
    }
  }

  @Test
  void columnsThatDoNotFitAreRefusedAtOnce() throws IOException {
    refused(
        new ArrowTable().column("t", ArrowTable.FLOAT64).column("decl", ArrowTable.FLOAT64),
        equatorial(TimeScale.UNIX),
        "FILE has no column 'dec'; did you mean 'decl'? Its columns: t, decl");
    refused(
        new ArrowTable()
            .column("t", ArrowTable.UTF8)
            .column("dec", ArrowTable.FLOAT64)
            .column("ra", ArrowTable.FLOAT64),
        equatorial(TimeScale.UNIX),
        "FILE: column 't' holds texts; the time scale 'unix' is for numbers");
    refused(
        new ArrowTable().column("t", ArrowTable.FLOAT64),
        local(),
        "FILE has 1 columns, no column 2");
    refused(
        equatorialTable(),
        equatorial(TimeScale.ISO),
        "FILE: column 't' holds numbers; the time scale 'iso' is for texts and timestamps");
    ArrowType stamp = ArrowTable.timestamp(TimeUnit.SECOND, "UTC");
    refused(
        new ArrowTable()
            .column("t", stamp)
            .column("dec", ArrowTable.FLOAT64)
            .column("ra", ArrowTable.FLOAT64),
        equatorial(TimeScale.GPS),
        "FILE: column 't' is a timestamp, which counts unix time; the time scale 'gps' cannot be"
            + " right");
    refused(
        new ArrowTable().column("t", ArrowTable.FLOAT64).column("dec", stamp),
        equatorial(TimeScale.UNIX),
        "FILE: column 'dec' is a timestamp; only the time of the events can be one");
  }

  @Test
  void aFileWithoutEventsIsRefused() throws IOException {
    refused(equatorialTable(), equatorial(TimeScale.UNIX), "FILE has no events");
  }
}
