package org.anisky.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anisky.io.json.JsonFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pages say first, of results that are written here by hand. */
class LeadTest {
  @TempDir Path directory;

  private String html(PageKind kind, String json) throws IOException {
    Path file = directory.resolve(kind.mark());
    Files.writeString(file, json);
    Tree tree = new Tree(JsonFile.read(file).tree(), file.toString(), "");
    return Lead.html(new StoredFiles(directory, "x", kind, tree, Map.of()));
  }

  @Test
  void aComparisonTellsConclusionTruthAndDifferences() throws IOException {
    String html =
        html(
            PageKind.COMPARISON,
            """
            {"conclusion": "d_N = (2.21 +- 0.24)e-3 (9.2 sigma)",
             "agreement": {"p_value": 0.27, "toys": 100},
             "strategies": {"likelihood": {"dipole": {"components": {
               "d_0h": {"value": 0.1, "statistical": 0.02}}}}},
             "truth": {"components": {"d_0h": {"value": -0.003}, "d_6h": {"value": -0.004},
               "d_N": {"value": 0.002}}},
             "differences": [{"pair": ["likelihood", "harmonic"],
               "difference": {"d_0h": 0.03, "d_6h": 0.04},
               "covariance": {"order": ["d_0h", "d_6h"], "matrix": [[0.0004, 0], [0, 0.0009]]},
               "chi2": 4.03, "p_value": 0.13}]}
            """);
    assertThat(html)
        .contains("(2.21\u00a0±\u00a00.24)\u00a0×\u00a010⁻³ (9.2 sigma)")
        .contains("from 100 toys")
        // 3-4-5; both components are negative: the third quadrant, 180 + 53.13 degrees.
        .contains("<th scope=\"row\">truth</th><td>−0.003</td>")
        .contains("<td>0.005</td><td>233.1</td>")
        // The errors are the roots of 4e-4 and 9e-4.
        .contains("likelihood − harmonic")
        .contains("0.0300\u00a0±\u00a00.0200")
        .contains("0.0400\u00a0±\u00a00.0300");
  }

  @Test
  void manyRegionsAreFoldedAfterTheFirst() throws IOException {
    StringBuilder regions = new StringBuilder();
    for (int k = 1; k <= 30; k++) {
      regions.append(k == 1 ? "" : ",");
      regions.append("{\"name\": \"hot %d\", \"kernel\": \"top-hat\", \"z\": 3.5}".formatted(k));
    }
    String html = RegionsTable.html(new Tree(parsed(regions)).objects("regions"));
    assertThat(html.indexOf("hot 10<")).isLessThan(html.indexOf("<details>"));
    assertThat(html.indexOf("hot 11<")).isGreaterThan(html.indexOf("<details>"));
    assertThat(html).contains("20 more, down to a local Z of 3.50").contains("hot 30<");
  }

  private Map<String, Object> parsed(CharSequence regions) throws IOException {
    Path file = directory.resolve("regions.json");
    Files.writeString(file, "{\"regions\": [" + regions + "]}");
    return new TreeMap<>(JsonFile.read(file).tree());
  }

  @Test
  void aRegressionTellsWhichSkiesFailed() throws IOException {
    String html =
        html(
            PageKind.REGRESSION,
            """
            {"passed": false, "skies": [
              {"name": "good", "about": "a dipole", "passed": true, "checks": [{"passed": true}]},
              {"name": "bad", "about": "no dipole", "passed": false,
               "checks": [{"passed": true}, {"passed": false}]}]}
            """);
    assertThat(html)
        .contains("1 of 2 skies did not give what they should.")
        .contains("bad</th><td>FAILED</td><td>2</td><td>1</td>")
        .contains("good</th><td>passed</td><td>1</td><td>0</td>");
  }

  @Test
  void anEnsembleTellsItsClearBiases() throws IOException {
    Files.writeString(
        directory.resolve("ensemble.csv"),
        """
        strategy,component,toys,truth,bias,scatter,mean_error,pull_mean,pull_mean_error,\
        pull_width,pull_width_error,coverage_68,coverage_95,noise_free_bias,leakage
        likelihood,d_0h,100,0.01,0.001,0.02,0.02,0.05,0.1,1.0,0.07,0.68,0.95,0.001,0.0005
        harmonic,d_0h,100,0.01,0.05,0.02,0.02,2.5,0.1,1.0,0.07,0.05,0.2,0.05,0.0005
        """);
    String html = html(PageKind.ENSEMBLE, "{\"strategies\": {}}");
    assertThat(html)
        .contains("harmonic in d_0h by 2.5 errors.")
        // A tenth of the scatter is the error of the mean of 100 toys.
        .contains("0.00100\u00a0±\u00a00.00200")
        // 0.05 and 0.0005 over the mean error of 0.02.
        .contains("<td>2.50</td><td>0.03</td>");
  }

  private String spectrum(String probability) throws IOException {
    return html(
        PageKind.SPECTRUM,
        """
        {"events": 63695, "sky_fraction": 0.822,
         "isotropy": {"p_value": %s, "chi2": 797, "ndf": 40, "toys": 400},
         "multipoles": [{"l": 1, "c_l": 0.015, "error": 0.005,
           "interval_95": [0.003, 0.3], "isotropic_95": [-0.001, 0.002]}]}
        """
            .formatted(probability));
  }

  @Test
  void aSpectrumTellsWhatAnIsotropicSkyShows() throws IOException {
    // One of 400 toys is as far, and none.
    assertThat(spectrum("0.0049875311720698")).contains("with p = 0.005, from 400 toys.");
    assertThat(spectrum("0.0024937655860349"))
        .contains("over 82.2 percent of the sky")
        .contains("with p = 0.0025, the least that can be told, from 400 toys.")
        .contains("0.0150\u00a0±\u00a00.0050")
        .contains("0.003 to 0.3");
  }

  @Test
  void whatAllRangesWarnOfIsSaidOnce() {
    Tree tree =
        new Tree(
            Map.of(
                "rows",
                List.of(
                    Map.of("from", 32, "until", 40),
                    Map.of("from", 40, "until", 57),
                    Map.of("from", 40, "until", 57)),
                "warnings",
                List.of(
                    "[32, 40) EeV: no weights",
                    "[40, 57) EeV: no weights",
                    "[40, 57) EeV: a tilt")));
    StoredFiles files = new StoredFiles(directory, "x", PageKind.ENERGIES, tree, Map.of());
    assertThat(files.warnings()).containsExactly("all ranges: no weights", "[40, 57) EeV: a tilt");
  }

  @Test
  void aResultOfManyPartsTellsTheCommandThatMakesItAgain() {
    StoredFiles frames =
        new StoredFiles(directory, "x", PageKind.FRAMES, new Tree(Map.of()), Map.of());
    assertThat(ProvenanceSection.html(frames))
        .contains("anisky reconstruct CONFIG.yaml --frames all -o NEW")
        .doesNotContain("anisky rerun");
  }
}
