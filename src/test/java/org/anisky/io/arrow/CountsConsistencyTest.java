package org.anisky.io.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.anisky.InvalidInputException;
import org.anisky.counts.TimePiece;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files of counts that another program changed, without a digest. At nside 1 the pixels 0 to 3 are
 * 48.19 deg from the zenith, those of 4 to 7 at 90 deg: four in view within 60 deg, eight within
 * 95.
 */
class CountsConsistencyTest {
  private static final String DESCRIPTION =
      """
      {"format": "anisky-counts/1", "detector": "toy",
       "observatory": {"name": "site", "latitudeDeg": 19.0, "longitudeDeg": -97.3},
       "fieldOfView": {"maxZenithDeg": 60, "pixelsInView": 4},
       "grid": {"kind": "healpix", "nside": 1, "ordering": "RING", "azimuth": "north-west",
                "frame": "local-horizon"},
       "siderealBins": {"bins": 2, "phase": "centre", "startDeg": 0.0, "startRad": 0.0,
        "timeFrame": "sidereal"},
       "origin": {"source": "by hand", "digest": "", "eventsUsed": 7,
                  "eventsRejected": {"outside_field_of_view": 2},
                  "meanUnixTime": 1.5e9, "cuts": {"field of view": "zenith <= 60 deg by centre"},
                  "clock": "none"}}
      """;

  @TempDir Path directory;

  private static ArrowTable table(String description) {
    return new ArrowTable()
        .column("sidereal_bin", ArrowTable.INT32)
        .column("pixel", ArrowTable.INT32)
        .column("counts", ArrowTable.FLOAT64)
        .metadata(Map.of("anisky", description));
  }

  /** 3 + 4 = 7 events. */
  private static ArrowTable seven(String description) {
    return table(description).row(0, 1, 3).row(1, 2, 4);
  }

  private static ArrowTable weighted() {
    return table(DESCRIPTION).column("squared_weights", ArrowTable.FLOAT64);
  }

  private Path file(ArrowTable table) throws IOException {
    return table.file(directory.resolve("counts.arrow"));
  }

  private void refused(ArrowTable table, String message) throws IOException {
    Path file = file(table);
    assertThatThrownBy(() -> ArrowCounts.read(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(message.replace("FILE", file.toString()));
  }

  private void refusedDescription(String from, String to, String message) throws IOException {
    assertThat(DESCRIPTION).contains(from);
    refused(seven(DESCRIPTION.replace(from, to)), message);
  }

  @Test
  void countsThatAgreeAreReadWithoutADigest() throws IOException {
    assertThat(ArrowCounts.read(file(seven(DESCRIPTION))).count(1, 2)).isEqualTo(4);
  }

  @Test
  void rowsThatAreMissingAreFoundByTheNumberOfEvents() throws IOException {
    refused(
        table(DESCRIPTION).row(0, 1, 3),
        "FILE does not agree with itself: the counts add up to 3 events but 7 were used");
    refusedDescription(
        "\"eventsUsed\": 7",
        "\"eventsUsed\": 1000000",
        "FILE does not agree with itself: the counts add up to 7 events but 1000000 were used");
    refusedDescription(
        "\"eventsUsed\": 7",
        "\"eventsUsed\": -7",
        "FILE does not agree with itself: -7 events used; there cannot be fewer than 0");
    refusedDescription(
        "_view\": 2",
        "_view\": -2",
        "FILE does not agree with itself: -2 events rejected as 'outside_field_of_view'");
  }

  @Test
  void expectedCountsAreRoundedToEvents() throws IOException {
    assertThat(
            ArrowCounts.read(file(table(DESCRIPTION).row(0, 1, 3.25).row(1, 2, 3.5))).count(0, 1))
        .isEqualTo(3.25);
    refused(
        table(DESCRIPTION).row(0, 1, 3.25).row(1, 2, 4.5),
        "FILE does not agree with itself: the counts add up to 7.75 events but 7 were used");
  }

  @Test
  void theFieldOfViewAgreesWithPixelsAndCuts() throws IOException {
    refusedDescription(
        "\"maxZenithDeg\": 60",
        "\"maxZenithDeg\": 95",
        "FILE does not agree with itself: 4 pixels in view, but of its grid 8 are within 95 deg of"
            + " the zenith");
    refusedDescription(
        "\"maxZenithDeg\": 60",
        "\"maxZenithDeg\": 61",
        "FILE does not agree with itself: the events were cut at zenith 60 deg but the field of"
            + " view ends at 61 deg");
  }

  @Test
  void theMeanTimeIsOneOfOurTime() throws IOException {
    refusedDescription(
        "1.5e9",
        "1e300",
        "FILE does not agree with itself: the mean unix time 1.0E300 is outside the years 1970 to"
            + " 2100");
    refusedDescription(
        "1.5e9",
        "-1",
        "FILE does not agree with itself: the mean unix time -1.0 is outside the years 1970 to"
            + " 2100");
  }

  @Test
  void piecesOfTimeHaveOrderAndEvents() throws IOException {
    String clock = "\"clock\": \"none\"";
    String piece =
        clock
            + ", \"pieces\": [{\"firstUnixTime\": 1.4e9, \"lastUnixTime\": %s, \"events\": %s},"
            + " {\"firstUnixTime\": 1.6e9, \"lastUnixTime\": 1.7e9, \"events\": 2}]";
    String good = DESCRIPTION.replace(clock, piece.formatted("1.5e9", "4.5"));
    assertThat(ArrowCounts.read(file(seven(good))).origin().pieces())
        .containsExactly(new TimePiece(1.4e9, 1.5e9, 4.5), new TimePiece(1.6e9, 1.7e9, 2));
    refusedDescription(
        clock,
        piece.formatted("1.3e9", "4.5"),
        "FILE: a piece of time ends at 1.3E9, before it begins at 1.4E9");
    refusedDescription(
        clock,
        piece.formatted("1.5e9", "0"),
        "FILE: a piece of time has 0.0 events; it must have more than 0 and" + " at most 1e18");
  }

  /**
   * A cell of weights 1 and 2 has sum 3 and squares 5, so at least 9 / 5, that is 2 events; one of
   * five weights of 0.1 has 0.5 and 0.05: 5 events. Together 7.
   */
  @Test
  void squaredWeightsNeedNoMoreEventsThanThereAre() throws IOException {
    assertThat(
            ArrowCounts.read(file(weighted().row(0, 1, 3, 5).row(1, 2, 0.5, 0.05)))
                .squaredWeights(0)[1])
        .isEqualTo(5);
    refused(
        weighted().row(0, 1, 3, 4.4).row(1, 2, 0.5, 0.05),
        "FILE does not agree with itself: sums and squared sums of the weights need at least 8"
            + " events but 7 were used");
  }

  @Test
  void squaredWeightsAreNotAboveTheSquareOfTheirSum() throws IOException {
    refused(
        weighted().row(0, 1, 3, 9.1),
        "FILE does not agree with itself: sidereal bin 0, pixel 1: weights that sum to 3.0 cannot"
            + " have squares that sum to 9.1");
    refused(
        weighted().row(1, 0, 0, 1),
        "FILE does not agree with itself: sidereal bin 1, pixel 0: weights that sum to 0.0 cannot"
            + " have squares that sum to 1.0");
    refused(
        weighted().row(1, 0, 2, 0),
        "FILE does not agree with itself: sums and squared sums of the weights need at least"
            + " Infinity events but 7 were used");
  }

  /** The square of 1e-200 is 0 in a double. */
  @Test
  void weightsWhoseSquaresVanishAreRead() throws IOException {
    assertThat(ArrowCounts.read(file(weighted().row(0, 1, 1e-200, 0))).count(0, 1))
        .isEqualTo(1e-200);
  }

  @Test
  void textsOfTheDescriptionAreShortAndPrintable() throws IOException {
    refusedDescription(
        "\"toy\"",
        "\"to\\u001b[2Jy\"",
        "FILE: 'detector' in the description is 'to\\x1b[2Jy'; it must have at most 200"
            + " characters, none of them a control character");
    refusedDescription(
        "\"toy\"",
        "\"" + "y".repeat(201) + "\"",
        "FILE: 'detector' in the description is '"
            + "y".repeat(60)
            + "...'; it must have at most 200 characters, none of them a control character");
    refusedDescription(
        "\"nside\": 1",
        "\"nside\": 8192",
        "FILE: a grid of 805306368 pixels; at most 100000000 are read");
  }
}
