package org.anisky.interpretation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.anisky.model.DipoleComponent;
import org.anisky.model.DipoleEstimate;
import org.anisky.model.FullDipole;
import org.anisky.model.MeasuredValue;
import org.anisky.sky.EarthMotion;
import org.anisky.sky.SkyAxes;
import org.anisky.sky.TimeFrame;

/**
 * What a dipole of the sky may mean.
 *
 * @param fixed the measured dipole, axes of ICRS
 * @param measured the same along all axes
 * @param comptonGetting without the motion of the observer; empty when not asked for
 * @param corrected the dipole that the rest is about along all axes; that of {@code fixed} where
 *     nothing is corrected
 * @param field projected on the magnetic field
 * @param source of a single source
 * @param sourceDipole what is taken for its dipole, for a person
 */
public record Interpretation(
    OnFixedAxes fixed,
    List<AxesView> measured,
    Optional<ComptonGetting> comptonGetting,
    List<AxesView> corrected,
    FieldProjection field,
    SingleSource source,
    String sourceDipole) {
  /**
   * What is supposed.
   *
   * @param index of the spectrum
   * @param motion to correct for; empty for none
   * @param field an ordered magnetic field
   * @param fraction of the flux from one source; empty when not known
   * @param distance of it, pc; empty when not known
   * @param age of it, years; empty when not known
   */
  public record Suppositions(
      SpectralIndex index,
      Optional<Motion> motion,
      FieldDirection field,
      OptionalDouble fraction,
      OptionalDouble distance,
      OptionalDouble age) {}

  /**
   * Interprets a dipole.
   *
   * @param first unix time of the first event, s; NaN when not known
   * @param last unix time of the last event, s; NaN when not known
   */
  public static Interpretation of(
      OnFixedAxes fixed, Suppositions suppositions, double first, double last) {
    Optional<double[]> earth =
        last > first
            ? Optional.of(EarthMotion.mean(TimeFrame.SIDEREAL, first, last))
            : Optional.empty();
    Optional<ComptonGetting> correction =
        suppositions
            .motion()
            .map(motion -> ComptonGetting.of(fixed.dipole(), suppositions.index(), motion, earth));
    DipoleEstimate dipole = correction.map(ComptonGetting::corrected).orElse(fixed.dipole());
    FieldProjection field = FieldProjection.of(dipole, suppositions.field());
    Optional<FullDipole> full = dipole.full();
    MeasuredValue delta = full.map(FullDipole::amplitude).orElseGet(() -> length(field.strength()));
    return new Interpretation(
        fixed,
        views(fixed.dipole()),
        correction,
        views(dipole),
        field,
        SingleSource.of(
            delta, suppositions.fraction(), suppositions.distance(), suppositions.age()),
        full.isPresent() ? "full amplitude" : "strength along the magnetic field");
  }

  private static MeasuredValue length(MeasuredValue strength) {
    return new MeasuredValue(
        Math.abs(strength.value()), strength.statistical(), strength.systematic());
  }

  private static List<AxesView> views(DipoleEstimate dipole) {
    return Arrays.stream(SkyAxes.values()).map(axes -> AxesView.of(dipole, axes)).toList();
  }

  /** Whether all three components are measured. */
  public boolean isFull() {
    return fixed.dipole().components().size() == DipoleComponent.values().length;
  }

  /** The papers that it rests on, one each. */
  public List<String> references() {
    List<String> references = new ArrayList<>();
    references.add("Precession: Capitaine, Wallace and Chapront 2003, A&A 412, 567 (IAU 2006)");
    references.add("Galactic axes: ESA SP-1200 (1997), vol. 1, 1.5.3");
    comptonGetting.ifPresent(
        correction -> {
          references.add(
              "Compton-Getting: Compton and Getting 1935, Phys. Rev. 47, 817;"
                  + " Gleeson and Axford 1968, Ap&SS 2, 431");
          references.add("Velocity: " + correction.motion().reference());
        });
    references.add("Field: " + field.field().reference());
    references.add("Projection: Ahlers 2016, PRL 117, 151103 (arXiv:1605.06446)");
    references.add(
        "Single source: Savchenko, Kachelriess and Semikoz 2015, ApJL 809, L23"
            + " (arXiv:1505.02720)");
    return references;
  }
}
