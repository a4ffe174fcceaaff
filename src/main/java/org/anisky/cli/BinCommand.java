package org.anisky.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.configuration.DetectorConfiguration;
import org.anisky.configuration.RunConfiguration;
import org.anisky.counts.DetectorCounts;
import org.anisky.io.arrow.ArrowCounts;
import org.anisky.io.files.ResultDirectory;
import org.anisky.io.files.WholeFile;
import org.anisky.io.json.Json;
import org.anisky.io.results.Provenance;
import org.anisky.io.yaml.YamlSection;
import org.anisky.run.DatasetReader;
import org.anisky.run.EventLists;
import org.anisky.sky.TimeFrame;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

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
  @Mixin private ConfigurationOptions options;
  @Mixin private FrameOption frames;

  @Override
  public Integer call() throws Exception {
    boolean oneFile = options.out != null && options.out.toString().endsWith(".arrow");
    YamlSection root = options.read();
    RunConfiguration configuration = RunConfiguration.of(root);
    configuration.requireOneRange("bin");
    frames.check(configuration, false);
    if (oneFile) {
      if (frames.all()) {
        throw InvalidInputException.of(
            "--out %s names one file but --frames all makes four; name a directory", options.out);
      }
      if (configuration.detectors().size() > 1) {
        throw InvalidInputException.of(
            "--out %s names one file but %s has %d detectors; name a directory",
            options.out, configuration.file(), configuration.detectors().size());
      }
      try (WholeFile file =
          WholeFile.create(options.out, options.existing(), ArrowCounts::isCounts)) {
        DetectorCounts counts;
        try (Workers workers = options.workers();
            TerminalLine line = line()) {
          counts =
              reader(configuration, line, lists(configuration, workers))
                  .read(configuration.detectors().get(0));
        }
        ArrowCounts.write(file.path(), counts);
        file.commit();
        say(counts, options.out);
      }
      return 0;
    }
    try (Workers workers = options.workers();
        ResultDirectory directory =
            ResultDirectory.create(configuration.output(), options.existing())) {
      EventLists lists = lists(configuration, workers);
      if (frames.all()) {
        for (TimeFrame frame : FrameOption.ALL) {
          bin(configuration.inFrame(frame), directory.within(frame.key()), lists);
        }
        Json.write(
            directory.file(ResultDirectory.FRAMES_MARK),
            Map.of("format", "anisky-binned-frames/1"));
      } else {
        bin(configuration, directory, lists);
      }
      directory.commit();
    }
    return 0;
  }

  private TerminalLine line() {
    return TerminalLine.of(spec.commandLine().getErr(), options.quiet);
  }

  private EventLists lists(RunConfiguration configuration, Workers workers) {
    return new EventLists(frames.of(configuration), List.of(), workers);
  }

  private static DatasetReader reader(
      RunConfiguration configuration, TerminalLine line, EventLists lists) {
    return new DatasetReader(configuration, Optional.empty(), lists, new EventCounter(line));
  }

  private void bin(RunConfiguration configuration, ResultDirectory directory, EventLists lists)
      throws IOException {
    Instant start = Instant.now();
    List<DetectorCounts> detectors = new ArrayList<>();
    DatasetReader reader;
    try (TerminalLine line = line()) {
      reader = reader(configuration, line, lists);
      for (DetectorConfiguration detector : configuration.detectors()) {
        DetectorCounts counts = reader.read(detector);
        ArrowCounts.write(directory.file(counts.name() + ".arrow"), counts);
        detectors.add(counts);
      }
    }
    Provenance provenance =
        new Provenance(
            configuration.effective(),
            reader.inputs(),
            null,
            start,
            Duration.between(start, Instant.now()));
    Json.write(directory.file(ResultDirectory.COUNTS_MARK), summary(detectors, provenance));
    for (DetectorCounts counts : detectors) {
      say(counts, directory.target().resolve(counts.name() + ".arrow"));
    }
  }

  private static Map<String, Object> summary(
      List<DetectorCounts> detectors, Provenance provenance) {
    Map<String, Object> events = new LinkedHashMap<>();
    for (DetectorCounts counts : detectors) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("used", counts.origin().eventsUsed());
      entry.put("rejected", counts.origin().eventsRejected());
      entry.put("warnings", counts.origin().remarks());
      events.put(counts.name(), entry);
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("format", "anisky-binned/1");
    tree.put("events", events);
    tree.put("provenance", provenance.tree());
    return tree;
  }

  private void say(DetectorCounts counts, Path file) {
    if (!options.quiet) {
      PrintWriter out = spec.commandLine().getOut();
      out.printf(Locale.ROOT, "%s: %s -> %s%n", counts.name(), Summary.events(counts), file);
      counts.origin().remarks().forEach(remark -> out.println("Warning: " + remark));
    }
  }
}
