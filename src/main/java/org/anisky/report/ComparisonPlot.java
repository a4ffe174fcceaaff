package org.anisky.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.anisky.model.DipoleComponent;
import org.anisky.model.DipoleEstimate;
import org.anisky.model.MeasuredValue;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.results.MeasuredNumber;
import org.anisky.sky.SkyFrame;
import org.anisky.study.MethodComparison;

/**
 * Strategies side by side: on the left their dipoles in the equatorial plane, each with the ellipse
 * of one standard deviation of each component (39 percent of the probability); on the right, in the
 * Mollweide projection, the directions of those dipoles that have all three components, with their
 * errors in right ascension and declination. A truth is a black cross in both. Systematic errors
 * are in the ellipses, the bars and the numbers.
 */
public final class ComparisonPlot implements Picture {
  private static final int WIDTH = 2200;
  private static final int HEIGHT = 1150;

  /** The plane: a square, px. */
  private static final double LEFT = 190;

  private static final double TOP = 120;
  private static final double SIDE = 880;

  private static final SkyPlace SKY = new SkyPlace(new Mollweide(Math.PI), 1640, 400, 500, 250);
  private static final double TITLE_Y = 70;
  private static final double LEGEND_X = 1180;
  private static final double LEGEND_Y = 790;
  private static final double LEGEND_LINE = 48;

  /** An ellipse and a bit of paper around it. */
  private static final double AIR = 1.12;

  private static final int INTERVALS = 6;

  private final MethodComparison comparison;

  private ComparisonPlot(MethodComparison comparison) {
    this.comparison = comparison;
  }

  /** A picture of a comparison. */
  public static ComparisonPlot of(MethodComparison comparison) {
    return new ComparisonPlot(comparison);
  }

  @Override
  public Figure figure() {
    Legend legend = legend();
    double foot = LEGEND_Y + LEGEND_LINE * (legend.entries().size() - 0.5);
    Panel plane = plane();
    SkyPanel sky = sky();
    return new Figure(
        WIDTH,
        (int) Math.max(HEIGHT, foot),
        List.of(
            Caption.title(plane.title(), LEFT, LEFT + SIDE, TITLE_Y),
            plane,
            Caption.title(
                sky.title(),
                SKY.centreX() - SKY.halfWidth(),
                SKY.centreX() + SKY.halfWidth(),
                TITLE_Y),
            sky,
            legend));
  }

  private Panel plane() {
    List<DipoleInPlane> dipoles = new ArrayList<>();
    for (int s = 0; s < rows().size(); s++) {
      DipoleEstimate dipole = rows().get(s).dipole();
      dipoles.add(
          new DipoleInPlane(
              rows().get(s).strategy(),
              dipole.value(DipoleComponent.D_0H).orElseThrow(),
              dipole.value(DipoleComponent.D_6H).orElseThrow(),
              total(dipole, DipoleComponent.D_0H, DipoleComponent.D_0H),
              total(dipole, DipoleComponent.D_0H, DipoleComponent.D_6H),
              total(dipole, DipoleComponent.D_6H, DipoleComponent.D_6H),
              new RowStyle(s)));
    }
    double truth =
        comparison.truth().map(t -> Math.max(Math.abs(t.d0h()), Math.abs(t.d6h()))).orElse(0.0);
    double reach = dipoles.stream().mapToDouble(DipoleInPlane::reach).reduce(truth, Math::max);
    double limit = Ticks.pleasantAtLeast(AIR * reach);
    Ticks ticks = Ticks.linear(-limit, limit, INTERVALS);
    List<Mark> marks = new ArrayList<>();
    marks.add(new Level("zero", true, 0, Level.Kind.FINE_ZERO));
    marks.add(new Level("zero", false, 0, Level.Kind.FINE_ZERO));
    marks.addAll(dipoles);
    comparison.truth().map(TruthCross::new).ifPresent(marks::add);
    return Panel.of(
            Axis.of(
                Notation.of(DipoleComponent.D_0H),
                "1",
                Scale.linear(-limit, limit, LEFT, LEFT + SIDE),
                ticks),
            Axis.of(
                Notation.of(DipoleComponent.D_6H),
                "1",
                Scale.linear(-limit, limit, TOP + SIDE, TOP),
                ticks),
            marks)
        .named("Equatorial dipole")
        .cut();
  }

  private SkyPanel sky() {
    List<SkyMark> marks = new ArrayList<>();
    for (int s = 0; s < rows().size(); s++) {
      String name = rows().get(s).strategy();
      RowStyle style = new RowStyle(s);
      rows()
          .get(s)
          .dipole()
          .full()
          .map(dipole -> new DipoleOnSky(name, dipole, style))
          .ifPresent(marks::add);
    }
    comparison.truth().map(TruthCross::new).ifPresent(marks::add);
    return new SkyPanel(
        "Full dipole on the sky",
        AxesLabels.of(SkyFrame.EQUATORIAL),
        SKY,
        Optional.empty(),
        marks,
        List.of());
  }

  private Legend legend() {
    List<Legend.Entry> entries = new ArrayList<>();
    for (int s = 0; s < rows().size(); s++) {
      RowStyle style = new RowStyle(s);
      entries.add(Legend.Entry.of(style::drawSample, describe(rows().get(s))));
    }
    if (comparison.truth().isPresent()) {
      entries.add(Legend.Entry.of(TruthCross::drawSample, "truth"));
    }
    entries.add(Legend.Entry.remark("ellipses, bars and numbers: one standard deviation" + kind()));
    if (!Double.isNaN(comparison.agreement())) {
      entries.add(
          Legend.Entry.remark(
              String.format(
                  Locale.ROOT,
                  "agreement in the plane, unbiased strategies: p = %.2g",
                  comparison.agreement())));
    }
    return new Legend(
        entries,
        LEGEND_X,
        LEGEND_Y,
        LEGEND_LINE,
        25,
        70,
        WIDTH - 40,
        TextStyle.of(28),
        Optional.empty());
  }

  private String kind() {
    boolean systematic =
        rows().stream().anyMatch(row -> row.dipole().systematicCovariance().isPresent());
    return systematic ? ", statistical and systematic" : ", statistical";
  }

  private static String describe(Reconstruction row) {
    DipoleEstimate dipole = row.dipole();
    String text =
        row.strategy() + ":  " + Notation.AMPLITUDE + " = " + number(dipole.measuredAmplitude());
    return dipole
        .measured(DipoleComponent.D_N)
        .map(north -> text + ",  " + Notation.of(DipoleComponent.D_N) + " = " + number(north))
        .orElse(text);
  }

  private static String number(MeasuredValue value) {
    return MeasuredNumber.of(value.value(), value.total()).text();
  }

  private List<Reconstruction> rows() {
    return comparison.rows();
  }

  /** Statistical and systematic covariance together. */
  private static double total(DipoleEstimate dipole, DipoleComponent one, DipoleComponent other) {
    int row = dipole.components().indexOf(one);
    int column = dipole.components().indexOf(other);
    return dipole.covariance()[row][column]
        + dipole.systematicCovariance().map(s -> s[row][column]).orElse(0.0);
  }
}
