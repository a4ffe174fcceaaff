package org.anisky.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.anisky.counts.CountsOrigin;
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
}
