package org.anisky.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.counts.DetectorCounts;
import org.anisky.grid.HealpixGrid;
import org.junit.jupiter.api.Test;

/** Two detectors whose skies overlap, one of them blind for half the day: sums by plain loops. */
class ScannedDataTest {
  private static final int BINS = 12;
  private static final SyntheticDetector NORTH =
      SyntheticDetector.onHealpix(40, 35, 4, BINS, 3000).withGap(0, 6);
  private static final SyntheticDetector SOUTH = SyntheticDetector.onHealpix(-5, 35, 4, BINS, 2000);
  private static final List<SyntheticDetector> BOTH = List.of(NORTH, SOUTH);

  /** Events of weight 3 in the North, plain ones in the South. */
  private static final ScannedData DATA = data();

  private static ScannedData data() {
    double[] sky = SyntheticDetector.dipole(NORTH.equatorialGrid(), 0.2, 0.1);
    double[][] weights = NORTH.expected(sky);
    double[][] squares = new double[BINS][];
    for (int tau = 0; tau < BINS; tau++) {
      squares[tau] = new double[weights[tau].length];
      for (int i = 0; i < weights[tau].length; i++) {
        squares[tau][i] = 3 * weights[tau][i];
      }
    }
    DetectorCounts north = NORTH.counts("north", weights, squares);
    return ScannedData.of(
        new Dataset(List.of(north, SOUTH.asimov("south", sky))), Workers.single());
  }

  private interface Cell {
    void see(int pixel, int tau, int i);
  }

  private static void forEachCell(SyntheticDetector detector, Cell cell) {
    SkyScan scan = detector.scan(Workers.single());
    for (int tau = 0; tau < scan.bins(); tau++) {
      for (int i = 0; i < scan.localPixels(); i++) {
        cell.see(scan.equatorialPixel(tau, i), tau, i);
      }
    }
  }

  private static BitSet seenBy(SyntheticDetector detector) {
    BitSet seen = new BitSet();
    forEachCell(
        detector,
        (a, tau, i) -> {
          if (detector.rate()[tau] > 0) {
            seen.set(a);
          }
        });
    return seen;
  }

  @Test
  void aPixelIsObservedByWhoeverSeesItInABinWithCounts() {
    BitSet north = seenBy(NORTH);
    BitSet south = seenBy(SOUTH);
    assertThat(DATA.observedBy(0)).isEqualTo(north);
    assertThat(DATA.observedBy(1)).isEqualTo(south);
    BitSet both = (BitSet) north.clone();
    assertThat(both.intersects(south)).isTrue();
    both.or(south);
    assertThat(DATA.observed()).isEqualTo(both);
    assertThat(both.cardinality()).isLessThan(DATA.grid().size());
    DATA.observed().clear();
    assertThat(DATA.observed()).isEqualTo(both);
  }

  @Test
  void theExposureIsThatOfBothDetectors() {
    AnisotropyModel model =
        new AnisotropyModel(
            new double[DATA.grid().size()],
            List.of(NORTH.rate(), SOUTH.rate()),
            List.of(NORTH.acceptance(), SOUTH.acceptance()));
    double[][] own = new double[2][DATA.grid().size()];
    for (int d = 0; d < 2; d++) {
      double[] sum = own[d];
      SyntheticDetector detector = BOTH.get(d);
      forEachCell(
          detector, (a, tau, i) -> sum[a] += detector.rate()[tau] * detector.acceptance()[i]);
    }
    double[] exposure = new double[DATA.grid().size()];
    Arrays.fill(exposure, 7);
    DATA.exposure(model, exposure);
    for (int a = 0; a < exposure.length; a++) {
      assertThat(exposure[a]).isCloseTo(own[0][a] + own[1][a], within(1e-10));
    }
    for (int d = 0; d < 2; d++) {
      Arrays.fill(exposure, 7);
      DATA.exposureOf(d, model, exposure);
      for (int a = 0; a < exposure.length; a++) {
        assertThat(exposure[a]).isCloseTo(own[d][a], within(1e-10));
      }
    }
  }

  /** What a detector cannot have seen is exactly 0, whatever the model says of its dark bins. */
  @Test
  void theExposureIsZeroWhereNothingWasObserved() {
    double[] always = new double[BINS];
    Arrays.fill(always, 100);
    AnisotropyModel model =
        new AnisotropyModel(
            new double[DATA.grid().size()],
            List.of(always, always),
            List.of(NORTH.acceptance(), SOUTH.acceptance()));
    double[] exposure = new double[DATA.grid().size()];
    DATA.exposureOf(0, model, exposure);
    BitSet seen = seenBy(NORTH);
    BitSet inDarkBinsToo = new BitSet();
    forEachCell(NORTH, (a, tau, i) -> inDarkBinsToo.set(a));
    assertThat(inDarkBinsToo.cardinality()).isGreaterThan(seen.cardinality());
    for (int a = 0; a < exposure.length; a++) {
      assertThat(exposure[a] > 0).isEqualTo(seen.get(a));
    }
  }

  @Test
  void squaredWeightsOfBothAddPixelByPixel() {
    double[] counts = new double[DATA.grid().size()];
    double[] squares = new double[DATA.grid().size()];
    for (int d = 0; d < 2; d++) {
      double[][] own = BOTH.get(d).expected(SyntheticDetector.dipole(new HealpixGrid(4), 0.2, 0.1));
      double weight = d == 0 ? 3 : 1;
      forEachCell(
          BOTH.get(d),
          (a, tau, i) -> {
            counts[a] += own[tau][i];
            squares[a] += weight * own[tau][i];
          });
    }
    for (int a = 0; a < counts.length; a++) {
      assertThat(DATA.equatorialCounts()[a]).isCloseTo(counts[a], within(1e-10));
      assertThat(DATA.equatorialSquaredWeights()[a]).isCloseTo(squares[a], within(1e-10));
    }
    assertThat(DATA.isWeighted()).isTrue();
    assertThat(ScannedData.of(SOUTH.asimovData(flat()), Workers.single()).isWeighted()).isFalse();
  }

  private static double[] flat() {
    return SyntheticDetector.dipole(new HealpixGrid(4), 0, 0);
  }

  @Test
  void aCopyForAnotherThreadSharesTheSumsAndNotTheScans() {
    ScannedData copy = DATA.forAnotherThread();
    assertThat(copy.dataset()).isSameAs(DATA.dataset());
    assertThat(copy.geometry()).isSameAs(DATA.geometry());
    assertThat(copy.workers().threads()).isEqualTo(1);
    assertThat(copy.equatorialCounts()).isSameAs(DATA.equatorialCounts());
    assertThat(copy.detectors().get(1).scan()).isNotSameAs(DATA.detectors().get(1).scan());
    assertThat(copy.detectors().get(1).marginals()).isSameAs(DATA.detectors().get(1).marginals());
  }

  /** Blocks of one detector share a table; their working memory is their own. */
  @Test
  void aGeometryOfANamedGridScansOntoIt() {
    Dataset twice =
        new Dataset(List.of(SOUTH.asimov("first", flat()), SOUTH.asimov("second", flat())));
    ScanGeometry coarse = ScanGeometry.of(twice, new HealpixGrid(2));
    assertThat(coarse.views()).extracting("name").containsExactly("first", "second");
    assertThat(coarse.grid()).isEqualTo(new HealpixGrid(2));
    SkyScan scan = coarse.scan(1, Workers.single());
    assertThat(scan.equatorialPixels()).isEqualTo(48);
    assertThat(scan).isNotSameAs(coarse.scan(1, Workers.single()));
    assertThat(scan.turnsByWholePixels()).isFalse();
  }
}
