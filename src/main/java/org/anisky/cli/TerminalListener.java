package org.anisky.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.anisky.counts.DetectorCounts;
import org.anisky.inference.AngularSpectrum;
import org.anisky.inference.JointSignificance;
import org.anisky.inference.SignificanceCalibration;
import org.anisky.inference.SkySignificance;
import org.anisky.io.files.ResultDirectory;
import org.anisky.model.DipoleComponent;
import org.anisky.reconstruction.EnergyTable;
import org.anisky.reconstruction.RangeResult;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.reconstruction.TraceLine;
import org.anisky.run.ResultPages;
import org.anisky.run.RunListener;
import org.anisky.simulation.SkyDipole;
import org.anisky.study.EnsembleStatistics;
import org.anisky.study.FrameControl;
import org.anisky.study.IntervalCoverage;
import org.anisky.study.MethodComparison;
import org.anisky.study.regression.SkyReport;
import picocli.CommandLine;

/**
 * Tells a run to a person: how far it is on one line of the terminal, what comes out on standard
 * output.
 */
final class TerminalListener implements RunListener, AutoCloseable {
  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean quiet;
  private final boolean report;
  private final boolean json;
  private final Optional<RunDiary> diary;
  private ProgressLine line;

  private TerminalListener(CommandLine command, boolean quiet, boolean report) {
    out = command.getOut();
    err = command.getErr();
    json = WrittenJson.isAskedOf(command);
    this.quiet = quiet;
    this.report = report;
    diary = RunDiary.of(command);
    line = new ProgressLine(TerminalLine.of(err, quiet));
  }

  /**
   * A listener of one command.
   *
   * @param quiet whether nothing is printed
   */
  static TerminalListener of(CommandLine command, boolean quiet) {
    return new TerminalListener(command, quiet, false);
  }

  /**
   * A listener of one command that makes a result.
   *
   * @param quiet whether nothing is printed
   * @param report whether the result gets a page
   */
  static TerminalListener of(CommandLine command, boolean quiet, ReportOption report) {
    return new TerminalListener(command, quiet, report.isWanted());
  }

  /** Some of a step is done, which the diary times. */
  private void done(String step, String howMuch) {
    if (diary.isPresent()) {
      line.wipe();
      diary.get().done(step, howMuch);
    }
  }

  @Override
  public void filled(ResultDirectory directory) throws IOException {
    done("results written", "");
    if (!report) {
      return;
    }
    line.show("writing the page");
    try {
      ResultPages.write(directory);
    } catch (RuntimeException e) {
      // The result is there, after what may have been hours: it is not lost for its page.
      warning("report.html could not be made (" + e + "); 'anisky report' makes it from the files");
    }
    done("page written", "");
  }

  @Override
  public void doing(String what) {
    done("before " + what, "");
    line.show(what);
  }

  @Override
  public void events(String detector, long read) {
    done("events of " + detector + " read", String.format(Locale.ROOT, "%,d", read));
    line.events(detector, read);
  }

  @Override
  public void sweep(TraceLine sweep) {
    done("sky fitted", "sweep " + sweep.number());
    line.sweep(sweep);
  }

  @Override
  public void toy(int done, int all) {
    done("toys made", done + " of " + all);
    line.toy(done, all);
  }

  /** Prints, and what is done next is told from its own beginning. */
  private void print(Runnable printing) {
    done("results known", "");
    line.wipe();
    if (!quiet) {
      printing.run();
    }
    line = new ProgressLine(TerminalLine.of(err, quiet));
  }

  @Override
  public void part(String name) {
    print(() -> out.println(name));
  }

  @Override
  public void toysKnown(int toys) {
    print(() -> out.printf(Locale.ROOT, "%d toys are done already%n", toys));
  }

  @Override
  public void binned(DetectorCounts counts, Path file) {
    print(
        () -> {
          out.printf(Locale.ROOT, "%s: %s -> %s%n", counts.name(), Summary.events(counts), file);
          counts.origin().remarks().forEach(this::printWarning);
        });
  }

  @Override
  public void binnedParts(String detector, int parts, long used, Path directory) {
    print(
        () ->
            out.printf(
                Locale.ROOT,
                "%s: %,d events used in %,d part%s -> %s%n",
                detector,
                used,
                parts,
                parts == 1 ? "" : "s",
                directory));
  }

  @Override
  public void converted(DetectorCounts counts) {
    print(() -> out.println(counts.name() + ": " + Summary.events(counts)));
  }

  @Override
  public void warning(String text) {
    print(() -> printWarning(text));
  }

  private void printWarning(String text) {
    out.println("Warning: " + text);
  }

  @Override
  public void reconstructed(Reconstruction result) {
    print(() -> new Summary(result, out).print());
  }

  @Override
  public void compared(MethodComparison comparison, List<String> warnings) {
    print(() -> new ComparisonSummary(comparison, warnings).print(out));
  }

  @Override
  public void frames(String strategy, FrameControl control) {
    print(() -> new FrameTable(strategy, control).print(out));
  }

  @Override
  public void energies(String strategy, EnergyTable<RangeResult> table) {
    print(() -> new EnergySummary(strategy, table).print(out));
  }

  @Override
  public void ensemble(List<EnsembleStatistics> rows, List<IntervalCoverage> coverage) {
    print(() -> EnsembleTable.print(rows, coverage, out));
  }

  @Override
  public void significance(SkySignificance found) {
    print(() -> SignificanceTable.print(found, out));
  }

  @Override
  public void searches(JointSignificance joint) {
    print(() -> out.printf("Anywhere, all parts   %s%n", joint.describe()));
  }

  @Override
  public void calibration(SignificanceCalibration found) {
    print(
        () -> {
          for (SignificanceCalibration.OfKernel kernel : found.kernels()) {
            out.printf(
                Locale.ROOT,
                "%-20s  Z has mean %+.3f and width %.3f%n",
                kernel.name(),
                kernel.mean(),
                kernel.width());
          }
          out.printf(
              Locale.ROOT,
              "%,d skies: global p < 0.05 in %.4f +- %.4f, p < 0.0027 in %.4f +- %.4f of them,"
                  + " uniform with p = %.2g (%,d isotropic toys of %s)%n",
              found.skies(),
              found.below(0.05).found(),
              found.below(0.05).error(),
              found.below(0.0027).found(),
              found.below(0.0027).error(),
              found.uniform(),
              found.toys(),
              found.own() ? "every sky" : "one sky");
        });
  }

  @Override
  public void spectrum(AngularSpectrum spectrum) {
    print(() -> SpectrumTable.print(spectrum, out));
  }

  @Override
  public void sky(SkyReport report, int done, int all) {
    line.show("sky " + done + " of " + all + ": " + report.name());
  }

  @Override
  public void regression(List<SkyReport> reports) {
    print(() -> RegressionTable.print(reports, out));
  }

  @Override
  public void moved(List<SkyReport> reports) {
    print(() -> MovedTable.print(reports, out));
  }

  @Override
  public void simulated(SkyDipole truth) {
    print(
        () -> {
          for (DipoleComponent component : DipoleComponent.values()) {
            out.printf(
                Locale.ROOT, "%-22s%+.6e (truth)%n", component.key(), truth.component(component));
          }
        });
  }

  @Override
  public void written(String what, Path directory) {
    print(() -> out.println(what + " in " + directory));
    diary.ifPresent(kept -> kept.written(directory));
    if (json) {
      WrittenJson.print(directory, out);
    }
  }

  /** Wipes the line. */
  @Override
  public void close() {
    line.wipe();
    diary.ifPresent(RunDiary::end);
  }
}
