package org.anisky.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.anisky.InvalidInputException;
import org.anisky.io.files.ExistingOutput;
import org.anisky.run.AzimuthLook;
import org.anisky.run.DraftConfiguration;
import org.anisky.sky.AzimuthConvention;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code anisky init}. */
@Command(
    name = "init",
    header = "Drafts a configuration for your list of events.",
    description = {
      "",
      "Looks at the beginning of a list (text, plain or gzip, Arrow, Parquet or HDF5), proposes"
          + " what its columns are, and writes a commented configuration in which every proposal"
          + " has a '?' and what only you can know is ??? (no run begins with it). How azimuth is"
          + " counted is never guessed: the table shows what each convention would mean for the"
          + " first events, and, when the list has right ascension and declination too and the site"
          + " is given, which one agrees with them.",
      ""
    })
final class InitCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "EVENTS", description = "List of events.")
  private Path events;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "CONFIG",
      description = "Configuration to write; default: the name of the list with .yaml, here.")
  private Path out;

  @Option(names = "--name", paramLabel = "NAME", description = "Of the detector; default: Array.")
  private String name = "Array";

  @Option(
      names = "--latitude",
      paramLabel = "DEG",
      description = "Of the site, deg, North positive.")
  private Double latitude;

  @Option(
      names = "--longitude",
      paramLabel = "DEG",
      description = "Of the site, deg, East positive.")
  private Double longitude;

  @Option(
      names = "--azimuth",
      paramLabel = "CONVENTION",
      converter = ConventionConverter.class,
      description =
          "Where azimuth is zero and towards where it grows: north-east, north-west, south-east,"
              + " south-west, east-north, east-south, west-north, west-south.")
  private AzimuthConvention convention;

  @Option(
      names = "--schema",
      description =
          "Write the schema of configurations beside the draft, by which editors complete and check"
              + " it.")
  private boolean schema;

  @Option(names = "--overwrite", description = "Replace an earlier draft.")
  private boolean overwrite;

  /** Reads the names as files have them. */
  static final class ConventionConverter implements ITypeConverter<AzimuthConvention> {
    @Override
    public AzimuthConvention convert(String text) {
      for (AzimuthConvention convention : AzimuthConvention.values()) {
        if (convention.key().equals(text)) {
          return convention;
        }
      }
      throw new TypeConversionException(
          "'"
              + text
              + "' is not allowed; allowed values: "
              + String.join(
                  ", ",
                  List.of(AzimuthConvention.values()).stream()
                      .map(AzimuthConvention::key)
                      .toList()));
    }
  }

  @Override
  public Integer call() throws Exception {
    if (name.isBlank() || !name.matches("[A-Za-z0-9][A-Za-z0-9 ._-]*")) {
      throw InvalidInputException.of(
          "--name '%s' must be letters, digits, blanks and . _ - and begin with a letter or digit",
          name);
    }
    requireWithin("--latitude", latitude, 90);
    requireWithin("--longitude", longitude, 360);
    DraftConfiguration draft =
        new DraftConfiguration(
            new DraftConfiguration.Request(
                events,
                name,
                Optional.ofNullable(latitude),
                Optional.ofNullable(longitude),
                Optional.ofNullable(convention),
                schema));
    Path target = out == null ? Path.of(stem() + ".yaml") : out;
    draft.write(
        target, overwrite ? new ExistingOutput.Replace(List.of(events)) : ExistingOutput.REFUSE);
    print(spec.commandLine().getOut(), draft, target);
    return 0;
  }

  private static void requireWithin(String option, Double degrees, double most) {
    if (degrees != null && !(Math.abs(degrees) <= most)) {
      throw InvalidInputException.of(
          "%s %s is outside [-%s, %s] deg", option, degrees, (int) most, (int) most);
    }
  }

  private String stem() {
    String file = String.valueOf(events.getFileName()).replaceFirst("\\.gz$", "");
    return file.replaceFirst("(?<=.)\\.[^.]*$", "");
  }

  private void print(PrintWriter out, DraftConfiguration draft, Path target) {
    out.printf(Locale.ROOT, "%s, first %,d events:%n", events, draft.events());
    int width = draft.columns().stream().mapToInt(column -> column.name().length()).max().orElse(0);
    for (DraftConfiguration.Column column : draft.columns()) {
      out.printf(
          Locale.ROOT,
          "  %3d  %-" + Math.max(1, width) + "s  %-36s%s%n",
          column.position(),
          column.name(),
          column.range(),
          column.use().isEmpty() ? "" : "  -> " + column.use());
    }
    if (!draft.azimuths().isEmpty()) {
      print(out, draft);
    }
    out.println();
    out.println("Draft in " + target);
    if (!draft.open().isEmpty()) {
      out.println("Left open (???): " + String.join(", ", draft.open()));
    }
    out.println("Confirm the lines with '?', then: anisky check " + ShellText.of(target));
  }

  private static void print(PrintWriter out, DraftConfiguration draft) {
    out.println();
    out.println("Azimuth, share of these events within 45 deg of each direction, by convention:");
    boolean compared = draft.azimuths().get(0).medianAngle().isPresent();
    out.printf(
        "  %-12s%6s%6s%6s%6s%s%n",
        "",
        "North",
        "East",
        "South",
        "West",
        compared ? "   from right ascension and declination (median)" : "");
    for (AzimuthLook look : draft.azimuths()) {
      out.printf(Locale.ROOT, "  %-12s", look.convention().key());
      for (double share : look.shares()) {
        out.printf(Locale.ROOT, "%5.1f%%", 100 * share);
      }
      look.medianAngle()
          .ifPresent(angle -> out.printf(Locale.ROOT, "   %.2f deg", Math.toDegrees(angle)));
      out.println();
    }
    if (draft.told().isPresent()) {
      out.printf(
          "Right ascension and declination of the list tell: %s.%n",
          draft.told().get().convention().key());
    } else if (compared) {
      out.println(
          "Right ascension and declination of the list agree with none: the site, the time or the"
              + " directions are not what they seem.");
    }
  }
}
