package org.anisky.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * A figure as SVG 1.1. Letters are outlines of the bundled font, each defined once, so that the
 * file looks the same wherever it is opened; what a text says is beside it for screen readers. Maps
 * are pictures of pixels within.
 */
final class SvgCanvas implements Canvas {
  /** Letters are defined on a square of this size, so that two decimals are fine enough. */
  private static final double EM = 1000;

  private static final String COMMANDS = "MLQCZ";
  private static final int[] COORDINATES = {2, 2, 4, 6, 0};

  private final TrueTypeFont font = TrueTypeFont.dejaVuSans();
  private final Set<Integer> letters = new TreeSet<>();
  private final StringBuilder body = new StringBuilder();
  private int clips;
  private boolean clipped;

  /** The document. */
  String finish(Figure figure) {
    clip(null);
    StringBuilder svg = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\""
                + " xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\" role=\"img\""
                + " width=\"%smm\" height=\"%smm\" viewBox=\"0 0 %d %d\">%n",
            number(figure.width() * Figure.MILLIMETRES),
            number(figure.height() * Figure.MILLIMETRES),
            figure.width(),
            figure.height()));
    svg.append("<title>").append(escaped(figure.title())).append("</title>\n<defs>\n");
    for (int letter : letters) {
      Path2D outline = font.outline(letter);
      outline.transform(AffineTransform.getScaleInstance(EM, EM));
      svg.append("<path id=\"u").append(Integer.toHexString(letter)).append("\" d=\"");
      svg.append(data(outline)).append("\"/>\n");
    }
    svg.append("</defs>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
    return svg.append(body).append("</svg>\n").toString();
  }

  @Override
  public void fill(Shape shape, Color colour) {
    boolean evenOdd = shape.getPathIterator(null).getWindingRule() == PathIterator.WIND_EVEN_ODD;
    body.append("<path d=\"").append(data(shape)).append('"').append(paint("fill", colour));
    body.append(evenOdd ? " fill-rule=\"evenodd\"" : "").append("/>\n");
  }

  @Override
  public void draw(Shape shape, Color colour, BasicStroke pen) {
    body.append("<path d=\"").append(data(shape)).append("\" fill=\"none\"");
    body.append(paint("stroke", colour));
    attribute("stroke-width", number(pen.getLineWidth()));
    attribute(
        "stroke-linecap",
        switch (pen.getEndCap()) {
          case BasicStroke.CAP_ROUND -> "round";
          case BasicStroke.CAP_SQUARE -> "square";
          default -> "butt";
        });
    attribute(
        "stroke-linejoin",
        switch (pen.getLineJoin()) {
          case BasicStroke.JOIN_ROUND -> "round";
          case BasicStroke.JOIN_BEVEL -> "bevel";
          default -> "miter";
        });
    attribute("stroke-miterlimit", number(pen.getMiterLimit()));
    if (pen.getDashArray() != null) {
      StringBuilder dashes = new StringBuilder();
      for (float dash : pen.getDashArray()) {
        dashes.append(dashes.length() == 0 ? "" : " ").append(number(dash));
      }
      attribute("stroke-dasharray", dashes.toString());
    }
    body.append("/>\n");
  }

  @Override
  public void clip(Shape region) {
    if (clipped) {
      body.append("</g>\n");
    }
    clipped = region != null;
    if (clipped) {
      String id = "clip" + ++clips;
      body.append("<clipPath id=\"").append(id).append("\"><path d=\"").append(data(region));
      body.append("\"/></clipPath>\n<g clip-path=\"url(#").append(id).append(")\">\n");
    }
  }

  @Override
  public void write(String text, AffineTransform place, Color colour) {
    AffineTransform whole = new AffineTransform(place);
    whole.scale(1 / EM, 1 / EM);
    body.append("<g");
    attribute("aria-label", escaped(Letter.plain(text)));
    body.append(paint("fill", colour)).append(transform(whole)).append('>');
    double pen = 0;
    for (Letter letter : Letter.of(text)) {
      letters.add(letter.character());
      AffineTransform own = AffineTransform.getTranslateInstance(EM * pen, 0);
      own.scale(letter.size(), letter.size());
      body.append("<use xlink:href=\"#u").append(Integer.toHexString(letter.character()));
      body.append('"').append(transform(own)).append("/>");
      pen += font.advance(letter);
    }
    body.append("</g>\n");
  }

  @Override
  public void paint(Raster raster) {
    Rectangle2D box = raster.bounds();
    body.append("<image preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\"");
    attribute("x", number(box.getX()));
    attribute("y", number(box.getY()));
    attribute("width", number(box.getWidth()));
    attribute("height", number(box.getHeight()));
    body.append(" xlink:href=\"data:image/png;base64,");
    body.append(Base64.getEncoder().encodeToString(Png.of(Raster.image(raster)))).append("\"/>\n");
  }

  private void attribute(String name, String value) {
    body.append(' ').append(name).append("=\"").append(value).append('"');
  }

  private static String paint(String what, Color colour) {
    String solid = String.format(" %s=\"#%06x\"", what, colour.getRGB() & 0xffffff);
    return colour.getAlpha() == 255
        ? solid
        : solid + " " + what + "-opacity=\"" + number(colour.getAlpha() / 255.0) + "\"";
  }

  private static String transform(AffineTransform place) {
    double[] m = new double[6];
    place.getMatrix(m);
    StringBuilder text = new StringBuilder(" transform=\"matrix(");
    for (int k = 0; k < m.length; k++) {
      text.append(k == 0 ? "" : " ").append(k < 4 ? decimals(m[k], 6) : number(m[k]));
    }
    return text.append(")\"").toString();
  }

  private static String data(Shape shape) {
    StringBuilder text = new StringBuilder();
    double[] c = new double[6];
    for (PathIterator path = shape.getPathIterator(null); !path.isDone(); path.next()) {
      int command = path.currentSegment(c);
      text.append(COMMANDS.charAt(command));
      for (int k = 0; k < COORDINATES[command]; k++) {
        text.append(k == 0 ? "" : " ").append(number(c[k]));
      }
    }
    return text.toString();
  }

  /** Two decimals: a thousandth of a millimetre. */
  private static String number(double value) {
    return decimals(value, 2);
  }

  private static String decimals(double value, int digits) {
    String text = String.format(Locale.ROOT, "%." + digits + "f", value);
    text = text.replaceFirst("\\.?0+$", "");
    return text.equals("-0") ? "0" : text;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
