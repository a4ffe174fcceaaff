package org.anisky.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.anisky.InvalidInputException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code anisky man}. */
@Command(
    name = "man",
    header = "Manual pages.",
    description = {
      "",
      "Prints the manual page of the program or of a command, for 'man -l -', or writes all pages.",
      "",
      "  anisky man reconstruct | man -l -",
      "  anisky man --out ~/.local/share/man/man1",
      ""
    })
final class ManCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "COMMAND",
      arity = "0..1",
      description = "A command; without it the page of the program.")
  private String command;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description = "Directory to which all pages are written; pages that are there are replaced.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    CommandLine program = Anisky.withAllCommands();
    if (out != null) {
      Files.createDirectories(out);
      write(program);
      for (CommandLine one : program.getSubcommands().values()) {
        write(one);
      }
      return 0;
    }
    CommandLine shown = command == null ? program : program.getSubcommands().get(command);
    if (shown == null) {
      throw InvalidInputException.of(
          "no command '%s'; commands are %s",
          command, String.join(", ", program.getSubcommands().keySet()));
    }
    PrintWriter terminal = spec.commandLine().getOut();
    terminal.print(new ManPage(shown).text());
    terminal.flush();
    return 0;
  }

  private void write(CommandLine one) throws IOException {
    ManPage page = new ManPage(one);
    Files.writeString(out.resolve(page.name() + ".1"), page.text());
  }
}
