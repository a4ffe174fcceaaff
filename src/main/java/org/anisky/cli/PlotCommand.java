package org.anisky.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.anisky.InvalidInputException;
import org.anisky.configuration.PictureFormat;
import org.anisky.io.Excerpt;
import org.anisky.io.NearestName;
import org.anisky.io.files.ExistingOutput;
import org.anisky.io.files.WholeFile;
import org.anisky.report.ColourScale;
import org.anisky.report.Figure;
import org.anisky.report.FigureSeal;
import org.anisky.report.PictureWriter;
import org.anisky.report.SkyView;
import org.anisky.report.page.PlotRequest;
import org.anisky.report.page.StoredCurve;
import org.anisky.report.page.StoredPlot;
import org.anisky.sky.SkyAxes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code anisky plot}. */
@Command(
    name = "plot",
    header = "Draws a map or a curve of a result again, for a paper: nothing is fitted.",
    description = {
      "",
      "Takes a map from the FITS files of a result, or a curve from its tables, and draws it as"
          + " PNG, SVG or PDF, one or two columns of a journal wide; maps in the projection and"
          + " along the axes that are asked for.",
      ""
    })
final class PlotCommand implements Callable<Integer> {
  /** The axes as they are called on the command line. */
  enum Axes {
    /** Right ascension and declination. */
    EQUATORIAL(SkyAxes.ICRS),
    /** Galactic longitude and latitude. */
    GALACTIC(SkyAxes.GALACTIC),
    /** Ecliptic longitude and latitude. */
    ECLIPTIC(SkyAxes.ECLIPTIC);

    private final SkyAxes axes;

    Axes(SkyAxes axes) {
      this.axes = axes;
    }
  }

  /** How right ascensions are told. */
  enum Graticule {
    /** In hours. */
    HOURS,
    /** In degrees. */
    DEGREES
  }

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RESULT", description = "Directory of a result.")
  private Path result;

  @Option(
      names = "--map",
      paramLabel = "MAP",
      description =
          "Column of the FITS files, or FILE:COLUMN as in intensity:counts; 'significance' is Z of"
              + " significance.fits where that is there. Default: smoothed_anisotropy.")
  private String map;

  @Option(
      names = "--curve",
      paramLabel = "CURVE",
      description =
          "In place of a map a chart of the page: amplitude, phase, spectrum, rate, convergence,"
              + " pulls and more; a wrong name lists those that there are.")
  private String curve;

  @Option(
      names = "--with",
      paramLabel = "FILE",
      description =
          "Further published dipoles for --curve amplitude or phase over energy; may be given"
              + " several times.")
  private List<Path> published = new ArrayList<>();

  @Option(
      names = "--radius",
      paramLabel = "DEG",
      description = "Radius of the kernel or discs; default: the first there is.")
  private Double radius;

  @Option(
      names = "--axes",
      paramLabel = "AXES",
      description = "equatorial, galactic or ecliptic; default: those of the map.")
  private Axes axes;

  @Option(
      names = "--projection",
      paramLabel = "P",
      description =
          "mollweide, hammer, cartesian, or north or south: the hemisphere around that pole,"
              + " equal-area. Default: mollweide.")
  private SkyView.Projection projection;

  @Option(
      names = "--centre",
      paramLabel = "DEG",
      description = "Longitude in the middle; default: 180 for right ascension, 0 for others.")
  private Double centre;

  @Option(
      names = "--limit",
      paramLabel = "X",
      description = "Where the colours end, so that maps share a scale; default: from the map.")
  private Double limit;

  @Option(
      names = "--share",
      paramLabel = "RESULT",
      description =
          "Another result whose same map has the same end of the colours, the widest of all; may"
              + " be given several times.")
  private List<Path> sharing = new ArrayList<>();

  @Option(
      names = "--colours",
      paramLabel = "NAME",
      description =
          "usual, viridis, cividis, coolwarm or grey. All but coolwarm are in order in grey print"
              + " too; zero is in the middle where there are negative values. Default: usual: pale"
              + " at zero, blue and red, or pale to dark blue.")
  private String colours;

  @Option(
      names = "--graticule",
      paramLabel = "UNIT",
      description = "Right ascensions in hours or degrees; default: hours.")
  private Graticule graticule;

  @Option(names = "--one-column", description = "88 mm wide in place of 184 mm.")
  private boolean narrow;

  @Option(names = "--regions", description = "Mark the hot and cold regions of the result.")
  private boolean regions;

  @Option(names = "--directions", description = "Mark known directions of the sky.")
  private boolean directions;

  @Option(names = "--title", paramLabel = "TEXT", description = "Above the map; '' for none.")
  private String title;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      required = true,
      description = "Ends in .png, .svg or .pdf; may be given several times.")
  private List<Path> out = new ArrayList<>();

  @Option(names = "--overwrite", description = "Replace earlier figures of this program.")
  private boolean overwrite;

  @Override
  public Integer call() throws Exception {
    if (limit != null && !(limit > 0)) {
      throw InvalidInputException.of("--limit %s: must be above 0", limit);
    }
    if (limit != null && !sharing.isEmpty()) {
      throw InvalidInputException.of("--share: has no meaning with --limit");
    }
    List<PictureFormat> formats = out.stream().map(PlotCommand::format).toList();
    for (Path file : out) {
      if (Files.exists(file) && !overwrite) {
        throw InvalidInputException.of(
            "--out %s: exists already; choose another name or use --overwrite", file);
      }
      if (Collections.frequency(out, file) > 1) {
        throw InvalidInputException.of("--out %s: is given twice", file);
      }
    }
    Figure figure = curve == null ? mapFigure() : curveFigure();
    for (int k = 0; k < out.size(); k++) {
      write(figure, formats.get(k), out.get(k));
    }
    return 0;
  }

  private Figure mapFigure() throws IOException {
    if (!published.isEmpty()) {
      throw InvalidInputException.of("--with: is for --curve amplitude or --curve phase");
    }
    return StoredPlot.of(
        result,
        new PlotRequest(
            map == null ? "smoothed_anisotropy" : map,
            optional(radius),
            Optional.ofNullable(axes).map(chosen -> chosen.axes),
            projection == null ? SkyView.Projection.MOLLWEIDE : projection,
            optional(centre),
            optional(limit),
            sharing,
            colourName(),
            graticule == Graticule.DEGREES,
            narrow,
            regions,
            directions,
            Optional.ofNullable(title)));
  }

  private String colourName() {
    List<String> names = ColourScale.names();
    if (colours != null && !names.contains(colours)) {
      throw InvalidInputException.of(
          "--colours %s: unknown colours%s; allowed: %s",
          Excerpt.of(colours), NearestName.hint(colours, names), String.join(", ", names));
    }
    return colours == null ? names.get(0) : colours;
  }

  private Figure curveFigure() throws IOException {
    Map<String, Boolean> ofMaps = new LinkedHashMap<>();
    ofMaps.put("--map", map != null);
    ofMaps.put("--radius", radius != null);
    ofMaps.put("--axes", axes != null);
    ofMaps.put("--projection", projection != null);
    ofMaps.put("--centre", centre != null);
    ofMaps.put("--limit", limit != null);
    ofMaps.put("--share", !sharing.isEmpty());
    ofMaps.put("--colours", colours != null);
    ofMaps.put("--graticule", graticule != null);
    ofMaps.put("--regions", regions);
    ofMaps.put("--directions", directions);
    ofMaps.forEach(
        (option, given) -> {
          if (given) {
            throw InvalidInputException.of("%s: is for maps, not for --curve", option);
          }
        });
    return StoredCurve.of(
        result, new StoredCurve.Request(curve, published, narrow, Optional.ofNullable(title)));
  }

  private static OptionalDouble optional(Double number) {
    return number == null ? OptionalDouble.empty() : OptionalDouble.of(number);
  }

  private static PictureFormat format(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    for (PictureFormat format : PictureFormat.values()) {
      if (name.endsWith("." + format.key())) {
        return format;
      }
    }
    throw InvalidInputException.of("--out %s: must end in .png, .svg or .pdf", file);
  }

  private void write(Figure figure, PictureFormat format, Path file) throws IOException {
    List<Path> inputs = new ArrayList<>(published);
    inputs.addAll(sharing);
    inputs.add(result);
    ExistingOutput existing =
        overwrite ? new ExistingOutput.Replace(inputs) : ExistingOutput.REFUSE;
    try (WholeFile whole = WholeFile.create(file, existing, FigureSeal::isSealed)) {
      PictureWriter.writeSealed(figure, format, whole.path());
      whole.commit();
    }
    spec.commandLine().getOut().println("Figure in " + file);
    spec.commandLine().getOut().flush();
  }
}
