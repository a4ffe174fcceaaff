package org.anisky.report.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.anisky.inference.SpectrumTest;

/** What a page says first: the result in words, and what of it may be quoted. */
final class Lead {
  /** Degrees of a spectrum that are told in a table; its chart has all. */
  private static final int LOWEST_DEGREES = 5;

  private final StoredFiles files;
  private final Tree tree;
  private final List<String> quotes = new ArrayList<>();
  private final Html html = new Html();

  private Lead(StoredFiles files) {
    this.files = files;
    tree = files.tree();
  }

  /** Markup of the section. */
  static String html(StoredFiles files) throws IOException {
    Lead lead = new Lead(files);
    switch (files.kind()) {
      case RESULT -> lead.reconstruction();
      case COMPARISON -> lead.comparison();
      case ENERGIES -> lead.energies();
      case SIGNIFICANCE -> lead.significance();
      case ENSEMBLE -> lead.html.raw(EnsembleWords.html(files));
      case SPECTRUM -> lead.spectrum();
      case FRAMES -> lead.frames();
      case LIMITS -> lead.limits();
      case CALIBRATION -> lead.calibration();
      case REGRESSION -> lead.regression();
    }
    lead.quotes();
    return lead.html.toString();
  }

  private void reconstruction() {
    DipoleWords words = new DipoleWords(tree.object("dipole"));
    if (words.isThere()) {
      dipole(words);
    }
    galactic(tree.object("galactic_dipole"));
    significance();
    double p = tree.number("goodness_of_fit", "p_value");
    if (Double.isFinite(p)) {
      html.format(
          "<p>The model of sky, rate and acceptance fits the counts with χ² = %s for %s degrees of"
              + " freedom (%s).</p>\n",
          Words.significant(tree.number("goodness_of_fit", "chi2"), 4),
          Words.number(tree.number("goodness_of_fit", "ndf")),
          Words.probability(p));
    }
    leakage();
  }

  /** What multipoles beyond those that were fitted would do to the dipole. */
  private void leakage() {
    Tree leakage = tree.object("goodness_of_fit", "leakage");
    if (!leakage.isEmpty()) {
      html.format(
          "<p>The likelihood model has multipoles up to l = %s. Fitted along up to l = %s, as far"
              + " as the data tell them from a dipole, they would move its dipole by %s of its"
              + " errors (%s).</p>\n",
          Words.number(tree.number("goodness_of_fit", "l_max")),
          Words.number(leakage.number("l_max")),
          Words.significant(leakage.number("errors"), 2),
          Words.probability(leakage.number("p_value")));
    }
  }

  /** Along Galactic axes, of results whose maps are Galactic. */
  private void galactic(Tree dipole) {
    List<List<String>> rows = new ArrayList<>();
    for (String name : dipole.entries().keySet()) {
      if (Words.isMeasured(dipole.entries().get(name))) {
        rows.add(List.of(name, Words.measured(dipole.object(name))));
      }
    }
    if (rows.isEmpty()) {
      return;
    }
    html.table("The dipole along Galactic axes", List.of("quantity", "value ± error"), rows);
    html.format(
        "<p>It points to Galactic longitude %s deg, latitude %s deg.</p>\n",
        Words.significant(dipole.number("longitude_deg"), 4),
        Words.significant(dipole.number("latitude_deg"), 3));
  }

  private void dipole(DipoleWords words) {
    html.format("<p class=\"result\">%s</p>\n", words.sentence());
    if (!words.isSignificant() && !words.limit().isEmpty()) {
      html.format("<p class=\"result\">%s</p>\n", words.limit());
    }
    html.raw(words.table());
  }

  private void significance() {
    Tree found = tree.object("significance");
    for (Tree scan : found.objects("scans")) {
      html.format(
          "<p>Kernel %s of %s deg: the largest Z is %s at right ascension %s deg, declination %s"
              + " deg, the smallest %s at %s deg, %s deg.</p>\n",
          scan.text("kernel"),
          Words.number(scan.number("radius_deg")),
          Words.significant(scan.number("max", "z"), 3),
          Words.significant(scan.number("max", "right_ascension_deg"), 4),
          Words.significant(scan.number("max", "declination_deg"), 3),
          Words.significant(scan.number("min", "z"), 3),
          Words.significant(scan.number("min", "right_ascension_deg"), 4),
          Words.significant(scan.number("min", "declination_deg"), 3));
    }
    double p = found.number("global", "p_value");
    if (Double.isFinite(p)) {
      html.format(
          "<p>Anywhere on the sky chance does as well with %s (%s with 68 percent), from %s"
              + " isotropic toys.</p>\n",
          Words.probability(p),
          range(found.object("global").list("p_value_interval_68")),
          Words.number(found.number("global", "toys")));
      quotes.add(
          "Of excesses the global p-value: a local Z is no significance of the sky, since it is the"
              + " largest of many.");
    } else if (!found.objects("scans").isEmpty()) {
      quotes.add(
          "No significance of an excess: without isotropic toys it is not known how often chance"
              + " does as well anywhere.");
    }
    html.raw(RegionsTable.html(found.objects("regions")));
  }

  private void comparison() {
    html.raw(ComparisonWords.html(tree));
    quotes.add(
        "One strategy, chosen before the data were seen: the strategies share the events, so that"
            + " their results are no independent measurements.");
  }

  /** Two ends of what a p-value may be. */
  private static String range(List<?> ends) {
    return ends.stream()
        .filter(Number.class::isInstance)
        .map(end -> Words.significant(((Number) end).doubleValue(), 2))
        .collect(Collectors.joining(" to "));
  }

  private void energies() {
    List<List<String>> rows = new ArrayList<>();
    for (Tree row : tree.objects("rows")) {
      rows.add(
          List.of(
              range(row),
              row.text("kind"),
              Words.number(row.number("events")),
              Words.measured(row.object("dipole", "amplitude")),
              Words.degrees(row.object("dipole", "phase_deg")),
              Words.significant(row.number("dipole", "p_value"), 2),
              Words.significant(row.number("dipole", "upper_limits", "95"), 3)));
    }
    html.table(
        "Dipole over energy",
        List.of(
            "energy", "ranges", "events", "amplitude", "phase (deg)", "p", "limit at 95 percent"),
        rows);
    quotes.add("Differential ranges together; cumulative ones share events.");
  }

  private void frames() {
    Tree strategies = tree.object("strategies");
    for (String name : strategies.entries().keySet()) {
      Tree strategy = strategies.object(name);
      List<List<String>> rows = new ArrayList<>();
      Tree frames = strategy.object("frames");
      for (String frame : frames.entries().keySet()) {
        Tree row = frames.object(frame);
        rows.add(
            List.of(
                frame,
                Words.measured(row.number("amplitude"), row.number("amplitude_error")),
                Words.angle(row.number("phase_h"), row.number("phase_error_h"), Double.NaN, 24),
                Words.significant(row.number("p_value"), 2)));
      }
      html.table(
          "Time frames, strategy " + name,
          List.of("time frame", "amplitude", "phase (h)", "p of an isotropic sky"),
          rows);
      html.format(
          "<p>The anti-sidereal wave is what a yearly change of the daily wave may put into"
              + " sidereal time: %s. The Earth's motion gives the amplitude %s in solar time, with"
              + " the phase %s h (spectral index %s).</p>\n",
          Words.measured(
              strategy.number("spurious_sidereal_amplitude"),
              strategy.number("spurious_sidereal_amplitude_error")),
          Words.significant(strategy.number("compton_getting_amplitude"), 3),
          Words.number(strategy.number("compton_getting_phase_h")),
          Words.number(strategy.number("spectral_index")));
    }
    quotes.add(
        "The sidereal frame only while nothing is seen in the anti-sidereal one, in which no sky"
            + " turns.");
  }

  private void limits() {
    List<List<String>> rows = new ArrayList<>();
    for (Tree row : tree.objects("rows")) {
      rows.add(
          List.of(
              range(row),
              row.text("kind"),
              Words.number(row.number("events")),
              Words.significant(row.number("measured"), 3),
              Words.significant(row.number("limit"), 3),
              Words.significant(row.number("isotropic", "limit", "median"), 3),
              Words.significant(row.number("p_value"), 2)));
    }
    html.table(
        "Limits on the equatorial amplitude at "
            + Words.number(100 * tree.objects("rows").get(0).number("confidence"))
            + " percent",
        List.of("energy", "ranges", "events", "measured", "limit", "of an isotropic sky", "p"),
        rows);
  }

  private void calibration() {
    html.format(
        "<p>In %s simulated skies without anisotropy Z has the mean %s and the width %s, which"
            + " should be 0 and 1; the global p-value was below 0.05 in a part %s of them and below"
            + " 0.0027 in %s.</p>\n",
        Words.number(tree.number("skies")),
        Words.significant(tree.number("mean_z"), 3),
        Words.significant(tree.number("width_z"), 3),
        Words.significant(tree.number("part_below_0.05"), 2),
        Words.significant(tree.number("part_below_0.0027"), 2));
  }

  private void regression() {
    List<List<String>> rows = new ArrayList<>();
    int failed = 0;
    for (Tree sky : tree.objects("skies")) {
      List<Tree> checks = sky.objects("checks");
      boolean passed = sky.at("passed").equals(Optional.of(true));
      failed += passed ? 0 : 1;
      rows.add(
          List.of(
              sky.text("name"),
              passed ? "passed" : "FAILED",
              Words.number(checks.size()),
              Words.number(
                  checks.stream()
                      .filter(check -> check.at("passed").equals(Optional.of(false)))
                      .count()),
              sky.text("about")));
    }
    html.format(
        "<p class=\"result\">%s</p>\n",
        failed == 0
            ? "All " + rows.size() + " skies gave what they should."
            : failed + " of " + rows.size() + " skies did not give what they should.");
    html.table("Skies", List.of("sky", "verdict", "checks", "failed", "what it is"), rows);
    html.raw("<p>Every check is in <a href=\"regression.html\">regression.html</a>.</p>\n");
  }

  /** A range of energy in words. */
  static String range(Tree row) {
    double until = row.number("until");
    String from = Words.number(row.number("from"));
    return Double.isFinite(until)
        ? from + " to " + Words.number(until) + " " + row.text("unit")
        : from + " " + row.text("unit") + " and more";
  }

  private static boolean isLeast(Tree isotropy) {
    return SpectrumTest.isLeast(isotropy.number("p_value"), isotropy.number("toys"));
  }

  private void spectrum() {
    Tree isotropy = tree.object("isotropy");
    html.format(
        "<p class=\"result\">Angular power of %s events over %s percent of the sky.%s</p>\n",
        Words.number(tree.number("events")),
        Words.significant(100 * tree.number("sky_fraction"), 3),
        isotropy.isEmpty()
            ? ""
            : " An isotropic sky shows as much, all degrees together, with "
                + Words.probability(isotropy.number("p_value"))
                + (isotropy.number("toys") > 0
                    ? (isLeast(isotropy) ? ", the least that can be told" : "")
                        + ", from "
                        + Words.number(isotropy.number("toys"))
                        + " toys."
                    : "."));
    List<List<String>> rows = new ArrayList<>();
    for (Tree degree : tree.objects("multipoles")) {
      if (rows.size() < LOWEST_DEGREES) {
        rows.add(
            List.of(
                Words.number(degree.number("l")),
                Words.measured(degree.number("c_l"), degree.number("error")),
                Words.interval(degree.list("interval_95")),
                Words.interval(degree.list("isotropic_95"))));
      }
    }
    html.table(
        "Power of the lowest degrees",
        List.of("l", "C_l", "95 percent", "95 percent of isotropic skies"),
        rows);
    quotes.add("The p-value of all degrees together: the lowest of many p-values is no evidence.");
  }

  private void quotes() {
    Tree own = tree.object("quote");
    if (!own.isEmpty()) {
      html.raw("<h3>What may be quoted, and what not</h3>\n");
      html.format("<p>%s</p>\n", Words.sentence(own.text("yes")));
      html.format("<p>Not: %s</p>\n", own.text("no"));
      return;
    }
    if (quotes.isEmpty()) {
      return;
    }
    if (!files.warnings().isEmpty()) {
      quotes.add("All of it only together with the warnings above.");
    }
    html.raw("<h3>What may be quoted</h3>\n<ul>\n");
    quotes.forEach(quote -> html.format("<li>%s</li>\n", quote));
    html.raw("</ul>\n");
  }
}
