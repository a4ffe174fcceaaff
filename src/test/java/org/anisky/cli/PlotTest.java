package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import javax.imageio.ImageIO;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyMap;
import org.anisky.io.fits.FitsCard;
import org.anisky.io.fits.FitsMaps;
import org.anisky.report.page.LeastResult;
import org.anisky.sky.SkyFrame;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures that are drawn again from the files of a result. */
class PlotTest {
  private static final HealpixGrid GRID = new HealpixGrid(64);

  @TempDir private Path directory;
  private Path result;

  /** A result whose maps have a spot of 5 deg at Sagittarius A*, RA 266.42, dec -29.01 deg. */
  @BeforeEach
  void prepare() throws IOException {
    result = Files.createDirectory(directory.resolve("result"));
    LeastResult.write(result);
    for (int radius : new int[] {10, 20}) {
      FitsMaps.write(
          result.resolve(radius == 10 ? "intensity.fits" : "significance.fits"),
          "MAP",
          List.of(
              spot(radius == 10 ? "smoothed anisotropy" : "Z", radius / 10.0), spot("exposure", 1)),
          List.of(new FitsCard("RADIUS", (double) radius, "[deg]")));
    }
  }

  private static SkyMap spot(String quantity, double height) {
    double ra = Math.toRadians(266.42);
    double dec = Math.toRadians(-29.01);
    double[] values = new double[GRID.size()];
    BitSet observed = new BitSet(values.length);
    observed.set(0, values.length);
    for (int pixel = 0; pixel < values.length; pixel++) {
      double z = GRID.z(pixel);
      double cosine =
          z * Math.sin(dec)
              + Math.sqrt(1 - z * z) * Math.cos(dec) * Math.cos(GRID.longitude(pixel) - ra);
      values[pixel] = cosine > Math.cos(Math.toRadians(5)) ? height : -1e-9;
    }
    return SkyMap.of(GRID, SkyFrame.EQUATORIAL, quantity, "1", values, observed);
  }

  private BufferedImage plot(Object... arguments) throws IOException {
    Path file = directory.resolve("figure.png");
    Files.deleteIfExists(file);
    Object[] all = new Object[arguments.length + 4];
    System.arraycopy(arguments, 0, all, 4, arguments.length);
    all[0] = "plot";
    all[1] = result;
    all[2] = "-o";
    all[3] = file;
    assertThat(CommandLineRun.good(all).out()).contains(file.toString());
    return ImageIO.read(file.toFile());
  }

  /** The middle of the dark red pixels above the colour bar, relative to width and sky height. */
  private static double[] redMiddle(BufferedImage image) {
    double[] sum = new double[3];
    for (int y = 0; y < image.getHeight() - 170; y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int rgb = image.getRGB(x, y);
        int red = rgb >> 16 & 255;
        int blue = rgb & 255;
        if (red - blue > 70) {
          sum[0]++;
          sum[1] += x + 0.5;
          sum[2] += y + 0.5;
        }
      }
    }
    assertThat(sum[0]).as("red pixels").isGreaterThan(100);
    return new double[] {sum[1] / sum[0], sum[2] / sum[0]};
  }

  /**
   * The Galactic centre is in the middle of every projection of Galactic axes but the polar ones.
   */
  @Test
  void theGalacticCentreIsInTheMiddleOfGalacticAxes() throws IOException {
    for (String projection : List.of("mollweide", "hammer", "cartesian")) {
      double[] middle =
          redMiddle(plot("--axes", "galactic", "--projection", projection, "--title", ""));
      // Under a subtitle the sky spans y in [76, 866]; Sagittarius A* is 0.07 deg from l = b = 0.
      assertThat(middle[0]).as(projection).isBetween(915.0, 925.0);
      assertThat(middle[1]).as(projection).isBetween(466.0, 476.0);
    }
  }

  @Test
  void onlyAMapOfDiscsTellsTheirRadius() throws IOException {
    Path svg = directory.resolve("figure.svg");
    CommandLineRun.good("plot", result, "--map", "smoothed_anisotropy", "-o", svg);
    assertThat(Files.readString(svg)).contains("radius 10°");
    CommandLineRun.good("plot", result, "--map", "intensity:exposure", "-o", svg, "--overwrite");
    assertThat(Files.readString(svg)).doesNotContain("radius");
  }

  /** x = 920 - 790 (266.42 - 180)/180, y = 471 + 395 29.01/90 on the map's own axes. */
  @Test
  void onItsOwnAxesItIsAtItsRightAscensionAndDeclination() throws IOException {
    double[] middle = redMiddle(plot("--projection", "cartesian", "--title", ""));
    assertThat(middle[0]).isBetween(536.0, 546.0);
    assertThat(middle[1]).isBetween(593.0, 603.0);
  }

  @Test
  void aFigureOfOneColumnIs88MillimetresWide() throws IOException {
    assertThat(plot("--one-column").getWidth()).isEqualTo(880);
    assertThat(plot().getWidth()).isEqualTo(1840);
    Path svg = directory.resolve("figure.svg");
    Path pdf = directory.resolve("figure.pdf");
    CommandLineRun.good("plot", result, "--one-column", "-o", svg, "-o", pdf);
    assertThat(Files.readString(svg)).contains("width=\"88mm\"");
    assertThat(new String(Files.readAllBytes(pdf), StandardCharsets.ISO_8859_1))
        .startsWith("%PDF-");
  }

  /** Two files with the same radius choice: Z of the kernels is what significance means. */
  @Test
  void theMapAndItsRadiusAreChosen() throws IOException {
    plot("--map", "significance", "--radius", "20");
    refused("--radius 10.0: the map is there for 20 deg", "--map", "Z", "--radius", "10");
    refused("--map counts: the result has no such map; there are", "--map", "counts");
  }

  private static SkyMap everywhere(double value) {
    double[] values = new double[GRID.size()];
    java.util.Arrays.fill(values, value);
    BitSet observed = new BitSet(values.length);
    observed.set(0, values.length);
    return SkyMap.of(GRID, SkyFrame.EQUATORIAL, "smoothed anisotropy", "1", values, observed);
  }

  /** The spot is 1; beside a map that is 5 the colours end at 5, and so it is paler. */
  @Test
  void mapsShareAScale() throws IOException {
    int alone = red(plot("--title", ""));
    Path other = Files.createDirectory(directory.resolve("other"));
    Files.copy(result.resolve("result.json"), other.resolve("result.json"));
    FitsMaps.write(
        other.resolve("intensity.fits"),
        "MAP",
        List.of(everywhere(5)),
        List.of(new FitsCard("RADIUS", 10.0, "[deg]")));
    int shared = red(plot("--title", "", "--share", other));
    assertThat(shared).isEqualTo(red(plot("--title", "", "--limit", "5")));
    assertThat(shared).isNotEqualTo(alone);
    refused("--share: has no meaning with --limit", "--share", other, "--limit", "1");
  }

  /** The colour at the spot of {@link #onItsOwnAxesItIsAtItsRightAscensionAndDeclination}. */
  private static int red(BufferedImage image) {
    // On a Mollweide map: the parallel of -29.01 deg is 0.39 of the half height below the middle.
    return image.getRGB(572, 624) & 0xffffff;
  }

  /** Lightness 0.25 is 0.25^3 of the light, 34 of 255 in sRGB. */
  @Test
  void coloursAreChosenByName() throws IOException {
    assertThat(red(plot("--title", "", "--colours", "grey"))).isEqualTo(0x222222);
    refused(
        "--colours jet: unknown colours; allowed: usual, viridis, cividis, coolwarm, grey",
        "--colours",
        "jet");
  }

  private void refused(String message, Object... arguments) {
    Path file = directory.resolve("refused.png");
    Object[] all = new Object[arguments.length + 4];
    System.arraycopy(arguments, 0, all, 4, arguments.length);
    all[0] = "plot";
    all[1] = result;
    all[2] = "-o";
    all[3] = file;
    CommandLineRun run = CommandLineRun.of(all);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).startsWith("anisky: " + message).hasLineCount(1);
    assertThat(file).doesNotExist();
  }

  @Test
  void whatMakesNoFigureIsRefused() throws IOException {
    refused("--limit 0.0: must be above 0", "--limit", "0");
    CommandLineRun format = CommandLineRun.of("plot", result, "-o", directory.resolve("a.gif"));
    assertThat(format.exit()).isEqualTo(2);
    assertThat(format.err()).contains("must end in .png, .svg or .pdf");
    Path there = Files.writeString(directory.resolve("there.png"), "mine");
    CommandLineRun run = CommandLineRun.of("plot", result, "-o", there);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(Files.readString(there)).isEqualTo("mine");
    refused("--with: is for --curve amplitude or --curve phase", "--with", there);
    refused("--axes: is for maps, not for --curve", "--curve", "rate", "--axes", "galactic");
    refused("--curve rate: " + result + " has no tables for curves", "--curve", "rate");
  }

  @Test
  void anEarlierFigureIsReplacedWhenAskedForAndNothingElse() throws IOException {
    Path file = directory.resolve("again.svg");
    CommandLineRun.good("plot", result, "-o", file);
    String before = Files.readString(file);
    CommandLineRun refused = CommandLineRun.of("plot", result, "-o", file);
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains("use --overwrite");
    CommandLineRun.good("plot", result, "-o", file, "--title", "Another", "--overwrite");
    assertThat(Files.readString(file)).contains("Another").isNotEqualTo(before);
    Files.writeString(file, before.replace("<title>", "<title>mine "));
    CommandLineRun mine = CommandLineRun.of("plot", result, "-o", file, "--overwrite");
    assertThat(mine.exit()).isEqualTo(2);
    assertThat(mine.err()).contains("was changed since: it is not overwritten");
    assertThat(Files.readString(file)).contains("<title>mine ");
  }

  /** What a table over energy with two ranges has. */
  private Path energies(String unit) throws IOException {
    Path table = Files.createDirectory(directory.resolve("energies-" + unit));
    Files.writeString(
        table.resolve("energies.json"),
        "{\"format\": \"anisky-energies/1\", \"strategy\": \"likelihood\", \"rows\": [],"
            + " \"warnings\": [], \"provenance\": {}}");
    Files.writeString(
        table.resolve("energies.csv"),
        String.join(
            "\n",
            "kind,from,until,unit,events,mean_energy,amplitude,amplitude_statistical,"
                + "phase [deg],phase_statistical [deg],phase_systematic [deg]",
            "differential,1,10," + unit + ",100,3,1e-3,1e-4,40,5,",
            "differential,10,,%s,100,30,1e-3,1e-3,200,150,".formatted(unit)));
    return table;
  }

  @Test
  void amplitudesStandAmongPublishedOnesAndThoseOfTheUser() throws IOException {
    Path table = energies("TeV");
    Path mine =
        Files.writeString(
            directory.resolve("mine.csv"),
            "experiment,energy [eV],amplitude,component\nMine 2030,1e15,1e-3,equatorial\n");
    Path svg = directory.resolve("amplitude.svg");
    CommandLineRun.good(
        "plot", table, "--curve", "amplitude", "--with", mine, "--one-column", "-o", svg);
    assertThat(Files.readString(svg))
        .contains(
            "EAS-TOP 1999", "Telescope Array 2020 *", "(* along", "Mine 2030", "width=\"88mm\"")
        .doesNotContain("Fermi-LAT");
    CommandLineRun.good("plot", table, "--curve", "phase", "-o", svg, "--overwrite");
    assertThat(Files.readString(svg)).contains("EAS-TOP 1999").doesNotContain("Mine 2030");
  }

  @Test
  void rigiditiesStandAlone() throws IOException {
    result = energies("GV");
    Path svg = directory.resolve("alone.svg");
    CommandLineRun.good("plot", result, "--curve", "amplitude-alone", "-o", svg);
    refused(
        "--curve amplitude: the result has no such curve; there are amplitude-alone, phase-alone",
        "--curve",
        "amplitude");
  }
}
