package org.anisky.cli;

import java.util.concurrent.Callable;
import org.anisky.configuration.RunConfiguration;
import org.anisky.run.CountsConversion;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code anisky convert}. */
@Command(
    name = "convert",
    header = "Sidereal counts from one file format to another.",
    description = {
      "",
      "Reads the counts of every detector of a configuration, in whichever format it names, and"
          + " writes them in another, every count kept to the bit: NAME.arrow, NAME.fits (all bins"
          + " in one image MAPS, weights in WMAP and W2MAPS) or NAME-000.fits and so on (one"
          + " HEALPix map per bin).",
      ""
    })
final class ConvertCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigurationOptions options;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FORMAT",
      converter = FormatConverter.class,
      description = "arrow, fits-multimap or fits-bins.")
  private CountsConversion.Format format;

  /** Reads the names as files have them. */
  static final class FormatConverter implements ITypeConverter<CountsConversion.Format> {
    @Override
    public CountsConversion.Format convert(String text) {
      for (CountsConversion.Format format : CountsConversion.Format.values()) {
        if (format.key().equals(text)) {
          return format;
        }
      }
      throw new TypeConversionException(
          "'" + text + "' is not allowed; allowed values: arrow, fits-multimap, fits-bins");
    }
  }

  @Override
  public Integer call() throws Exception {
    RunConfiguration configuration = RunConfiguration.of(options.read());
    try (TerminalListener listener = TerminalListener.of(spec.commandLine(), options.quiet())) {
      new CountsConversion(configuration, format, listener).run(options.existing());
    }
    return 0;
  }
}
