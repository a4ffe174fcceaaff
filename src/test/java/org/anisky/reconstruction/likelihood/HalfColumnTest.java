package org.anisky.reconstruction.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.counts.DirectionKind;
import org.anisky.counts.EventBinner;
import org.anisky.counts.EventSelection;
import org.anisky.counts.ListedEvents;
import org.anisky.counts.LocalSky;
import org.anisky.grid.CylindricalGrid;
import org.anisky.model.DipoleEstimate;
import org.anisky.model.RingShiftScan;
import org.anisky.reconstruction.Progress;
import org.anisky.sky.FieldOfView;
import org.anisky.sky.LinearClock;
import org.anisky.sky.Observatory;
import org.anisky.sky.SiderealBinning;
import org.anisky.sky.TimeFrame;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A million events with exact times and directions under a dipole of 0.3, binned into columns and
 * bins of 15 deg: the sum of two floors would lose half a column of right ascension.
 */
@Tag("long")
class HalfColumnTest {
  private static final Observatory SITE = Observatory.ofDegrees("site", 19, 0);
  private static final FieldOfView VIEW = FieldOfView.ofDegrees(60);
  private static final int COARSE = 24;
  private static final int FINE = 240;
  private static final double AMPLITUDE = 0.3;

  /** Not in the middle of a cell, nor on an edge. */
  private static final double PHASE = Math.toRadians(64);

  /** One sidereal turn in 86,400 s. */
  private static final LinearClock CLOCK = new LinearClock(0, 2 * Math.PI / 86400);

  private static DipoleEstimate fit(int columns, CylindricalGrid grid) throws IOException {
    LocalSky sky = LocalSky.of(SITE, grid, VIEW);
    EventBinner binner =
        new EventBinner(
            sky, new SiderealBinning(columns), TimeFrame.SIDEREAL, CLOCK, EventSelection.ALL);
    Dataset data = new Dataset(List.of(binner.bin("site", events(), "")));
    LikelihoodOptions options =
        new LikelihoodOptions(
            Gauge.RATIO,
            Acceleration.NONE,
            new StoppingRule.AfterSweeps(1),
            0.01,
            1,
            false,
            1,
            0.17);
    return new MaximumLikelihoodReconstructor(options)
        .reconstruct(data, Workers.single(), Progress.SILENT)
        .dipole();
  }

  /** Uniform in time and over the sphere within 65 deg of the zenith, accepted like 1 + d.n. */
  private static ListedEvents events() {
    ListedEvents events = new ListedEvents(DirectionKind.EQUATORIAL, false);
    SplittableRandom random = new SplittableRandom(20);
    double minCosZenith = Math.cos(Math.toRadians(65));
    double sinLatitude = Math.sin(SITE.latitude());
    double cosLatitude = Math.cos(SITE.latitude());
    int accepted = 0;
    while (accepted < 1_000_000) {
      double time = 86400 * random.nextDouble();
      double sinDec = 2 * random.nextDouble() - 1;
      double cosDec = Math.sqrt(1 - sinDec * sinDec);
      double rightAscension = 2 * Math.PI * random.nextDouble();
      double siderealTime = 2 * Math.PI * time / 86400;
      double cosZenith =
          sinLatitude * sinDec + cosLatitude * cosDec * Math.cos(siderealTime - rightAscension);
      double intensity = 1 + AMPLITUDE * cosDec * Math.cos(rightAscension - PHASE);
      if (cosZenith > minCosZenith && random.nextDouble() * (1 + AMPLITUDE) < intensity) {
        events.add(time, Math.asin(sinDec), rightAscension);
        accepted++;
      }
    }
    return events;
  }

  private static double degreesFromTruth(DipoleEstimate dipole) {
    return Math.toDegrees(Math.IEEEremainder(dipole.phase() - PHASE, 2 * Math.PI));
  }

  @Test
  void coarseBinsBiasNoPhaseAndPublicColumnsLoseHalfAColumn() throws IOException {
    CylindricalGrid right = RingShiftScan.localGrid(COARSE, COARSE, new SiderealBinning(COARSE));
    DipoleEstimate dipole = fit(COARSE, right);
    // The error is 0.6 deg; 4 sigma: a false alarm in 1 of 16,000 seeds.
    double fourSigma = Math.toDegrees(4 * dipole.phaseError());
    assertThat(fourSigma).isLessThan(3.5);
    assertThat(degreesFromTruth(dipole)).isCloseTo(0, within(fourSigma));
    DipoleEstimate late = fit(COARSE, CylindricalGrid.of(COARSE, COARSE));
    assertThat(degreesFromTruth(late)).isCloseTo(-7.5, within(fourSigma));

    // The same events in columns of 1.5 deg: what is left between the two is the damping
    // sinc^2(1/24) = 0.9943, and the noise of the places within the cells, 0.1 of the error.
    SiderealBinning fineBinning = new SiderealBinning(FINE);
    DipoleEstimate fine = fit(FINE, RingShiftScan.localGrid(COARSE, FINE, fineBinning));
    double x = Math.PI / COARSE;
    double damping = Math.pow(Math.sin(x) / x, 2);
    assertThat(damping).isCloseTo(0.9943, within(1e-4));
    double noise = 0.1 * dipole.amplitudeError() / AMPLITUDE;
    assertThat(dipole.amplitude() / fine.amplitude()).isCloseTo(damping, within(4 * noise));
    assertThat(4 * noise).isLessThan(1 - damping);
    assertThat(degreesFromTruth(fine)).isCloseTo(0, within(fourSigma));
    assertThat(fine.amplitude()).isCloseTo(AMPLITUDE, within(4 * fine.amplitudeError()));
  }
}
