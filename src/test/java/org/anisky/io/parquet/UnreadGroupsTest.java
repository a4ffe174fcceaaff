package org.anisky.io.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.counts.ChainedEvents;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.DirectionKind;
import org.anisky.counts.EventBatch;
import org.anisky.counts.EventPass;
import org.anisky.counts.EventSelection;
import org.anisky.counts.EventSource;
import org.anisky.counts.LocalSky;
import org.anisky.counts.PassPlan;
import org.anisky.counts.Rejection;
import org.anisky.counts.WeightUse;
import org.anisky.grid.HealpixGrid;
import org.anisky.io.AngleUnit;
import org.anisky.io.ColumnReference;
import org.anisky.io.EventColumns;
import org.anisky.io.TableEventSource;
import org.anisky.io.TimeScale;
import org.anisky.sky.AzimuthConvention;
import org.anisky.sky.FieldOfView;
import org.anisky.sky.MeanSiderealClock;
import org.anisky.sky.Observatory;
import org.anisky.sky.SiderealBinning;
import org.anisky.sky.TimeFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Row groups that a cut leaves out whole are not read, and nothing of the result changes. */
class UnreadGroupsTest {
  private static final Path FILES = Path.of("testdata/reference/parquet");
  private static final String WITH = "cuts.parquet";
  private static final String WITHOUT = "cuts-plain.parquet";
  private static final int ROWS = 300;
  private static final int GROUP = 50;
  private static final double ANY = Double.POSITIVE_INFINITY;

  /** From the second row group on. */
  private static final EventSelection LATER = new EventSelection(1_500_010_000, ANY, -ANY, ANY);

  @TempDir private Path directory;

  private static EventColumns columns(String time, String zenith) {
    return new EventColumns(
        ColumnReference.ofName(time),
        time.equals("mjd") ? TimeScale.MJD : TimeScale.UNIX,
        DirectionKind.LOCAL,
        ColumnReference.ofName(zenith),
        AngleUnit.DEG,
        ColumnReference.ofName("azimuth"),
        AngleUnit.DEG,
        AzimuthConvention.NORTH_EAST,
        null,
        ColumnReference.ofName("energy"),
        "TeV");
  }

  private static TableEventSource open(Path file, String time, String zenith, EventSelection cut)
      throws IOException {
    return ParquetEventSource.open(file, columns(time, zenith)).leavingOut(cut);
  }

  private static TableEventSource open(String file, String time, EventSelection cut)
      throws IOException {
    return open(FILES.resolve(file), time, "zenith", cut);
  }

  private static int read(EventSource source) throws IOException {
    EventBatch batch = new EventBatch(37);
    int rows = 0;
    while (source.read(batch)) {
      rows += batch.size;
    }
    source.close();
    return rows;
  }

  private static long unread(EventSource source) {
    return source.unread(Rejection.OUTSIDE_TIME_RANGE)
        + source.unread(Rejection.OUTSIDE_ENERGY_RANGE);
  }

  private static DetectorCounts bin(EventSource source, EventSelection cut) throws IOException {
    PassPlan plan =
        new PassPlan(
            LocalSky.of(
                Observatory.ofDegrees("site", 19, -97.3),
                new HealpixGrid(8),
                FieldOfView.ofDegrees(60)),
            new SiderealBinning(24),
            List.of(TimeFrame.SIDEREAL),
            new MeanSiderealClock(0),
            cut,
            List.of(),
            WeightUse.COUNTS_AND_SUMS,
            false);
    try (source) {
      return EventPass.read(plan, source, Workers.single())
          .countsOfPart("site", TimeFrame.SIDEREAL, "");
    }
  }

  private static void assertSame(DetectorCounts counts, DetectorCounts expected) {
    for (int tau = 0; tau < 24; tau++) {
      assertThat(counts.bin(tau)).isEqualTo(expected.bin(tau));
    }
    assertThat(counts.origin().eventsUsed()).isEqualTo(expected.origin().eventsUsed());
    assertThat(counts.origin().eventsRejected()).isEqualTo(expected.origin().eventsRejected());
    assertThat(counts.origin().meanUnixTime())
        .isEqualTo(Double.valueOf(expected.origin().meanUnixTime()));
  }

  @ParameterizedTest
  @CsvFileSource(files = "testdata/reference/parquet_cuts.csv", numLinesToSkip = 3)
  void countsAndReasonsAreThoseOfReadingEverything(
      double from,
      double until,
      double least,
      double firstOut,
      long outsideTime,
      long outsideEnergy,
      int left)
      throws IOException {
    EventSelection cut = new EventSelection(from, until, least, firstOut);
    for (String time : List.of("unix", "us")) {
      TableEventSource source = open(WITH, time, cut);
      assertThat(read(source)).as(time).isEqualTo(ROWS - left);
      assertThat(unread(source)).isEqualTo(left);
      DetectorCounts counts = bin(open(WITH, time, cut), cut);
      assertThat(counts.origin().eventsRejected())
          .containsEntry("outside_time_range", outsideTime)
          .containsEntry("outside_energy_range", outsideEnergy);
      assertSame(counts, bin(open(WITHOUT, time, EventSelection.ALL), cut));
    }
  }

  @Test
  void severalFilesAddUp() throws IOException {
    EventSelection cut = new EventSelection(1_500_010_000, ANY, 4, 100);
    DetectorCounts both = bin(chain(cut), cut);
    assertThat(both.origin().eventsRejected())
        .containsEntry("outside_time_range", 100L)
        .containsEntry("outside_energy_range", 118L);
    assertSame(both, bin(chain(EventSelection.ALL), cut));
  }

  private static ChainedEvents chain(EventSelection cut) throws IOException {
    return new ChainedEvents(
        "both",
        List.of("a", "b"),
        List.of(() -> open(WITH, "unix", cut), () -> open(WITHOUT, "unix", cut)));
  }

  @ParameterizedTest
  @CsvSource({
    "cuts.parquet, mjd, 50",
    "cuts.parquet, uint64, 0",
    "cuts-plain.parquet, unix, 0",
    "cuts-plain.parquet, us, 0"
  })
  void statisticsThatAreMissingOrOfAnotherOrderAreNotBelieved(String file, String time, int left)
      throws IOException {
    TableEventSource source = open(file, time, LATER);
    assertThat(read(source)).isEqualTo(ROWS - left);
    assertSame(
        bin(open(file, time, LATER), LATER), bin(open(file, time, EventSelection.ALL), LATER));
  }

  /** Row 20 is in the first group, of which the cut leaves out everything. */
  @ParameterizedTest
  @CsvSource({"gap, is null", "beyond, zenith angle 200.0 deg"})
  void whatIsRefusedIsRefusedInAGroupThatIsLeftOut(String zenith, String message) {
    assertThatThrownBy(() -> read(open(FILES.resolve(WITH), "unix", zenith, LATER)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("row 20")
        .hasMessageContaining(message);
  }

  /** The damage is in the first page of the first group. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void damageIsSeenWhereItIsRead(boolean isCut) throws IOException {
    byte[] bytes = Files.readAllBytes(FILES.resolve(WITH));
    for (int k = 100; k < 140; k++) {
      bytes[k] ^= 1;
    }
    Path file = Files.write(directory.resolve("damaged.parquet"), bytes);
    TableEventSource source = open(file, "unix", "zenith", isCut ? LATER : EventSelection.ALL);
    if (isCut) {
      assertThat(read(source)).isEqualTo(ROWS - GROUP);
    } else {
      assertThatThrownBy(() -> read(source))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("row group 0");
    }
  }

  @Test
  void groupsInTheMiddleKeepTheirRows() throws IOException {
    EventSelection cut = new EventSelection(1_500_020_000, ANY, -ANY, ANY);
    TableEventSource source = open(WITH, "unix", cut).only(1, 4);
    assertThat(read(source)).isEqualTo(2 * GROUP);
    assertThat(source.unread(Rejection.OUTSIDE_TIME_RANGE)).isEqualTo(GROUP);
  }

  @Test
  void aFileOfWhichEverythingIsLeftOutIsNotEmpty() throws IOException {
    EventSelection cut = new EventSelection(1.55e9, ANY, -ANY, ANY);
    TableEventSource source = open(WITH, "unix", cut);
    assertThat(read(source)).isZero();
    assertThat(source.unread(Rejection.OUTSIDE_TIME_RANGE)).isEqualTo(ROWS);
  }
}
