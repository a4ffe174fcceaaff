package org.anisky.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.anisky.counts.EnergyRange;
import org.anisky.io.files.ExistingOutput;
import org.anisky.io.files.ResultDirectory;
import org.anisky.model.MeasuredValue;
import org.anisky.reconstruction.DipoleAxes;
import org.anisky.reconstruction.EnergyTable;
import org.anisky.reconstruction.EnergyTable.Kind;
import org.anisky.reconstruction.RangeDipole;
import org.anisky.reconstruction.RangeResult;
import org.anisky.statistics.IsotropicInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnergyTableWriterTest {
  private static final double OPEN = Double.POSITIVE_INFINITY;

  @TempDir private Path directory;

  private static MeasuredValue value(double value, double error) {
    return MeasuredValue.of(value, error);
  }

  private static RangeDipole equatorial() {
    return new RangeDipole(
        DipoleAxes.EQUATORIAL,
        Map.of(
            "d_0h", value(0.5, 0.25), "d_6h", new MeasuredValue(0, 0.25, OptionalDouble.of(0.125))),
        value(0.5, 0.25),
        Optional.of(value(Math.PI / 2, Math.PI / 4)),
        4,
        0.25,
        Optional.empty());
  }

  private static RangeDipole galactic() {
    double[][] unit = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    return new RangeDipole(
        DipoleAxes.GALACTIC,
        Map.of("rho_EW", value(1, 1), "rho_NS", value(2, 1), "rho_FB", value(2, 1)),
        value(3, 1),
        Optional.empty(),
        Double.NaN,
        Double.NaN,
        IsotropicInterval.of(unit));
  }

  private List<String> csv(DipoleAxes axes, RangeDipole dipole) throws IOException {
    EnergyTableWriter.Entry entry =
        new EnergyTableWriter.Entry(
            new RangeResult(7, OptionalDouble.empty(), dipole),
            "energy-4-8",
            Map.of("frame", "test"),
            Optional.empty(),
            List.of("beware"));
    EnergyTable<EnergyTableWriter.Entry> table =
        new EnergyTable<>(
            "EeV",
            List.of(
                new EnergyTable.Row<>(Kind.DIFFERENTIAL, new EnergyRange(4, 8), entry),
                new EnergyTable.Row<>(Kind.DIFFERENTIAL, new EnergyRange(8, OPEN), entry),
                new EnergyTable.Row<>(Kind.CUMULATIVE, new EnergyRange(8, OPEN), entry)));
    Provenance provenance =
        new Provenance(Map.of("key", 1), Map.of(), List.of(), null, Instant.EPOCH, Duration.ZERO);
    try (ResultDirectory out =
        ResultDirectory.create(directory.resolve("out"), ExistingOutput.REPLACE)) {
      new EnergyTableWriter("test", axes, table, Optional.empty(), provenance).write(out);
      out.commit();
    }
    return Files.readAllLines(directory.resolve("out/energies.csv")).stream()
        .filter(line -> !line.startsWith("#"))
        .toList();
  }

  @Test
  void whatIsNotMeasuredIsEmptyAndNeverZero() throws IOException {
    assertThat(csv(DipoleAxes.EQUATORIAL, equatorial()))
        .containsExactly(
            "kind,from,until,unit,events,mean_energy,d_0h,d_0h_statistical,d_0h_systematic,d_6h,"
                + "d_6h_statistical,d_6h_systematic,d_N,d_N_statistical,d_N_systematic,amplitude,"
                + "amplitude_statistical,amplitude_systematic,phase [deg],phase_statistical [deg],"
                + "phase_systematic [deg],test_statistic,p_value,isotropic_median,"
                + "isotropic_lower_95,isotropic_upper_95",
            "differential,4.0,8.0,EeV,7,,0.5,0.25,,0.0,0.25,0.125,,,,0.5,0.25,,90.0,45.0,,4.0,0.25,,,",
            "differential,8.0,,EeV,7,,0.5,0.25,,0.0,0.25,0.125,,,,0.5,0.25,,90.0,45.0,,4.0,0.25,,,",
            "cumulative,8.0,,EeV,7,,0.5,0.25,,0.0,0.25,0.125,,,,0.5,0.25,,90.0,45.0,,4.0,0.25,,,");
  }

  @Test
  void theTableForAPaperHasWholeErrorsAndTellsWhatIsNotMeasured() throws IOException {
    csv(DipoleAxes.EQUATORIAL, equatorial());
    String row = " & 7 & $0.50 \\pm 0.25$ & $0.00 \\pm 0.28$ & -- & $0.50 \\pm 0.25$ & ";
    assertThat(table())
        .containsExactly(
            "\\begin{tabular}{lrrrrrrr}",
            "\\hline",
            "Energy [EeV] & Events & $d_{0\\mathrm{h}}$ & $d_{6\\mathrm{h}}$ & $d_\\mathrm{N}$"
                + " & Amplitude & Phase [deg] & $p$ \\\\",
            "\\hline",
            "$[4, 8)$" + row + "$90 \\pm 45$ & 0.25 \\\\",
            "$\\geq 8$" + row + "$90 \\pm 45$ & 0.25 \\\\",
            "\\hline",
            "$\\geq 8$" + row + "$90 \\pm 45$ & 0.25 \\\\",
            "\\hline",
            "\\end{tabular}");
  }

  @Test
  void smallNumbersInTheTableForAPaperHavePowersOfTen() throws IOException {
    RangeDipole small =
        new RangeDipole(
            DipoleAxes.EQUATORIAL,
            Map.of("d_0h", value(-3e-4, 1.234e-4)),
            value(3e-4, 1.234e-4),
            Optional.of(value(1, 4)),
            4,
            2.6e-8,
            Optional.empty());
    csv(DipoleAxes.EQUATORIAL, small);
    assertThat(table().get(4))
        .isEqualTo(
            "$[4, 8)$ & 7 & $(-3.0 \\pm 1.2) \\times 10^{-4}$ & -- & --"
                + " & $(3.0 \\pm 1.2) \\times 10^{-4}$ & -- & $2.6 \\times 10^{-8}$ \\\\");
    csv(DipoleAxes.GALACTIC, galactic());
    assertThat(table().get(2))
        .contains("$\\rho_\\mathrm{EW}$", "$\\delta$")
        .doesNotContain("Phase");
  }

  /** The lines of the table for LaTeX without what stands above it. */
  private List<String> table() throws IOException {
    return Files.readAllLines(directory.resolve("out/energies.tex")).stream()
        .filter(line -> !line.startsWith("%"))
        .toList();
  }

  /** 1.538172, 0.464538 and 3.057516: quantiles of the chi distribution of 3, from scipy. */
  @Test
  void galacticAxesHaveTheirOwnColumnsAndNoPhase() throws IOException {
    List<String> lines = csv(DipoleAxes.GALACTIC, galactic());
    assertThat(lines.get(0))
        .contains(",rho_EW,", ",rho_NS,", ",rho_FB,", ",delta,delta_statistical,")
        .doesNotContain("phase", "d_0h");
    assertThat(lines.get(1))
        .matches(
            "differential,4.0,8.0,EeV,7,,1.0,1.0,,2.0,1.0,,2.0,1.0,,3.0,1.0,,,,1.53817.*,"
                + "0.46453.*,3.05751.*");
  }

  @Test
  void theTreeHoldsTheRowsAndEveryWarningOnceWithItsRange() throws IOException {
    csv(DipoleAxes.EQUATORIAL, equatorial());
    String json = Files.readString(directory.resolve("out/energies.json"));
    assertThat(json)
        .contains(
            "\"format\": \"anisky-energies/1\"",
            "\"strategy\": \"test\"",
            "\"kind\": \"cumulative\"",
            "\"until\": null",
            "\"unit\": \"EeV\"",
            "\"mean_energy\": null",
            "\"directory\": \"energy-4-8\"",
            "\"frame\": \"test\"",
            "\"isotropic_amplitude\": null",
            "\"warnings\": [\"[4, 8) EeV: beware\", \">= 8 EeV: beware\"]",
            "\"provenance\": {");
  }
}
