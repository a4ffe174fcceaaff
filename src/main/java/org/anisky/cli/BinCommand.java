package org.anisky.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.configuration.RunConfiguration;
import org.anisky.counts.EventPartition;
import org.anisky.counts.EventShare;
import org.anisky.run.CountedFiles;
import org.anisky.run.CountsBinning;
import org.anisky.run.Engine;
import org.anisky.run.PartsBinning;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code anisky bin}. */
@Command(
    name = "bin",
    header = "From events to sidereal counts.",
    description = {
      "",
      "Reads the events of every detector of a configuration and writes their counts per sidereal"
          + " bin and local pixel as NAME.arrow into a directory, from which"
          + " 'anisky reconstruct --data DIR' takes them. With one detector, --out may also name a"
          + " file that ends in .arrow.",
      ""
    })
final class BinCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private Anisky program;
  @Mixin private ConfigurationOptions options;
  @Mixin private FrameOption frames;

  @Option(
      names = "--each",
      paramLabel = "PART",
      converter = PartitionConverter.class,
      description =
          "day, month (both UTC) or file: counts of every part apart, NAME-PART.arrow, in one"
              + " reading; 'anisky merge' adds them to the counts of all events.")
  private EventPartition each;

  @Option(
      names = "--part",
      paramLabel = "K/N",
      converter = ShareConverter.class,
      description =
          "The K-th of N parts of the events, from 1, for N runs on many machines: some of the"
              + " files, or some rows when there are fewer files than parts; 'anisky merge' adds"
              + " them to the counts of all events.")
  private EventShare share = EventShare.ALL;

  @Option(
      names = "--except",
      paramLabel = "COUNTS",
      description =
          "Leaves out the files of events, known by SHA-256, whose counts are in a file or in a"
              + " directory and below; 'anisky merge' adds the rest to them.")
  private Path except;

  /** As in {@code 3/100}. */
  static final class ShareConverter implements ITypeConverter<EventShare> {
    @Override
    public EventShare convert(String value) {
      if (!value.matches("\\d{1,9}/\\d{1,9}")) {
        throw new TypeConversionException(
            "'" + value + "' is not allowed; it must have the form K/N, for example 3/100");
      }
      int slash = value.indexOf('/');
      try {
        return new EventShare(
            Integer.parseInt(value.substring(0, slash)),
            Integer.parseInt(value.substring(slash + 1)));
      } catch (InvalidInputException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  /** Names in lower case. */
  static final class PartitionConverter implements ITypeConverter<EventPartition> {
    @Override
    public EventPartition convert(String value) {
      for (EventPartition partition : EventPartition.values()) {
        if (partition.name().equalsIgnoreCase(value)) {
          return partition;
        }
      }
      throw new TypeConversionException(
          "'" + value + "' is not allowed; allowed values: day, month, file");
    }
  }

  @Override
  public Integer call() throws Exception {
    RunConfiguration read = RunConfiguration.of(options.read());
    RunConfiguration whole = except == null ? read : new CountedFiles(except).leaveOut(read);
    RunConfiguration configuration = share.isPart() ? whole.inShare(share) : whole;
    boolean isOfOneMachine = share.isPart() || each != null || except != null;
    if (program.engine() != Engine.HERE && isOfOneMachine) {
      throw InvalidInputException.of(
          "--%s is for runs on one machine each; here the events are shared out already",
          share.isPart() ? "part" : each != null ? "each" : "except");
    }
    try (Workers workers = options.workers();
        TerminalListener listener = TerminalListener.of(spec.commandLine(), options.quiet())) {
      frames.check(configuration, false);
      if (each != null) {
        requireDirectory();
        new PartsBinning(configuration, each, workers, listener)
            .toDirectory(frames.asked(), options.existing());
        return 0;
      }
      CountsBinning binning =
          new CountsBinning(configuration, program.engine().lists(workers), workers, listener);
      if (options.out != null && options.out.toString().endsWith(".arrow")) {
        requireOneFile(configuration);
        binning.toFile(options.out, options.existing());
      } else {
        binning.toDirectory(frames.asked(), options.existing());
      }
    }
    return 0;
  }

  private void requireDirectory() {
    if (options.out != null && options.out.toString().endsWith(".arrow")) {
      throw InvalidInputException.of(
          "--out %s names one file but --each makes one for every part; name a directory",
          options.out);
    }
  }

  private void requireOneFile(RunConfiguration configuration) {
    if (frames.all()) {
      throw InvalidInputException.of(
          "--out %s names one file but --frames all makes four; name a directory", options.out);
    }
    if (configuration.detectors().size() > 1) {
      throw InvalidInputException.of(
          "--out %s names one file but %s has %d detectors; name a directory",
          options.out, configuration.file(), configuration.detectors().size());
    }
  }
}
