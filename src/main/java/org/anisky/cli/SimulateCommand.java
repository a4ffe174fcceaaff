package org.anisky.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.anisky.Workers;
import org.anisky.configuration.SimulationConfiguration;
import org.anisky.io.files.ResultDirectory;
import org.anisky.io.yaml.YamlSection;
import org.anisky.model.DipoleComponent;
import org.anisky.run.SimulationTruth;
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
    YamlSection root = options.read();
    SimulationConfiguration configuration = SimulationConfiguration.read(root);
    try (Workers workers = options.workers();
        ResultDirectory directory =
            ResultDirectory.create(configuration.output(), options.existing())) {
      SimulationTruth truth;
      try (TerminalLine line = TerminalLine.of(spec.commandLine().getErr(), options.quiet)) {
        truth =
            new SimulationWriter(configuration, workers)
                .write(directory, detector -> line.show("simulating " + detector.name()));
      }
      directory.commit();
      if (!options.quiet) {
        say(truth, directory.target());
      }
    }
    return 0;
  }

  private void say(SimulationTruth truth, Path target) {
    PrintWriter out = spec.commandLine().getOut();
    for (DipoleComponent component : DipoleComponent.values()) {
      out.printf(
          Locale.ROOT,
          "%-22s%+.6e (truth)%n",
          component.key(),
          switch (component) {
            case D_0H -> truth.dipole().d0h();
            case D_6H -> truth.dipole().d6h();
            case D_N -> truth.dipole().dNorth();
          });
    }
    out.println("Simulation in " + target);
  }
}
