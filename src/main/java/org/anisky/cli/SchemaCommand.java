package org.anisky.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.anisky.configuration.ConfigurationSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code anisky schema}. */
@Command(
    name = "schema",
    header = "The JSON schema of configurations, for editors.",
    description = {
      "",
      "Prints the schema (draft 7) that an editor completes and checks configurations with. It"
          + " knows keys, values, ranges and defaults; rules between keys only 'anisky check'"
          + " knows. In VS Code (extension YAML), IntelliJ, Vim and Emacs the first line of a"
          + " configuration names it:",
      "",
      "  anisky schema > " + ConfigurationSchema.FILE,
      "  # yaml-language-server: $schema=" + ConfigurationSchema.FILE,
      "",
      "'anisky init --schema' writes both.",
      ""
    })
final class SchemaCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    out.print(ConfigurationSchema.text());
    out.flush();
    return 0;
  }
}
