package org.anisky.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.io.files.ExistingOutput;
import org.anisky.io.files.FilesNamed;
import org.anisky.run.CountsAddition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code anisky merge}. */
@Command(
    name = "merge",
    header = "Adds sidereal counts of parts of the events.",
    description = {
      "",
      "Adds the files of counts that 'anisky bin' made of parts of a list of events (days, files,"
          + " machines): the same bits as binning all events at once, weights too, in whatever"
          + " order and grouping. Sites, grids, bins, time frames, clocks and cuts must agree, but"
          + " for the cut in time; events that are there twice are refused. The sum keeps the list"
          + " of its parts. --out names a file that ends in .arrow or, for several detectors, a"
          + " directory with NAME.arrow of each.",
      ""
    })
final class MergeCommand implements Callable<Integer> {
  private static final String ENDING = ".arrow";

  @Spec private CommandSpec spec;
  @Mixin private RunOptions run;

  @Parameters(
      paramLabel = "PART",
      arity = "1..*",
      description =
          "Counts files, directories (all *.arrow in them and below) or patterns such as"
              + " 'parts/2020-*.arrow'.")
  private List<String> parts;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "SUM",
      description = "File or directory of the sum; it appears whole or not at all.")
  private Path out;

  @Option(
      names = "--repeated",
      description = "Allow events that are in several parts; they count as often.")
  private boolean repeated;

  @Option(
      names = "--json",
      description = "Print what every sum holds as JSON, as 'anisky inspect' does.")
  private boolean json;

  @Option(names = "--overwrite", description = "Replace an earlier sum; never one of the parts.")
  private boolean overwrite;

  @Override
  public Integer call() throws Exception {
    List<Path> files = new ArrayList<>();
    for (String part : parts) {
      for (Path file : FilesNamed.of(part, ENDING)) {
        if (files.contains(file)) {
          throw InvalidInputException.of("%s is named twice", file);
        }
        files.add(file);
      }
    }
    ExistingOutput existing = overwrite ? new ExistingOutput.Replace(files) : ExistingOutput.REFUSE;
    try (Workers workers = run.workers();
        TerminalListener listener = TerminalListener.of(spec.commandLine(), run.quiet())) {
      JsonSummary summary = new JsonSummary();
      CountsAddition addition =
          new CountsAddition(files, repeated, workers, json ? summary : listener);
      if (out.toString().endsWith(ENDING)) {
        addition.toFile(out, existing);
      } else {
        addition.toDirectory(out, existing);
      }
      if (json) {
        summary.printCounts(spec.commandLine().getOut());
      }
    }
    return 0;
  }
}
