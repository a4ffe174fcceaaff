package org.anisky.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.configuration.yaml.YamlFile;
import org.anisky.configuration.yaml.YamlSection;
import org.anisky.io.files.ExistingOutput;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every command that reads a configuration and writes a directory has in common. */
final class ConfigurationOptions {
  @Parameters(paramLabel = "CONFIG", description = "Configuration file (YAML).")
  Path configuration;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description = "Result directory; it appears whole or not at all.")
  Path out;

  @Option(
      names = "--overwrite",
      description =
          "Replace an earlier result; never an input of this run, or a file that this program did"
              + " not write.")
  boolean overwrite;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "Set a value of the configuration, for example --set likelihood.max-sweeps=50; may be"
              + " given several times.")
  List<String> settings = new ArrayList<>();

  @Option(
      names = "--json",
      description = "Print the JSON file of the result in place of the summary.")
  private boolean json;

  @Mixin private RunOptions run;

  private YamlSection root;

  /** The configuration with all settings of the command line laid over it. */
  YamlSection read() throws IOException {
    return read(YamlFile.read(configuration));
  }

  /** As {@link #read()}, of a configuration that is read already. */
  YamlSection read(YamlSection section) {
    root = section;
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      if (equals < 1) {
        throw InvalidInputException.of("--set %s: must have the form KEY=VALUE", setting);
      }
      root.override(setting.substring(0, equals), setting.substring(equals + 1));
    }
    if (out != null) {
      root.override("output.directory", quoted(out.toString()), "--out " + out);
    }
    return root;
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  Workers workers() {
    return run.workers();
  }

  /** Whether nothing is told to a person. */
  boolean quiet() {
    return json || run.quiet();
  }

  /** What happens to an output that is there; for when the configuration has been bound. */
  ExistingOutput existing() {
    return existing(new DataOption());
  }

  /** As {@link #existing()} for a run that reads a directory besides. */
  ExistingOutput existing(DataOption data) {
    if (!overwrite) {
      return ExistingOutput.REFUSE;
    }
    List<Path> inputs = new ArrayList<>(root.inputs());
    data.directory().ifPresent(inputs::add);
    return new ExistingOutput.Replace(inputs);
  }
}
