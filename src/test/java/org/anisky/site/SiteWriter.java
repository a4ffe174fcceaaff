package org.anisky.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Makes the site of the zip, plain HTML that needs no network, from README and pages. It is among
 * the tests because the library that reads Markdown is no part of the program.
 */
public final class SiteWriter {
  private static final Path PAGES = Path.of("src/site/markdown");

  /** In the order of the navigation; pages that are not here come last. */
  private static final List<String> ORDER =
      List.of(
          "tutorial",
          "configuration",
          "inputs",
          "counts",
          "sky-maps",
          "result",
          "report",
          "commands",
          "energies",
          "simulation",
          "examples",
          "conventions",
          "method",
          "validation",
          "performance",
          "regression",
          "python",
          "java",
          "install",
          "licences");

  /** What lies beside the site in the zip. */
  private static final Set<String> BESIDE =
      Set.of("CITATION.cff", "CHANGELOG.md", "LICENSE", "CONTRIBUTING.md");

  private static final String STYLE =
      """
      body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: #222; background: #fff }
      nav { padding: 1rem; background: #f2f4f6 } nav a { display: inline-block; margin-right: .8rem }
      main { max-width: 60rem; padding: 1rem; margin: 0 auto } a { color: #0b57a4 }
      nav a[aria-current] { font-weight: bold; color: inherit; text-decoration: none }
      pre, code { font: 14px/1.45 ui-monospace, monospace; background: #f2f4f6 }
      pre { padding: .8rem; overflow-x: auto } table { border-collapse: collapse; display: block;
      overflow-x: auto } th, td { border: 1px solid #bbb; padding: .25rem .5rem; text-align: left;
      vertical-align: top } img { max-width: 100% }
      @media (min-width: 70rem) { nav { position: fixed; width: 11rem; height: 100%; overflow: auto }
      nav a { display: block } main { margin-left: 14rem } }
      @media (prefers-color-scheme: dark) { body { color: #ddd; background: #16191c }
      nav, pre, code { background: #22272c } a { color: #7db8f0 } }
      @media print { nav { display: none } }
      """;

  private final Parser parser =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();
  private final Path target;

  private SiteWriter(Path target) {
    this.target = target;
  }

  /**
   * Writes the site.
   *
   * @param arguments the directory, below which pictures of a gallery may be
   */
  public static void main(String[] arguments) throws IOException {
    write(Path.of(arguments[0]));
  }

  static void write(Path target) throws IOException {
    Files.createDirectories(target);
    SiteWriter writer = new SiteWriter(target);
    List<String> names = names();
    writer.page("index", Files.readString(Path.of("README.md")), names);
    for (String name : names) {
      writer.page(name, Files.readString(PAGES.resolve(name + ".md")), names);
    }
    writer.gallery(names);
  }

  private static List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.list(PAGES)) {
      files
          .map(file -> file.getFileName().toString().replaceFirst("\\.md$", ""))
          .forEach(names::add);
    }
    names.sort(
        (a, b) -> {
          int first = ORDER.indexOf(a) < 0 ? ORDER.size() : ORDER.indexOf(a);
          int second = ORDER.indexOf(b) < 0 ? ORDER.size() : ORDER.indexOf(b);
          return first == second ? a.compareTo(b) : Integer.compare(first, second);
        });
    return names;
  }

  private void page(String name, String markdown, List<String> names) throws IOException {
    Node document = parser.parse(markdown);
    HtmlRenderer renderer =
        HtmlRenderer.builder()
            .extensions(List.of(TablesExtension.create()))
            .attributeProviderFactory(
                context -> (node, tag, attributes) -> change(node, tag, attributes))
            .build();
    write(name, words(document.getFirstChild()), renderer.render(document), names);
  }

  private void write(String name, String title, String body, List<String> names)
      throws IOException {
    StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n");
    html.append(
        "<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n");
    html.append("<title>").append(title).append(title.equals("Anisky") ? "" : " · Anisky");
    html.append("</title>\n<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n<nav>\n");
    List<String> all = new ArrayList<>(List.of("index"));
    all.addAll(names);
    if (Files.isDirectory(target.resolve("gallery"))) {
      all.add(2, "gallery");
    }
    for (String other : all) {
      html.append("<a href=\"").append(other).append(".html\"");
      html.append(other.equals(name) ? " aria-current=\"page\">" : ">");
      html.append(other.equals("index") ? "Anisky" : other.replace('-', ' ')).append("</a>\n");
    }
    html.append("</nav>\n<main>\n").append(body).append("</main>\n</body>\n</html>\n");
    Files.writeString(target.resolve(name + ".html"), html);
  }

  /** The pictures of a result that was made into the directory of the site. */
  private void gallery(List<String> names) throws IOException {
    Path pictures = target.resolve("gallery");
    if (!Files.isDirectory(pictures)) {
      return;
    }
    StringBuilder body = new StringBuilder("<h1>Gallery</h1>\n<p>What <code>anisky reconstruct");
    body.append(" configs/quickstart.yaml</code> leaves: <a href=\"gallery/report.html\">the page");
    body.append("</a>, and these pictures.</p>\n");
    try (Stream<Path> files = Files.list(pictures)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".png")).sorted().toList()) {
        String picture = file.getFileName().toString();
        body.append("<figure><img src=\"gallery/").append(picture).append("\" alt=\"");
        body.append(picture.replace(".png", "")).append("\"><figcaption>").append(picture);
        body.append("</figcaption></figure>\n");
      }
    }
    write("gallery", "Gallery", body.toString(), names);
  }

  private static void change(Node node, String tag, Map<String, String> attributes) {
    if (node instanceof Heading && tag.startsWith("h")) {
      attributes.put("id", anchor(words(node)));
    } else if (node instanceof Link link) {
      String href = target(link.getDestination());
      if (href.isEmpty()) {
        attributes.remove("href");
      } else {
        attributes.put("href", href);
      }
    }
  }

  /** Where a link of a page leads in the site; empty when what it names is not in the zip. */
  private static String target(String link) {
    if (link.startsWith("http") || link.startsWith("#")) {
      return link;
    }
    String file = link.replaceFirst("#.*", "").replaceFirst(".*/", "");
    if (BESIDE.contains(file)) {
      return "../" + file;
    }
    String fragment = link.contains("#") ? link.substring(link.indexOf('#')) : "";
    return file.endsWith(".md") ? file.replaceFirst("md$", "html") + fragment : "";
  }

  /** As GitHub makes it of a heading. */
  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}_ -]", "").replace(' ', '-');
  }

  private static String words(Node node) {
    StringBuilder words = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text text) {
            words.append(text.getLiteral());
          }

          @Override
          public void visit(Code code) {
            words.append(code.getLiteral());
          }

          @Override
          public void visit(SoftLineBreak line) {
            words.append(' ');
          }
        });
    return words.toString();
  }
}
