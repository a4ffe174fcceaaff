package org.anisky.reconstruction.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.DirectionKind;
import org.anisky.counts.EventBatch;
import org.anisky.counts.EventSource;
import org.anisky.counts.LocalSky;
import org.anisky.exposure.Acceptance;
import org.anisky.exposure.AcceptanceFormula;
import org.anisky.exposure.AcceptanceFromEvents;
import org.anisky.exposure.AcceptanceMap;
import org.anisky.exposure.AcceptanceTable;
import org.anisky.exposure.LiveTimeTable;
import org.anisky.exposure.SimulatedExposure;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyGrid;
import org.anisky.model.SyntheticDetector;
import org.anisky.sky.FieldOfView;
import org.anisky.sky.LocalDirection;
import org.anisky.sky.Observatory;
import org.anisky.sky.SiderealBinning;
import org.anisky.sky.SkyFrame;
import org.anisky.sky.TimeFrame;
import org.junit.jupiter.api.Test;

class SimulatedExposureTest {
  private final SyntheticDetector site = SyntheticDetector.onHealpix(19, 60, 8, 24, 1e5);

  private void fit(DetectorCounts counts, SimulatedExposure exposure, NuisancePriors priors) {
    KnownExposure.reconstructor(priors, 1, counts.name(), exposure)
        .fit(KnownExposure.data(counts), Workers.single());
  }

  private DetectorCounts counts() {
    return site.asimov("north", KnownExposure.sky(site.equatorialGrid(), 0, 0, 0));
  }

  @Test
  void countsInABinWithoutLiveTimeAreRefused() {
    double[][] one = new double[24][site.sky().size()];
    one[16][5] = 2;
    one[17][5] = 3;
    SimulatedExposure exposure = KnownExposure.of(site.withGap(17, 18));
    assertThatThrownBy(() -> fit(site.counts("north", one), exposure, NuisancePriors.NONE))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("north: sidereal bin 17 has 3.0 events but no live time in monitoring");
  }

  @Test
  void countsInAPixelWithoutAcceptanceAreRefused() {
    double[] acceptance = site.acceptance().clone();
    acceptance[0] = 0;
    // Local pixel 0 of nside 8 is pixel 0 of the grid: z = 1 - 1/192, zenith 5.848 deg, phi 45 deg
    // from North through West.
    double[][] one = new double[24][site.sky().size()];
    one[3][0] = 2;
    one[4][0] = 5;
    SimulatedExposure exposure = KnownExposure.of(site, acceptance, null);
    assertThatThrownBy(() -> fit(site.counts("north", one), exposure, NuisancePriors.NONE))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "north: pixel 0 (zenith 5.850 deg, azimuth 315.000 deg) has 7.0 events but its"
                + " simulated acceptance is 0 in the acceptance map");
  }

  @Test
  void anAcceptanceOfAnotherGridOrFrameIsRefused() {
    SyntheticDetector fine = SyntheticDetector.onHealpix(19, 60, 16, 24, 1e5);
    assertThatThrownBy(() -> fit(counts(), KnownExposure.of(fine), NuisancePriors.NONE))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "north: the acceptance map is on HEALPix nside 16 but the counts on HEALPix nside 8;"
                + " they must agree");
    double[] ones = new double[site.sky().grid().size()];
    AcceptanceMap equatorial =
        new AcceptanceMap(
            KnownExposure.full(site.sky().grid(), SkyFrame.EQUATORIAL, ones), Optional.empty());
    assertThatThrownBy(() -> equatorial.on(site.sky(), "north"))
        .hasMessage(
            "north: the acceptance map is in the equatorial frame but the counts are in the"
                + " local-horizon frame; they must agree");
    SkyGrid other = new HealpixGrid(4);
    assertThatThrownBy(
            () ->
                new AcceptanceMap(
                    KnownExposure.map(site.sky(), site.acceptance()),
                    Optional.of(
                        KnownExposure.full(
                            other, SkyFrame.LOCAL_HORIZON, new double[other.size()]))))
        .hasMessage(
            "the error map of the acceptance is on HEALPix nside 4 in the local-horizon frame but"
                + " the acceptance on HEALPix nside 8 in the local-horizon frame; they must agree");
  }

  @Test
  void anAcceptanceThatIsNoneIsRefused() {
    double[] negative = site.acceptance().clone();
    negative[2] = -0.5;
    assertThatThrownBy(
            () -> fit(counts(), KnownExposure.of(site, negative, null), NuisancePriors.NONE))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "north: the acceptance map: pixel 2: simulated acceptance is -0.5; it must be finite"
                + " and >= 0");
    double[] zero = new double[negative.length];
    assertThatThrownBy(() -> fit(counts(), KnownExposure.of(site, zero, null), NuisancePriors.NONE))
        .hasMessage(
            String.format(
                "north: the acceptance map: the simulated acceptance is 0 in all %d pixels in view",
                zero.length));
  }

  @Test
  void aLiveTimeTableOfAnotherBinningOrFrameIsRefused() {
    Acceptance acceptance = KnownExposure.of(site).acceptance();
    assertThatThrownBy(
            () ->
                fit(
                    counts(),
                    new SimulatedExposure(
                        acceptance,
                        LiveTimeTable.uniform(new SiderealBinning(36), TimeFrame.SIDEREAL)),
                    NuisancePriors.NONE))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "uniform live time has 36 bins from 0.0 deg but the counts of north have 24 from 0.0"
                + " deg; they must agree");
    assertThatThrownBy(
            () ->
                fit(
                    counts(),
                    new SimulatedExposure(
                        acceptance,
                        LiveTimeTable.uniform(new SiderealBinning(24), TimeFrame.SOLAR)),
                    NuisancePriors.NONE))
        .hasMessage(
            "uniform live time is in solar time but the counts of north are in sidereal time; they"
                + " must agree (a list of runs serves every time frame)");
    assertThatThrownBy(
            () ->
                new LiveTimeTable(
                    "live.csv",
                    new SiderealBinning(2),
                    TimeFrame.SIDEREAL,
                    new double[] {1, Double.NaN}))
        .hasMessage("live.csv: live time of sidereal bin 1 is NaN; it must be finite and >= 0");
  }

  @Test
  void aDetectorWithoutExposureAndPriorsOutOfRangeAreRefused() {
    MonteCarloReconstructor other =
        KnownExposure.reconstructor(NuisancePriors.NONE, 1, "south", KnownExposure.of(site));
    assertThatThrownBy(() -> other.fit(KnownExposure.data(counts()), Workers.single()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("north: no simulated exposure is given; there is one for [south]");
    assertThatThrownBy(() -> new NuisancePriors(-0.1, ZenithTemplate.ONE_MINUS_COSINE, 0))
        .hasMessage("prior of the zenith slope: standard deviation -0.1 must be finite and >= 0");
    assertThatThrownBy(() -> new NuisancePriors(0, ZenithTemplate.ONE_MINUS_COSINE, Double.NaN))
        .hasMessage("prior of the rate modulation: standard deviation NaN must be finite and >= 0");
  }

  /** cos^2(60 deg) (1 + 0.4 sin(60 deg) sin^2(90 deg)) = 0.25 (1 + 0.2 sqrt(3)). */
  @Test
  void theFormulaIsThePublishedOne() {
    AcceptanceFormula formula = new AcceptanceFormula(2, 0.4, Math.PI / 6);
    assertThat(formula.at(Math.PI / 3, Math.PI / 3))
        .isCloseTo(0.25 * (1 + 0.2 * Math.sqrt(3)), within(1e-15));
    assertThat(formula.at(2, 1)).isZero();
    AcceptanceTable table = formula.on(site.sky(), "north");
    double sum = 0;
    for (double a : table.acceptance()) {
      sum += a;
    }
    assertThat(sum).isCloseTo(1, within(1e-12));
    assertThat(table.acceptance()[9] / table.acceptance()[2])
        .isCloseTo(
            formula.at(site.sky().zenith(9), site.sky().azimuth(9))
                / formula.at(site.sky().zenith(2), site.sky().azimuth(2)),
            within(1e-12));
    assertThat(table.error()).containsOnly(0);
  }

  /** Events as they are, one batch. */
  private static final class Events implements EventSource {
    private final DirectionKind direction;
    private final double[][] rows;
    private boolean done;

    private Events(DirectionKind direction, double[][] rows) {
      this.direction = direction;
      this.rows = rows;
    }

    @Override
    public DirectionKind direction() {
      return direction;
    }

    @Override
    public boolean hasEnergy() {
      return false;
    }

    @Override
    public String description() {
      return "simulated.txt";
    }

    @Override
    public boolean read(EventBatch batch) {
      if (done) {
        return false;
      }
      done = true;
      for (double[] row : rows) {
        batch.polar[batch.size] = row[0];
        batch.azimuthal[batch.size] = row[1];
        batch.weight[batch.size++] = row[2];
      }
      return true;
    }

    @Override
    public void close() {}
  }

  /** On both kinds of local grid: events near the centres of pixels 4 (weights 1, 3) and 7 (2). */
  @Test
  void simulatedEventsAreCountedInTheirLocalPixelsWithTheirErrors() throws Exception {
    LocalSky cylinder = SyntheticDetector.onCylinder(19, 60, 12, 24, 24, 1e5).sky();
    for (LocalSky sky : List.of(site.sky(), cylinder)) {
      double[][] rows = {
        {sky.zenith(4), sky.azimuth(4), 1},
        {sky.zenith(4) + 1e-3, sky.azimuth(4) - 1e-3 + 2 * Math.PI, 3},
        {sky.zenith(7), sky.azimuth(7), 2},
        {2.0, 0, 5}
      };
      AcceptanceFromEvents events =
          AcceptanceFromEvents.of(sky, new Events(DirectionKind.LOCAL, rows));
      assertThat(events.used()).isEqualTo(3);
      assertThat(events.outside()).isEqualTo(1);
      AcceptanceTable table = events.on(sky, "north");
      assertThat(table.acceptance()[4]).isCloseTo(4.0 / 6, within(1e-15));
      assertThat(table.acceptance()[7]).isCloseTo(2.0 / 6, within(1e-15));
      assertThat(table.error()[4]).isCloseTo(Math.sqrt(10) / 6, within(1e-15));
      assertThat(table.error()[7]).isCloseTo(2.0 / 6, within(1e-15));
    }
  }

  @Test
  void simulatedEventsThatDoNotSuitAreRefused() throws Exception {
    double[][] low = {{2.0, 0, 5}};
    assertThatThrownBy(
            () -> AcceptanceFromEvents.of(site.sky(), new Events(DirectionKind.LOCAL, low)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "simulated.txt: none of 1 simulated events is within 59.99999999999999 deg of the"
                + " zenith");
    assertThatThrownBy(
            () -> AcceptanceFromEvents.of(site.sky(), new Events(DirectionKind.EQUATORIAL, low)))
        .hasMessage(
            "simulated.txt: simulated events need zenith and azimuth, but it has right ascension"
                + " and declination");
    double[][] up = {{0.1, 0, 5}};
    AcceptanceFromEvents events =
        AcceptanceFromEvents.of(site.sky(), new Events(DirectionKind.LOCAL, up));
    LocalSky elsewhere =
        LocalSky.of(
            Observatory.ofDegrees("pole", -90, 0), new HealpixGrid(4), FieldOfView.ofDegrees(60));
    assertThatThrownBy(() -> events.on(elsewhere, "south"))
        .hasMessage(
            "south: the simulated events were counted for observatory 'site' on HEALPix nside 8,"
                + " but the counts are of 'pole' on HEALPix nside 4; place, grid and field of view"
                + " must agree");
  }

  @Test
  void theSecantTemplateStopsAboveTheHorizon() {
    SyntheticDetector wide = SyntheticDetector.onHealpix(19, 91, 4, 24, 1e5);
    DetectorCounts counts = wide.asimov("wide", KnownExposure.sky(wide.equatorialGrid(), 0, 0, 0));
    assertThatThrownBy(
            () ->
                fit(
                    counts,
                    KnownExposure.of(wide),
                    new NuisancePriors(0.1, ZenithTemplate.SECANT_MINUS_ONE, 0)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageMatching(
            "wide: pixel \\d+ at zenith 90\\.000 deg is at or below the horizon, where the zenith"
                + " template 'secant-minus-one' has no value");
  }

  @Test
  void aDirectionIsFoundInThePixelWhoseCentreItIs() {
    for (int i = 0; i < site.sky().size(); i++) {
      LocalDirection centre = new LocalDirection(site.sky().zenith(i), site.sky().azimuth(i));
      assertThat(site.sky().index(centre)).isEqualTo(i);
    }
  }
}
