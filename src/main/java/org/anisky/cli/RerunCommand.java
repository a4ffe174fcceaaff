package org.anisky.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.anisky.Workers;
import org.anisky.run.ResultRerun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code anisky rerun}. */
@Command(
    name = "rerun",
    header = "Makes a result again from its result.json alone, and tells whether it is the same.",
    description = {
      "",
      "Checks that the inputs are the same bytes, reconstructs, and compares: bit by bit with the"
          + " same version on the same Java, to a relative 1e-12 otherwise. Exit code 1 when the"
          + " result differs.",
      ""
    })
final class RerunCommand implements Callable<Integer> {
  private static final int MOST_LINES = 20;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RESULT", description = "Directory of a result of 'reconstruct'.")
  private Path result;

  @Option(
      names = "--inputs",
      paramLabel = "DIR",
      description =
          "Where the files that it was made of are now, at any depth, under their names;"
              + " default: where the run found them.")
  private Path inputs;

  @Mixin private RunOptions run;

  @Override
  public Integer call() throws Exception {
    try (Workers workers = run.workers()) {
      ResultRerun.Verdict verdict;
      try (TerminalListener listener = TerminalListener.of(spec.commandLine(), true)) {
        verdict = new ResultRerun(result, Optional.ofNullable(inputs), workers, listener).run();
      }
      if (!run.quiet()) {
        print(verdict, spec.commandLine().getOut());
      }
      return verdict.differences().isEmpty() ? 0 : Anisky.EXIT_FAILURE;
    }
  }

  private void print(ResultRerun.Verdict verdict, PrintWriter out) {
    String asked = verdict.isExact() ? "bit by bit" : "to 1e-12, with another version or Java";
    out.println("Compared " + asked + ": " + String.join(", ", verdict.compared()));
    verdict.differences().stream().limit(MOST_LINES).forEach(line -> out.println("  " + line));
    if (verdict.differences().size() > MOST_LINES) {
      out.println("  and " + (verdict.differences().size() - MOST_LINES) + " more");
    }
    out.println(
        verdict.differences().isEmpty()
            ? result + " is reproduced by " + ResultRerun.here()
            : result + " DIFFERS in " + verdict.differences().size() + " places");
  }
}
