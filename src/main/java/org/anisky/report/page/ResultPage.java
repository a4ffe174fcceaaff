package org.anisky.report.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.anisky.io.json.Json;
import org.anisky.report.Chart;
import org.anisky.report.ColourScale;

/**
 * The page of one result: one file with all that it needs, the same bytes for the same files. The
 * text stands without scripts; maps and charts come from the data at its end.
 */
final class ResultPage {
  private static final int COLOURS = 255;

  private record Section(String id, String title, String html) {}

  private final StoredFiles files;
  private final List<Section> sections = new ArrayList<>();

  private ResultPage(StoredFiles files) {
    this.files = files;
  }

  /**
   * The page of a result.
   *
   * @param parts results inside its directory, by their paths relative to it
   */
  static String html(StoredFiles files, List<String> parts) throws IOException {
    return new ResultPage(files).page(parts);
  }

  private String page(List<String> parts) throws IOException {
    PageMaps maps = PageMaps.of(files);
    List<Chart> charts = PageCharts.of(files);
    add("result", "Result", Lead.html(files));
    add("parts", "Parts", parts(parts));
    add("sky", "Sky maps", maps.isEmpty() ? "" : SkySection.html(maps));
    add("charts", "Charts", charts.isEmpty() ? "" : "<div id=\"chart-list\"></div>\n");
    DataSection.html(files.tree()).ifPresent(html -> add("data", "Data, cuts, rejected", html));
    add("again", "Provenance and how to repeat", ProvenanceSection.html(files));
    add("all", "Everything in " + files.kind().mark(), everything());
    add("licences", "Libraries in this page", PageResources.licences());
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("sky", maps.tree());
    data.put("overlays", Overlays.tree(files));
    data.put("charts", charts.stream().map(Chart::tree).toList());
    data.put("colours", colours());
    return text(data);
  }

  private void add(String id, String title, String html) {
    if (!html.isEmpty()) {
      sections.add(new Section(id, title, html));
    }
  }

  private String parts(List<String> parts) {
    if (parts.isEmpty()) {
      return "";
    }
    Html html = new Html().raw("<ul>\n");
    for (String part : parts) {
      html.format("<li><a href=\"%s/report.html\">%s</a>", part, part);
      range(part).ifPresent(range -> html.format(": %s", range));
      html.raw("</li>\n");
    }
    return html.raw("</ul>\n").toString();
  }

  /** The energies of a part, where it is one of several ranges. */
  private Optional<String> range(String part) {
    return files.kind() == PageKind.ENERGIES
        ? files.tree().objects("rows").stream()
            .filter(row -> row.text("directory").equals(part))
            .findFirst()
            .map(Lead::range)
        : Optional.empty();
  }

  private String everything() {
    Tree rest = new Tree(new LinkedHashMap<>(files.tree().entries()));
    rest.entries().keySet().removeAll(List.of("warnings", "provenance"));
    return "<details><summary>Show all numbers</summary>\n"
        + TreeSection.html(rest)
        + "</details>\n";
  }

  private static Map<String, Object> colours() {
    return Map.of(
        "diverging",
        table(ColourScale.DIVERGING, -1),
        "sequential",
        table(ColourScale.SEQUENTIAL, 0));
  }

  private static String table(ColourScale scale, double low) {
    return IntStream.rangeClosed(0, COLOURS)
        .mapToObj(
            k ->
                String.format(
                    Locale.ROOT, "%06x", scale.rgb(low + (1 - low) * k / COLOURS) & 0xffffff))
        .collect(Collectors.joining());
  }

  private String text(Map<String, Object> data) {
    List<String> scripts = PageResources.scripts();
    String allowed = scripts.stream().map(PageResources::digest).collect(Collectors.joining(" "));
    String subject = files.subject();
    String kind = files.kind().title();
    Html html = new Html();
    html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.raw(ReportPages.GENERATOR + "\n");
    html.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
    html.raw("script-src " + allowed + "; style-src 'unsafe-inline'; img-src data:\">\n");
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
    html.format("<title>%s</title>\n<style>\n", subject.isEmpty() ? kind : kind + ": " + subject);
    html.raw(PageResources.styles()).raw("</style>\n</head>\n<body>\n");
    html.raw("<a class=\"skip\" href=\"#main\">Skip to the result</a>\n<header>\n");
    if (subject.isEmpty()) {
      html.format("<h1>%s</h1>\n", kind);
    } else {
      html.format("<h1>%s <small>%s</small></h1>\n", subject, kind);
    }
    html.format("<p>%s</p>\n", subtitle());
    html.raw("<nav aria-label=\"Sections\">");
    sections.forEach(
        section -> html.format("<a href=\"#%s\">%s</a> ", section.id(), section.title()));
    html.raw("</nav>\n</header>\n<main id=\"main\">\n");
    warnings(html);
    for (Section section : sections) {
      html.format("<section aria-labelledby=\"%s\"><h2 id=\"%s\">", section.id(), section.id());
      html.format("%s</h2>\n", section.title()).raw(section.html()).raw("</section>\n");
    }
    html.raw("</main>\n<script type=\"application/json\" id=\"page-data\">");
    html.raw(Html.embedded(Json.line(data))).raw("</script>\n");
    scripts.forEach(script -> html.raw("<script>").raw(script).raw("</script>\n"));
    return html.raw("</body>\n</html>\n").toString();
  }

  private void warnings(Html html) {
    if (files.warnings().isEmpty()) {
      return;
    }
    html.raw("<section class=\"warnings\" aria-labelledby=\"warnings\">");
    html.raw("<h2 id=\"warnings\">Warnings</h2>\n<ul>\n");
    files.warnings().forEach(warning -> html.format("<li>%s</li>\n", warning));
    html.raw("</ul></section>\n");
  }

  private String subtitle() {
    Tree provenance = files.tree().object("provenance");
    String strategy = files.tree().text("strategy");
    String program = "anisky " + provenance.text("version");
    return (strategy.isEmpty() ? "" : "strategy " + strategy + " · ") + program.strip();
  }
}
