package org.anisky.reconstruction.likelihood;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.anisky.counts.Dataset;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.DirectionKind;
import org.anisky.counts.EventBinner;
import org.anisky.counts.EventSelection;
import org.anisky.counts.EventSource;
import org.anisky.counts.LocalSky;
import org.anisky.grid.CylindricalGrid;
import org.anisky.io.AngleUnit;
import org.anisky.io.ColumnReference;
import org.anisky.io.EventColumns;
import org.anisky.io.TimeScale;
import org.anisky.io.text.TextEventFormat;
import org.anisky.io.text.TextEventSource;
import org.anisky.model.RingShiftScan;
import org.anisky.sky.FieldOfView;
import org.anisky.sky.Observatory;
import org.anisky.sky.SiderealBinning;
import org.anisky.sky.SiderealClock;
import org.anisky.sky.TimeFrame;

/**
 * The 32,187 events above 8 EeV of the Pierre Auger Collaboration (Science 357 (2017) 1266), on 180
 * x 360 cells and 360 bins. The list is not part of the repository: where it is absent the tests
 * are skipped, except in continuous integration, where they must run.
 */
public final class Auger2017 {
  private static final Path LIST =
      Path.of("../shared/data/auger2017-8EeV/Arrival_directions_8EeV_Science_2017.dat");
  private static final EventColumns COLUMNS =
      new EventColumns(
          ColumnReference.ofPosition(7),
          TimeScale.UNIX,
          DirectionKind.EQUATORIAL,
          ColumnReference.ofPosition(3),
          AngleUnit.DEG,
          ColumnReference.ofPosition(4),
          AngleUnit.DEG,
          null,
          null,
          null,
          null);
  private static final SiderealBinning BINNING = new SiderealBinning(360);

  /** Where the columns of the local grid are centred. */
  public enum Columns {
    /** So that no right ascension is biased. */
    RIGHT(RingShiftScan.localGrid(180, 360, BINNING)),
    /** At x + 1/2, as in the public Python of the method. */
    PUBLIC(CylindricalGrid.of(180, 360));

    private final CylindricalGrid grid;

    Columns(CylindricalGrid grid) {
      this.grid = grid;
    }
  }

  private Auger2017() {}

  /** The binned list; skips the test when it is absent. */
  public static Dataset binned(double maxZenithDegrees, Columns columns, SiderealClock clock)
      throws IOException {
    assumeTrue(System.getenv("CI") != null || Files.exists(LIST), "the list is not here");
    LocalSky sky =
        LocalSky.of(
            Observatory.ofDegrees("Auger", -35.2, -69.5),
            columns.grid,
            FieldOfView.ofDegrees(maxZenithDegrees));
    try (EventSource source = TextEventSource.open(LIST, TextEventFormat.DEFAULT, COLUMNS)) {
      DetectorCounts counts =
          new EventBinner(sky, BINNING, TimeFrame.SIDEREAL, clock, EventSelection.ALL)
              .bin("Auger", source, "");
      return new Dataset(List.of(counts));
    }
  }
}
