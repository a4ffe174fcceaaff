package org.anisky.report.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The list of several results in one directory. */
final class IndexPage {
  private IndexPage() {}

  /**
   * The page.
   *
   * @param places of the results, relative to the directory
   */
  static String html(Path directory, List<String> places) throws IOException {
    Html html = new Html();
    html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.raw(ReportPages.GENERATOR + "\n");
    html.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
    html.raw("style-src 'unsafe-inline'\">\n");
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
    html.raw("<title>Results</title>\n<style>\n");
    html.raw(PageResources.styles()).raw("</style>\n</head>\n<body>\n");
    html.raw("<header><h1>Results</h1></header>\n<main>\n");
    html.raw("<div class=\"wide\"><table><caption>Results in this directory</caption><thead><tr>");
    for (String head :
        List.of("result", "what it is", "strategy", "amplitude", "phase (deg)", "p")) {
      html.format("<th scope=\"col\">%s</th>", head);
    }
    html.raw("</tr></thead><tbody>\n");
    for (String place : places) {
      row(html, directory, place);
    }
    return html.raw("</tbody></table></div>\n</main>\n</body>\n</html>\n").toString();
  }

  private static void row(Html html, Path directory, String place) throws IOException {
    StoredFiles files = StoredFiles.withoutMaps(directory.resolve(place), place).orElseThrow();
    String link = place.isEmpty() ? ReportPages.PAGE : place + "/" + ReportPages.PAGE;
    html.format(
        "<tr><th scope=\"row\"><a href=\"%s\">%s</a></th>", link, place.isEmpty() ? "all" : place);
    DipoleWords words = new DipoleWords(files.tree().object("dipole"));
    List<String> cells =
        new ArrayList<>(List.of(files.kind().title(), files.tree().text("strategy")));
    if (words.isThere()) {
      cells.add(Words.measured(words.dipole().object("amplitude")));
      cells.add(Words.degrees(words.dipole().object("phase_deg")));
      cells.add(Words.significant(words.dipole().number("p_value"), 2));
    } else {
      cells.addAll(List.of("", "", ""));
    }
    cells.forEach(cell -> html.format("<td>%s</td>", cell));
    html.raw("</tr>\n");
  }
}
