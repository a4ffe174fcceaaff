package org.anisky.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code anisky completion}. */
@Command(
    name = "completion",
    header = "Completion of commands and options in bash and zsh.",
    description = {
      "",
      "Prints a script for the shell. For this shell alone, and for every new one:",
      "",
      "  source <(anisky completion bash)",
      "  anisky completion bash > ~/.local/share/bash-completion/completions/anisky",
      "  echo 'source <(anisky completion zsh)' >> ~/.zshrc",
      ""
    })
final class CompletionCommand implements Callable<Integer> {
  /** Shells that are known. */
  private enum Shell {
    BASH,
    ZSH
  }

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
  private Shell shell;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    // One script for both: in zsh it loads what runs completions of bash.
    String script = AutoComplete.bash("anisky", Anisky.withAllCommands());
    out.print(shell == Shell.ZSH ? "autoload -Uz compinit && compinit -u\n" + script : script);
    out.flush();
    return 0;
  }
}
