package org.anisky.cli;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.anisky.results.Provenance;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The manual page of a command, in the language of man(7), from what its help says. */
final class ManPage {
  private final CommandLine line;
  private final CommandSpec spec;

  ManPage(CommandLine line) {
    this.line = line;
    spec = line.getCommandSpec();
  }

  /** Of the page: {@code anisky-reconstruct}. */
  String name() {
    return spec.qualifiedName("-");
  }

  String text() {
    UsageMessageSpec usage = spec.usageMessage();
    StringBuilder page = new StringBuilder();
    page.append(".TH \"")
        .append(name().toUpperCase(java.util.Locale.ROOT))
        .append("\" 1 \"\" \"anisky ");
    page.append(escaped(Provenance.version())).append("\"\n");
    page.append(".SH NAME\n").append(escaped(name())).append(" \\- ");
    page.append(escaped(String.join(" ", usage.header()))).append('\n');
    page.append(".SH SYNOPSIS\n.nf\n");
    page.append(escaped(line.getHelp().synopsis(0).strip())).append("\n.fi\n");
    if (usage.description().length > 0) {
      page.append(".SH DESCRIPTION\n").append(paragraphs(usage.description()));
    }
    List<PositionalParamSpec> parameters = spec.positionalParameters();
    if (!parameters.isEmpty()) {
      page.append(".SH ARGUMENTS\n");
      parameters.forEach(parameter -> page.append(entry(parameter.paramLabel(), parameter)));
    }
    page.append(".SH OPTIONS\n");
    spec.options().stream()
        .filter(option -> !option.hidden())
        .forEach(option -> page.append(entry(names(option), option)));
    if (!line.getSubcommands().isEmpty()) {
      page.append(".SH COMMANDS\n");
      line.getSubcommands()
          .forEach(
              (name, command) ->
                  page.append(".TP\n\\fB")
                      .append(escaped(name))
                      .append("\\fR\n")
                      .append(
                          escaped(
                              String.join(" ", command.getCommandSpec().usageMessage().header())))
                      .append('\n'));
    }
    page.append(".SH \"EXIT STATUS\"\n");
    page.append("0 done; 1 failure, or a fit did not converge; 2 input that can be mended.\n");
    return page.toString();
  }

  private static String names(OptionSpec option) {
    String names = String.join(", ", option.names());
    return option.arity().max() == 0 ? names : names + " " + option.paramLabel();
  }

  private static String entry(String name, ArgSpec argument) {
    return ".TP\n\\fB"
        + escaped(name)
        + "\\fR\n"
        + escaped(String.join(" ", argument.description()))
        + "\n";
  }

  /** Empty lines part paragraphs; lines that are indented stand as they are. */
  private static String paragraphs(String[] lines) {
    return Arrays.stream(lines)
            .map(
                text ->
                    text.isBlank()
                        ? ".PP"
                        : text.startsWith("  ") ? ".nf\n" + escaped(text) + "\n.fi" : escaped(text))
            .collect(Collectors.joining("\n"))
            .replaceFirst("^\\.PP\n", "")
        + "\n";
  }

  /** Backslashes and hyphens as characters, and no line that begins like a request. */
  private static String escaped(String text) {
    String plain = CommandLine.Help.Ansi.OFF.string(text).replace("%n", "\n").replace("%%", "%");
    return plain.replace("\\", "\\e").replace("-", "\\-").replaceAll("(?m)^([.'])", "\\\\&$1");
  }
}
