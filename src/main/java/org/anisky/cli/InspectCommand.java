package org.anisky.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.anisky.counts.CountsPart;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.LocalSky;
import org.anisky.io.json.Json;
import org.anisky.run.CountsContents;
import org.anisky.sky.AzimuthConvention;
import org.anisky.sky.Degrees;
import org.anisky.sky.SkyFrame;
import org.anisky.sky.UtcText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code anisky inspect}. */
@Command(
    name = "inspect",
    header = "Shows what a file of sidereal counts holds.",
    description = {
      "",
      "Prints site, grid, conventions, cuts, events and gaps of a counts file.",
      ""
    })
final class InspectCommand implements Callable<Integer> {
  /** Parts that are listed. */
  private static final int MOST_PARTS = 20;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "Counts file (.arrow).")
  private Path file;

  @Option(names = "--json", description = "Print what the file holds as JSON.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    CountsContents contents = CountsContents.read(file);
    if (json) {
      PrintWriter printer = spec.commandLine().getOut();
      printer.print(Json.text(CountsJson.tree(file, contents)));
      printer.flush();
      return 0;
    }
    DetectorCounts counts = contents.counts();
    LocalSky sky = counts.sky();
    PrintWriter out = spec.commandLine().getOut();
    line(out, "File", "%s", file);
    line(out, "Detector", "%s", counts.name());
    line(
        out,
        "Site",
        "latitude %s deg, longitude %s deg (East positive)",
        Degrees.text(sky.observatory().latitude()),
        Degrees.text(sky.observatory().longitude()));
    line(out, "Grid", "%s, %s", sky.grid().describe(), sky.frame().key());
    if (sky.frame() == SkyFrame.LOCAL_HORIZON) {
      line(out, "Azimuth of pixels", "%s", AzimuthConvention.NORTH_WEST.key());
    }
    line(
        out,
        "Field of view",
        "zenith <= %s deg by pixel centre: %,d of %,d pixels",
        Degrees.text(sky.fieldOfView().maxZenith()),
        sky.size(),
        sky.grid().size());
    line(
        out,
        "Bins",
        "%d of %s time, %s deg each, the first from %s deg",
        counts.binning().bins(),
        counts.timeFrame().key(),
        plain(360.0 / counts.binning().bins()),
        Degrees.text(counts.binning().start()));
    line(out, "Clock", "%s", counts.origin().clock());
    Map<String, String> cuts = new TreeMap<>(counts.origin().cuts());
    cuts.remove("field of view");
    cuts.forEach((name, cut) -> line(out, "Cut", "%s: %s", name, cut));
    print(out, contents);
    line(out, "Source", "%s", counts.origin().source());
    line(out, "Source SHA-256", "%s", counts.origin().digest());
    print(out, counts.origin().parts());
    return 0;
  }

  private static void print(PrintWriter out, CountsContents contents) {
    DetectorCounts counts = contents.counts();
    line(out, "Events used", "%,d", counts.origin().eventsUsed());
    counts
        .origin()
        .eventsRejected()
        .forEach(
            (why, events) -> line(out, "Events rejected", "%,d %s", events, why.replace('_', ' ')));
    line(
        out,
        "Sum of counts",
        "%s%s",
        plain(contents.sum()),
        counts.isWeighted() ? " (weighted)" : "");
    line(out, "Empty bins", "%d", contents.emptyBins());
    double mean = counts.origin().meanUnixTime();
    line(
        out,
        "Mean epoch",
        "%s",
        Double.isFinite(mean) ? Instant.ofEpochSecond(Math.round(mean)) : "unknown");
    line(out, "First and last", "%s", Summary.span(List.of(counts)).orElse("unknown"));
    counts.origin().remarks().forEach(remark -> line(out, "Warning", "%s", remark));
  }

  private static void print(PrintWriter out, List<CountsPart> parts) {
    for (CountsPart part : parts.subList(0, Math.min(parts.size(), MOST_PARTS))) {
      line(
          out,
          "Part",
          "%s: %,d events from %s to %s",
          part.source(),
          part.eventsUsed(),
          UtcText.of(part.firstUnixTime()),
          UtcText.of(part.lastUnixTime()));
    }
    if (parts.size() > MOST_PARTS) {
      line(out, "Parts", "%d more, all in the file's description", parts.size() - MOST_PARTS);
    }
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  private static void line(PrintWriter out, String label, String format, Object... arguments) {
    out.printf(Locale.ROOT, "%-18s", label);
    out.printf(Locale.ROOT, format, arguments);
    out.println();
  }
}
