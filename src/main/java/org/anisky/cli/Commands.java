package org.anisky.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * The commands of the program, in the order of its help. Picocli looks at every option of a command
 * by reflection, which takes longer than all else at the start; so only the command that is called
 * is looked at, and all of them when none is called by its name.
 */
final class Commands {
  private static final Map<String, Supplier<?>> ALL = new LinkedHashMap<>();

  static {
    ALL.put("init", InitCommand::new);
    ALL.put("check", CheckCommand::new);
    ALL.put("schema", SchemaCommand::new);
    ALL.put("reconstruct", ReconstructCommand::new);
    ALL.put("compare", CompareCommand::new);
    ALL.put("ensemble", EnsembleCommand::new);
    ALL.put("spectrum", SpectrumCommand::new);
    ALL.put("limit", LimitCommand::new);
    ALL.put("interpret", InterpretCommand::new);
    ALL.put("significance", SignificanceCommand::new);
    ALL.put("report", ReportCommand::new);
    ALL.put("plot", PlotCommand::new);
    ALL.put("simulate", SimulateCommand::new);
    ALL.put("bin", BinCommand::new);
    ALL.put("merge", MergeCommand::new);
    ALL.put("convert", ConvertCommand::new);
    ALL.put("inspect", InspectCommand::new);
    ALL.put("regress", RegressCommand::new);
    ALL.put("rerun", RerunCommand::new);
    ALL.put("doctor", DoctorCommand::new);
    ALL.put("completion", CompletionCommand::new);
    ALL.put("man", ManCommand::new);
  }

  private Commands() {}

  /**
   * Adds the commands that these arguments can need.
   *
   * @param program modified
   * @param arguments of the command line, not modified
   * @return {@code program}
   */
  static CommandLine addTo(CommandLine program, String... arguments) {
    String first = arguments.length == 0 ? "" : arguments[0];
    if (ALL.containsKey(first)) {
      return program.addSubcommand(first, ALL.get(first).get());
    }
    ALL.forEach((name, command) -> program.addSubcommand(name, command.get()));
    return program;
  }
}
