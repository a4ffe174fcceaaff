package org.anisky.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.anisky.InvalidInputException;
import org.anisky.configuration.DetectorConfiguration;
import org.anisky.configuration.RunConfiguration;
import org.anisky.configuration.yaml.YamlFile;
import org.anisky.configuration.yaml.YamlSection;
import org.anisky.counts.DetectorCounts;
import org.anisky.io.json.Json;
import org.anisky.io.text.PublishedDipoles;
import org.anisky.run.DatasetReader;
import org.anisky.run.EventsCheck;
import org.anisky.sky.Degrees;
import org.anisky.sky.Observatory;
import org.anisky.sky.UtcText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code anisky check}. */
@Command(
    name = "check",
    header = "Says what a configuration and its first events mean, without running.",
    description = {
      "",
      "Reads a configuration of 'anisky reconstruct', 'compare' or 'bin' and the first events of"
          + " every detector, and prints what was understood: site, times, sidereal coverage,"
          + " zenith and azimuth, field of view, cuts, rate; and what looks wrong. Writes nothing.",
      ""
    })
final class CheckCommand implements Callable<Integer> {
  private static final int LABELS = 22;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "CONFIG", description = "Configuration file (YAML).")
  private Path configuration;

  @Option(
      names = "--events",
      paramLabel = "N",
      description = "Events of each detector that are looked at; default: ${DEFAULT-VALUE}.")
  private long events = 100_000;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Set a value of the configuration; may be given several times.")
  private List<String> settings = new ArrayList<>();

  @Option(names = "--json", description = "Print what was understood as JSON.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    if (events < 1) {
      throw InvalidInputException.of("--events %d must be at least 1", events);
    }
    RunConfiguration read = RunConfiguration.of(settingsOver(YamlFile.read(configuration)));
    for (Path table : read.energyRanges().map(r -> r.published().files()).orElse(List.of())) {
      PublishedDipoles.read(table);
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(Json.text(CheckJson.tree(configuration, read, events)));
      out.flush();
      return 0;
    }
    FactSheet sheet = new FactSheet(out, LABELS);
    sheet.line("Configuration", "%s: every key is known and allowed", configuration);
    sheet.line("Strategy", "%s, %s time", read.strategy(), read.timeFrame().key());
    if (read.detectors().stream().anyMatch(detector -> detector.events().isPresent())) {
      bins(sheet, read.binning().bins());
    }
    int doubts = 0;
    for (DetectorConfiguration detector : read.detectors()) {
      out.println();
      doubts +=
          detector.events().isPresent() ? events(sheet, detector) : counts(sheet, read, detector);
    }
    out.println();
    if (doubts == 0) {
      out.println("Nothing looks wrong. Next: anisky reconstruct " + ShellText.of(configuration));
    } else {
      out.printf(
          Locale.ROOT, "%d %s wrong.%n", doubts, doubts == 1 ? "thing looks" : "things look");
    }
    return 0;
  }

  private YamlSection settingsOver(YamlSection root) {
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      if (equals < 1) {
        throw InvalidInputException.of("--set %s: must have the form KEY=VALUE", setting);
      }
      root.override(setting.substring(0, equals), setting.substring(equals + 1));
    }
    return root;
  }

  private static void bins(FactSheet sheet, int bins) {
    sheet.line("Sidereal bins", "%d of %.4g deg", bins, 360.0 / bins);
  }

  private int events(FactSheet sheet, DetectorConfiguration detector) throws IOException {
    DetectorConfiguration.EventInput input = detector.events().orElseThrow();
    EventsCheck check = EventsCheck.of(detector.name(), input, detector.blocks(), events);
    site(sheet, detector.name(), input.observatory());
    sheet.line(
        "Grid",
        "%s, zenith <= %s deg",
        input.grid().describe(),
        Degrees.text(input.fieldOfView().maxZenith()));
    sheet.line("Clock", "%s", input.clock().describe());
    sheet.line(
        "Events",
        "%s%s: %s",
        input.file().path(),
        input.file().isMany()
            ? String.format(Locale.ROOT, " and %,d more", input.file().files().size() - 1)
            : "",
        check.all()
            ? String.format(Locale.ROOT, "all %,d", check.events())
            : String.format(Locale.ROOT, "the first %,d", check.events()));
    sheet.line(
        "Times (UTC)", "%s to %s", UtcText.of(check.firstTime()), UtcText.of(check.lastTime()));
    if (check.days() > 0) {
      sheet.line(
          "Rate", "%.4g events a day over %.4g days", check.events() / check.days(), check.days());
    }
    sheet.line("Sidereal coverage", "%d of 24 hours have events", check.siderealHours());
    sheet.line(
        "Zenith angle",
        "%.2f to %.2f deg, median %.2f deg",
        check.zenith()[0],
        check.zenith()[2],
        check.zenith()[1]);
    sheet.line(
        "Azimuth",
        "%.1f%% about North, %.1f%% East, %.1f%% South, %.1f%% West",
        100 * check.quarters()[0],
        100 * check.quarters()[1],
        100 * check.quarters()[2],
        100 * check.quarters()[3]);
    sheet.line("In the field of view", "%.2f%%", 100 * check.inView());
    if (!input.selection().describe().isEmpty()) {
      sheet.line("Within the cuts", "%.2f%%", 100 * check.selected());
    }
    check
        .energy()
        .ifPresent(
            energy ->
                sheet.line(
                    "Energy",
                    "%.4g to %.4g %s",
                    energy[0],
                    energy[1],
                    input.file().columns().energyUnit()));
    if (check.weight()[0] != 1 || check.weight()[1] != 1) {
      sheet.line("Weights", "%.4g to %.4g", check.weight()[0], check.weight()[1]);
    }
    check.doubts().forEach(doubt -> sheet.line("Looks wrong", "%s", doubt));
    return check.doubts().size();
  }

  private static int counts(FactSheet sheet, RunConfiguration read, DetectorConfiguration detector)
      throws IOException {
    DatasetReader reader = new DatasetReader(read, Optional.empty());
    DetectorCounts counts = reader.read(detector);
    site(sheet, detector.name(), counts.sky().observatory());
    sheet.line(
        "Grid",
        "%s, zenith <= %s deg",
        counts.sky().grid().describe(),
        Degrees.text(counts.sky().fieldOfView().maxZenith()));
    bins(sheet, counts.binning().bins());
    sheet.line("Counts", "%,d events", counts.origin().eventsUsed());
    Summary.span(List.of(counts)).ifPresent(span -> sheet.line("Times (UTC)", "%s", span));
    List<String> doubts = new ArrayList<>(reader.warnings());
    reader.refusalOfBlocks(detector).ifPresent(doubts::add);
    doubts.forEach(doubt -> sheet.line("Looks wrong", "%s", doubt));
    return doubts.size();
  }

  private static void site(FactSheet sheet, String name, Observatory site) {
    sheet.line(
        "Detector",
        "%s at latitude %s deg (North positive), longitude %s deg (East positive)",
        name,
        Degrees.text(site.latitude()),
        Degrees.text(site.longitude()));
  }
}
