package org.anisky.report;

import org.anisky.model.MeasuredValue;
import org.anisky.results.MeasuredNumber;

/**
 * A fitted equatorial dipole and the curve it makes over right ascension: projection x amplitude x
 * cos(right ascension - phase).
 *
 * @param amplitude A1, at least 0
 * @param amplitudeError one standard deviation
 * @param phase alpha1, rad
 * @param phaseError one standard deviation, rad
 * @param projection by how much the drawn curve is lower than A1: the mean cos(declination) of what
 *     was averaged; 1 when the amplitude belongs to the projected data already
 */
public record DipoleCurve(
    double amplitude, double amplitudeError, double phase, double phaseError, double projection) {
  /** Checks the numbers, so that NaN fails too. */
  public DipoleCurve {
    if (!(amplitude >= 0
        && amplitudeError >= 0
        && Double.isFinite(phase)
        && phaseError >= 0
        && projection > 0
        && projection <= 1)) {
      throw new IllegalArgumentException(
          "amplitude %s +- %s, phase %s +- %s rad, projection %s"
              .formatted(amplitude, amplitudeError, phase, phaseError, projection));
    }
  }

  /** The curve at a right ascension, rad. */
  double at(double rightAscension) {
    return projection * amplitude * Math.cos(rightAscension - phase);
  }

  /** Amplitude and phase with their errors, for a legend. */
  String describe() {
    double degrees = Math.toDegrees(phase);
    degrees -= 360 * Math.floor(degrees / 360);
    String text =
        Notation.AMPLITUDE
            + " = "
            + MeasuredNumber.of(amplitude, amplitudeError).text()
            + (MeasuredValue.of(phase, phaseError).isAnyAngle()
                ? ",  " + Notation.PHASE + " undetermined"
                : ",  "
                    + Notation.PHASE
                    + " = "
                    + MeasuredNumber.of(degrees, Math.toDegrees(phaseError)).text("°"));
    return projection == 1
        ? text
        : text + "  (drawn × " + Ticks.number(projection, 2) + ", mean cos δ)";
  }
}
