package org.anisky.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.anisky.configuration.DetectorConfiguration;
import org.anisky.configuration.RunConfiguration;
import org.anisky.counts.DetectorCounts;
import org.anisky.io.arrow.ArrowCounts;
import org.anisky.io.files.ResultDirectory;
import org.anisky.io.fits.FitsLocalCountsWriter;
import org.anisky.io.json.Json;
import org.anisky.run.DatasetReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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
  /** Formats that can be written. */
  enum Target {
    /** The program's own. */
    ARROW("arrow"),
    /** One image of shape (bins, pixels). */
    FITS_MULTIMAP("fits-multimap"),
    /** One map per bin. */
    FITS_BINS("fits-bins");

    private final String key;

    Target(String key) {
      this.key = key;
    }

    @Override
    public String toString() {
      return key;
    }
  }

  @Spec private CommandSpec spec;
  @Mixin private ConfigurationOptions options;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FORMAT",
      converter = TargetConverter.class,
      description = "arrow, fits-multimap or fits-bins.")
  private Target target;

  /** Reads the names as they are printed. */
  static final class TargetConverter implements picocli.CommandLine.ITypeConverter<Target> {
    @Override
    public Target convert(String text) {
      for (Target target : Target.values()) {
        if (target.key.equals(text)) {
          return target;
        }
      }
      throw new picocli.CommandLine.TypeConversionException(
          "'" + text + "' is not allowed; allowed values: arrow, fits-multimap, fits-bins");
    }
  }

  @Override
  public Integer call() throws Exception {
    RunConfiguration configuration = RunConfiguration.of(options.read());
    configuration.requireOneRange("convert");
    DatasetReader reader = new DatasetReader(configuration, Optional.empty());
    try (ResultDirectory directory =
        ResultDirectory.create(configuration.output(), options.existing())) {
      Map<String, Object> events = new LinkedHashMap<>();
      List<String> said = new ArrayList<>();
      try (TerminalLine line = TerminalLine.of(spec.commandLine().getErr(), options.quiet)) {
        for (DetectorConfiguration detector : configuration.detectors()) {
          line.show("converting " + detector.name());
          DetectorCounts counts = reader.read(detector);
          write(directory, counts);
          events.put(counts.name(), counts.origin().eventsUsed());
          said.add(counts.name() + ": " + Summary.events(counts));
        }
      }
      Map<String, Object> summary = new LinkedHashMap<>();
      summary.put("format", "anisky-converted/1");
      summary.put("written", target.key);
      summary.put("events", events);
      summary.put("configuration", configuration.effective());
      Json.write(directory.file(ResultDirectory.COUNTS_MARK), summary);
      directory.commit();
      if (!options.quiet) {
        PrintWriter out = spec.commandLine().getOut();
        said.forEach(out::println);
        reader.warnings().forEach(warning -> out.println("Warning: " + warning));
        out.println("Counts in " + directory.target());
      }
    }
    return 0;
  }

  private void write(ResultDirectory directory, DetectorCounts counts) throws IOException {
    String name = counts.name();
    switch (target) {
      case ARROW -> ArrowCounts.write(directory.file(name + ".arrow"), counts);
      case FITS_MULTIMAP ->
          FitsLocalCountsWriter.writeMultimap(directory.file(name + ".fits"), counts);
      case FITS_BINS -> FitsLocalCountsWriter.writeBins(directory, name + "-", counts);
    }
  }
}
