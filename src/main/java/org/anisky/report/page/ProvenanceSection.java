package org.anisky.report.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** By what a result was made, and how it is made again. */
final class ProvenanceSection {
  private ProvenanceSection() {}

  /** Parts of a larger result have no isotropic toys; made again by themselves they would. */
  private static boolean isPart(Tree result) {
    return !result.objects("significance", "scans").isEmpty()
        && !(result.number("significance", "global", "toys") > 0);
  }

  /** What makes a result of many parts again; one reconstruction alone can do so from its file. */
  private static Optional<String> again(PageKind kind) {
    return switch (kind) {
      case COMPARISON -> Optional.of("compare CONFIG.yaml");
      case ENSEMBLE -> Optional.of("ensemble CONFIG.yaml");
      case SPECTRUM -> Optional.of("spectrum CONFIG.yaml");
      case SIGNIFICANCE, CALIBRATION -> Optional.of("significance CONFIG.yaml");
      case ENERGIES -> Optional.of("reconstruct CONFIG.yaml");
      case FRAMES -> Optional.of("reconstruct CONFIG.yaml --frames all");
      case RESULT, LIMITS, REGRESSION -> Optional.empty();
    };
  }

  static String html(StoredFiles files) {
    Html html = new Html();
    html.raw("<pre><code>");
    if (files.kind() == PageKind.RESULT && !isPart(files.tree())) {
      html.raw("anisky rerun .     # make the result again and compare, bit by bit\n");
    }
    again(files.kind())
        .ifPresent(
            command ->
                html.format(
                    "anisky %s -o NEW    # make the result again, with the configuration that is"
                        + " told below\n",
                    command));
    html.raw("anisky report .    # make this page again from the files</code></pre>\n");
    html.raw("<p>In the directory of this page.</p>\n");
    Tree provenance = files.tree().object("provenance");
    if (provenance.isEmpty()) {
      return html.toString();
    }
    Tree rest = new Tree(new LinkedHashMap<>(provenance.entries()));
    rest.entries().keySet().removeAll(List.of("configuration"));
    html.raw(TreeSection.html(rest));
    Tree configuration = provenance.object("configuration");
    if (!configuration.isEmpty()) {
      html.raw("<details><summary>Configuration, as it was read</summary>\n");
      html.raw(TreeSection.html(configuration)).raw("</details>\n");
    }
    html.format(
        "<p>When the run was, and how long it took, is in %s; the same data give the same"
            + " page.</p>\n",
        files.kind().mark());
    return html.toString();
  }
}
