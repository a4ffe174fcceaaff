package org.anisky.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.anisky.counts.CountsOrigin;
import org.anisky.counts.CountsPart;
import org.anisky.counts.Dataset;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.LocalSky;
import org.anisky.grid.HealpixGrid;
import org.anisky.sky.FieldOfView;
import org.anisky.sky.Observatory;
import org.anisky.sky.SiderealBinning;
import org.anisky.sky.TimeFrame;
import org.junit.jupiter.api.Test;

class TimeCoverageTest {
  private static Dataset data(double days) {
    Observatory place = new Observatory("array", 0.5, 0);
    LocalSky sky = LocalSky.of(place, new HealpixGrid(1), new FieldOfView(1));
    CountsOrigin origin =
        new CountsOrigin(
            "", "", 1, Map.of(), 0, 1.6e9, 1.6e9 + 86400 * days, Map.of(), "", List.of());
    double[][] counts = new double[2][sky.size()];
    counts[0][0] = 1;
    return new Dataset(
        List.of(
            new DetectorCounts(
                "array", sky, new SiderealBinning(2), TimeFrame.SIDEREAL, counts, null, origin)));
  }

  /**
   * A solar wave at minute intervals over 60 days, projected on the sidereal harmonic by numpy: t =
   * arange(0, 60, 1/1440); abs(mean(exp(2j pi t) * exp(-2j pi t * 366.2422/365.2422))) = 0.95620;
   * from anti-sidereal time 0.83166.
   */
  @Test
  void leakageIsThatOfWavesInTime() {
    TimeCoverage coverage = TimeCoverage.of(data(60)).get(0);
    assertThat(coverage.spanDays()).isCloseTo(60, within(1e-9));
    assertThat(coverage.leakage().get(TimeFrame.SOLAR)).isCloseTo(0.956197, within(1e-5));
    assertThat(coverage.leakage().get(TimeFrame.EXTENDED_SIDEREAL))
        .isCloseTo(0.956197, within(1e-5));
    assertThat(coverage.leakage().get(TimeFrame.ANTI_SIDEREAL)).isCloseTo(0.831660, within(1e-5));
    assertThat(coverage.leakage()).doesNotContainKey(TimeFrame.SIDEREAL);
  }

  @Test
  void shortSpansAreTold() {
    assertThat(TimeCoverage.warnings(data(60)))
        .singleElement()
        .asString()
        .contains("array: the events span 60.0 days", "cannot be told apart", "96 percent");
    assertThat(TimeCoverage.warnings(data(1.5 * 365.2422)).toString())
        .contains("are not told apart well", "21 percent");
    assertThat(TimeCoverage.warnings(data(365.2))).isEmpty();
    assertThat(TimeCoverage.warnings(data(13.3 * 365.2422))).isEmpty();
    assertThat(TimeCoverage.warnings(data(Double.NaN))).isEmpty();
    assertThat(TimeCoverage.of(data(Double.NaN))).isEmpty();
  }

  private static CountsPart part(double from, double to, long events) {
    double start = 1.6e9;
    return new CountsPart("", "", events, start + 86400 * from, start + 86400 * to, "", "");
  }

  private static Dataset ofParts(CountsPart... parts) {
    CountsOrigin whole = data(3 * 365.2422).detectors().get(0).origin();
    CountsOrigin origin =
        new CountsOrigin(
            "",
            "",
            3,
            Map.of(),
            0,
            whole.firstUnixTime(),
            whole.lastUnixTime(),
            Map.of(),
            "",
            List.of(),
            List.of(parts),
            List.of(),
            List.of());
    Observatory place = new Observatory("array", 0.5, 0);
    LocalSky sky = LocalSky.of(place, new HealpixGrid(1), new FieldOfView(1));
    double[][] counts = new double[2][sky.size()];
    counts[0][0] = 1;
    return new Dataset(
        List.of(
            new DetectorCounts(
                "array", sky, new SiderealBinning(2), TimeFrame.SIDEREAL, counts, null, origin)));
  }

  /**
   * The same 120 days of three years, of which the span alone, three years, says nothing. numpy: t
   * = concatenate([arange(365.2422 y, 365.2422 y + 120, 1/1440) for y in 0, 1, 2]), as above:
   * 0.83166; with the second year six times as full the same, with 120 days half a year later in
   * the third year the sum of 2 - 1 parts of 3, 0.27722.
   */
  @Test
  void seasonsThatAreMissingAreTold() {
    double year = 365.2422;
    Dataset summers =
        ofParts(part(0, 120, 5), part(year, year + 120, 30), part(2 * year, 2 * year + 120, 5));
    TimeCoverage coverage = TimeCoverage.of(summers).get(0);
    assertThat(coverage.leakage().get(TimeFrame.SOLAR)).isCloseTo(0.831660, within(1e-5));
    assertThat(coverage.liveDays()).isCloseTo(360, within(1e-6));
    assertThat(coverage.spanDays()).isCloseTo(2 * year + 120, within(1e-6));
    // 1.6e9 s are 18,518.52 days or 50.7021 years since 1970: 17.49 days before the end of the
    // third
    // quarter, then the whole fourth, 91.31 days, and 11.20 of the first.
    assertThat(coverage.quarters().get(0)).isCloseTo(3 * 11.166, within(0.01));
    assertThat(coverage.quarters().get(1)).isCloseTo(0, within(1e-6));
    assertThat(coverage.quarters().get(2)).isCloseTo(3 * 17.523, within(0.01));
    assertThat(coverage.quarters().get(3)).isCloseTo(3 * 91.3106, within(0.01));
    assertThat(TimeCoverage.warnings(summers).toString())
        .contains("with data of 360 of them (33, 0, 53, 274 in the quarters of the year)")
        .contains("83 percent");
    Dataset other =
        ofParts(part(0, 120, 1), part(year, year + 120, 1), part(2.5 * year, 2.5 * year + 120, 1));
    assertThat(TimeCoverage.of(other).get(0).leakage().get(TimeFrame.SOLAR))
        .isCloseTo(0.277220, within(1e-5));
  }

  @Test
  void piecesThatOverlapCountOnce() {
    Dataset shares = ofParts(part(0, 100, 1), part(50, 200, 1), part(10, 20, 1));
    assertThat(TimeCoverage.of(shares).get(0).liveDays()).isCloseTo(200, within(1e-6));
  }
}
