package org.anisky.io.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.anisky.InvalidInputException;
import org.anisky.io.Excerpt;
import org.anisky.io.NearestName;
import org.anisky.reconstruction.PublishedDipole;

/**
 * Published dipoles: those that come with the program ({@value #RESOURCE}, whose header names the
 * source of every line) and tables of the same form that a user adds.
 *
 * <p>Columns: {@code experiment}, {@code energy [eV]}, {@code component}, and as far as there is
 * something to tell {@code from [eV]}, {@code until [eV]}, {@code amplitude}, {@code error_low},
 * {@code error_high}, {@code systematic}, {@code upper_limit}, {@code confidence [percent]}, {@code
 * phase [deg]}, {@code phase_error [deg]}, {@code phase_systematic [deg]}, {@code doi}, {@code
 * arxiv}, {@code reference}.
 */
public final class PublishedDipoles {
  /** What a table over energy is drawn with, beside it. */
  public static final String FILE = "published.csv";

  private static final String RESOURCE = "published-dipoles.csv";
  private static final String ENERGY = "energy [eV]";

  private static final List<String> COLUMNS =
      List.of(
          "experiment",
          ENERGY,
          "from [eV]",
          "until [eV]",
          "amplitude",
          "error_low",
          "error_high",
          "systematic",
          "upper_limit",
          "confidence [percent]",
          "phase [deg]",
          "phase_error [deg]",
          "phase_systematic [deg]",
          "component",
          "doi",
          "arxiv",
          "reference");

  /** Each a thousand times the one before. */
  private static final List<String> UNITS =
      List.of("eV", "keV", "MeV", "GeV", "TeV", "PeV", "EeV", "ZeV");

  private static final List<String> NEEDED = List.of("experiment", ENERGY, "component");

  private static final String DOI = "doi:";
  private static final String ARXIV = "arXiv:";
  private static final PublishedDipole.Value NONE =
      new PublishedDipole.Value(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  private final String name;
  private final StoredTable table;

  private PublishedDipoles(String name, StoredTable table) {
    this.name = name;
    this.table = table;
    for (String column : table.columns()) {
      if (!COLUMNS.contains(column)) {
        throw InvalidInputException.of(
            "%s: unknown column '%s'%s; allowed: %s",
            name,
            Excerpt.of(column),
            NearestName.hint(column, COLUMNS),
            String.join(", ", COLUMNS));
      }
    }
    for (String column : NEEDED) {
      if (!table.columns().contains(column)) {
        throw InvalidInputException.of("%s: has no column '%s'", name, column);
      }
    }
  }

  /** Those that come with the program. */
  public static List<PublishedDipole> known() {
    try (InputStream in = PublishedDipoles.class.getResourceAsStream(RESOURCE)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new PublishedDipoles(RESOURCE, StoredTable.of(RESOURCE, text)).rows();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Those of a user's table.
   *
   * @throws InvalidInputException with file, row and column when something is not allowed
   * @throws IOException when it cannot be read
   */
  public static List<PublishedDipole> read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw InvalidInputException.of(
          Files.exists(file)
              ? "table of published dipoles %s is no file"
              : "table of published dipoles %s does not exist",
          file);
    }
    String name = "table of published dipoles " + file;
    return new PublishedDipoles(name, StoredTable.read(file)).rows();
  }

  /**
   * Writes a table of the same form.
   *
   * @param dipoles at least one
   */
  public static void write(Path file, List<PublishedDipole> dipoles) throws IOException {
    List<String> comment =
        List.of(
            "Published dipoles that this result is drawn beside; an empty cell is not told by the"
                + " source.",
            "component: projected is the first harmonic in right ascension, smaller than the"
                + " equatorial amplitude by the mean cosine of the declination.");
    List<CsvTable.Column> columns =
        COLUMNS.stream().map(name -> new CsvTable.Column(name, "")).toList();
    double deg = Math.toDegrees(1);
    try (CsvTable table = CsvTable.create(file, comment, columns)) {
      for (PublishedDipole dipole : dipoles) {
        PublishedDipole.Value amplitude = dipole.amplitude().orElse(NONE);
        PublishedDipole.Value phase = dipole.phase().orElse(NONE);
        PublishedDipole.Limit limit =
            dipole.limit().orElse(new PublishedDipole.Limit(Double.NaN, Double.NaN));
        boolean doi = dipole.source().startsWith(DOI);
        boolean arxiv = dipole.source().startsWith(ARXIV);
        table.row(
            dipole.experiment(),
            dipole.energy(),
            dipole.from().orElse(Double.NaN),
            dipole.until().orElse(Double.NaN),
            amplitude.value(),
            amplitude.low(),
            amplitude.high(),
            amplitude.systematic(),
            limit.value(),
            rounded(100 * limit.confidence()),
            rounded(deg * phase.value()),
            rounded(deg * phase.low()),
            rounded(deg * phase.systematic()),
            dipole.component().key(),
            doi ? dipole.source().substring(DOI.length()) : "",
            arxiv ? dipole.source().substring(ARXIV.length()) : "",
            doi || arxiv ? "" : dipole.source());
      }
    }
  }

  /** Without what conversions to other units and back add in the last digits. */
  private static double rounded(double value) {
    return Double.isNaN(value) ? value : Math.rint(value * 1e9) / 1e9;
  }

  /** An energy unit in eV; empty for what is no energy, as the volts of a rigidity are not. */
  public static OptionalDouble electronvolts(String unit) {
    int place = UNITS.indexOf(unit);
    return place < 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.pow(1000, place));
  }

  private List<PublishedDipole> rows() {
    List<PublishedDipole> rows = new ArrayList<>();
    for (int row = 0; row < table.rows().size(); row++) {
      rows.add(row(row));
    }
    if (rows.isEmpty()) {
      throw InvalidInputException.of("%s: has no row", name);
    }
    return rows;
  }

  private PublishedDipole row(int row) {
    String experiment = cell(row, "experiment");
    if (experiment.isEmpty()) {
      throw refused(row, "experiment is empty");
    }
    double energy = positive(row, ENERGY).orElseThrow(() -> refused(row, ENERGY + " is empty"));
    OptionalDouble from = positive(row, "from [eV]");
    OptionalDouble until = positive(row, "until [eV]");
    if (from.isPresent() && until.isPresent() && !(from.getAsDouble() < until.getAsDouble())) {
      throw refused(row, "until [eV] must be above from [eV]");
    }
    OptionalDouble amplitude = positive(row, "amplitude");
    OptionalDouble limit = positive(row, "upper_limit");
    if (amplitude.isEmpty() && limit.isEmpty()) {
      throw refused(row, "has neither amplitude nor upper_limit");
    }
    double phaseError = error(row, "phase_error [deg]", 180);
    double rad = Math.toRadians(1);
    OptionalDouble phase = number(row, "phase [deg]", 0, 360);
    return new PublishedDipole(
        experiment,
        energy,
        from,
        until,
        boxed(amplitude)
            .map(
                value ->
                    new PublishedDipole.Value(
                        value,
                        error(row, "error_low", Double.MAX_VALUE),
                        error(row, "error_high", Double.MAX_VALUE),
                        error(row, "systematic", Double.MAX_VALUE))),
        boxed(limit).map(value -> new PublishedDipole.Limit(value, confidence(row))),
        boxed(phase)
            .map(
                value ->
                    new PublishedDipole.Value(
                        rad * value,
                        rad * phaseError,
                        rad * phaseError,
                        rad * error(row, "phase_systematic [deg]", 180))),
        component(row),
        source(row));
  }

  private double confidence(int row) {
    OptionalDouble percent = number(row, "confidence [percent]", 0, 100);
    return percent.isPresent() ? percent.getAsDouble() / 100 : Double.NaN;
  }

  private static Optional<Double> boxed(OptionalDouble number) {
    return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
  }

  private PublishedDipole.Component component(int row) {
    String text = cell(row, "component");
    List<PublishedDipole.Component> all = Arrays.asList(PublishedDipole.Component.values());
    return all.stream()
        .filter(component -> component.key().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                refused(
                    row,
                    "component is "
                        + (text.isEmpty() ? "empty" : "'" + Excerpt.of(text) + "'")
                        + "; allowed: "
                        + String.join(
                            ", ", all.stream().map(PublishedDipole.Component::key).toList())));
  }

  private String source(int row) {
    if (!cell(row, "doi").isEmpty()) {
      return DOI + cell(row, "doi");
    }
    return cell(row, "arxiv").isEmpty() ? cell(row, "reference") : ARXIV + cell(row, "arxiv");
  }

  /** Empty where there is no such column. */
  private String cell(int row, String column) {
    int place = table.columns().indexOf(column);
    return place < 0 ? "" : table.rows().get(row).get(place).strip();
  }

  private OptionalDouble positive(int row, String column) {
    return number(row, column, Double.MIN_VALUE, Double.MAX_VALUE);
  }

  private double error(int row, String column, double most) {
    return number(row, column, 0, most).orElse(Double.NaN);
  }

  private OptionalDouble number(int row, String column, double least, double most) {
    String text = cell(row, column);
    if (text.isEmpty()) {
      return OptionalDouble.empty();
    }
    double value = DecimalNumber.parse(text);
    if (!(value >= least && value <= most)) {
      String allowed =
          most == Double.MAX_VALUE
              ? least > 0 ? "a number above 0" : "a number of 0 or more"
              : String.format(java.util.Locale.ROOT, "a number from %.0f to %.0f", least, most);
      throw refused(row, column + " is " + Excerpt.of(text) + "; it must be " + allowed);
    }
    return OptionalDouble.of(value);
  }

  private InvalidInputException refused(int row, String what) {
    return InvalidInputException.of("%s, row %d: %s", name, row + 1, what);
  }
}
