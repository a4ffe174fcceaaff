package org.anisky.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.util.Matrix;

/**
 * A figure as a page of PDF of its own size. Texts are texts, with those letters of the bundled
 * font that they use; maps are pictures of pixels. The document carries no time: the same figure
 * gives the same bytes.
 */
final class PdfCanvas implements Canvas, AutoCloseable {
  /** Points of 1/72 inch in a unit of the figure. */
  private static final float UNIT = (float) (Figure.MILLIMETRES * 72 / 25.4);

  /** Any fixed number: else the time stands in the document's identifier. */
  private static final long IDENTIFIER = 1;

  private final PDDocument document = new PDDocument();
  private final PDPageContentStream content;
  private final PDType0Font font;
  private final Map<Integer, PDExtendedGraphicsState> opacities = new HashMap<>();
  private boolean clipped;

  /** A page for a figure. */
  PdfCanvas(Figure figure) throws IOException {
    document.getDocumentInformation().setTitle(figure.title());
    document.setDocumentId(IDENTIFIER);
    PDPage page = new PDPage(new PDRectangle(UNIT * figure.width(), UNIT * figure.height()));
    document.addPage(page);
    org.apache.fontbox.ttf.TrueTypeFont file =
        new TTFParser().parse(new RandomAccessReadBuffer(TrueTypeFont.dejaVuSans().file()));
    file.setEnableGsub(false); // no ligatures, as in the other formats
    font = PDType0Font.load(document, file, true);
    content = new PDPageContentStream(document, page);
    content.transform(new Matrix(UNIT, 0, 0, -UNIT, 0, UNIT * figure.height()));
  }

  /** Writes the document; nothing may be drawn afterwards. */
  void finish(OutputStream out) throws IOException {
    clip(null);
    content.close();
    document.save(out);
  }

  @Override
  public void close() throws IOException {
    document.close();
  }

  @Override
  public void fill(Shape shape, Color colour) {
    drawing(
        () -> {
          content.setNonStrokingColor(opaque(colour));
          setOpacity(colour);
          if (trace(shape) == PathIterator.WIND_EVEN_ODD) {
            content.fillEvenOdd();
          } else {
            content.fill();
          }
        });
  }

  @Override
  public void draw(Shape shape, Color colour, BasicStroke pen) {
    drawing(
        () -> {
          content.setStrokingColor(opaque(colour));
          setOpacity(colour);
          content.setLineWidth(pen.getLineWidth());
          // Caps and joins have the same numbers in both worlds.
          content.setLineCapStyle(pen.getEndCap());
          content.setLineJoinStyle(pen.getLineJoin());
          content.setMiterLimit(pen.getMiterLimit());
          float[] dashes = pen.getDashArray();
          content.setLineDashPattern(dashes == null ? new float[0] : dashes, 0);
          trace(shape);
          content.stroke();
        });
  }

  @Override
  public void clip(Shape region) {
    drawing(
        () -> {
          if (clipped) {
            content.restoreGraphicsState();
          }
          clipped = region != null;
          if (clipped) {
            content.saveGraphicsState();
            trace(region);
            content.clip();
          }
        });
  }

  @Override
  public void write(String text, AffineTransform place, Color colour) {
    if (!Letter.of(text).stream()
        .allMatch(letter -> TrueTypeFont.dejaVuSans().has(letter.character()))) {
      Path2D outline = TrueTypeFont.dejaVuSans().outline(text);
      outline.transform(place);
      fill(outline, colour); // with the font's box for letters that it has not
      return;
    }
    AffineTransform upright = new AffineTransform(place);
    upright.scale(1, -1);
    drawing(
        () -> {
          content.beginText();
          content.setNonStrokingColor(opaque(colour));
          setOpacity(colour);
          content.setTextMatrix(new Matrix(upright));
          Letter before = null;
          StringBuilder run = new StringBuilder();
          for (Letter letter : Letter.of(text)) {
            if (before != null && before.lowered() != letter.lowered()) {
              show(run, before);
            }
            run.appendCodePoint(letter.character());
            before = letter;
          }
          show(run, before);
          content.endText();
        });
  }

  /** Letters of one size. */
  private void show(StringBuilder run, Letter like) throws IOException {
    content.setFont(font, (float) like.size());
    content.showText(run.toString());
    run.setLength(0);
  }

  @Override
  public void paint(Raster raster) {
    Rectangle2D box = raster.bounds();
    drawing(
        () ->
            content.drawImage(
                LosslessFactory.createFromImage(document, Raster.image(raster)),
                new Matrix(
                    (float) box.getWidth(),
                    0,
                    0,
                    (float) -box.getHeight(),
                    (float) box.getMinX(),
                    (float) box.getMaxY())));
  }

  private static Color opaque(Color colour) {
    return new Color(colour.getRGB());
  }

  private void setOpacity(Color colour) throws IOException {
    PDExtendedGraphicsState state =
        opacities.computeIfAbsent(
            colour.getAlpha(),
            alpha -> {
              PDExtendedGraphicsState made = new PDExtendedGraphicsState();
              made.setNonStrokingAlphaConstant(alpha / 255f);
              made.setStrokingAlphaConstant(alpha / 255f);
              return made;
            });
    content.setGraphicsStateParameters(state);
  }

  /** Begins a path; gives its winding rule. */
  private int trace(Shape shape) throws IOException {
    double[] c = new double[6];
    double x = 0;
    double y = 0;
    PathIterator path = shape.getPathIterator(null);
    for (; !path.isDone(); path.next()) {
      switch (path.currentSegment(c)) {
        case PathIterator.SEG_MOVETO -> content.moveTo((float) c[0], (float) c[1]);
        case PathIterator.SEG_LINETO -> content.lineTo((float) c[0], (float) c[1]);
        case PathIterator.SEG_QUADTO -> {
          // The same curve as a cubic.
          double endX = c[2];
          double endY = c[3];
          content.curveTo(
              (float) (x + 2 * (c[0] - x) / 3),
              (float) (y + 2 * (c[1] - y) / 3),
              (float) (endX + 2 * (c[0] - endX) / 3),
              (float) (endY + 2 * (c[1] - endY) / 3),
              (float) endX,
              (float) endY);
          c[0] = endX;
          c[1] = endY;
        }
        case PathIterator.SEG_CUBICTO -> {
          content.curveTo(
              (float) c[0], (float) c[1], (float) c[2], (float) c[3], (float) c[4], (float) c[5]);
          c[0] = c[4];
          c[1] = c[5];
        }
        default -> content.closePath();
      }
      x = c[0];
      y = c[1];
    }
    return path.getWindingRule();
  }

  /** A step of drawing; the page is kept in memory, so that nothing can go wrong in writing. */
  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }

  private static void drawing(Step step) {
    try {
      step.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
