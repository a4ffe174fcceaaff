package org.anisky.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.anisky.inference.AngularSpectrum;
import org.anisky.inference.CrossSpectrum;

/** An angular power spectrum as a table on the terminal. */
final class SpectrumTable {
  private SpectrumTable() {}

  static void print(AngularSpectrum spectrum, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%4s%13s%12s%24s%26s%13s%12s%13s%s%n",
        "l",
        "C_l",
        "error",
        "95 % interval",
        "isotropic 95 %",
        "pseudo C_l",
        "noise",
        "diffusion",
        spectrum.sideband().isEmpty() ? "" : "  systematic");
    double first = spectrum.rows().get(0).power();
    for (AngularSpectrum.Row row : spectrum.rows()) {
      out.printf(
          Locale.ROOT,
          "%4d%+13.3e%12.2e%24s%26s%13.3e%12.2e%13s%s%n",
          row.l(),
          row.power(),
          row.error(),
          String.format(
              Locale.ROOT, "%.2e ... %.2e", row.interval95().lower(), row.interval95().upper()),
          row.isotropic().map(sky -> range(sky.band95())).orElse("-"),
          row.pseudo(),
          row.noise(),
          first > 0
              ? String.format(Locale.ROOT, "%.3e", first * AngularSpectrum.diffusion(row.l()))
              : "-",
          spectrum
              .systematic(row)
              .map(error -> String.format(Locale.ROOT, "%12.2e", error))
              .orElse(""));
    }
    spectrum
        .sideband()
        .ifPresent(
            other ->
                out.println(
                    "Systematic errors: what the seasons may put there of structure in another"
                        + " time, from the powers in "
                        + other.frame().key()
                        + " time."));
    out.println(
        "C_l is that of an isotropic field, from m != 0; it may be negative. Times 2l/(2l+1) it is"
            + " the convention with m = 0 set to zero.");
    spectrum
        .isotropy()
        .ifPresent(
            test ->
                out.printf(
                    Locale.ROOT,
                    "An isotropic sky, all degrees together: chi2/ndf = %.1f/%d, p = %.2g%s"
                        + " by %,d toys%n",
                    test.chiSquared(),
                    test.degreesOfFreedom(),
                    test.probability(),
                    test.isLeast() ? ", the least that can be told" : "",
                    test.toys()));
    spectrum.cross().forEach(cross -> print(cross, out));
    List<String> warnings = spectrum.warnings();
    warnings.forEach(warning -> out.println("Warning: " + warning));
  }

  private static void print(CrossSpectrum cross, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%nIn common of %s and %s: chi2/ndf = %.1f/%d, p = %.2g for nothing%n",
        cross.first(),
        cross.second(),
        cross.chiSquared(),
        cross.powers().length,
        cross.probability());
    for (int l = 1; l <= cross.lMax(); l++) {
      out.printf(Locale.ROOT, "%4d%+13.3e%12.2e%n", l, cross.power(l), cross.error(l));
    }
  }

  private static String range(double[] ends) {
    return String.format(Locale.ROOT, "%+.2e ... %+.2e", ends[0], ends[1]);
  }
}
