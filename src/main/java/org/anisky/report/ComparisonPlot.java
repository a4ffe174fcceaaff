package org.anisky.report;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.anisky.model.DipoleComponent;
import org.anisky.model.DipoleEstimate;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.simulation.SkyDipole;
import org.anisky.sky.SkyFrame;
import org.anisky.study.MethodComparison;

/**
 * Strategies side by side: on the left their dipoles in the equatorial plane, each with the ellipse
 * of one standard deviation of each component (39 percent of the probability); on the right, in the
 * Mollweide projection, the directions of those dipoles that have all three components, with their
 * errors in right ascension and declination. A truth is a black cross in both. Systematic errors
 * are in the ellipses and bars.
 */
public final class ComparisonPlot implements Picture {
  private static final int WIDTH = 2200;
  private static final int HEIGHT = 1150;

  /** The plane: a square, px. */
  private static final double LEFT = 190;

  private static final double TOP = 120;
  private static final double SIDE = 880;

  /** The sky, px. */
  private static final double SKY_X = 1640;

  private static final double SKY_Y = 400;
  private static final double SKY_HALF_WIDTH = 500;
  private static final double SKY_HALF_HEIGHT = SKY_HALF_WIDTH / 2;
  private static final double LEGEND_X = 1180;
  private static final double LEGEND_Y = 790;
  private static final double LEGEND_LINE = 48;

  /** An ellipse and a bit of paper around it. */
  private static final double AIR = 1.12;

  private static final int POINTS = 180;
  private static final int INTERVALS = 6;
  private static final double DOT = 8;
  private static final double CROSS = 16;

  /** Colours that colour-blind readers tell apart (Okabe and Ito 2008). */
  private static final Color[] COLOURS = {
    new Color(0x0072b2),
    new Color(0xd55e00),
    new Color(0x009e73),
    new Color(0xcc79a7),
    new Color(0xa67c00)
  };

  private final MethodComparison comparison;

  private ComparisonPlot(MethodComparison comparison) {
    this.comparison = comparison;
  }

  /** A picture of a comparison. */
  public static ComparisonPlot of(MethodComparison comparison) {
    return new ComparisonPlot(comparison);
  }

  @Override
  public BufferedImage render() {
    return draw().finish();
  }

  Sheet draw() {
    Sheet sheet = new Sheet(WIDTH, HEIGHT);
    drawPlane(sheet);
    drawSky(sheet);
    drawLegend(sheet);
    return sheet;
  }

  private void drawPlane(Sheet sheet) {
    double limit = Ticks.pleasantAtLeast(AIR * reach());
    Ticks ticks = Ticks.linear(-limit, limit, INTERVALS);
    Axes axes =
        new Axes(
            Scale.linear(-limit, limit, LEFT, LEFT + SIDE),
            Scale.linear(-limit, limit, TOP + SIDE, TOP));
    sheet.text("Equatorial dipole", LEFT + SIDE / 2, 70, TextStyle.of(38));
    axes.drawGrid(sheet, ticks, ticks);
    sheet.clip(axes.inside());
    drawZero(sheet, axes);
    for (int s = 0; s < rows().size(); s++) {
      DipoleEstimate dipole = rows().get(s).dipole();
      sheet.draw(ellipse(axes, dipole), colour(s), Palette.CURVE_PEN);
      sheet.fill(
          dot(axes.x().pixel(value(dipole, 0)), axes.y().pixel(value(dipole, 1))), colour(s));
    }
    truth()
        .ifPresent(
            truth -> drawCross(sheet, axes.x().pixel(truth.d0h()), axes.y().pixel(truth.d6h())));
    sheet.clip(null);
    axes.drawFrame(sheet);
    axes.drawBelow(sheet, ticks);
    axes.drawLeft(sheet, ticks);
    axes.titleBelow(sheet, ticks.title("d₀ₕ", "1"));
    axes.titleLeft(sheet, ticks.title("d₆ₕ", "1"));
  }

  /** The largest coordinate that any ellipse or the truth reaches. */
  private double reach() {
    double reach = 0;
    for (Reconstruction row : rows()) {
      for (int axis = 0; axis < 2; axis++) {
        double error = Math.sqrt(total(row.dipole(), axis, axis));
        reach = Math.max(reach, Math.abs(value(row.dipole(), axis)) + error);
      }
    }
    double truth = truth().map(t -> Math.max(Math.abs(t.d0h()), Math.abs(t.d6h()))).orElse(0.0);
    return Math.max(reach, truth);
  }

  private static void drawZero(Sheet sheet, Axes axes) {
    Rectangle2D box = axes.inside();
    double x = axes.x().pixel(0);
    double y = axes.y().pixel(0);
    sheet.line(x, box.getMinY(), x, box.getMaxY(), Palette.FAINT_INK, Palette.GRID_PEN);
    sheet.line(box.getMinX(), y, box.getMaxX(), y, Palette.FAINT_INK, Palette.GRID_PEN);
  }

  /** The points L u with L the Cholesky factor of the covariance and u on the unit circle. */
  private static Shape ellipse(Axes axes, DipoleEstimate dipole) {
    double l00 = Math.sqrt(total(dipole, 0, 0));
    double l10 = total(dipole, 0, 1) / l00;
    double l11 = Math.sqrt(Math.max(0, total(dipole, 1, 1) - l10 * l10));
    Path2D path = new Path2D.Double();
    for (int k = 0; k < POINTS; k++) {
      double cosine = Math.cos(2 * Math.PI * k / POINTS);
      double sine = Math.sin(2 * Math.PI * k / POINTS);
      double x = axes.x().pixel(value(dipole, 0) + l00 * cosine);
      double y = axes.y().pixel(value(dipole, 1) + l10 * cosine + l11 * sine);
      if (k == 0) {
        path.moveTo(x, y);
      } else {
        path.lineTo(x, y);
      }
    }
    path.closePath();
    return path;
  }

  private void drawSky(Sheet sheet) {
    sheet.text("Full dipole on the sky", SKY_X, 70, TextStyle.of(38));
    Shape outline =
        new Ellipse2D.Double(
            SKY_X - SKY_HALF_WIDTH,
            SKY_Y - SKY_HALF_HEIGHT,
            2 * SKY_HALF_WIDTH,
            2 * SKY_HALF_HEIGHT);
    Mollweide projection = new Mollweide(Math.PI);
    Graticule graticule = new Graticule(SkyFrame.EQUATORIAL, projection, this::sky);
    sheet.clip(outline);
    graticule.drawLines(sheet);
    for (int s = 0; s < rows().size(); s++) {
      DipoleEstimate dipole = rows().get(s).dipole();
      if (dipole.value(DipoleComponent.D_N).isPresent()) {
        drawDirection(sheet, projection, dipole, colour(s));
      }
    }
    truth().ifPresent(truth -> drawTruth(sheet, projection, truth));
    sheet.clip(null);
    sheet.draw(outline, Palette.INK, Palette.FRAME_PEN);
    graticule.drawLabels(sheet);
  }

  private Point2D sky(double longitude, double latitude) {
    return sky(new Mollweide(Math.PI), longitude, latitude);
  }

  private static Point2D sky(Mollweide projection, double longitude, double latitude) {
    Point2D unit = projection.forward(longitude, latitude);
    return new Point2D.Double(
        SKY_X + SKY_HALF_WIDTH * unit.getX(), SKY_Y - SKY_HALF_HEIGHT * unit.getY());
  }

  /** A dot with bars of one standard deviation along the parallel and the meridian. */
  private static void drawDirection(
      Sheet sheet, Mollweide projection, DipoleEstimate dipole, Color colour) {
    double declination = declination(dipole);
    double rightAscension = dipole.phase();
    double spread = Math.min(Math.PI / 2, dipole.phaseError());
    double tilt = declinationError(dipole);
    Path2D bars = new Path2D.Double();
    for (int k = 0; k <= POINTS; k++) {
      double part = 2.0 * k / POINTS - 1;
      addPoint(bars, sky(projection, rightAscension + part * spread, declination), k == 0);
    }
    for (int k = 0; k <= POINTS; k++) {
      double latitude = declination + (2.0 * k / POINTS - 1) * tilt;
      double inside = Math.max(-Math.PI / 2, Math.min(Math.PI / 2, latitude));
      addPoint(bars, sky(projection, rightAscension, inside), k == 0);
    }
    sheet.draw(bars, colour, Palette.CURVE_PEN);
    Point2D centre = sky(projection, rightAscension, declination);
    sheet.fill(dot(centre.getX(), centre.getY()), colour);
  }

  private static void addPoint(Path2D path, Point2D point, boolean first) {
    Point2D last = path.getCurrentPoint();
    if (first || last == null || last.distance(point) > SKY_HALF_WIDTH / 2) {
      path.moveTo(point.getX(), point.getY());
    } else {
      path.lineTo(point.getX(), point.getY());
    }
  }

  private static double declination(DipoleEstimate dipole) {
    return Math.atan2(dipole.value(DipoleComponent.D_N).orElseThrow(), dipole.amplitude());
  }

  /** To first order in the errors, which are taken as independent. */
  private static double declinationError(DipoleEstimate dipole) {
    double north = dipole.value(DipoleComponent.D_N).orElseThrow();
    double northError =
        Math.hypot(
            dipole.error(DipoleComponent.D_N).orElseThrow(),
            dipole.systematicError(DipoleComponent.D_N).orElse(0));
    double square = north * north + dipole.amplitude() * dipole.amplitude();
    return Math.hypot(dipole.amplitude() * northError, north * dipole.amplitudeError()) / square;
  }

  private static void drawTruth(Sheet sheet, Mollweide projection, SkyDipole truth) {
    double equatorial = Math.hypot(truth.d0h(), truth.d6h());
    if (equatorial > 0 || truth.dNorth() != 0) {
      Point2D place =
          sky(
              projection,
              Math.atan2(truth.d6h(), truth.d0h()),
              Math.atan2(truth.dNorth(), equatorial));
      drawCross(sheet, place.getX(), place.getY());
    }
  }

  private void drawLegend(Sheet sheet) {
    double y = LEGEND_Y;
    TextStyle style = TextStyle.of(28).left();
    for (int s = 0; s < rows().size(); s++, y += LEGEND_LINE) {
      Reconstruction row = rows().get(s);
      sheet.line(LEGEND_X, y, LEGEND_X + 50, y, colour(s), Palette.CURVE_PEN);
      sheet.fill(dot(LEGEND_X + 25, y), colour(s));
      DipoleEstimate dipole = row.dipole();
      String text =
          row.strategy()
              + ":  A₁ = "
              + MeasuredNumber.of(dipole.amplitude(), dipole.amplitudeError()).text()
              + dipole.value(DipoleComponent.D_N).stream()
                  .mapToObj(north -> ",  d_N = " + north(dipole, north))
                  .findFirst()
                  .orElse("");
      sheet.textMiddle(text, LEGEND_X + 70, y, sheet.fitted(style, text, WIDTH - LEGEND_X - 110));
    }
    if (truth().isPresent()) {
      drawCross(sheet, LEGEND_X + 25, y);
      sheet.textMiddle("truth", LEGEND_X + 70, y, style);
      y += LEGEND_LINE;
    }
    if (!Double.isNaN(comparison.agreement())) {
      String text =
          String.format(
              Locale.ROOT,
              "agreement in the plane, unbiased strategies: p = %.2g",
              comparison.agreement());
      sheet.textMiddle(text, LEGEND_X, y, style.coloured(Palette.FAINT_INK));
    }
  }

  private static String north(DipoleEstimate dipole, double value) {
    double error = dipole.error(DipoleComponent.D_N).orElseThrow();
    return MeasuredNumber.of(value, error).text();
  }

  private static void drawCross(Sheet sheet, double x, double y) {
    sheet.line(x - CROSS, y, x + CROSS, y, Palette.INK, Palette.CURVE_PEN);
    sheet.line(x, y - CROSS, x, y + CROSS, Palette.INK, Palette.CURVE_PEN);
  }

  private static Shape dot(double x, double y) {
    return new Ellipse2D.Double(x - DOT, y - DOT, 2 * DOT, 2 * DOT);
  }

  private List<Reconstruction> rows() {
    return comparison.rows();
  }

  private Optional<SkyDipole> truth() {
    return comparison.truth();
  }

  private static Color colour(int strategy) {
    return COLOURS[strategy % COLOURS.length];
  }

  private static double value(DipoleEstimate dipole, int axis) {
    return dipole.value(DipoleComponent.values()[axis]).orElseThrow();
  }

  /** Statistical and systematic covariance together. */
  private static double total(DipoleEstimate dipole, int k, int l) {
    List<DipoleComponent> order = new ArrayList<>(dipole.components());
    int row = order.indexOf(DipoleComponent.values()[k]);
    int column = order.indexOf(DipoleComponent.values()[l]);
    return dipole.covariance()[row][column]
        + dipole.systematicCovariance().map(s -> s[row][column]).orElse(0.0);
  }
}
