package org.anisky.report.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.anisky.InvalidInputException;
import org.anisky.io.Excerpt;
import org.anisky.io.NearestName;
import org.anisky.io.text.PublishedDipoles;
import org.anisky.reconstruction.PublishedDipole;
import org.anisky.report.Chart;
import org.anisky.report.ChartPlot;
import org.anisky.report.Figure;

/** A figure of one chart of a result, drawn again from its tables. */
public final class StoredCurve {
  /**
   * What it shall look like.
   *
   * @param curve the key of a chart
   * @param published tables of further published dipoles
   * @param narrow whether it is one column wide
   * @param title above the chart; absent: the title of the chart
   */
  public record Request(
      String curve, List<Path> published, boolean narrow, Optional<String> title) {}

  private StoredCurve() {}

  /**
   * The figure.
   *
   * @param result its directory
   * @throws InvalidInputException when it is no result or has no such chart
   * @throws IOException when a file cannot be read
   */
  public static Figure of(Path result, Request request) throws IOException {
    StoredFiles files =
        StoredFiles.read(result, result.toString())
            .orElseThrow(() -> InvalidInputException.of("%s holds no result", result));
    List<PublishedDipole> more = new ArrayList<>();
    for (Path file : request.published()) {
      more.addAll(PublishedDipoles.read(file));
    }
    List<Chart> charts = more.isEmpty() ? PageCharts.of(files) : EnergyCharts.of(files, more);
    if (!more.isEmpty() && charts.stream().noneMatch(chart -> isAmongPublished(chart))) {
      throw InvalidInputException.of(
          "--with: %s has no amplitudes over energy, in eV, to be set beside published ones",
          result);
    }
    Chart chart = find(charts, request.curve(), result);
    if (!more.isEmpty() && !isAmongPublished(chart)) {
      throw InvalidInputException.of("--with: is for --curve amplitude or --curve phase");
    }
    return ChartPlot.of(
            chart, request.title().orElse(chart.title()), files.subject(), request.narrow())
        .figure();
  }

  private static boolean isAmongPublished(Chart chart) {
    return chart.key().equals("amplitude") || chart.key().equals("phase");
  }

  private static Chart find(List<Chart> charts, String wanted, Path result) {
    List<String> keys = charts.stream().map(Chart::key).distinct().toList();
    if (keys.isEmpty()) {
      throw InvalidInputException.of(
          "--curve %s: %s has no tables for curves", Excerpt.of(wanted), result);
    }
    return charts.stream()
        .filter(chart -> chart.key().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                InvalidInputException.of(
                    "--curve %s: the result has no such curve%s; there are %s",
                    Excerpt.of(wanted),
                    NearestName.hint(wanted, keys),
                    keys.stream().collect(Collectors.joining(", "))));
  }
}
