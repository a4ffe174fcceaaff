package org.anisky.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.anisky.run.ResultPages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code anisky report}. */
@Command(
    name = "report",
    header = "Makes the page of a result, report.html, again from its files.",
    description = {
      "",
      "The page is one file that opens in a browser without a network: the result in words and"
          + " numbers, maps of the sky that can be turned, zoomed and read, charts, data and"
          + " provenance. A directory that holds several results gets a page for each and an"
          + " index.html.",
      ""
    })
final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "RESULT",
      arity = "1..*",
      description = "Directories of results, or directories that hold such.")
  private List<Path> results = new ArrayList<>();

  @Option(
      names = {"-q", "--quiet"},
      description = "Print nothing but errors.")
  private boolean quiet;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    for (Path result : results) {
      Path page = ResultPages.again(result);
      if (!quiet) {
        out.println("Page in " + page);
        out.flush();
      }
    }
    return 0;
  }
}
