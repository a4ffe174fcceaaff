package org.anisky.reconstruction;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.anisky.counts.Dataset;
import org.anisky.counts.DirectionKind;
import org.anisky.counts.EventBinner;
import org.anisky.counts.EventSelection;
import org.anisky.counts.EventSource;
import org.anisky.counts.LocalSky;
import org.anisky.counts.WeightUse;
import org.anisky.io.AngleUnit;
import org.anisky.io.ColumnForms;
import org.anisky.io.ColumnReference;
import org.anisky.io.EventColumns;
import org.anisky.io.TimeScale;
import org.anisky.io.text.TextEventFormat;
import org.anisky.io.text.TextEventSource;
import org.anisky.model.RingShiftScan;
import org.anisky.sky.AzimuthConvention;
import org.anisky.sky.FieldOfView;
import org.anisky.sky.MeanSiderealClock;
import org.anisky.sky.Observatory;
import org.anisky.sky.SiderealBinning;
import org.anisky.sky.TimeFrame;

/**
 * The 32,187 events above 8 EeV of the Pierre Auger Collaboration (Science 357 (2017) 1266) with
 * their weights in the sums, not in the counts, and reference numbers of numpy. The list is not
 * part of the repository: where it is absent the tests are skipped, except in continuous
 * integration, where they must run.
 */
public final class Auger2017List {
  private static final Path LIST =
      Path.of("../shared/data/auger2017-8EeV/Arrival_directions_8EeV_Science_2017.dat");

  private Auger2017List() {}

  /**
   * The list binned in 360 bins on a cylinder of equal-area cells, zenith up to 80 deg.
   *
   * @param listedAzimuth whether the list's own azimuths are used in the sums over events
   */
  public static Dataset binned(TimeFrame frame, int rings, int columns, boolean listedAzimuth)
      throws IOException {
    assumeTrue(System.getenv("CI") != null || Files.exists(LIST), "the list is not here");
    SiderealBinning binning = new SiderealBinning(columns);
    LocalSky sky =
        LocalSky.of(
            Observatory.ofDegrees("Auger", -35.2, -69.5),
            RingShiftScan.localGrid(rings, columns, binning),
            FieldOfView.ofDegrees(80));
    EventBinner binner =
        new EventBinner(
            sky,
            binning,
            frame,
            new MeanSiderealClock(0),
            EventSelection.ALL,
            WeightUse.SUMS_ONLY,
            true);
    try (EventSource source =
        TextEventSource.open(LIST, TextEventFormat.DEFAULT, columns(listedAzimuth))) {
      return new Dataset(List.of(binner.bin("Auger", source, "")));
    }
  }

  private static EventColumns columns(boolean listedAzimuth) {
    return new EventColumns(
        ColumnReference.ofPosition(7),
        TimeScale.UNIX,
        DirectionKind.EQUATORIAL,
        ColumnReference.ofPosition(3),
        AngleUnit.DEG,
        ColumnReference.ofPosition(4),
        AngleUnit.DEG,
        listedAzimuth ? ColumnReference.ofPosition(5) : null,
        listedAzimuth ? AngleUnit.DEG : null,
        listedAzimuth ? AzimuthConvention.EAST_NORTH : null,
        ColumnReference.ofPosition(6),
        null,
        null,
        ColumnForms.PLAIN);
  }

  /** The numbers of one row of the reference file, for example {@code "events,solar,all,list"}. */
  public static double[] reference(String row) throws IOException {
    return Files.readAllLines(
            Path.of("testdata", "reference", "auger2017-strategies.csv"), StandardCharsets.US_ASCII)
        .stream()
        .filter(line -> line.startsWith(row + ","))
        .map(line -> line.substring(row.length() + 1).split(" "))
        .map(cells -> Arrays.stream(cells).mapToDouble(Double::parseDouble).toArray())
        .findFirst()
        .orElseThrow();
  }
}
