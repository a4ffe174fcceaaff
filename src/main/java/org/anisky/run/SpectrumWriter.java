package org.anisky.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.anisky.inference.AngularSpectrum;
import org.anisky.inference.CrossSpectrum;
import org.anisky.io.files.ResultDirectory;
import org.anisky.io.json.Json;
import org.anisky.io.text.CsvTable;
import org.anisky.io.text.EcsvTable;
import org.anisky.results.Provenance;
import org.anisky.statistics.AmplitudeInterval;

/**
 * Writes {@code spectrum.json}, format {@value #FORMAT}, and {@code spectrum.csv}, a line per
 * degree.
 */
public final class SpectrumWriter {
  /** Name and version of the format. */
  public static final String FORMAT = "anisky-spectrum/1";

  private static final int ANGLE_STEP = 5;
  private static final int HALF_TURN = 180;

  private final AngularSpectrum spectrum;
  private final Provenance provenance;

  /** A writer of one spectrum. */
  public SpectrumWriter(AngularSpectrum spectrum, Provenance provenance) {
    this.spectrum = spectrum;
    this.provenance = provenance;
  }

  /** Writes all files into a directory that is not yet committed. */
  public void write(ResultDirectory directory) throws IOException {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("format", FORMAT);
    tree.put("events", spectrum.events());
    tree.put("sky_fraction", spectrum.skyFraction());
    tree.put("conventions", conventions());
    tree.put("converged", spectrum.converged());
    tree.put("steps", spectrum.steps());
    tree.put("degrees_per_band", spectrum.band());
    Map<String, Object> toys = new LinkedHashMap<>();
    toys.put("band_powers", spectrum.toys());
    toys.put("band_powers_fit", spectrum.climbed() ? "converged" : "first step from C = 0");
    toys.put("pseudo", spectrum.pseudoToys());
    tree.put("isotropic_toys", toys);
    spectrum
        .isotropy()
        .ifPresent(
            test -> {
              Map<String, Object> isotropy = new LinkedHashMap<>();
              isotropy.put("p_value", test.probability());
              isotropy.put("chi2", test.chiSquared());
              isotropy.put("ndf", test.degreesOfFreedom());
              isotropy.put("toys", test.toys());
              tree.put("isotropy", isotropy);
            });
    tree.put("multipoles", spectrum.rows().stream().map(this::entry).toList());
    tree.put("covariance", spectrum.covariance());
    spectrum
        .sideband()
        .ifPresent(
            other -> {
              Map<String, Object> systematics = new LinkedHashMap<>();
              systematics.put("frame", other.frame().key());
              systematics.put("c_l", other.powers());
              systematics.put("error", other.errors());
              tree.put("systematics", systematics);
            });
    tree.put("auto_correlation", autoCorrelation());
    if (!spectrum.cross().isEmpty()) {
      tree.put("cross_spectra", spectrum.cross().stream().map(SpectrumWriter::cross).toList());
    }
    tree.put("warnings", spectrum.warnings());
    tree.put("provenance", provenance.tree());
    Json.write(directory.file(ResultDirectory.SPECTRUM_MARK), tree);
    writeTable(directory);
  }

  private static Map<String, Object> conventions() {
    Map<String, Object> conventions = new LinkedHashMap<>();
    conventions.put(
        "c_l",
        "variance of the coefficients of degree l, from those with m != 0: what an average over all"
            + " m of an isotropic field gives");
    conventions.put(
        "c_l_without_m0",
        "c_l times 2l/(2l+1): the sum over m != 0 divided by 2l+1, as where m = 0 is set to zero");
    conventions.put(
        "pseudo_c_l",
        "1/(2l+1) sum_m |a_lm|^2 of the fitted map, 0 where not observed, m = 0 fixed by the gauge;"
            + " 3 iterations; corrected neither for the mask nor for noise, filter or m = 0");
    return conventions;
  }

  private Map<String, Object> entry(AngularSpectrum.Row row) {
    double first = spectrum.rows().get(0).power();
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("l", row.l());
    entry.put("c_l", row.power());
    entry.put("error", row.error());
    entry.put("pseudo_c_l", row.pseudo());
    entry.put("noise", row.noise());
    entry.put("isotropic_68", row.isotropic().map(AngularSpectrum.Bands::band68).orElse(null));
    entry.put("isotropic_95", row.isotropic().map(AngularSpectrum.Bands::band95).orElse(null));
    entry.put("interval_68", ends(row.interval68()));
    entry.put("interval_95", ends(row.interval95()));
    entry.put("c_l_without_m0", row.power() * 2 * row.l() / (2.0 * row.l() + 1));
    entry.put("window", row.window());
    entry.put("diffusion_c_l", first > 0 ? first * AngularSpectrum.diffusion(row.l()) : null);
    entry.put("pseudo_decoupled_c_l", row.decoupled());
    Optional<AngularSpectrum.Bands> pseudo = row.pseudoIsotropic();
    entry.put("pseudo_isotropic_mean", pseudo.map(AngularSpectrum.Bands::mean).orElse(null));
    entry.put("pseudo_isotropic_68", pseudo.map(AngularSpectrum.Bands::band68).orElse(null));
    entry.put("pseudo_isotropic_95", pseudo.map(AngularSpectrum.Bands::band95).orElse(null));
    entry.put("pseudo_c_l_after_removal", row.pseudoAfter().orElse(null));
    spectrum.systematic(row).ifPresent(error -> entry.put("systematic", error));
    return entry;
  }

  private static Map<String, Object> cross(CrossSpectrum of) {
    List<Object> multipoles = new ArrayList<>();
    for (int l = 1; l <= of.lMax(); l++) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("l", l);
      entry.put("c_l", of.power(l));
      entry.put("error", of.error(l));
      multipoles.add(entry);
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("first", of.first());
    tree.put("second", of.second());
    tree.put("multipoles", multipoles);
    tree.put("covariance", of.covariance());
    tree.put("chi2", of.chiSquared());
    tree.put("ndf", of.powers().length);
    tree.put("p_value", of.probability());
    return tree;
  }

  private static double[] ends(AmplitudeInterval interval) {
    return new double[] {interval.lower(), interval.upper()};
  }

  private List<Map<String, Object>> autoCorrelation() {
    List<Map<String, Object>> list = new ArrayList<>();
    for (int angle = 0; angle <= HALF_TURN; angle += ANGLE_STEP) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("angle_deg", angle);
      entry.put("xi", spectrum.autoCorrelation(Math.toRadians(angle)));
      list.add(entry);
    }
    return list;
  }

  /** Cells of a table, by heading: pairs take two columns. */
  private Map<String, Object> cells(AngularSpectrum.Row row) {
    Map<String, Object> cells = new LinkedHashMap<>();
    entry(row)
        .forEach(
            (key, value) -> {
              if (key.endsWith("_68") || key.endsWith("_95")) {
                Function<Integer, Object> end = k -> value == null ? null : ((double[]) value)[k];
                cells.put(key + "_low", end.apply(0));
                cells.put(key + "_high", end.apply(1));
              } else {
                cells.put(key, value);
              }
            });
    return cells;
  }

  private void writeTable(ResultDirectory directory) throws IOException {
    List<CsvTable.Column> columns =
        cells(spectrum.rows().get(0)).keySet().stream()
            .map(name -> new CsvTable.Column(name, ""))
            .toList();
    List<String> comment =
        List.of(
            "Angular power spectrum of dI; conventions are in spectrum.json.",
            "anisky "
                + Provenance.version()
                + ", configuration SHA-256 "
                + provenance.configurationDigest());
    EcsvTable twin = new EcsvTable(directory.file("spectrum.ecsv"), comment, columns, Map.of());
    try (CsvTable table = CsvTable.create(directory.file("spectrum.csv"), comment, columns, twin)) {
      for (AngularSpectrum.Row row : spectrum.rows()) {
        table.row(cells(row).values().toArray());
      }
    }
  }
}
