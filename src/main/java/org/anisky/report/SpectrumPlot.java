package org.anisky.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.anisky.inference.AngularSpectrum;
import org.anisky.statistics.IsotropicInterval;

/**
 * A power spectrum over the degree, on a logarithmic axis: band powers with their errors, the
 * pseudo-spectrum of the map, what an isotropic sky shows of the band powers, and the spectrum that
 * diffusion makes of the dipole.
 */
public final class SpectrumPlot implements Picture {
  private static final int WIDTH = 1400;
  private static final int HEIGHT = 1040;
  private static final double LEFT = 190;
  private static final double RIGHT = 1350;
  private static final double TOP = 130;
  private static final double BOTTOM = 920;
  private static final int INTERVALS = 8;

  /** The strip of the legend is left free, as a factor of the largest power per decade shown. */
  private static final double STRIP_PART = Legend.STRIP / (BOTTOM - TOP);

  private final AngularSpectrum spectrum;

  private SpectrumPlot(AngularSpectrum spectrum) {
    this.spectrum = spectrum;
  }

  /** A picture of a spectrum. */
  public static SpectrumPlot of(AngularSpectrum spectrum) {
    return new SpectrumPlot(spectrum);
  }

  @Override
  public Figure figure() {
    Scale y = height();
    Scale x = Scale.linear(0.5, spectrum.rows().size() + 0.5, LEFT, RIGHT);
    Axis degrees = Axis.of("degree l", "1", x, Ticks.linear(x.low(), x.high(), INTERVALS));
    Ticks powers = Ticks.powersOfTen(Ticks.decade(y.low()), Ticks.decade(y.high()), INTERVALS);
    Axis values =
        Axis.of(Notation.inText("C_l of the anisotropy"), "1", y, powers)
            .withMinor(powers.betweenPowers(y.high()));
    Legend legend =
        Legend.strip(
            LEFT,
            RIGHT,
            TOP,
            List.of(
                Legend.Entry.of(
                    SpectrumPoints.sample(Palette.DATA, true),
                    "maximum likelihood, one standard deviation; grey: isotropic sky, 95 %"),
                Legend.Entry.of(
                    SpectrumPoints.sample(Palette.FAINT_INK, false),
                    "pseudo-spectrum of the map, with noise; line: diffusion,"
                        + " 18/((2l+1)(l+1)(l+2))")));
    String subtitle =
        String.format(
            Locale.ROOT,
            "%s, %.0f %% of the sky, m = 0 not measured",
            Notation.events(spectrum.events()),
            100 * spectrum.skyFraction());
    return new Figure(
        WIDTH,
        HEIGHT,
        List.of(
            Caption.title("Angular power spectrum", LEFT, RIGHT, 58),
            Caption.subtitle(subtitle, LEFT, RIGHT, 102),
            Panel.of(degrees, values, marks(y.low()))
                .onGround(List.of(bands(y.low())))
                .withLegend(legend)));
  }

  /** From half the smallest error to beyond the largest power, and the strip of the legend. */
  private Scale height() {
    double least =
        spectrum.rows().stream()
            .flatMapToDouble(row -> DoubleStream.of(row.error(), row.pseudo()))
            .filter(value -> value > 0)
            .min()
            .orElse(1);
    double most =
        spectrum.rows().stream()
            .flatMapToDouble(row -> DoubleStream.of(row.power() + row.error(), row.pseudo()))
            .max()
            .orElse(1);
    double low = Math.pow(10, Ticks.decade(least / 2));
    double high = Math.max(10 * low, 2 * most);
    double free = Math.log(high / low) * STRIP_PART / (1 - STRIP_PART);
    return Scale.logarithmic(low, high * Math.exp(free), BOTTOM, TOP);
  }

  private IsotropicBands bands(double least) {
    List<IsotropicBands.Band> bands = new ArrayList<>();
    for (AngularSpectrum.Row row : spectrum.rows()) {
      row.isotropic()
          .filter(sky -> sky.band95()[1] > least)
          .ifPresent(
              sky ->
                  bands.add(
                      new IsotropicBands.Band(
                          row.l() - 0.5,
                          row.l() + 0.5,
                          new IsotropicInterval(
                              Math.max(least, sky.mean()),
                              Math.max(least, sky.band95()[0]),
                              sky.band95()[1]))));
    }
    return new IsotropicBands(bands);
  }

  private List<Mark> marks(double least) {
    List<ErrorPoints.Point> powers = new ArrayList<>();
    List<ErrorPoints.Point> pseudo = new ArrayList<>();
    List<FitLine.Point> line = new ArrayList<>();
    double first = spectrum.rows().get(0).power();
    for (AngularSpectrum.Row row : spectrum.rows()) {
      powers.add(new ErrorPoints.Point(row.l(), row.power(), row.error()));
      pseudo.add(new ErrorPoints.Point(row.l(), row.pseudo(), 0));
      double prediction = first * AngularSpectrum.diffusion(row.l());
      if (prediction > least) {
        line.add(new FitLine.Point(row.l(), prediction));
      }
    }
    List<Mark> marks = new ArrayList<>();
    if (line.size() > 1) {
      marks.add(new FitLine("diffusion of the dipole", line, false));
    }
    marks.add(new SpectrumPoints("pseudo-spectrum of the map", pseudo, Palette.FAINT_INK));
    marks.add(new SpectrumPoints("maximum likelihood", powers, Palette.DATA));
    return marks;
  }
}
