package org.anisky.sky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.anisky.InvalidInputException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Ranges and messages of the value types. */
class SkyValuesTest {
  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(InvalidInputException.class).hasMessage(message);
  }

  @Test
  void latitudesBeyondThePolesAreRefusedWithTheNameOfTheObservatory() {
    assertRefused(
        () -> Observatory.ofDegrees("HAWC", 119, 0),
        "observatory 'HAWC': latitude 119.0 deg is outside [-90, 90]");
    assertRefused(
        () -> Observatory.ofDegrees("HAWC", Double.NaN, 0),
        "observatory 'HAWC': latitude NaN deg is outside [-90, 90]");
  }

  @Test
  void longitudesBeyondOneTurnAreRefused() {
    assertRefused(
        () -> Observatory.ofDegrees("HAWC", 19, 361),
        "observatory 'HAWC': longitude 361.0 deg is outside [-360, 360]");
    assertRefused(
        () -> Observatory.ofDegrees("HAWC", 19, Double.NaN),
        "observatory 'HAWC': longitude NaN deg is outside [-360, 360]");
  }

  @Test
  void bothPolesAndBothWaysOfCountingLongitudesAreAllowed() {
    assertThat(Observatory.ofDegrees("IceCube", -90, -63).latitude()).isEqualTo(-Math.PI / 2);
    assertThat(Observatory.ofDegrees("pole", 90, 297).latitude()).isEqualTo(Math.PI / 2);
    assertThat(Observatory.ofDegrees("turn", 0, 360).longitude()).isEqualTo(2 * Math.PI);
  }

  @Test
  void theEdgeOfTheFieldOfViewIsInView() {
    FieldOfView sixty = FieldOfView.ofDegrees(60);
    assertThat(sixty.contains(0)).isTrue();
    assertThat(sixty.contains(Math.toRadians(60))).isTrue();
    assertThat(sixty.contains(Math.toRadians(60.0001))).isFalse();
    assertThat(sixty.contains(Double.NaN)).isFalse();
    assertThat(FieldOfView.ofDegrees(180).contains(Math.PI)).isTrue();
  }

  @Test
  void emptyAndImpossibleFieldsOfViewAreRefused() {
    assertRefused(
        () -> FieldOfView.ofDegrees(0), "maximum zenith angle 0.0 deg is outside (0, 180]");
    assertRefused(
        () -> FieldOfView.ofDegrees(Double.NaN),
        "maximum zenith angle NaN deg is outside (0, 180]");
    assertThatThrownBy(() -> FieldOfView.ofDegrees(180.1))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void directionsOffTheSphereAreRefused() {
    assertThatThrownBy(() -> EquatorialDirection.ofDegrees(0, 90.5))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageEndingWith("deg is outside [-90, 90]");
    assertRefused(
        () -> EquatorialDirection.ofDegrees(0, Double.NaN),
        "declination NaN deg is outside [-90, 90]");
    assertRefused(
        () -> EquatorialDirection.ofDegrees(Double.NaN, 0),
        "right ascension NaN rad is not a finite angle");
    assertRefused(
        () -> LocalDirection.ofDegrees(-1, 0), "zenith angle -1.0 deg is outside [0, 180]");
    assertRefused(
        () -> LocalDirection.ofDegrees(Double.NaN, 0), "zenith angle NaN deg is outside [0, 180]");
    assertRefused(
        () -> new LocalDirection(0, Double.NEGATIVE_INFINITY),
        "azimuth -Infinity rad is not a finite angle");
  }

  @Test
  void bordersOfTheSphereAreAllowedInDegrees() {
    assertThat(EquatorialDirection.ofDegrees(0, 90).declination()).isEqualTo(Math.PI / 2);
    assertThat(EquatorialDirection.ofDegrees(0, -90).declination()).isEqualTo(-Math.PI / 2);
    assertThat(LocalDirection.ofDegrees(180, 0).zenith()).isEqualTo(Math.PI);
  }

  @Test
  void timeFramesAreTheirFormulas() {
    // S = 1, U = 3.
    assertThat(TimeFrame.SIDEREAL.angle(1, 3)).isEqualTo(1);
    assertThat(TimeFrame.SOLAR.angle(1, 3)).isEqualTo(3);
    assertThat(TimeFrame.ANTI_SIDEREAL.angle(1, 3)).isEqualTo(5);
    assertThat(TimeFrame.EXTENDED_SIDEREAL.angle(1, 3)).isEqualTo(-1);
  }
}
