package org.anisky.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.configuration.RegressionSky;
import org.anisky.configuration.RegressionSuite;
import org.anisky.io.files.ExistingOutput;
import org.anisky.io.files.ResultDirectory;
import org.anisky.io.json.Json;
import org.anisky.results.JunitXml;
import org.anisky.results.Provenance;
import org.anisky.results.RegressionJson;
import org.anisky.results.RegressionPage;
import org.anisky.results.StoredSkyFile;
import org.anisky.study.regression.Check;
import org.anisky.study.regression.SkyReport;
import org.anisky.study.regression.StoredSky;
import org.anisky.study.regression.Tolerances;

/**
 * Runs the skies of a suite, in parallel, each on one thread.
 *
 * @param suite where they are
 * @param skies that are run
 * @param program for skies that have commands
 * @param workers threads to use; their number never changes the result
 * @param listener is told what is done and what comes out
 */
public record RegressionRun(
    RegressionSuite suite,
    List<RegressionSky> skies,
    Program program,
    Workers workers,
    RunListener listener) {
  /** Copies the list. */
  public RegressionRun {
    skies = List.copyOf(skies);
  }

  /**
   * Runs, compares, and tells.
   *
   * @param out directory of the report; empty for none
   * @param existing what happens to a directory that is there
   * @return whether every check passed
   */
  public boolean run(Optional<Path> out, ExistingOutput existing) throws IOException {
    RunRecord record = RunRecord.begin(description());
    List<StoredSky> stored = stored();
    if (out.isEmpty()) {
      return tell(complete(reports(stored), stored));
    }
    try (ResultDirectory directory = ResultDirectory.create(out.get(), existing)) {
      List<SkyReport> reports = complete(reports(stored), stored);
      Provenance provenance = record.provenance(List.of());
      Json.write(
          directory.file(ResultDirectory.REGRESSION_MARK),
          RegressionJson.tree(reports, provenance));
      Files.writeString(directory.file("regression.xml"), JunitXml.text(reports));
      Files.writeString(
          directory.file("regression.html"), RegressionPage.text(reports, provenance));
      listener.filled(directory);
      directory.commit();
      boolean passed = tell(reports);
      listener.written("Report", directory.target());
      return passed;
    }
  }

  /**
   * Runs, and compares with what another version finds in place of what is stored.
   *
   * @param other its jar, or the report that it wrote
   * @return whether nothing moved by more than is allowed
   */
  public boolean runAgainst(Path other) throws IOException {
    OtherResults results = OtherResults.of(other, suite, skies);
    List<StoredSky> known = new ArrayList<>();
    for (RegressionSky sky : skies) {
      known.add(
          Optional.ofNullable(results.quantities().get(sky.name()))
              .map(
                  found ->
                      StoredSky.of(
                          Provenance.version(),
                          "another version",
                          found,
                          Tolerances.USUAL.after(sky.tolerances())))
              .orElse(null));
    }
    if (known.stream().allMatch(Objects::isNull)) {
      throw InvalidInputException.of("%s has none of the skies of %s", other, suite.directory());
    }
    List<SkyReport> reports = reports(known);
    listener.moved(reports);
    return reports.stream()
        .flatMap(report -> report.failures().stream())
        .noneMatch(check -> check.kind() == Check.Kind.STORED || check.kind() == Check.Kind.RUN);
  }

  /**
   * A sky that lost its stored results must not pass for one that still agrees with them: they have
   * to be there where others of the suite are, and where nothing else is compared.
   */
  private List<SkyReport> complete(List<SkyReport> reports, List<StoredSky> stored) {
    boolean some = Files.isDirectory(suite.stored());
    List<SkyReport> complete = new ArrayList<>();
    for (int k = 0; k < reports.size(); k++) {
      SkyReport report = reports.get(k);
      boolean missing = some && stored.get(k) == null || report.checks().isEmpty();
      complete.add(
          missing
              ? report.with(
                  Check.failed(
                      Check.Kind.STORED,
                      "stored results",
                      "missing",
                      suite.stored(skies.get(k)) + ", which --update --reason TEXT writes"))
              : report);
    }
    return complete;
  }

  private boolean tell(List<SkyReport> reports) {
    listener.regression(reports);
    return reports.stream().allMatch(SkyReport::passed);
  }

  private Map<String, Object> description() {
    Map<String, Object> description = new LinkedHashMap<>();
    description.put("suite", suite.directory().toString());
    description.put("skies", skies.stream().map(RegressionSky::name).toList());
    return description;
  }

  /** In the order of the skies; null where nothing is stored. */
  private List<StoredSky> stored() throws IOException {
    StoredSky[] stored = new StoredSky[skies.size()];
    for (int k = 0; k < stored.length; k++) {
      stored[k] = StoredSkyFile.read(suite.stored(skies.get(k))).orElse(null);
    }
    return Arrays.asList(stored);
  }

  private List<SkyReport> reports(List<StoredSky> stored) throws IOException {
    SkyReport[] reports = new SkyReport[skies.size()];
    int[] done = {0};
    try {
      workers.run(
          reports.length,
          k -> {
            reports[k] =
                SkyRun.run(
                    skies.get(k), Optional.ofNullable(stored.get(k)), program, Workers.single());
            synchronized (done) {
              listener.sky(reports[k], ++done[0], reports.length);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return List.of(reports);
  }

  /**
   * Runs and stores what is found in place of what was stored, unless a check with the truth or
   * another computation fails.
   *
   * @param reason why results are stored, for who reads the files
   * @return whether everything was stored
   */
  public boolean update(String reason) throws IOException {
    if (reason.isBlank()) {
      throw InvalidInputException.of("the reason is blank; say why the stored results change");
    }
    boolean stored = store(reason);
    if (stored) {
      listener.written("Stored results", suite.stored());
    }
    return stored;
  }

  /** As {@link #update}, without a word of where. */
  boolean store(String reason) throws IOException {
    List<StoredSky> stored = stored();
    List<SkyReport> reports = reports(stored);
    listener.regression(reports);
    boolean sound =
        reports.stream()
            .flatMap(report -> report.failures().stream())
            .allMatch(check -> check.kind() == Check.Kind.STORED);
    if (!sound) {
      listener.warning(
          "nothing is stored: a check with something else than stored results has failed");
      return false;
    }
    for (int k = 0; k < reports.size(); k++) {
      RegressionSky sky = skies.get(k);
      if (stored.get(k) == null
          || !reports.get(k).passed()
          || isLarger(reports.get(k), stored.get(k))) {
        StoredSkyFile.write(
            suite.stored(sky),
            StoredSky.of(
                Provenance.version(),
                reason,
                reports.get(k).quantities(),
                Tolerances.USUAL.after(sky.tolerances())));
        listener.doing("storing " + sky.name());
      }
    }
    return true;
  }

  /** Whether there are quantities that are not stored. */
  private static boolean isLarger(SkyReport report, StoredSky stored) {
    return report.quantities().stream()
        .anyMatch(quantity -> !stored.quantities().containsKey(quantity.name()));
  }
}
