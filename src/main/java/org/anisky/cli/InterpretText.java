package org.anisky.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.anisky.interpretation.AxesView;
import org.anisky.interpretation.ComptonGetting;
import org.anisky.interpretation.FieldProjection;
import org.anisky.interpretation.Interpretation;
import org.anisky.interpretation.Motion;
import org.anisky.interpretation.SingleSource;
import org.anisky.interpretation.SolarFit;
import org.anisky.interpretation.SpectralIndex;
import org.anisky.model.DipoleEstimate;
import org.anisky.model.MeasuredValue;
import org.anisky.results.DatedDipole;
import org.anisky.results.MeasuredNumber;
import org.anisky.sky.Rotation;
import org.anisky.sky.SkyAxes;
import org.anisky.sky.UtcText;

/** What a dipole may mean, for a terminal: each number under the assumption that it rests on. */
final class InterpretText {
  private static final int LABEL_WIDTH = 22;

  /** Systematic errors of fewer statistical ones are not shown. */
  private static final double SMALL = 0.01;

  private static final String[] NAMES = {"x", "y", "z"};

  private final PrintWriter out;
  private final FactSheet sheet;

  InterpretText(PrintWriter out) {
    this.out = out;
    sheet = new FactSheet(out, LABEL_WIDTH);
  }

  /**
   * Prints that of the sky.
   *
   * @param epoch to which the axes of the result belong, unix time, s
   */
  void print(DatedDipole source, Interpretation meaning, double epoch) {
    DipoleEstimate dipole = meaning.fixed().dipole();
    int exponent = exponent(dipole);
    sheet.line("Dipole", "%s, %s", source.strategy(), source.file());
    sheet.line(
        "Axes",
        "%s",
        source.icrs() || Double.isNaN(epoch)
            ? "of ICRS already"
            : "ICRS, turned from the mean equator and equinox of " + UtcText.of(epoch));
    dipole(dipole, meaning.measured(), exponent);
    if (!meaning.isFull()) {
      double[] lacks = meaning.fixed().perNorth();
      sheet.line(
          "Not in it",
          "precession of the unknown d_N: %+.1e d_N in d_0h, %+.1e d_N in d_6h",
          lacks[0],
          lacks[1]);
    }
    meaning
        .comptonGetting()
        .ifPresent(correction -> comptonGetting(correction, meaning.corrected()));
    field(meaning.field(), exponent);
    source(meaning);
    references(meaning.references());
  }

  private static int exponent(DipoleEstimate dipole) {
    return MeasuredNumber.tableExponent(Math.max(dipole.amplitude(), dipole.amplitudeError()));
  }

  private void dipole(DipoleEstimate dipole, List<AxesView> views, int exponent) {
    new DipoleLines(sheet, exponent).equatorial(dipole);
    for (AxesView view : views) {
      if (view.direction().isPresent()) {
        sheet.line(
            view.axes() == SkyAxes.ICRS ? "Full dipole" : name(view.axes()),
            "%s towards longitude %s, latitude %s",
            NumberText.length(view.direction().get().amplitude(), exponent),
            NumberText.phase(view.direction().get().rightAscension()),
            NumberText.declination(view.direction().get().declination()));
      } else if (view.axes() != SkyAxes.ICRS) {
        for (int k = 0; k < Rotation.AXES; k++) {
          sheet.line(
              k == 0 ? name(view.axes()) : "",
              "%s = %s %+.3f d_N",
              NAMES[k],
              NumberText.signed(NumberText.measured(view.components().get(k), exponent)),
              view.perNorth()[k]);
        }
      }
    }
  }

  private static String name(SkyAxes axes) {
    return axes == SkyAxes.GALACTIC ? "Galactic axes" : "Ecliptic axes";
  }

  private void comptonGetting(ComptonGetting correction, List<AxesView> views) {
    out.println();
    Motion motion = correction.motion();
    sheet.line(
        "Compton-Getting",
        "(2 + gamma) v/c with gamma = %s and v = %.1f km/s (%s)%s",
        index(correction.index()),
        motion.speed(),
        motion.name(),
        correction.earth().map(InterpretText::earth).orElse(""));
    double[] made = correction.ofMotion();
    sheet.line("Made by motion", "d_0h %+.2e, d_6h %+.2e, d_N %+.2e", made[0], made[1], made[2]);
    out.println("What is left in that frame:");
    DipoleEstimate corrected = shown(correction.corrected());
    boolean small = corrected != correction.corrected();
    dipole(
        corrected,
        small ? views.stream().map(view -> AxesView.of(corrected, view.axes())).toList() : views,
        exponent(corrected));
    if (small) {
      sheet.line("Errors", "statistical; systematic ones are below a hundredth of them");
    }
    sheet.line(
        "No dipole left",
        "p %s, all errors in",
        NumberText.probability(correction.corrected().probability()));
  }

  /** Without systematic errors when all of them are below a hundredth of the statistical ones. */
  private static DipoleEstimate shown(DipoleEstimate dipole) {
    boolean small =
        dipole.components().stream()
            .map(component -> dipole.measured(component).orElseThrow())
            .allMatch(number -> number != shown(number));
    return small
        ? new DipoleEstimate(
            dipole.components(),
            dipole.values(),
            dipole.covariance(),
            dipole.testStatistic(),
            dipole.probability())
        : dipole;
  }

  private static MeasuredValue shown(MeasuredValue number) {
    return number.systematic().orElse(Double.POSITIVE_INFINITY) < SMALL * number.statistical()
        ? MeasuredValue.of(number.value(), number.statistical())
        : number;
  }

  private static String earth(double[] mean) {
    return String.format(
        Locale.ROOT,
        ", and the mean motion of the Earth over the data, %.2f km/s",
        Math.sqrt(mean[0] * mean[0] + mean[1] * mean[1] + mean[2] * mean[2]));
  }

  private static String index(SpectralIndex index) {
    return index.error() > 0 ? index.gamma() + " ± " + index.error() : "" + index.gamma();
  }

  private void field(FieldProjection projection, int exponent) {
    out.println();
    sheet.line(
        "Magnetic field",
        "l = %.1f deg, b = %.1f deg, ± %.1f deg",
        Math.toDegrees(projection.field().longitude()),
        Math.toDegrees(projection.field().latitude()),
        Math.toDegrees(projection.field().error()));
    projection
        .along()
        .ifPresent(
            along -> {
              sheet.line(
                  "Along the field",
                  "%s",
                  NumberText.signed(NumberText.measured(shown(along), exponent)));
              sheet.line(
                  "Across the field",
                  "%.2e (p %s, were the dipole along the field)",
                  projection.across().getAsDouble(),
                  NumberText.probability(projection.acrossProbability()));
            });
    sheet.line(
        "If along the field",
        "dipole %s, d_N = %s, from d_0h and d_6h alone",
        NumberText.signed(NumberText.measured(shown(projection.strength()), exponent)),
        NumberText.signed(NumberText.measured(shown(projection.impliedNorth()), exponent)));
    sheet.line(
        "",
        "phase as far from the field's meridian with p %s",
        NumberText.probability(projection.probability()));
  }

  private void source(Interpretation meaning) {
    SingleSource source = meaning.source();
    out.println();
    sheet.line(
        "Single source",
        "f R/(c T) = 2 delta/3 = %s, delta the %s",
        relative(source.ratio()),
        meaning.sourceDipole());
    source
        .solved()
        .ifPresent(
            solved ->
                sheet.line(
                    solved.quantity() == SingleSource.Quantity.DIPOLE
                        ? "Expected dipole"
                        : "Implied " + solved.quantity().key(),
                    "%s%s (%s)",
                    relative(solved.value()),
                    solved.quantity().unit(),
                    given(source)));
  }

  private static String given(SingleSource source) {
    StringBuilder text = new StringBuilder("for");
    source.fraction().ifPresent(f -> text.append(" f = ").append(f));
    source.distance().ifPresent(r -> text.append(" R = ").append(r).append(" pc"));
    source.age().ifPresent(t -> text.append(" T = ").append(t).append(" yr"));
    return text.toString();
  }

  private static String relative(MeasuredValue value) {
    return value.total() > 0
        ? NumberText.measured(shown(value), MeasuredNumber.tableExponent(value.value()))
        : String.format(Locale.ROOT, "%.3g", value.value());
  }

  private void references(List<String> references) {
    out.println();
    references.forEach(reference -> out.println("  " + reference));
  }

  /**
   * Prints that of solar time.
   *
   * @param span first and last event, unix time, s; empty when not known
   */
  void print(
      DatedDipole source,
      SolarFit fit,
      SpectralIndex index,
      double[] velocity,
      Optional<double[]> span) {
    DipoleEstimate dipole = source.dipole();
    int exponent = exponent(dipole);
    sheet.line("Dipole", "%s, solar time, %s", source.strategy(), source.file());
    new DipoleLines(sheet, exponent).equatorial(dipole);
    sheet.line(
        "Earth's motion",
        "mean %.2f km/s towards %.2f h over %s",
        Math.hypot(velocity[0], velocity[1]),
        Math.toDegrees(Math.atan2(velocity[1], velocity[0])) / 15,
        span.map(it -> UtcText.of(it[0]) + " to " + UtcText.of(it[1]))
            .orElse("a whole year; the times of the events are not known"));
    sheet.line(
        "Compton-Getting",
        "d_0h %+.2e, d_6h %+.2e expected with gamma = %s; p %s",
        fit.expected()[0],
        fit.expected()[1],
        index(index),
        NumberText.probability(fit.probability()));
    sheet.line("Spectral index", "%s", NumberText.measured(fit.gamma(), 0));
    sheet.line("Orbital speed", "%s km/s", NumberText.measured(fit.speed(), 0));
    sheet.line("Direction", "p %s, whatever gamma", NumberText.probability(fit.shapeProbability()));
    references(fit.references());
  }
}
