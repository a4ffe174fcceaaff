package org.anisky.report;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.StringTokenizer;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Draws the part of SVG that figures use, as the specification says, one pixel to a unit. */
final class SvgPixels {
  private final Map<String, Path2D> letters = new HashMap<>();
  private final BufferedImage image;
  private final Graphics2D graphics;

  private SvgPixels(Document document) throws Exception {
    Element root = document.getDocumentElement();
    String[] box = root.getAttribute("viewBox").split(" ");
    image =
        new BufferedImage(
            Integer.parseInt(box[2]), Integer.parseInt(box[3]), BufferedImage.TYPE_INT_RGB);
    graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    NodeList paths = root.getElementsByTagName("path");
    for (int k = 0; k < paths.getLength(); k++) {
      Element path = (Element) paths.item(k);
      if (path.hasAttribute("id")) {
        letters.put("#" + path.getAttribute("id"), path(path.getAttribute("d")));
      }
    }
    NodeList clips = root.getElementsByTagName("clipPath");
    for (int k = 0; k < clips.getLength(); k++) {
      Element clip = (Element) clips.item(k);
      Element path = (Element) clip.getElementsByTagName("path").item(0);
      letters.put("#" + clip.getAttribute("id"), path(path.getAttribute("d")));
    }
    children(root);
  }

  static BufferedImage of(String svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    Document document =
        factory
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    return new SvgPixels(document).image;
  }

  private void children(Element parent) throws Exception {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        draw(element);
      }
    }
  }

  private void draw(Element element) throws Exception {
    AffineTransform before = graphics.getTransform();
    if (element.hasAttribute("transform")) {
      String text = element.getAttribute("transform");
      double[] m =
          Arrays.stream(text.substring("matrix(".length(), text.length() - 1).split(" "))
              .mapToDouble(Double::parseDouble)
              .toArray();
      graphics.transform(new AffineTransform(m));
    }
    switch (element.getTagName()) {
      case "title", "defs", "clipPath" -> {}
      case "rect" -> {
        graphics.setColor(Color.decode(element.getAttribute("fill")));
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
      }
      case "g" -> {
        if (element.hasAttribute("clip-path")) {
          String url = element.getAttribute("clip-path");
          graphics.setClip(letters.get(url.substring("url(".length(), url.length() - 1)));
          children(element);
          graphics.setClip(null);
        } else {
          graphics.setColor(Color.decode(element.getAttribute("fill")));
          children(element);
        }
      }
      case "use" -> graphics.fill(letters.get(element.getAttribute("xlink:href")));
      case "path" -> drawPath(element);
      case "image" -> {
        String data = element.getAttribute("xlink:href");
        byte[] png = Base64.getDecoder().decode(data.substring(data.indexOf(',') + 1));
        BufferedImage pixels = ImageIO.read(new ByteArrayInputStream(png));
        AffineTransform place =
            AffineTransform.getTranslateInstance(number(element, "x", 0), number(element, "y", 0));
        place.scale(
            number(element, "width", 0) / pixels.getWidth(),
            number(element, "height", 0) / pixels.getHeight());
        graphics.drawImage(pixels, place, null);
      }
      default -> throw new AssertionError("unknown element " + element.getTagName());
    }
    graphics.setTransform(before);
  }

  private void drawPath(Element element) {
    Path2D path = path(element.getAttribute("d"));
    boolean filled = !element.getAttribute("fill").equals("none");
    String what = filled ? "fill" : "stroke";
    graphics.setColor(Color.decode(element.getAttribute(what)));
    graphics.setComposite(
        AlphaComposite.SrcOver.derive((float) number(element, what + "-opacity", 1)));
    if (filled) {
      boolean evenOdd = element.getAttribute("fill-rule").equals("evenodd");
      path.setWindingRule(evenOdd ? Path2D.WIND_EVEN_ODD : Path2D.WIND_NON_ZERO);
      graphics.fill(path);
    } else {
      String dashes = element.getAttribute("stroke-dasharray");
      float[] dash = null;
      if (!dashes.isEmpty()) {
        String[] parts = dashes.split(" ");
        dash = new float[parts.length];
        for (int k = 0; k < parts.length; k++) {
          dash[k] = Float.parseFloat(parts[k]);
        }
      }
      graphics.setStroke(
          new BasicStroke(
              (float) number(element, "stroke-width", 1),
              Map.of("butt", 0, "round", 1, "square", 2)
                  .get(element.getAttribute("stroke-linecap")),
              Map.of("miter", 0, "round", 1, "bevel", 2)
                  .get(element.getAttribute("stroke-linejoin")),
              (float) number(element, "stroke-miterlimit", 4),
              dash,
              0));
      graphics.draw(path);
    }
    graphics.setComposite(AlphaComposite.SrcOver);
  }

  private static double number(Element element, String name, double fallback) {
    return element.hasAttribute(name) ? Double.parseDouble(element.getAttribute(name)) : fallback;
  }

  private static Path2D path(String data) {
    Path2D path = new Path2D.Double();
    StringTokenizer tokens = new StringTokenizer(data, "MLQCZ ", true);
    char command = ' ';
    double[] c = new double[6];
    int count = 0;
    while (tokens.hasMoreTokens()) {
      String token = tokens.nextToken();
      if (token.equals(" ")) {
        continue;
      }
      if (Character.isLetter(token.charAt(0))) {
        command = token.charAt(0);
        count = 0;
        if (command == 'Z') {
          path.closePath();
        }
        continue;
      }
      c[count++] = Double.parseDouble(token);
      if (count == Map.of('M', 2, 'L', 2, 'Q', 4, 'C', 6).get(command)) {
        switch (command) {
          case 'M' -> path.moveTo(c[0], c[1]);
          case 'L' -> path.lineTo(c[0], c[1]);
          case 'Q' -> path.quadTo(c[0], c[1], c[2], c[3]);
          default -> path.curveTo(c[0], c[1], c[2], c[3], c[4], c[5]);
        }
      }
    }
    return path;
  }
}
