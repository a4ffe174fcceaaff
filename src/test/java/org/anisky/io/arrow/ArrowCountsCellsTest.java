package org.anisky.io.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.anisky.InvalidInputException;
import org.anisky.counts.DetectorCounts;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files of counts that another program wrote, right and wrong. At nside 1 the centres of pixels 0
 * to 3 are 48.19 deg from the zenith (z = 2/3), those of 4 to 7 at 90 deg: four pixels in view.
 */
class ArrowCountsCellsTest {
  private static final String DESCRIPTION =
      """
      {"format": "anisky-counts/1", "detector": "toy",
       "observatory": {"name": "site", "latitudeDeg": 19.0, "longitudeDeg": -97.3},
       "fieldOfView": {"maxZenithDeg": 60},
       "grid": {"kind": "healpix", "nside": 1, "ordering": "RING", "azimuth": "north-west",
                "frame": "local-horizon"},
       "siderealBins": {"bins": 2, "phase": "centre", "startDeg": 0.0, "startRad": 0.0,
        "timeFrame": "sidereal"},
       "origin": {"source": "by hand", "digest": "", "eventsUsed": 5, "eventsRejected": {},
                  "meanUnixTime": null, "cuts": {}, "clock": "none"}}
      """;

  @TempDir Path directory;

  private Path path() {
    return directory.resolve("counts.arrow");
  }

  private static ArrowTable table(String description) {
    return new ArrowTable()
        .column("sidereal_bin", ArrowTable.INT32)
        .column("pixel", ArrowTable.INT32)
        .column("counts", ArrowTable.FLOAT64)
        .metadata(Map.of("anisky", description));
  }

  private static ArrowTable table() {
    return table(DESCRIPTION);
  }

  private void refused(ArrowTable table, String message) throws IOException {
    Path file = table.file(path());
    ThrowingCallable read = () -> ArrowCounts.read(file);
    assertThatThrownBy(read)
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(message.replace("FILE", file.toString()));
  }

  private void refusedDescription(String from, String to, String message) throws IOException {
    assertThat(DESCRIPTION).contains(from);
    refused(table(DESCRIPTION.replace(from, to)), message);
  }

  @Test
  void rowsInAnyOrderAndAnyBatchesAreRead() throws IOException {
    Path file =
        table().row(1, 3, 2).row(0, 0, 1).row(0, 2, 2).row(1, 0, 0).rowsPerBatch(3).stream(path());
    DetectorCounts counts = ArrowCounts.read(file);
    assertThat(counts.bin(0)).containsExactly(1, 0, 2, 0);
    assertThat(counts.bin(1)).containsExactly(0, 0, 0, 2);
    assertThat(counts.name()).isEqualTo("toy");
    // One rounding in the conversion.
    assertThat(counts.sky().observatory().latitude()).isCloseTo(19 * Math.PI / 180, within(1e-16));
    assertThat(counts.origin().meanUnixTime()).isNaN();
    assertThat(counts.isWeighted()).isFalse();
  }

  @Test
  void aCellThatIsNotAllowedIsNamed() throws IOException {
    refused(
        table().row(0, 0, 1).row(1, 3, -2),
        "FILE: sidereal bin 1, pixel 3: counts is -2.0; it must be finite and >= 0");
    refused(
        table().row(0, 1, Double.NaN),
        "FILE: sidereal bin 0, pixel 1: counts is NaN; it must be finite and >= 0");
    refused(
        table().row(0, 1, Double.POSITIVE_INFINITY),
        "FILE: sidereal bin 0, pixel 1: counts is Infinity; it must be finite and >= 0");
    refused(
        table().column("squared_weights", ArrowTable.FLOAT64).row(0, 1, 1, -1),
        "FILE: sidereal bin 0, pixel 1: squared_weights is -1.0; it must be finite and >= 0");
    refused(
        table().row(0, 0, 1).row(2, 0, 1).rowsPerBatch(1),
        "FILE: row 1: sidereal bin 2 is outside [0, 2)");
    refused(table().row(-1, 0, 1), "FILE: row 0: sidereal bin -1 is outside [0, 2)");
    refused(table().row(0, 12, 1), "FILE: sidereal bin 0, pixel 12: the pixel is outside [0, 12)");
    refused(
        table().row(1, 4, 1),
        "FILE: sidereal bin 1, pixel 4: the pixel's centre is not within 60 deg of the zenith");
    refused(
        table().row(0, 2, 0).row(0, 3, 1).row(0, 2, 1).rowsPerBatch(1),
        "FILE: sidereal bin 0, pixel 2: the cell is there twice");
    refused(
        table().row(0, 0, 1).row(0, null, 1).rowsPerBatch(1),
        "FILE: row 1: column 'pixel' is null; every row must have a value");
  }

  @Test
  void aFileWithoutOurColumnsOrDescriptionIsRefused() throws IOException {
    refused(
        new ArrowTable().column("counts", ArrowTable.FLOAT64),
        "FILE is an Arrow file but not one of counts: its schema has no metadata 'anisky'");
    refused(
        new ArrowTable()
            .column("sidereal_bin", ArrowTable.INT32)
            .column("pixels", ArrowTable.INT32)
            .metadata(Map.of("anisky", DESCRIPTION)),
        "FILE has no column 'pixel'; did you mean 'pixels'? Its columns: sidereal_bin, pixels");
    refused(
        new ArrowTable()
            .column("sidereal_bin", ArrowTable.INT64)
            .metadata(Map.of("anisky", DESCRIPTION)),
        "FILE: column 'sidereal_bin' has the type Int(64, true); it must be int32");
  }

  @Test
  void aNewerVersionAndAForeignFormatAreRefused() throws IOException {
    refusedDescription(
        "anisky-counts/1",
        "anisky-counts/2",
        "FILE: the format anisky-counts/2 is newer than this program reads, which is"
            + " anisky-counts/1");
    refusedDescription(
        "anisky-counts/1",
        "anisky-events/1",
        "FILE: the format is 'anisky-events/1'; it must be anisky-counts/1");
  }

  @Test
  void aDescriptionThatIsNotAllowedIsNamedByKey() throws IOException {
    refused(table("[1]"), "FILE: the description is not a JSON object");
    refusedDescription(
        "\"latitudeDeg\": 19.0, ",
        "",
        "FILE: 'observatory.latitudeDeg' is missing from the description; it must be a number");
    refusedDescription(
        "\"nside\": 1",
        "\"nside\": 1.5",
        "FILE: 'grid.nside' in the description is 1.5; it must be an integer");
    refusedDescription(
        "RING", "NESTED", "FILE: 'ordering' in the description is 'NESTED'; it must be 'RING'");
    refusedDescription(
        "\"sidereal\"",
        "\"lunar\"",
        "FILE: 'siderealBins.timeFrame' in the description is \"lunar\"; it must be one of"
            + " sidereal, solar, anti-sidereal, extended-sidereal");
    refusedDescription(
        "\"latitudeDeg\": 19.0",
        "\"latitudeDeg\": 19.5, \"latitudeRad\": 0.25",
        "FILE: latitude is 19.5 deg but 0.25 rad in the description; both must be the same angle");
    refusedDescription(
        "\"bins\": 2",
        "\"bins\": 2000000000",
        "FILE: 2000000000 sidereal bins of 4 pixels are more than 1000000000 cells");
  }
}
