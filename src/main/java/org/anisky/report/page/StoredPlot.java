package org.anisky.report.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.anisky.InvalidInputException;
import org.anisky.grid.SkyMap;
import org.anisky.io.Excerpt;
import org.anisky.io.fits.StoredMaps;
import org.anisky.report.ColourScale;
import org.anisky.report.Figure;
import org.anisky.report.SkyMapOptions;
import org.anisky.report.SkyMapPlot;
import org.anisky.report.SkyView;
import org.anisky.sky.Rotation;
import org.anisky.sky.SkyAxes;
import org.anisky.sky.SkyFrame;

/** A figure of one map of a result, drawn again from its files. */
public final class StoredPlot {
  /** What {@code significance} means where there are maps of kernels. */
  private static final String Z = "significance:Z";

  /** All its maps are of kernels. */
  private static final String KERNELS = "significance.fits";

  /** A column of a table of a file. */
  private record Found(String file, StoredMaps table, int column) {
    SkyMap map() {
      return table.columns().map(column, SkyFrame.EQUATORIAL);
    }

    /** Beside maps of discs a table has maps of single pixels. */
    boolean isOfDiscs() {
      String name = table.columns().names().get(column);
      return file.equals(KERNELS) || name.startsWith("smoothed_") || name.equals("significance");
    }
  }

  private final StoredFiles files;
  private final PlotRequest request;
  private final OptionalDouble limit;
  private final Found found;
  private final SkyMap map;
  private final SkyView view;

  private StoredPlot(StoredFiles files, PlotRequest request, OptionalDouble limit) {
    this.files = files;
    this.limit = limit;
    this.request = request;
    found = find();
    map = named(found.map());
    view = view();
  }

  /**
   * The figure.
   *
   * @param result its directory
   * @throws InvalidInputException when it is no result, has no such map, or its axes do not go with
   *     what is asked for
   * @throws IOException when a file cannot be read
   */
  public static Figure of(Path result, PlotRequest request) throws IOException {
    return of(result, request, sharedLimit(result, request)).plot().figure();
  }

  private static StoredPlot of(Path result, PlotRequest request, OptionalDouble limit)
      throws IOException {
    StoredFiles files =
        StoredFiles.read(result, result.toString())
            .orElseThrow(() -> InvalidInputException.of("%s holds no result", result));
    return new StoredPlot(files, request, limit);
  }

  /** Where the colours of all results end that share them; empty when one stands by itself. */
  private static OptionalDouble sharedLimit(Path result, PlotRequest request) throws IOException {
    if (request.limit().isPresent() || request.sharing().isEmpty()) {
      return request.limit();
    }
    double widest = of(result, request, OptionalDouble.empty()).plot().range();
    for (Path other : request.sharing()) {
      widest = Math.max(widest, of(other, request, OptionalDouble.empty()).plot().range());
    }
    return OptionalDouble.of(widest);
  }

  private static SkyMap named(SkyMap map) {
    return map.named(map.quantity().replace('_', ' '));
  }

  private Found find() {
    List<Found> all = new ArrayList<>();
    files
        .maps()
        .forEach(
            (file, tables) ->
                tables.forEach(
                    table ->
                        IntStream.range(0, table.columns().size())
                            .forEach(k -> all.add(new Found(file, table, k)))));
    if (all.isEmpty()) {
      throw InvalidInputException.of(
          "%s has no maps (FITS files); where it is of several parts, name the directory of one",
          files.name());
    }
    String wanted = request.map();
    boolean kernels = files.maps().containsKey(KERNELS);
    List<Found> named = named(all, wanted.equals("significance") && kernels ? Z : wanted);
    if (named.isEmpty()) {
      throw InvalidInputException.of(
          "--map %s: the result has no such map; there are %s",
          Excerpt.of(wanted),
          all.stream()
              .map(f -> f.table().columns().names().get(f.column()))
              .collect(Collectors.toCollection(TreeSet::new)));
    }
    if (request.radius().isEmpty()) {
      return named.get(0);
    }
    double radius = request.radius().getAsDouble();
    return named.stream()
        .filter(f -> Math.abs(f.table().radius() - radius) < 1e-6)
        .findFirst()
        .orElseThrow(
            () ->
                InvalidInputException.of(
                    "--radius %s: the map is there for %s deg",
                    radius,
                    named.stream()
                        .map(f -> f.table().radius())
                        .distinct()
                        .sorted(Comparator.naturalOrder())
                        .map(Words::number)
                        .collect(Collectors.joining(", "))));
  }

  /** FILE:COLUMN, or a column of any file; those of intensity.fits come first. */
  private static List<Found> named(List<Found> all, String wanted) {
    int colon = wanted.indexOf(':');
    String file = colon < 0 ? "" : wanted.substring(0, colon) + ".fits";
    String column = wanted.substring(colon + 1).toLowerCase(Locale.ROOT);
    return all.stream()
        .filter(f -> file.isEmpty() || f.file().equals(file))
        .filter(
            f ->
                f.table().columns().names().get(f.column()).toLowerCase(Locale.ROOT).equals(column))
        .sorted(Comparator.comparing(f -> f.file().equals("intensity.fits") ? 0 : 1))
        .toList();
  }

  private boolean isLocal() {
    return map.frame() == SkyFrame.LOCAL_HORIZON || map.frame() == SkyFrame.LOCAL_HOUR_ANGLE;
  }

  private SkyView view() {
    SkyView plain =
        new SkyView(
            request.projection(),
            Optional.empty(),
            PageAxes.UNIT,
            request.degrees(),
            request.narrow());
    SkyAxes own = map.frame() == SkyFrame.GALACTIC ? SkyAxes.GALACTIC : SkyAxes.ICRS;
    if (request.axes().isEmpty() || (!isLocal() && request.axes().get() == own)) {
      return plain;
    }
    SkyAxes axes = request.axes().get();
    if (isLocal() || !files.isSidereal()) {
      throw InvalidInputException.of(
          "--axes: the axes of %s in %s are no axes of the sky (%s)",
          map.quantity(),
          found.file(),
          isLocal() ? "they are of the detector" : "time frame of the result");
    }
    return plain.along(axes, turned(axes));
  }

  /** From the axes of the map to others, shape (3, 3). */
  private double[][] turned(SkyAxes axes) {
    double[][] toIcrs = Rotation.transposed(PageAxes.fromIcrs(found.table().epoch()));
    double[] flat =
        map.frame() == SkyFrame.GALACTIC
            ? PageAxes.turned(PageAxes.UNIT, v -> axes.fromIcrs(SkyAxes.GALACTIC.toIcrs(v)))
            : PageAxes.turned(toIcrs, axes::fromIcrs);
    double[][] matrix = new double[Rotation.AXES][Rotation.AXES];
    for (int k = 0; k < flat.length; k++) {
      matrix[k / Rotation.AXES][k % Rotation.AXES] = flat[k];
    }
    return matrix;
  }

  private SkyMapPlot plot() {
    boolean negative = map.observed().stream().anyMatch(pixel -> map.value(pixel) < 0);
    SkyMapOptions options =
        SkyMapOptions.DEFAULTS
            .withTitle(request.title().orElse(map.quantity()))
            .withSubtitle(subtitle())
            .withScale(ColourScale.named(request.colours(), negative))
            .withView(view);
    if (limit.isPresent()) {
      options = options.withRange(limit.getAsDouble());
    }
    if (request.centre().isPresent()) {
      options = options.withCentre(Math.toRadians(request.centre().getAsDouble()));
    }
    if (!isLocal()) {
      options = new PlotMarks(files, request, map.frame(), view).on(options);
    }
    return SkyMapPlot.of(map, options);
  }

  private String subtitle() {
    double radius = found.table().radius();
    String subject = files.subject();
    return Double.isNaN(radius) || !found.isOfDiscs()
        ? subject
        : subject + (subject.isEmpty() ? "" : " · ") + "radius " + Words.number(radius) + "°";
  }
}
