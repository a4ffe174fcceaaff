package org.anisky.report.page;

import java.util.List;

/** Hot and cold places of a sky, the clearest first; many are folded. */
final class RegionsTable {
  /** More are folded. */
  private static final int SHOWN = 10;

  private static final List<String> HEAD =
      List.of(
          "name",
          "kernel",
          "right ascension (deg)",
          "declination (deg)",
          "local Z",
          "excess",
          "p anywhere");

  private RegionsTable() {}

  /** Markup of the regions, in the order of the file. */
  static String html(List<Tree> regions) {
    Html html = new Html();
    if (regions.isEmpty()) {
      return "";
    }
    int shown = regions.size() > SHOWN + 2 ? SHOWN : regions.size();
    html.table("Hot and cold regions", HEAD, rows(regions.subList(0, shown)));
    if (shown < regions.size()) {
      html.format(
          "<details><summary>%s more, down to a local Z of %s</summary>\n",
          regions.size() - shown, Words.decimals(last(regions).number("z"), 2));
      html.table("Further regions", HEAD, rows(regions.subList(shown, regions.size())));
      html.raw("</details>\n");
    }
    return html.toString();
  }

  private static Tree last(List<Tree> regions) {
    return regions.get(regions.size() - 1);
  }

  private static List<List<String>> rows(List<Tree> regions) {
    return regions.stream()
        .map(
            region ->
                List.of(
                    region.text("name"),
                    region.text("kernel") + " " + Words.number(region.number("radius_deg")) + "°",
                    Words.decimals(region.number("right_ascension_deg"), 1),
                    Words.decimals(region.number("declination_deg"), 1),
                    Words.decimals(region.number("z"), 2),
                    Words.measured(region.number("excess"), region.number("excess_error")),
                    Words.significant(region.number("global_p_value"), 2)))
        .toList();
  }
}
