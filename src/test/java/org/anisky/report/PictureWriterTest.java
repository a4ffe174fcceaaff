package org.anisky.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.anisky.configuration.PictureFormat;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyMap;
import org.anisky.sky.SkyFrame;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same figure in lines: drawn by another program's reader, it looks like the PNG. */
class PictureWriterTest {
  /** Figures of points and curves, of halves of text and clips, and of a map. */
  static Stream<Picture> pictures() {
    double[] rightAscension = {0.5, 2.5, 4.5};
    double[] values = {1e-3, -0.5e-3, 0.2e-3};
    double[] errors = {2e-4, 2e-4, 3e-4};
    DipoleCurve dipole = new DipoleCurve(1e-3, 1e-4, 1, 0.1, 1);
    return Stream.of(
        ProjectionPlot.of(
            "Along \"<right> ascension\" & back",
            "1 000 events",
            rightAscension,
            values,
            errors,
            Optional.of(dipole)),
        ConvergencePlot.of(
            Optional.of(true),
            "data",
            new double[] {10, 1, 0.1},
            OptionalDouble.of(0.5),
            new double[] {3, 0.3, 0.03},
            0.1),
        map());
  }

  private static Picture map() {
    HealpixGrid grid = new HealpixGrid(16);
    double[] values = new double[grid.size()];
    BitSet observed = new BitSet();
    for (int pixel = 0; pixel < values.length; pixel++) {
      values[pixel] = Math.cos(grid.longitude(pixel)) * Math.sqrt(1 - Math.pow(grid.z(pixel), 2));
      observed.set(pixel, grid.z(pixel) > -0.5);
    }
    SkyMap map = SkyMap.of(grid, SkyFrame.EQUATORIAL, "cosine", "1", values, observed);
    return SkyMapPlot.of(
        map,
        SkyMapOptions.DEFAULTS
            .withTitle("Cosine")
            .withSubtitle("of right ascension")
            .withFieldOfViewEdges(Math.toRadians(-30))
            .withGalacticPlane()
            .withMarker(SkyMarker.cross(1, 0.5, "a place")));
  }

  private static Path write(Picture picture, PictureFormat format, Path directory, String name)
      throws IOException {
    Path file = directory.resolve(name + "." + format.key());
    PictureWriter.write(picture.figure(), format, file);
    return file;
  }

  /** Mean difference of the channels, 0 to 255. */
  private static double difference(BufferedImage one, BufferedImage other) {
    assertThat(other.getWidth()).isCloseTo(one.getWidth(), within(1));
    assertThat(other.getHeight()).isCloseTo(one.getHeight(), within(1));
    double sum = 0;
    int width = Math.min(one.getWidth(), other.getWidth());
    int height = Math.min(one.getHeight(), other.getHeight());
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int shift = 0; shift <= 16; shift += 8) {
          sum += Math.abs((one.getRGB(x, y) >> shift & 255) - (other.getRGB(x, y) >> shift & 255));
        }
      }
    }
    return sum / width / height / 3;
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void anSvgShowsTheSame(Picture picture, @TempDir Path directory) throws Exception {
    String svg = Files.readString(write(picture, PictureFormat.SVG, directory, "a"));
    double difference = difference(picture.render(), SvgPixels.of(svg));
    // Coordinates are rounded to a hundredth of a pixel, maps have four pixels for one.
    assertThat(difference).isLessThan(0.25);
    String lines = svg.replaceAll("base64,[^\"]*", "");
    assertThat(lines.contains("NaN") || lines.contains("Infinity")).isFalse();
    assertThat(lines.contains("<title>" + escaped(picture.figure().title()) + "</title>")).isTrue();
    for (String text : Drawn.of(picture).texts()) {
      assertThat(lines.contains("aria-label=\"" + escaped(text) + "\"")).as(text).isTrue();
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void aPdfShowsTheSameWithItsLettersInIt(Picture picture, @TempDir Path directory)
      throws IOException {
    Path file = write(picture, PictureFormat.PDF, directory, "a");
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      Figure figure = picture.figure();
      // A unit is a tenth of a millimetre.
      assertThat((double) document.getPage(0).getMediaBox().getWidth())
          .isCloseTo(figure.width() / 254.0 * 72, within(0.01));
      BufferedImage image = new PDFRenderer(document).renderImageWithDPI(0, 254);
      // Its reader rounds letters and thin lines to pixels in its own way.
      assertThat(difference(picture.render(), image)).isLessThan(1.5);
      String text = new PDFTextStripper().getText(document).replaceAll("\\s+", "");
      for (String label : Drawn.of(picture).texts()) {
        assertThat(text).contains(label.replaceAll("\\s+", ""));
      }
      List<PDFont> fonts = new ArrayList<>();
      for (COSName name : document.getPage(0).getResources().getFontNames()) {
        fonts.add(document.getPage(0).getResources().getFont(name));
      }
      assertThat(fonts).isNotEmpty().allMatch(PDFont::isEmbedded);
      assertThat(document.getDocumentInformation().getCreationDate()).isNull();
    }
    if (!(picture instanceof SkyMapPlot)) {
      // The whole font has 757,076 bytes; what a figure uses of it is small.
      assertThat(Files.size(file)).isLessThan(60_000);
    }
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void theSamePictureGivesTheSameBytesInEveryFormat(Picture picture, @TempDir Path directory)
      throws Exception {
    for (PictureFormat format : PictureFormat.values()) {
      byte[] first = Files.readAllBytes(write(picture, format, directory, "first"));
      Thread.sleep(2);
      byte[] second = Files.readAllBytes(write(picture, format, directory, "second"));
      assertThat(second).isEqualTo(first);
    }
  }

  /** A name in a script that the font has not. */
  @Test
  void lettersThatTheFontHasNotAreBoxesInEveryFormat(@TempDir Path directory) throws Exception {
    Picture picture =
        ProjectionPlot.of("宇宙線", "", new double[0], new double[0], new double[0], Optional.empty());
    for (PictureFormat format : PictureFormat.values()) {
      assertThat(write(picture, format, directory, "a")).isNotEmptyFile();
    }
  }
}
