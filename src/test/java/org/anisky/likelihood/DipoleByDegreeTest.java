package org.anisky.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.anisky.Workers;
import org.anisky.likelihood.DipoleByDegree.Step;
import org.anisky.model.ScannedData;
import org.anisky.model.SyntheticDetector;
import org.anisky.statistics.ScoreVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DipoleByDegreeTest {
  /** With errors of so many thousandths in both components. */
  private static Step step(int degree, double x, double y, double xError, double yError) {
    return new Step(
        degree,
        new double[] {1e-3 * x, 1e-3 * y},
        new double[][] {{1e-6 * xError * xError, 0}, {0, 1e-6 * yError * yError}});
  }

  /** (3, 4) errors away: 5 of them. */
  @Test
  void distancesAreInErrorsOfTheFirst() {
    Step first = step(1, 0, 0, 2, 1);
    assertThat(first.error()[0]).isCloseTo(2e-3, within(1e-18));
    assertThat(first.distance(step(2, 6, 4, 100, 100))).isCloseTo(5, within(1e-12));
    assertThat(first.distance(step(2, -6, -4, 100, 100))).isCloseTo(5, within(1e-12));
  }

  /** The error grows to 1.4, then 1.6 times the first, in one component or the other. */
  @ParameterizedTest
  @CsvSource({"1.4, 1.6, 1, 1", "1, 1, 1.4, 1.6", "1.4, 1.6, 1.4, 1.6"})
  void whatCostsHalfTheErrorIsNotTold(double x2, double x3, double y2, double y3) {
    DipoleByDegree all =
        new DipoleByDegree(
            List.of(
                step(1, 0, 0, 1, 1),
                step(2, 0, 0, x2, y2),
                step(3, 0, 0, x3, y3),
                step(4, 0, 0, 1, 1)));
    assertThat(all.told(1).steps()).extracting(Step::degree).containsExactly(1, 2);
    // From the second on 1.6 is 1.14 times as much.
    assertThat(all.told(2).steps()).extracting(Step::degree).containsExactly(2, 3, 4);
    assertThat(all.told(4).steps()).extracting(Step::degree).containsExactly(4);
    assertThat(all.first().degree()).isEqualTo(1);
    assertThat(all.last().degree()).isEqualTo(4);
    assertThat(all.at(3)).isSameAs(all.steps().get(2));
  }

  /** Moved by 0.5 from the first to the second degree, by 0.05 later, and by 0.2 at the last. */
  @Test
  void aDipoleHasSettledWhenNothingLaterMovesIt() {
    List<Step> steps =
        List.of(
            step(1, 0.5, 0, 1, 1),
            step(2, 0, 0, 1, 1),
            step(3, 0, 0.05, 1, 1),
            step(4, 0, 0.2, 1, 1));
    assertThat(new DipoleByDegree(steps).settled()).isEqualTo(4);
    assertThat(new DipoleByDegree(steps.subList(0, 3)).settled()).isEqualTo(2);
    assertThat(new DipoleByDegree(steps.subList(0, 1)).settled()).isEqualTo(1);
  }

  /** Six harmonics that do not mix up to degree 2, a seventh that takes a half of the first. */
  @Test
  void everyDegreeProfilesItsOwnHarmonics() {
    double[] score = new double[12];
    double[][] information = new double[12][12];
    for (int k = 0; k < 12; k++) {
      information[k][k] = 100;
    }
    information[0][6] = 100 * Math.sqrt(0.5);
    information[6][0] = information[0][6];
    score[0] = 2;
    score[1] = -3;
    DipoleByDegree steps = DipoleByDegree.of(new ScoreVector(score, information), 1, 3);
    assertThat(steps.steps()).hasSize(3);
    for (int degree = 1; degree <= 2; degree++) {
      assertThat(steps.at(degree).dipole())
          .containsExactly(new double[] {0.02, -0.03}, within(1e-15));
      assertThat(steps.at(degree).error()[0]).isCloseTo(0.1, within(1e-15));
    }
    // Half the information of the first is left, and all of its score: twice the value.
    assertThat(steps.at(3).dipole()).containsExactly(new double[] {0.04, -0.03}, within(1e-14));
    assertThat(steps.at(3).error()[0]).isCloseTo(0.1 * Math.sqrt(2), within(1e-14));
  }

  @Test
  void degreesBeyondADozenAreThoseFromTheWantedOneOn() {
    int size = 16 * 17;
    double[][] information = new double[size][size];
    for (int k = 0; k < size; k++) {
      information[k][k] = 1;
    }
    information[1][1] = 0;
    DipoleByDegree steps =
        DipoleByDegree.of(new ScoreVector(new double[size], information), 15, 16);
    assertThat(steps.steps())
        .extracting(Step::degree)
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 16);
    // Nothing is known of d_6h.
    assertThat(steps.first().dipole()[1]).isNaN();
    assertThat(steps.first().error()[1]).isNaN();
  }

  /**
   * Below half as many as there are bins, a quarter of the rings, and 20 events for each of l (l +
   * 1) multipoles; 8 at most for one detector.
   */
  @ParameterizedTest
  @CsvSource({
    "48, 48, 1e6, 1, 8",
    "48, 48, 1e6, 9, 10",
    "48, 12, 1e6, 1, 5",
    "48, 12, 1e6, 7, 7",
    "12, 48, 1e6, 1, 3",
    "11, 48, 1e6, 1, 2",
    "48, 48, 845, 1, 6",
    "48, 48, 835, 1, 5",
    "48, 48, 5, 1, 1",
  })
  void theHighestDegreeIsWhatTheDataCarry(
      int rings, int bins, double events, int least, int highest) {
    SyntheticDetector detector = SyntheticDetector.onCylinder(19, 60, rings, 48, bins, events);
    double[] flat = SyntheticDetector.dipole(detector.equatorialGrid(), 0, 0);
    ScannedData data = ScannedData.of(detector.asimovData(flat), Workers.single());
    assertThat(DipoleByDegree.highest(data, least)).isEqualTo(highest);
  }

  /** Without fluctuations and under a dipole alone every degree finds it. */
  @Test
  void aPureDipoleIsTheSameByEveryDegree() {
    SyntheticDetector detector = SyntheticDetector.onCylinder(19, 60, 16, 24, 24, 1e6);
    double[] sky = SyntheticDetector.dipole(detector.equatorialGrid(), 2e-3, 1e-3);
    ScannedData data = ScannedData.of(detector.asimovData(sky), Workers.single());
    DipoleByDegree steps = DipoleByDegree.of(data);
    assertThat(steps.steps()).hasSize(4);
    for (Step step : steps.steps()) {
      // Of second order in the dipole.
      assertThat(step.dipole()).containsExactly(new double[] {2e-3, 1e-3}, within(1e-5));
    }
    assertThat(steps.settled()).isEqualTo(1);
    assertThat(steps.last().error()[0]).isGreaterThan(steps.first().error()[0]);
  }
}
