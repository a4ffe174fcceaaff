package org.anisky.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.anisky.InvalidInputException;
import org.anisky.interpretation.Interpretation;
import org.anisky.interpretation.OnFixedAxes;
import org.anisky.interpretation.SolarFit;
import org.anisky.io.json.Json;
import org.anisky.results.DatedDipole;
import org.anisky.results.InterpretationJson;
import org.anisky.sky.EarthMotion;
import org.anisky.sky.TimeFrame;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code anisky interpret}. */
@Command(
    name = "interpret",
    header = "What a measured dipole may mean, apart from its measurement.",
    description = {
      "",
      "Turns the dipole of a RESULT from the axes of date to those of ICRS, and gives it along"
          + " Galactic and ecliptic axes; subtracts what the motion of the observer makes"
          + " (Compton-Getting); projects it on the direction of an ordered magnetic field, which"
          + " tells the d_N that was not measured if the dipole lies along the field; and compares"
          + " it with a single source. Every number rests on an assumption, which is printed with"
          + " its reference. Errors of the assumptions are added to the systematic ones.",
      "",
      "With a RESULT in solar time: fits the spectral index, or the speed of the Earth, to the"
          + " Compton-Getting effect of its motion around the Sun.",
      ""
    })
final class InterpretCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RESULT", description = "A result: its directory or its result.json.")
  private Path result;

  @Mixin private InterpretOptions options;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Interpretation.Suppositions suppositions = options.suppositions();
    DatedDipole source = DatedDipole.read(result);
    PrintWriter out = spec.commandLine().getOut();
    if (source.timeFrame() == TimeFrame.SOLAR) {
      solar(source, suppositions, out);
      return 0;
    }
    if (source.timeFrame() != TimeFrame.SIDEREAL) {
      throw InvalidInputException.of(
          "%s: a dipole in %s time is of no direction of the sky; interpret needs sidereal or solar"
              + " time",
          source.file(), source.timeFrame().key());
    }
    OnFixedAxes fixed = fixed(source);
    Interpretation meaning =
        Interpretation.of(fixed, suppositions, source.firstTime(), source.lastTime());
    if (json) {
      out.print(Json.text(InterpretationJson.tree(source, meaning)));
      out.flush();
    } else {
      new InterpretText(out).print(source, meaning, options.epoch().orElse(source.meanTime()));
    }
    return 0;
  }

  private OnFixedAxes fixed(DatedDipole source) {
    if (source.icrs() || options.isIcrs()) {
      return OnFixedAxes.already(source.dipole());
    }
    double epoch = options.epoch().orElse(source.meanTime());
    if (Double.isNaN(epoch)) {
      throw InvalidInputException.of(
          "%s: the mean time of its data is not known; give --epoch DATE, or --epoch J2000 if the"
              + " axes of its maps are those of J2000 or ICRS",
          source.file());
    }
    return OnFixedAxes.of(source.dipole(), epoch);
  }

  private void solar(
      DatedDipole source, Interpretation.Suppositions suppositions, PrintWriter out) {
    boolean known = source.lastTime() > source.firstTime();
    double first = known ? source.firstTime() : EarthMotion.J2000;
    double last = known ? source.lastTime() : EarthMotion.J2000 + EarthMotion.YEAR;
    double[] velocity = EarthMotion.mean(TimeFrame.SOLAR, first, last);
    SolarFit fit = SolarFit.of(source.dipole(), suppositions.index(), velocity);
    if (json) {
      out.print(
          Json.text(InterpretationJson.tree(source, fit, velocity, suppositions.index().gamma())));
      out.flush();
    } else {
      Optional<double[]> span = known ? Optional.of(new double[] {first, last}) : Optional.empty();
      new InterpretText(out).print(source, fit, suppositions.index(), velocity, span);
    }
  }
}
