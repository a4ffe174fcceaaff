package org.anisky.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleBiFunction;
import org.anisky.configuration.PictureFormat;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyGrid;
import org.anisky.grid.SkyMap;
import org.anisky.sky.SkyFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SkyMapPlotTest {
  /** The layout without titles: the ellipse spans x in [130, 1710] and y in [34, 824]. */
  private static final double MIDDLE_X = 920;

  private static final double MIDDLE_Y = 429;
  private static final double HALF_WIDTH = 790;
  private static final double HALF_HEIGHT = 395;

  private static final SkyGrid GRID = new HealpixGrid(64);
  private static final int WHITE = 0xffffff;

  private static SkyMap map(SkyFrame frame, ToDoubleBiFunction<Double, Double> valueAtDegrees) {
    double[] values = new double[GRID.size()];
    BitSet observed = new BitSet();
    for (int p = 0; p < values.length; p++) {
      double longitude = Math.toDegrees(GRID.longitude(p));
      double latitude = Math.toDegrees(Math.asin(GRID.z(p)));
      values[p] = valueAtDegrees.applyAsDouble(longitude, latitude);
      if (!Double.isNaN(values[p])) {
        observed.set(p);
      }
    }
    return SkyMap.of(GRID, frame, "relative intensity − 1", "1", values, observed);
  }

  private static SkyMap spot(double rightAscension, double declination) {
    double ra = Math.toRadians(rightAscension);
    double dec = Math.toRadians(declination);
    return map(
        SkyFrame.EQUATORIAL,
        (longitude, latitude) -> {
          double l = Math.toRadians(longitude);
          double b = Math.toRadians(latitude);
          double cosine =
              Math.sin(b) * Math.sin(dec) + Math.cos(b) * Math.cos(dec) * Math.cos(l - ra);
          return cosine > Math.cos(Math.toRadians(2.5)) ? 1 : 0;
        });
  }

  /** The mean place of the pixels with a colour. */
  private static Point2D centroid(BufferedImage image, IntPredicate colour) {
    double x = 0;
    double y = 0;
    int n = 0;
    // Only the sky, not the colour bar below it.
    for (int row = 0; row < MIDDLE_Y + HALF_HEIGHT; row++) {
      for (int column = 0; column < image.getWidth(); column++) {
        if (colour.test(image.getRGB(column, row) & WHITE)) {
          x += column + 0.5;
          y += row + 0.5;
          n++;
        }
      }
    }
    assertThat(n).as("pixels of the wanted colour").isPositive();
    return new Point2D.Double(x / n, y / n);
  }

  private static boolean isRed(int rgb) {
    Color c = new Color(rgb);
    return c.getRed() > 2 * c.getBlue() && c.getRed() > 2 * c.getGreen();
  }

  /**
   * The auxiliary angle theta is chosen first, so that no equation need be solved: sin(dec) = (2
   * theta + sin 2 theta)/pi, y = sin theta, x = -(RA - centre)/180 cos theta.
   *
   * <p>Tolerance 3 px: a HEALPix pixel of nside 64 is 0.92 deg, 4 px; a disc of about 23 of them is
   * centred to a fraction of that, and lines of the graticule may cut through it.
   */
  @ParameterizedTest
  @CsvSource({
    "180, 90, 0",
    "180, 270, 0",
    "180, 100, 45",
    "180, 300, 45",
    "180, 200, -30",
    "180, 20, -20",
    "0, 90, 0",
    "0, 45, 40",
    "0, 200, -40"
  })
  void aHotSpotAppearsWhereTheMollweideFormulaPutsIt(double centre, double ra, double theta) {
    double t = Math.toRadians(theta);
    double declination = Math.toDegrees(Math.asin((2 * t + Math.sin(2 * t)) / Math.PI));
    double eastOfCentre = ra - centre > 180 ? ra - centre - 360 : ra - centre;
    double x = MIDDLE_X - HALF_WIDTH * eastOfCentre / 180 * Math.cos(t);
    double y = MIDDLE_Y - HALF_HEIGHT * Math.sin(t);
    SkyMapPlot plot =
        SkyMapPlot.of(
            spot(ra, declination), SkyMapOptions.DEFAULTS.withCentre(Math.toRadians(centre)));
    Point2D found = centroid(plot.render(), SkyMapPlotTest::isRed);
    assertThat(found.distance(x, y)).isLessThan(3);
    Point2D position = plot.position(Math.toRadians(ra), Math.toRadians(declination));
    // The formula is the same; only the bisection for theta may round.
    assertThat(position.distance(x, y)).isLessThan(1e-6);
  }

  @Test
  void rightAscensionSixHoursIsRightOfTheDefaultCentreAndNorthIsUp() {
    SkyMapPlot plot = SkyMapPlot.of(spot(90, 40), SkyMapOptions.DEFAULTS);
    Point2D found = centroid(plot.render(), SkyMapPlotTest::isRed);
    assertThat(found.getX()).isGreaterThan(MIDDLE_X + 200);
    assertThat(found.getY()).isLessThan(MIDDLE_Y - 100);
  }

  @Test
  void unobservedPixelsAreGreyAndObservedZeroIsNot() {
    SkyMap halfSky = map(SkyFrame.EQUATORIAL, (ra, dec) -> dec > 0 ? 0 : Double.NaN);
    SkyMapPlot plot = SkyMapPlot.of(halfSky, SkyMapOptions.DEFAULTS);
    BufferedImage image = plot.render();
    Point2D south = plot.position(Math.toRadians(165), Math.toRadians(-45));
    Point2D north = plot.position(Math.toRadians(165), Math.toRadians(45));
    assertThat(image.getRGB((int) south.getX(), (int) south.getY()) & WHITE).isEqualTo(0xd2d2d2);
    Color zero = new Color(image.getRGB((int) north.getX(), (int) north.getY()));
    assertThat(List.of(zero.getRed(), zero.getGreen(), zero.getBlue()))
        .allSatisfy(c -> assertThat(c).isGreaterThan(245));
  }

  @Test
  void nothingIsDrawnOutsideTheOutlineExceptTextsAndTheColourBar() {
    SkyMapOptions options =
        SkyMapOptions.DEFAULTS
            .withFieldOfViewEdges(Math.toRadians(-40), Math.toRadians(60))
            .withGalacticPlane();
    SkyMapPlot plot = SkyMapPlot.of(map(SkyFrame.EQUATORIAL, (ra, dec) -> 1.0), options);
    Drawn picture = Drawn.of(plot);
    List<Sheet.Label> labels = picture.labels();
    BufferedImage image = picture.image();
    double outside = 0;
    for (int row = 0; row < MIDDLE_Y + HALF_HEIGHT + 20; row++) {
      for (int column = 0; column < image.getWidth(); column++) {
        // 3 px for the pen of the outline.
        double x = (column + 0.5 - MIDDLE_X) / (HALF_WIDTH + 3);
        double y = (row + 0.5 - MIDDLE_Y) / (HALF_HEIGHT + 3);
        if (x * x + y * y > 1 && !inAText(labels, column, row)) {
          outside += (image.getRGB(column, row) & WHITE) == WHITE ? 0 : 1;
        }
      }
    }
    assertThat(outside).isZero();
  }

  private static boolean inAText(List<Sheet.Label> labels, int column, int row) {
    return labels.stream()
        .map(Sheet.Label::bounds)
        .anyMatch(
            b ->
                column > b.getMinX() - 2
                    && column < b.getMaxX() + 2
                    && row > b.getMinY() - 2
                    && row < b.getMaxY() + 2);
  }

  @ParameterizedTest
  @EnumSource(SkyFrame.class)
  void textsLieInsideThePictureAndApartFromEachOther(SkyFrame frame) {
    for (int centre = 0; centre < 360; centre += 45) {
      SkyMapOptions options =
          SkyMapOptions.DEFAULTS
              .withTitle(
                  "A title that is so long that it must be written with smaller letters, "
                      + "since no picture is wide enough for it")
              .withSubtitle("subtitle")
              .withCentre(Math.toRadians(centre))
              .withMarker(SkyMarker.cross(Math.toRadians(centre - 175), 0, "at the right edge"))
              .withMarker(SkyMarker.ring(Math.toRadians(centre + 3), 0.02, "in the middle"))
              .withMarker(SkyMarker.ring(Math.toRadians(centre), 1.5, "pole"));
      SkyMap map = map(frame, (longitude, latitude) -> 1e-5 * latitude);
      assertTextsAreLegible(SkyMapPlot.of(map, options));
    }
  }

  /**
   * Longitudes, latitudes and the bar of colours; no marker, whose text may have to stand in the
   * sky.
   */
  @ParameterizedTest
  @EnumSource(SkyView.Projection.class)
  void textsOfEveryProjectionLieInsideAPictureOfOneColumn(SkyView.Projection projection) {
    SkyMap map = map(SkyFrame.EQUATORIAL, (longitude, latitude) -> 1e-5 * latitude);
    for (boolean degrees : new boolean[] {false, true}) {
      SkyView view =
          new SkyView(projection, Optional.empty(), SkyView.USUAL.fromMap(), degrees, true);
      assertTextsAreLegible(SkyMapPlot.of(map, SkyMapOptions.DEFAULTS.withView(view)));
    }
  }

  static void assertTextsAreLegible(Picture picture) {
    Drawn drawn = Drawn.of(picture);
    BufferedImage image = drawn.image();
    Rectangle2D paper = new Rectangle2D.Double(4, 4, image.getWidth() - 8, image.getHeight() - 8);
    List<Sheet.Label> labels = drawn.labels();
    assertThat(labels).hasSizeGreaterThan(3);
    for (int a = 0; a < labels.size(); a++) {
      Rectangle2D bounds = labels.get(a).bounds();
      assertThat(paper.contains(bounds)).as("inside: %s", labels.get(a)).isTrue();
      for (int b = 0; b < a; b++) {
        assertThat(bounds.intersects(labels.get(b).bounds()))
            .as("%s over %s", labels.get(a), labels.get(b))
            .isFalse();
      }
    }
  }

  @Test
  void theColourBarMirrorsAtZeroAndEndsAtTheEndColours() {
    BufferedImage image =
        SkyMapPlot.of(map(SkyFrame.EQUATORIAL, (ra, dec) -> dec), SkyMapOptions.DEFAULTS).render();
    // Below the ellipse (y 824) come a gap of 40 px and a bar of 30 px from x 400 to 1440.
    int row = 824 + 40 + 15;
    for (int k = 3; k < 518; k++) {
      double blue = lightness(image.getRGB(919 - k, row));
      double red = lightness(image.getRGB(920 + k, row));
      // L* from 0 to 100; the arms share Oklab lightness, which differs from L* by a few units.
      assertThat(blue).isCloseTo(red, within(6.0));
    }
    assertThat(lightness(image.getRGB(920, row))).isGreaterThan(97);
    Color negative = new Color(image.getRGB(405, row));
    Color positive = new Color(image.getRGB(1435, row));
    assertThat(negative.getBlue()).isGreaterThan(2 * negative.getRed());
    assertThat(positive.getRed()).isGreaterThan(2 * positive.getBlue());
  }

  /** CIE L* of an sRGB colour (CIE 15), a measure of lightness that the table is not made from. */
  static double lightness(int rgb) {
    Color c = new Color(rgb);
    double y =
        0.2126 * linear(c.getRed()) + 0.7152 * linear(c.getGreen()) + 0.0722 * linear(c.getBlue());
    return y > 0.008856 ? 116 * Math.cbrt(y) - 16 : 903.3 * y;
  }

  private static double linear(int channel) {
    double v = channel / 255.0;
    return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
  }

  @Test
  void thePowerOfTenIsSaidOnceAtTheColourBar() {
    SkyMap map = map(SkyFrame.EQUATORIAL, (ra, dec) -> 1.4e-3 * Math.cos(Math.toRadians(ra)));
    SkyMapPlot plot = SkyMapPlot.of(map, SkyMapOptions.DEFAULTS);
    assertThat(plot.range()).isEqualTo(1.5e-3);
    assertThat(Drawn.of(plot).labels())
        .extracting(Sheet.Label::text)
        .containsSubsequence(
            "−1.5", "−1.0", "−0.5", "0.0", "0.5", "1.0", "1.5", "relative intensity − 1  [10⁻³]");
  }

  @Test
  void theSameMapGivesTheSameBytesWithoutATimeStamp(@TempDir Path directory) throws IOException {
    SkyMap map = map(SkyFrame.EQUATORIAL, (ra, dec) -> Math.sin(Math.toRadians(ra)));
    SkyMapOptions options = SkyMapOptions.DEFAULTS.withTitle("twice").withGalacticPlane();
    Path first = directory.resolve("first.png");
    Path second = directory.resolve("second.png");
    PictureWriter.write(SkyMapPlot.of(map, options).figure(), PictureFormat.PNG, first);
    PictureWriter.write(SkyMapPlot.of(map, options).figure(), PictureFormat.PNG, second);
    byte[] bytes = Files.readAllBytes(first);
    assertThat(Files.readAllBytes(second)).isEqualTo(bytes);
    String text = new String(Arrays.copyOf(bytes, 200), StandardCharsets.ISO_8859_1);
    assertThat(text).startsWith("\u0089PNG").contains("IHDR").doesNotContain("tIME", "tEXt");
  }

  /**
   * astropy 5.2: SkyCoord(l, b, frame="galactic").icrs for (0, 0) and (90, 0), and SkyCoord(ra,
   * dec).galactic for (0, 20) and (150, 20), all in deg. Tolerance 1.5 px: the path has a point
   * every pixel, and dots are looked for, not distances to its pieces.
   */
  @Test
  void theGalaxyAndTheEdgesOfTheFieldOfViewPassThroughKnownDirections() {
    SkyMapPlot equatorial =
        SkyMapPlot.of(map(SkyFrame.EQUATORIAL, (ra, dec) -> 0.0), SkyMapOptions.DEFAULTS);
    Path2D plane =
        SkyCircle.galacticPlane(SkyFrame.EQUATORIAL)
            .path(new Mollweide(Math.PI), equatorial::position);
    assertPasses(plane, equatorial, 266.40499, -28.93618);
    assertPasses(plane, equatorial, 318.00438, 48.32964);

    SkyMapPlot galactic =
        SkyMapPlot.of(map(SkyFrame.GALACTIC, (l, b) -> 0.0), SkyMapOptions.DEFAULTS);
    Path2D edge =
        SkyCircle.ofDeclination(Math.toRadians(20), SkyFrame.GALACTIC)
            .path(new Mollweide(0), galactic::position);
    assertPasses(edge, galactic, 106.78023, -41.25290);
    assertPasses(edge, galactic, 213.80098, 50.26372);
  }

  private static void assertPasses(
      Path2D path, SkyMapPlot plot, double longitude, double latitude) {
    Point2D wanted = plot.position(Math.toRadians(longitude), Math.toRadians(latitude));
    double nearest = Double.POSITIVE_INFINITY;
    double[] point = new double[6];
    for (var it = path.getPathIterator(null); !it.isDone(); it.next()) {
      it.currentSegment(point);
      nearest = Math.min(nearest, wanted.distance(point[0], point[1]));
    }
    assertThat(nearest).isLessThan(1.5);
  }

  @Test
  void anEdgeOfTheFieldOfViewIsADashedDarkLineAtItsDeclination() {
    SkyMap zero = map(SkyFrame.EQUATORIAL, (ra, dec) -> 0.0);
    SkyMapOptions options = SkyMapOptions.DEFAULTS.withFieldOfViewEdges(Math.toRadians(-40));
    SkyMapPlot plot = SkyMapPlot.of(zero, options);
    BufferedImage image = plot.render();
    int row = (int) plot.position(Math.PI, Math.toRadians(-40)).getY();
    int dark = 0;
    for (int column = 300; column < 1540; column++) {
      dark += lightness(image.getRGB(column, row)) < 40 ? 1 : 0;
    }
    // Dashes of 14 px, gaps of 9 px: 14/23 of 1240 px are 755; the ends of dashes are soft.
    assertThat(dark).isBetween(680, 830);
  }

  @Test
  void whatAFrameDoesNotKnowIsRefused() {
    SkyMap horizon = map(SkyFrame.LOCAL_HORIZON, (phi, height) -> 0.0);
    assertThatThrownBy(
            () -> SkyMapPlot.of(horizon, SkyMapOptions.DEFAULTS.withFieldOfViewEdges(0.1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SkyMapPlot.of(horizon, SkyMapOptions.DEFAULTS.withGalacticPlane()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SkyMapOptions.DEFAULTS.withRange(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SkyMarker.cross(0, Double.NaN, "nowhere"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
