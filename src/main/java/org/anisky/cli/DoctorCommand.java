package org.anisky.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.anisky.io.json.Json;
import org.anisky.results.Provenance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code anisky doctor}. */
@Command(
    name = "doctor",
    header = "Whether the program can work on this system.",
    description = {
      "",
      "Looks at Java, memory, the prepared classes, libraries, fonts, the character set, temporary"
          + " and working directory, and reconstructs a small sky whose dipole is known, with maps,"
          + " pictures and page. Says of every problem what helps; with a problem the exit code is"
          + " 1.",
      ""
    })
final class DoctorCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Print what is found as JSON.")
  private boolean json;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print problems only.")
  private boolean quiet;

  @Override
  public Integer call() {
    List<Finding> findings = new ArrayList<>(SystemCheck.all());
    findings.add(SelfTest.run());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("version", Provenance.version());
      tree.put("commit", Provenance.commit());
      tree.put("findings", findings.stream().map(Finding::tree).toList());
      out.print(Json.text(tree));
    } else {
      findings.stream().filter(finding -> !quiet || finding.isProblem()).forEach(this::print);
    }
    out.flush();
    return findings.stream().anyMatch(Finding::isProblem) ? Anisky.EXIT_FAILURE : 0;
  }

  private void print(Finding finding) {
    PrintWriter out = spec.commandLine().getOut();
    String state =
        finding.state() == Finding.State.OK
            ? "OK"
            : finding.state().name().toLowerCase(Locale.ROOT);
    out.printf(Locale.ROOT, "%-8s %-20s %s%n", state, finding.what(), finding.text());
    if (!finding.remedy().isEmpty()) {
      out.printf(Locale.ROOT, "%-8s %-20s -> %s%n", "", "", finding.remedy());
    }
  }
}
