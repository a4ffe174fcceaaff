package org.anisky.interpretation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.anisky.model.DipoleComponent;
import org.anisky.model.DipoleEstimate;
import org.anisky.model.MeasuredValue;
import org.anisky.sky.EarthMotion;
import org.anisky.sky.TimeFrame;
import org.junit.jupiter.api.Test;

/** Against astropy, numpy and scipy; the numbers of the file belong to this dipole. */
class InterpretationTest {
  private static final double[] DIPOLE = {9.16e-4, 7.25e-4, -4.0e-4};
  private static final double[][] COVARIANCE = {
    {4.0e-9, 0.5e-9, -0.2e-9}, {0.5e-9, 3.0e-9, 0.3e-9}, {-0.2e-9, 0.3e-9, 9.0e-9}
  };
  private static final double EPOCH = unix("2016-07-01T00:00:00Z");
  private static final double FIRST = unix("2016-03-01T00:00:00Z");
  private static final double LAST = unix("2016-06-09T00:00:00Z");

  /** The axes of FK5 and ICRS are 0.02 arcsec apart, 1e-7 rad, times a dipole of 1.3e-3. */
  private static final double AXES = 3e-10;

  private final Map<String, Double> astropy = reference();

  private static double unix(String text) {
    return Instant.parse(text).getEpochSecond();
  }

  private static Map<String, Double> reference() {
    try {
      Map<String, Double> numbers = new HashMap<>();
      for (String line :
          Files.readAllLines(
              Path.of("testdata", "reference", "interpretation.csv"), StandardCharsets.US_ASCII)) {
        String[] cells = line.split(",");
        if (!line.startsWith("#") && !cells[0].equals("name")) {
          numbers.put(cells[0] + cells[1], Double.parseDouble(cells[2]));
        }
      }
      return numbers;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static DipoleEstimate full() {
    return new DipoleEstimate(
        List.of(DipoleComponent.values()), DIPOLE, COVARIANCE, Double.NaN, Double.NaN);
  }

  private static DipoleEstimate equatorial() {
    double[][] block = {{4.0e-9, 0.5e-9}, {0.5e-9, 3.0e-9}};
    return new DipoleEstimate(
        DipoleComponent.EQUATORIAL,
        new double[] {DIPOLE[0], DIPOLE[1]},
        block,
        Double.NaN,
        Double.NaN);
  }

  private void assertClose(String name, double tolerance, double... values) {
    for (int k = 0; k < values.length; k++) {
      assertThat(values[k])
          .as("%s %d", name, k)
          .isCloseTo(astropy.get(name + k), within(tolerance));
    }
  }

  private void assertNumber(String name, MeasuredValue number, double relative) {
    assertClose(
        name,
        relative * Math.abs(astropy.get(name + 0)),
        number.value(),
        number.statistical(),
        number.systematic().orElse(0));
    assertThat(number.statistical())
        .isCloseTo(astropy.get(name + 1), within(relative * astropy.get(name + 1)));
  }

  private static Interpretation interpretation(DipoleEstimate dipole) {
    return Interpretation.of(
        OnFixedAxes.of(dipole, EPOCH),
        new Interpretation.Suppositions(
            new SpectralIndex(2.7, 0.1),
            Optional.of(Motion.LOCAL_STANDARD_OF_REST),
            FieldDirection.IBEX,
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty()),
        FIRST,
        LAST);
  }

  @Test
  void axesAndTheirErrorsAreThoseOfAstropy() {
    Interpretation meaning = interpretation(full());
    assertClose("icrs", AXES, meaning.fixed().dipole().values());
    double[][] covariance = meaning.fixed().dipole().covariance();
    for (int k = 0; k < 9; k++) {
      assertThat(covariance[k / 3][k % 3])
          .isCloseTo(astropy.get("icrs_covariance" + k), within(1e-6 * 1e-8));
    }
    AxesView galactic = meaning.measured().get(1);
    AxesView ecliptic = meaning.measured().get(2);
    for (int k = 0; k < 3; k++) {
      assertThat(galactic.components().get(k).value())
          .isCloseTo(astropy.get("galactic" + k), within(AXES));
      assertThat(galactic.components().get(k).statistical())
          .isCloseTo(astropy.get("galactic_error" + k), within(1e-6 * 1e-4));
      assertThat(ecliptic.components().get(k).value())
          .isCloseTo(astropy.get("ecliptic" + k), within(AXES));
    }
  }

  /** Without d_N the turn of the other two is known, and so is what is missing in them. */
  @Test
  void anUnmeasuredComponentIsNeverTakenForZero() {
    OnFixedAxes fixed = OnFixedAxes.of(equatorial(), EPOCH);
    double[] d = fixed.dipole().values();
    assertClose("two_icrs", AXES, d[0], d[1]);
    assertThat(fixed.perNorth()[0]).isCloseTo(astropy.get("two_icrs2"), within(2e-7));
    assertThat(fixed.perNorth()[1]).isCloseTo(astropy.get("two_icrs3"), within(2e-7));
    Interpretation meaning = interpretation(equatorial());
    assertThat(meaning.measured()).allMatch(view -> view.direction().isEmpty());
    AxesView galactic = meaning.measured().get(1);
    for (int k = 0; k < 3; k++) {
      double d_n = astropy.get("icrs2");
      double whole = galactic.components().get(k).value() + galactic.perNorth()[k] * d_n;
      // What precession takes from d_N is 1.6e-3 of it.
      assertThat(whole).isCloseTo(astropy.get("galactic" + k), within(1.7e-3 * 4e-4));
    }
    assertThat(meaning.comptonGetting().orElseThrow().corrected().components()).hasSize(2);
    assertThat(meaning.field().along()).isEmpty();
  }

  @Test
  void theMotionOfTheObserverIsTakenAway() {
    ComptonGetting correction = interpretation(full()).comptonGetting().orElseThrow();
    assertClose("earth_sidereal_km_s", 1e-4, correction.earth().orElseThrow());
    assertClose("lsr_km_s", 3e-6, correction.motion().velocity());
    assertClose("local_medium_km_s", 3e-6, Motion.LOCAL_MEDIUM.velocity());
    assertClose("cmb_km_s", 1e-4, Motion.MICROWAVE_BACKGROUND.velocity());
    assertClose("made", 2e-9, correction.ofMotion());
    for (int k = 0; k < 3; k++) {
      assertThat(Math.sqrt(correction.ofMotionCovariance()[k][k]))
          .isCloseTo(astropy.get("made_error" + k), within(1e-5 * 2e-5));
      assertThat(correction.corrected().values()[k])
          .isCloseTo(astropy.get("icrs" + k) - astropy.get("made" + k), within(3e-9));
      assertThat(Math.sqrt(correction.corrected().systematicCovariance().orElseThrow()[k][k]))
          .isCloseTo(astropy.get("made_error" + k), within(1e-5 * 2e-5));
    }
  }

  /** Differences over the field's whole error, not a small part: 1e-3 of that error. */
  @Test
  void theFieldTellsWhatWasNotMeasured() {
    FieldProjection field = interpretation(full()).field();
    assertNumber("strength", field.strength(), 1e-4);
    assertNumber("implied_d_n", field.impliedNorth(), 1e-3);
    assertNumber("along", field.along().orElseThrow(), 1e-4);
    assertThat(field.probability()).isCloseTo(astropy.get("plane_p0"), within(2e-7));
    assertThat(field.across().getAsDouble()).isCloseTo(astropy.get("across0"), within(1e-8));
    assertThat(field.acrossProbability()).isCloseTo(astropy.get("across1"), within(2e-7));
  }

  /** A whole year: (1 + cos of the obliquity)/2 of 29.78 km/s, towards 6 h. */
  @Test
  void theEarthShowsInSolarTime() {
    double[] season = EarthMotion.mean(TimeFrame.SOLAR, FIRST, LAST);
    // Every fourth of 4,001 instants; UT1 is a second from UTC.
    assertClose("earth_solar_km_s", 5e-3, season);
    double[] year =
        EarthMotion.mean(
            TimeFrame.SOLAR, unix("2015-01-01T00:00:00Z"), unix("2016-01-01T00:00:00Z"));
    assertClose("earth_solar_year_km_s", 5e-3, year);
    double[][] covariance = {{2.5e-10, 0.4e-10}, {0.4e-10, 2.0e-10}};
    DipoleEstimate solar =
        new DipoleEstimate(
            DipoleComponent.EQUATORIAL,
            new double[] {0.3e-4, 4.2e-4},
            covariance,
            Double.NaN,
            Double.NaN);
    SolarFit fit = SolarFit.of(solar, new SpectralIndex(2.7, 0), year);
    assertClose("solar_expected", 3e-7, fit.expected());
    assertClose("solar_gamma", 2e-3, fit.gamma().value(), fit.gamma().statistical());
    assertClose("solar_speed", 2e-2, fit.speed().value(), fit.speed().statistical());
    assertThat(fit.probability()).isCloseTo(astropy.get("solar_p0"), within(2e-4));
    assertThat(fit.shapeProbability()).isCloseTo(astropy.get("solar_direction_p0"), within(2e-4));
  }

  /** 3 R/(2 c T): 200 pc and 2 million years make 4.9e-4. */
  @Test
  void aSourceIsSolvedEitherWay() {
    OptionalDouble none = OptionalDouble.empty();
    OptionalDouble r = OptionalDouble.of(200);
    OptionalDouble t = OptionalDouble.of(2e6);
    OptionalDouble f = OptionalDouble.of(1);
    // 1.5 * 200 * 3.261563777/2e6
    double delta = 4.892345666e-4;
    MeasuredValue measured = MeasuredValue.of(delta, 1e-5);
    assertThat(SingleSource.of(measured, f, r, t).solved().orElseThrow().value().value())
        .isCloseTo(delta, within(1e-13));
    SingleSource age = SingleSource.of(measured, f, r, none);
    assertThat(age.solved().orElseThrow().quantity()).isEqualTo(SingleSource.Quantity.AGE);
    assertThat(age.solved().orElseThrow().value().value()).isCloseTo(2e6, within(1e-3));
    // dT/T = d delta/delta = 0.020440
    assertThat(age.solved().orElseThrow().value().statistical()).isCloseTo(40880.2, within(0.1));
    assertThat(SingleSource.of(measured, f, none, t).solved().orElseThrow().value().value())
        .isCloseTo(200, within(1e-7));
    MeasuredValue part =
        SingleSource.of(measured.times(0.5), none, r, t).solved().orElseThrow().value();
    assertThat(part.value()).isCloseTo(0.5, within(1e-9));
    assertThat(part.statistical()).isCloseTo(0.5 * 0.020440, within(1e-6));
    assertThat(SingleSource.of(measured, none, none, t).solved()).isEmpty();
  }
}
