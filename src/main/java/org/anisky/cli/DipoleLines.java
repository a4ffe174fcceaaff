package org.anisky.cli;

import java.util.Optional;
import org.anisky.model.DipoleComponent;
import org.anisky.model.DipoleEstimate;
import org.anisky.model.FullDipole;
import org.anisky.model.MeasuredValue;
import org.anisky.reconstruction.GalacticDipole;
import org.anisky.reconstruction.Measurement;

/**
 * A dipole along equatorial or Galactic axes on a terminal, every number with all its errors.
 *
 * @param sheet where the lines go
 * @param exponent power of ten of components and amplitudes
 */
record DipoleLines(FactSheet sheet, int exponent) {
  /** Components, then amplitude and phase of the equatorial part. */
  void equatorial(DipoleEstimate dipole) {
    for (DipoleComponent component : DipoleComponent.values()) {
      sheet.line(
          component.key(),
          "%s",
          dipole
              .measured(component)
              .map(number -> NumberText.signed(NumberText.measured(number, exponent)))
              .orElse("not measurable from the data alone"));
    }
    sheet.line(
        "Equatorial amplitude", "%s", NumberText.length(dipole.measuredAmplitude(), exponent));
    sheet.line("Phase", "%s", NumberText.phase(dipole.measuredPhase()));
  }

  /** Components and length along Galactic axes. */
  void galactic(GalacticDipole dipole) {
    towards("rho_EW", dipole.eastWest(), "Galactic l = 90 deg, b = 0");
    towards("rho_NS", dipole.northSouth(), "Galactic b = 90 deg");
    towards("rho_FB", dipole.forwardBackward(), "the Galactic centre");
    sheet.line(
        "delta",
        "%s towards Galactic l = %.1f deg, b = %+.1f deg",
        NumberText.measured(dipole.delta(), exponent),
        Math.toDegrees(dipole.longitude()),
        Math.toDegrees(dipole.latitude()));
  }

  private void towards(String name, MeasuredValue number, String direction) {
    sheet.line(
        name, "%s towards %s", NumberText.signed(NumberText.measured(number, exponent)), direction);
  }

  /**
   * Length and declination in space.
   *
   * @param amplitude in place of the linear approximation where a strategy measures it better
   * @param declination so too, deg
   */
  void full(FullDipole full, Optional<Measurement> amplitude, Optional<Measurement> declination) {
    sheet.line(
        "Full amplitude",
        "%s",
        amplitude
            .map(m -> NumberText.asymmetric(m.value(), m.lowerError(), m.upperError(), exponent))
            .orElseGet(() -> NumberText.length(full.amplitude(), exponent)));
    sheet.line(
        "Declination",
        "%s",
        declination
            .map(
                m ->
                    NumberText.signed(
                            NumberText.asymmetric(m.value(), m.lowerError(), m.upperError(), 0))
                        + " deg")
            .orElseGet(() -> NumberText.declination(full.declination())));
  }

  /** For example {@code 55.21 (p = 1.0e-12 for an isotropic sky)}. */
  void testStatistic(DipoleEstimate dipole, String more) {
    sheet.line(
        "Test statistic",
        "%s (p %s for an isotropic sky)%s",
        NumberText.plain(dipole.testStatistic()),
        NumberText.probability(dipole.probability()),
        more);
  }
}
