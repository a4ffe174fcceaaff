package org.anisky.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.anisky.InvalidInputException;
import org.anisky.configuration.PictureFormat;
import org.anisky.io.files.ExistingOutput;
import org.anisky.io.files.WholeFile;
import org.anisky.report.Figure;
import org.anisky.report.PictureWriter;
import org.anisky.report.SkyView;
import org.anisky.report.page.PlotRequest;
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
    header = "Draws a map of a result again, for a paper: nothing is fitted.",
    description = {
      "",
      "Takes a map from the FITS files of a result and draws it as PNG, SVG or PDF, in the"
          + " projection and along the axes that are asked for, one or two columns of a journal"
          + " wide.",
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
      defaultValue = "smoothed_anisotropy",
      description =
          "Column of the FITS files, or FILE:COLUMN as in intensity:counts; 'significance' is Z of"
              + " significance.fits where that is there. Default: ${DEFAULT-VALUE}.")
  private String map;

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
      defaultValue = "mollweide",
      description =
          "mollweide, hammer, cartesian, or north or south: the hemisphere around that pole,"
              + " equal-area. Default: ${DEFAULT-VALUE}.")
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
      names = "--graticule",
      paramLabel = "UNIT",
      defaultValue = "hours",
      description = "Right ascensions in hours or degrees; default: ${DEFAULT-VALUE}.")
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

  @Override
  public Integer call() throws Exception {
    if (limit != null && !(limit > 0)) {
      throw InvalidInputException.of("--limit %s: must be above 0", limit);
    }
    List<PictureFormat> formats = out.stream().map(PlotCommand::format).toList();
    for (Path file : out) {
      if (Files.exists(file)) {
        throw InvalidInputException.of("--out %s: exists already; choose another name", file);
      }
      if (Collections.frequency(out, file) > 1) {
        throw InvalidInputException.of("--out %s: is given twice", file);
      }
    }
    Figure figure =
        StoredPlot.of(
            result,
            new PlotRequest(
                map,
                optional(radius),
                Optional.ofNullable(axes).map(chosen -> chosen.axes),
                projection,
                optional(centre),
                optional(limit),
                graticule == Graticule.DEGREES,
                narrow,
                regions,
                directions,
                Optional.ofNullable(title)));
    for (int k = 0; k < out.size(); k++) {
      write(figure, formats.get(k), out.get(k));
    }
    return 0;
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
    try (WholeFile whole = WholeFile.create(file, ExistingOutput.REFUSE, path -> false)) {
      PictureWriter.write(figure, format, whole.path());
      whole.commit();
    }
    spec.commandLine().getOut().println("Figure in " + file);
    spec.commandLine().getOut().flush();
  }
}
