package org.anisky.reconstruction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.EventStatistics;
import org.anisky.model.DipoleComponent;
import org.anisky.model.DipoleEstimate;
import org.anisky.model.ScannedData;
import org.junit.jupiter.api.Test;

/** What every strategy keeps. A strategy's own test extends this. */
public abstract class ReconstructorContract {
  private static final ToyDetector NORTH = ToyDetector.onCylinder("north", 19, 60, 12, 24);
  private static final ToyDetector SOUTH = ToyDetector.onCylinder("south", -35, 50, 12, 24);

  /** The strategy. */
  protected abstract Reconstructor reconstructor();

  /** The name as on the command line. */
  protected abstract String expectedName();

  /** The components it measures: those in the plane of the equator, if it does not say more. */
  protected Set<DipoleComponent> expectedComponents() {
    return EnumSet.copyOf(DipoleComponent.EQUATORIAL);
  }

  /** Data that it must refuse. */
  protected abstract Dataset unsuitable();

  /** A part of the message with which it refuses them, beside the detector's name. */
  protected abstract String complaint();

  /** Two detectors with sums over their events. */
  protected static Dataset data() {
    return new Dataset(
        List.of(
            NORTH.observe(3000, ToyDetector.dipole(0.3, 0.1, 0.2), 1.4, 1),
            SOUTH.observe(2000, ToyDetector.dipole(0.3, 0.1, 0.2), 1.4, 2)));
  }

  /** One detector of which only some cells have counts, and sums if any are given. */
  protected static Dataset counts(double[][] table, Optional<EventStatistics> sums) {
    DetectorCounts model = NORTH.observe(10, n -> 1, 1, 3);
    return new Dataset(
        List.of(
            new DetectorCounts(
                "strange",
                model.sky(),
                model.binning(),
                model.timeFrame(),
                table,
                null,
                model.origin(),
                sums)));
  }

  /** One event in every cell of some bins, none elsewhere, without sums. */
  protected static Dataset onlyInBins(int... bins) {
    double[][] table = emptyTable();
    for (int bin : bins) {
      Arrays.fill(table[bin], 1);
    }
    return counts(table, Optional.empty());
  }

  /** An empty table for {@link #counts}. */
  protected static double[][] emptyTable() {
    DetectorCounts model = NORTH.observe(10, n -> 1, 1, 3);
    return new double[model.binning().bins()][model.sky().size()];
  }

  private Reconstruction reconstruct(Dataset data, int threads) {
    try (Workers workers = Workers.of(threads)) {
      return reconstructor().reconstruct(data, workers, Progress.SILENT);
    }
  }

  /** Every number of a result, whatever the strategy makes. */
  private static Map<String, Object> numbers(Reconstruction result) {
    return EveryNumber.of(result);
  }

  private static List<double[]> cells(Dataset data) {
    List<double[]> cells = new ArrayList<>();
    for (DetectorCounts counts : data.detectors()) {
      for (int tau = 0; tau < counts.binning().bins(); tau++) {
        cells.add(counts.bin(tau).clone());
      }
    }
    return cells;
  }

  @Test
  void theNameAndTheDataComeBackWithTheResult() {
    Dataset data = data();
    Reconstruction result = reconstruct(data, 1);
    assertThat(reconstructor().name()).isEqualTo(expectedName());
    assertThat(result.strategy()).isEqualTo(expectedName());
    assertThat(result.data()).isSameAs(data);
  }

  @Test
  void onlyDeclaredComponentsAreMeasuredAndTheOthersAreAbsent() {
    DipoleEstimate dipole = reconstruct(data(), 1).dipole();
    assertThat(reconstructor().constrains()).isEqualTo(expectedComponents());
    assertThat(EnumSet.copyOf(dipole.components())).isEqualTo(expectedComponents());
    for (DipoleComponent component : DipoleComponent.values()) {
      boolean expected = expectedComponents().contains(component);
      assertThat(dipole.value(component).isPresent()).isEqualTo(expected);
      assertThat(dipole.error(component).isPresent()).isEqualTo(expected);
    }
  }

  @Test
  void valuesAreFiniteAndErrorsPositive() {
    DipoleEstimate dipole = reconstruct(data(), 1).dipole();
    for (DipoleComponent component : dipole.components()) {
      assertThat(dipole.value(component).orElseThrow()).isFinite();
      assertThat(dipole.error(component).orElseThrow()).isPositive().isFinite();
    }
    assertThat(dipole.testStatistic()).isPositive();
    assertThat(dipole.probability()).isBetween(0.0, 1.0);
    double[][] covariance = dipole.covariance();
    for (int k = 0; k < covariance.length; k++) {
      for (int l = 0; l < k; l++) {
        // A product of matrices is symmetric up to rounding.
        double scale = Math.sqrt(covariance[k][k] * covariance[l][l]);
        assertThat(Math.abs(covariance[k][l] - covariance[l][k])).isLessThan(1e-12 * scale);
      }
    }
  }

  @Test
  void theInputIsNotModified() {
    Dataset data = data();
    List<double[]> before = cells(data);
    reconstruct(data, 2);
    List<double[]> after = cells(data);
    for (int tau = 0; tau < before.size(); tau++) {
      assertThat(after.get(tau)).isEqualTo(before.get(tau));
    }
  }

  @Test
  void theSameDataGiveTheSameBits() {
    Map<String, Object> first = numbers(reconstruct(data(), 1));
    assertThat(numbers(reconstruct(data(), 1))).isEqualTo(first);
  }

  @Test
  void oneObjectServesManyDataSets() {
    Reconstructor one = reconstructor();
    Dataset other = new Dataset(List.of(NORTH.observe(2000, n -> 1, 1, 7)));
    Map<String, Object> alone = numbers(one.reconstruct(data(), Workers.single(), Progress.SILENT));
    one.reconstruct(other, Workers.single(), Progress.SILENT);
    assertThat(numbers(one.reconstruct(data(), Workers.single(), Progress.SILENT)))
        .isEqualTo(alone);
  }

  @Test
  void theNumberOfThreadsChangesNoBit() {
    Dataset data = data();
    Map<String, Object> single = numbers(reconstruct(data, 1));
    assertThat(numbers(reconstruct(data, 2))).isEqualTo(single);
    assertThat(numbers(reconstruct(data, 7))).isEqualTo(single);
  }

  @Test
  void whatIsComparedHoldsEveryPartOfTheResult() {
    Reconstruction result = reconstruct(data(), 1);
    Map<String, Object> numbers = numbers(result);
    List<String> expected = new ArrayList<>(List.of("/dipole/covariance/0/0", "/strategy"));
    if (result.dipole().systematicCovariance().isPresent()) {
      expected.add("/dipole/systematicCovariance/1/1");
    }
    if (!result.measurements().isEmpty()) {
      expected.add("/measurements/0/upperError");
    }
    if (result.sky().isPresent()) {
      for (String map : List.of("error", "counts", "exposure", "smoothedAnisotropy")) {
        expected.add("/wholeSky/" + map + "/values/0");
      }
      expected.addAll(
          List.of("/wholeSky/acceptances/1/values/0", "/wholeSky/exposures/1/values/0"));
      expected.add("/convergence/trace/0/logLikelihoodGain");
    }
    if (result.multipoles().isPresent()) {
      expected.add("/wholeSky/fit/coefficients/0");
      expected.add("/wholeSky/fit/covariances/systematic/0/0");
      expected.add("/wholeSky/fit/isotropic/values/0");
    }
    assertThat(numbers).containsKeys(expected.toArray(String[]::new));
  }

  @Test
  void preparedForAGeometryItGivesTheSameBitsInManyThreads() {
    ScannedData first = ScannedData.of(data(), Workers.single());
    Map<String, Object> alone = numbers(reconstruct(data(), 1));
    PreparedReconstructor prepared = reconstructor().prepare(first.geometry());
    @SuppressWarnings({"unchecked", "rawtypes"})
    Map<String, Object>[] results = new Map[8];
    try (Workers workers = Workers.of(4)) {
      workers.run(
          results.length,
          k ->
              results[k] =
                  numbers(
                      prepared.reconstruct(
                          first.geometry().scan(data(), Workers.single()), Progress.SILENT)));
    }
    for (Map<String, Object> result : results) {
      assertThat(result).isEqualTo(alone);
    }
  }

  @Test
  void keysOfMeasurementsAndCurvesAreUnique() {
    Reconstruction result = reconstruct(data(), 1);
    assertThat(result.measurements().stream().map(Measurement::key)).doesNotHaveDuplicates();
    assertThat(result.curves().stream().map(Curve::key)).doesNotHaveDuplicates();
  }

  @Test
  void unsuitableDataAreRefusedWithTheDetectorsName() {
    assertThatThrownBy(() -> reconstruct(unsuitable(), 1))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("strange")
        .hasMessageContaining(complaint());
  }
}
