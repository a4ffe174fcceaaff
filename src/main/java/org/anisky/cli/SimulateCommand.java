package org.anisky.cli;

import java.util.concurrent.Callable;
import org.anisky.Workers;
import org.anisky.configuration.SimulationConfiguration;
import org.anisky.run.SimulationWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code anisky simulate}. */
@Command(
    name = "simulate",
    header = "Counts or events under a synthetic sky, with the truth beside them.",
    description = {
      "",
      "Draws the sidereal counts of one or more detectors under a known sky and writes NAME.arrow"
          + " per detector, truth.fits and truth.json, from which 'anisky reconstruct --data DIR'"
          + " takes them. The same seed gives the same counts on any number of threads.",
      ""
    })
final class SimulateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigurationOptions options;

  @Override
  public Integer call() throws Exception {
    SimulationConfiguration configuration = SimulationConfiguration.read(options.read());
    try (Workers workers = options.workers();
        TerminalListener listener = TerminalListener.of(spec.commandLine(), options.quiet())) {
      new SimulationWriter(configuration, workers).write(options.existing(), listener);
    }
    return 0;
  }
}
