package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A hot spot in the events is in the pictures where the projection puts it: right ascension,
 * sidereal time, azimuth, grids, maps and drawing together, from events with a local direction.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PicturesTest {
  private static final double SPOT_RA = 80;
  private static final double SPOT_DEC = 35;
  private static final double SPOT_RADIUS = 15;
  private static final double LATITUDE = 19;
  private static final double LONGITUDE = -97.3;

  private Workplace place;

  /** 40,000 events of 2020: an isotropic sky thinned to a quarter outside of the spot. */
  @BeforeAll
  void prepare(@TempDir Path directory) {
    place = Workplace.in(directory);
    SplittableRandom random = new SplittableRandom(3);
    StringBuilder text = new StringBuilder("time,zenith,azimuth,energy\n");
    for (int events = 0; events < 40_000; ) {
      double days = random.nextDouble() * 366;
      double zenith = Math.asin(Math.sin(Math.toRadians(58)) * Math.sqrt(random.nextDouble()));
      double azimuth = random.nextDouble() * 2 * Math.PI;
      if (inSpot(zenith, azimuth, days) || random.nextInt(4) == 0) {
        text.append(
            String.format(
                Locale.ROOT,
                "%.3f,%.4f,%.4f,1\n",
                1577836800 + days * 86400,
                Math.toDegrees(zenith),
                Math.toDegrees(azimuth)));
        events++;
      }
    }
    place.write("events.csv", text.toString());
  }

  /**
   * Spherical trigonometry; Greenwich sidereal time of Meeus, Astronomical Algorithms, eq. 12.4.
   */
  private static boolean inSpot(double zenith, double azimuth, double daysOf2020) {
    double lat = Math.toRadians(LATITUDE);
    double sinDec =
        Math.sin(lat) * Math.cos(zenith) + Math.cos(lat) * Math.sin(zenith) * Math.cos(azimuth);
    double dec = Math.asin(sinDec);
    double hourAngle =
        Math.atan2(
            -Math.sin(zenith) * Math.sin(azimuth) * Math.cos(lat),
            Math.cos(zenith) - Math.sin(lat) * sinDec);
    // 2020-01-01T00:00 is Julian day 2458849.5, 7304.5 days after J2000.
    double gmst = 280.46061837 + 360.98564736629 * (7304.5 + daysOf2020);
    double ra = Math.toRadians(gmst + LONGITUDE) - hourAngle;
    double spotDec = Math.toRadians(SPOT_DEC);
    double cosine =
        Math.sin(dec) * Math.sin(spotDec)
            + Math.cos(dec) * Math.cos(spotDec) * Math.cos(ra - Math.toRadians(SPOT_RA));
    return cosine > Math.cos(Math.toRadians(SPOT_RADIUS));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "intensity.png|{kind: cylindrical, rings: 36, columns: 72}",
        "significance.png|{kind: cylindrical, rings: 36, columns: 72}",
        "significance.png|{kind: healpix, nside: 16}"
      })
  void theSpotIsWhereTheProjectionPutsIt(String picture, String grid) throws IOException {
    Path out = place.path("result");
    CommandLineRun.good(
        "reconstruct",
        place.configuration(),
        "--overwrite",
        "--out",
        out,
        "--set",
        "sidereal-bins=72",
        "--set",
        "significance.radius=8 deg",
        "--set",
        "detectors.0.grid=" + grid);
    BufferedImage image = ImageIO.read(out.resolve(picture).toFile());
    // Layout of a map with title and subtitle: the ellipse has its centre at (920, 34 + 52 + 42 +
    // 395) and half axes of 790 and 395 px. Right ascension 180 deg is in the middle and grows to
    // the left. The auxiliary angle t solves 2 t + sin 2 t = pi sin(dec).
    double t = auxiliary(Math.toRadians(SPOT_DEC));
    double x = 920 + 790 * (180 - SPOT_RA) / 180 * Math.cos(t);
    double y = 523 - 395 * Math.sin(t);
    Point2D found = reddest(image);
    // The disc of 15 deg is 60 px wide to each side; noise moves its centroid by less than 4 deg.
    assertThat(found.getX()).isCloseTo(x, within(17.0));
    assertThat(found.getY()).isCloseTo(y, within(17.0));
    ResultFile result = ResultFile.of(out);
    assertThat(result.number("significance/position/right_ascension_deg"))
        .isCloseTo(SPOT_RA, within(10.0));
    assertThat(result.number("significance/position/declination_deg"))
        .isCloseTo(SPOT_DEC, within(10.0));
  }

  /** Not the map with known rate and acceptance, which has larger numbers. */
  @Test
  void thePictureOfTheSignificanceIsOfZ() throws IOException {
    Path out = place.path("z");
    CommandLineRun.good(
        "reconstruct", place.configuration(), "--out", out, "--set", "output.pictures=[svg]");
    assertThat(Files.readString(out.resolve("significance.svg")))
        .contains("<title>Local significance")
        .contains("\"local Z, rate and acceptance profiled, no trials");
  }

  @Test
  void picturesCanBeLeftOut() {
    Path out = place.path("plain");
    CommandLineRun.reconstruct(place.configuration(), out);
    assertThat(Workplace.listing(out).keySet()).noneMatch(name -> name.endsWith(".png"));
  }

  @Test
  void picturesAreWrittenInTheFormatsThatAreAskedFor() {
    Path out = place.path("lines");
    CommandLineRun.good(
        "reconstruct",
        place.configuration(),
        "--out",
        out,
        "--set",
        "output.pictures=[pdf, svg]",
        "--set",
        "strategy=east-west");
    assertThat(Workplace.listing(out).keySet())
        .contains("east-west.svg", "east-west.pdf", "east-west-integral.svg")
        .noneMatch(name -> name.endsWith(".png"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[jpeg]|output.pictures.0: 'jpeg' is not allowed; allowed values: png, svg, pdf",
        "[png, SVG]|output.pictures.1: 'SVG' is not allowed; did you mean 'svg'? Allowed values:"
            + " png,",
        "[]|output.pictures: must name at least one of png, svg, pdf, none twice",
        "pdf|output.pictures"
      })
  void otherFormatsAreRefused(String value, String reason) {
    CommandLineRun run =
        CommandLineRun.of(
            "reconstruct",
            place.configuration(),
            "--out",
            place.path("refused"),
            "--set",
            "output.pictures=" + value);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains(reason);
    assertThat(place.path("refused")).doesNotExist();
  }

  private static double auxiliary(double declination) {
    double t = declination;
    for (int k = 0; k < 50; k++) {
      double f = 2 * t + Math.sin(2 * t) - Math.PI * Math.sin(declination);
      t -= f / (2 + 2 * Math.cos(2 * t));
    }
    return t;
  }

  /** Centroid of the pixels above the colour bar that are clearly red. */
  private static Point2D reddest(BufferedImage image) {
    double x = 0;
    double y = 0;
    int n = 0;
    for (int row = 0; row < 918; row++) {
      for (int column = 0; column < image.getWidth(); column++) {
        int rgb = image.getRGB(column, row);
        int red = rgb >> 16 & 255;
        int green = rgb >> 8 & 255;
        int blue = rgb & 255;
        if (red > 1.5 * green && red > 1.5 * blue && red > 60) {
          x += column + 0.5;
          y += row + 0.5;
          n++;
        }
      }
    }
    assertThat(n).as("red pixels").isGreaterThan(500);
    return new Point2D.Double(x / n, y / n);
  }
}
