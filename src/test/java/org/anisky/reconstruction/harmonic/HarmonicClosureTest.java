package org.anisky.reconstruction.harmonic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.anisky.Workers;
import org.anisky.counts.CountedSums;
import org.anisky.counts.Dataset;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.EventSample;
import org.anisky.counts.EventSums;
import org.anisky.counts.HarmonicSums;
import org.anisky.grid.HealpixGrid;
import org.anisky.model.DipoleComponent;
import org.anisky.reconstruction.Progress;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.reconstruction.ToyDetector;
import org.anisky.sky.SiderealBinning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HarmonicClosureTest {
  private static final ToyDetector NORTH = ToyDetector.onCylinder("north", 19, 60, 60, 120);
  private static final ToyDetector SOUTH = ToyDetector.onCylinder("south", -35, 80, 60, 120);

  private static Reconstruction reconstruct(ExposureModel model, DetectorCounts... detectors) {
    return new HarmonicReconstructor(new HarmonicOptions(model, 2, EventSample.IN_VIEW, true))
        .reconstruct(new Dataset(List.of(detectors)), Workers.single(), Progress.SILENT);
  }

  @ParameterizedTest
  @EnumSource(ExposureModel.class)
  void theFullDipoleComesBackFromCellsAlone(ExposureModel model) {
    double[] truth = {3e-4, -2e-4, 5e-4};
    ToyDetector healpix = NORTH.with(new HealpixGrid(32), new SiderealBinning(72));
    for (ToyDetector detector : List.of(NORTH, SOUTH, healpix)) {
      Reconstruction result =
          reconstruct(model, detector.asimov(1e6, ToyDetector.dipole(truth), lst -> 1));
      for (DipoleComponent component : DipoleComponent.values()) {
        double expected = truth[component.ordinal()];
        // The rim of the field of view follows the cells, by one in forty; the model knows not.
        double tolerance = (model == ExposureModel.DATA ? 2e-3 : 0.03) * Math.abs(expected);
        if (component == DipoleComponent.D_N && detector != healpix) {
          // Cells of 3 deg in declination mix zenith angles; HEALPix rings do not.
          tolerance = 5e-4;
        }
        assertThat(result.dipole().value(component).orElseThrow())
            .isCloseTo(expected, within(tolerance));
      }
      assertThat(result.warnings().get(0)).contains("carry no sums over the events");
    }
  }

  @Test
  void detectorsAreWeightedWithTheirInformation() {
    // Alone the pole says nothing of d_N; together it comes from the other detector.
    ToyDetector pole = ToyDetector.onCylinder("pole", -90, 60, 60, 120);
    double[] truth = {3e-4, -2e-4, 5e-4};
    DetectorCounts north = NORTH.asimov(1e6, ToyDetector.dipole(truth), lst -> 1);
    DetectorCounts atPole = pole.asimov(1e6, ToyDetector.dipole(truth), lst -> 1);
    Reconstruction both = reconstruct(ExposureModel.DATA, north, atPole);
    Reconstruction alone = reconstruct(ExposureModel.DATA, north);
    assertThat(both.dipole().error(DipoleComponent.D_N))
        .isEqualTo(alone.dipole().error(DipoleComponent.D_N));
    assertThat(both.dipole().error(DipoleComponent.D_0H).orElseThrow())
        .isLessThan(0.9 * alone.dipole().error(DipoleComponent.D_0H).orElseThrow());
    assertThat(both.dipole().value(DipoleComponent.D_0H).orElseThrow())
        .isCloseTo(3e-4, within(1e-6));
  }

  @Test
  void sumsFromFineCellsAreThoseOfTheEvents() {
    DetectorCounts counts =
        ToyDetector.onCylinder("fine", 19, 60, 180, 360)
            .observe(5000, ToyDetector.dipole(0.2, 0.1, 0.1), 1.3, 9);
    EventSums events = counts.eventStatistics().orElseThrow().all();
    EventSums cells = CountedSums.of(counts);
    double n = events.events();
    // Half a degree at most, by chance to either side: 0.3 deg / sqrt(5000) of every mean, and one
    // event in two hundred is lost at the rim.
    double tolerance = 0.01 * n;
    assertThat(cells.sinZenith()).isCloseTo(events.sinZenith(), within(tolerance));
    assertThat(cells.cosDeclination()).isCloseTo(events.cosDeclination(), within(tolerance));
    for (int k = 1; k <= HarmonicSums.ORDERS; k++) {
      assertThat(cells.rightAscension().cosine(k))
          .isCloseTo(events.rightAscension().cosine(k), within(tolerance));
      assertThat(cells.azimuth().sine(k)).isCloseTo(events.azimuth().sine(k), within(tolerance));
      assertThat(cells.siderealTime().sine(k))
          .isCloseTo(events.siderealTime().sine(k), within(tolerance));
      assertThat(cells.eastWest().cosine(k))
          .isCloseTo(events.eastWest().cosine(k), within(tolerance));
    }
  }
}
