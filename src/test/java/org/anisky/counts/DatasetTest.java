package org.anisky.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.anisky.InvalidInputException;
import org.anisky.grid.HealpixGrid;
import org.anisky.sky.FieldOfView;
import org.anisky.sky.Observatory;
import org.anisky.sky.SiderealBinning;
import org.anisky.sky.TimeFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad counts are refused where they enter, with detector, bin and pixel. */
class DatasetTest {
  private static final LocalSky SKY =
      LocalSky.of(
          Observatory.ofDegrees("site", 19, 0), new HealpixGrid(4), FieldOfView.ofDegrees(60));

  private static DetectorCounts counts(String name, int bins, TimeFrame frame, double[][] table) {
    return counts(name, bins, frame, table, null);
  }

  private static DetectorCounts counts(
      String name, int bins, TimeFrame frame, double[][] table, double[][] squares) {
    CountsOrigin origin = new CountsOrigin("test", "", 5, Map.of(), 0, Map.of(), "none");
    return new DetectorCounts(name, SKY, new SiderealBinning(bins), frame, table, squares, origin);
  }

  private static double[][] table(int bins) {
    double[][] table = new double[bins][SKY.size()];
    table[0][0] = 1;
    return table;
  }

  private static DetectorCounts good(String name) {
    return counts(name, 3, TimeFrame.SIDEREAL, table(3));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-2, Double.NaN, Double.POSITIVE_INFINITY})
  void aCountThatIsNoCountIsRefusedWithItsPlace(double count) {
    double[][] table = table(3);
    int i = SKY.size() - 1;
    table[2][i] = count;
    assertThatThrownBy(() -> counts("IC", 3, TimeFrame.SIDEREAL, table))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "IC: sidereal bin 2, pixel %d: count is %s; it must be finite and >= 0",
            SKY.gridPixel(i), count);
  }

  @Test
  void aNegativeSumOfSquaresIsRefusedToo() {
    double[][] squares = table(3);
    squares[1][0] = -1;
    assertThatThrownBy(() -> counts("IC", 3, TimeFrame.SIDEREAL, table(3), squares))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("sidereal bin 1, pixel 0: sum of squared weights is -1.0");
  }

  @Test
  void aTableOfTheWrongShapeIsRefused() {
    assertThatThrownBy(() -> counts("IC", 4, TimeFrame.SIDEREAL, table(3)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("IC: 3 sidereal bins of counts, but the binning has 4");
    double[][] table = table(3);
    table[1] = new double[2];
    assertThatThrownBy(() -> counts("IC", 3, TimeFrame.SIDEREAL, table))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("IC: sidereal bin 1 has 2 pixels, but %d are in view", SKY.size());
  }

  @Test
  void detectorsMustShareTheBinning() {
    DetectorCounts other = counts("south", 4, TimeFrame.SIDEREAL, table(4));
    assertThatThrownBy(() -> new Dataset(List.of(good("north"), other)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("north has 3 sidereal bins but south has 4; detectors must share one binning");
  }

  @Test
  void detectorsMustShareTheTimeFrame() {
    DetectorCounts other = counts("south", 3, TimeFrame.ANTI_SIDEREAL, table(3));
    assertThatThrownBy(() -> new Dataset(List.of(good("north"), other)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "north is binned in sidereal time but south in anti-sidereal time; detectors must"
                + " share one time frame");
  }

  @Test
  void twoDetectorsOfOneNameAndNoneAtAllAreRefused() {
    assertThatThrownBy(() -> new Dataset(List.of(good("IC"), good("IC"))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("two detectors are named 'IC'");
    assertThatThrownBy(() -> new Dataset(List.of())).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void aDetectorWithoutEventsIsRefused() {
    DetectorCounts empty = counts("IC", 3, TimeFrame.SIDEREAL, new double[3][SKY.size()]);
    assertThatThrownBy(() -> new Dataset(List.of(empty)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("IC: no event in view");
  }

  @Test
  void theEventsOfAllDetectorsAreCounted() {
    assertThat(new Dataset(List.of(good("north"), good("south"))).eventsUsed()).isEqualTo(10);
  }
}
