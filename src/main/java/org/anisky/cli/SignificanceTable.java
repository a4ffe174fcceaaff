package org.anisky.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.anisky.inference.MeasuredRegion;
import org.anisky.inference.SignificanceMap;
import org.anisky.inference.SkySignificance;

/** Where the sky differs most, and how often chance does as well, on the terminal. */
final class SignificanceTable {
  private SignificanceTable() {}

  static void print(SkySignificance significance, PrintWriter out) {
    for (SignificanceMap scan : significance.scans()) {
      out.printf(
          Locale.ROOT,
          "%-9s %5.1f deg     %s   %s%n",
          scan.kernel().key(),
          Math.toDegrees(scan.kernel().radius()),
          place(scan.highest()),
          place(scan.lowest()));
    }
    if (significance.global().isPresent()) {
      out.printf("Anywhere              %s%n", significance.global().get().describe());
      out.println(
          "                      a local Z is no significance of the sky: quote the global"
              + " p-value");
    } else {
      out.println(
          "Anywhere              not known without isotropic toys; a local Z is no significance of"
              + " the sky");
    }
    for (MeasuredRegion region : significance.regions()) {
      if (region.centroid().isEmpty()) {
        out.printf(
            Locale.ROOT,
            "%-21s Z %+.2f, excess %+.2g +- %.1g%n",
            region.name(),
            region.z(),
            region.excess(),
            region.error());
      }
    }
    significance.warnings().forEach(warning -> out.println("Warning: " + warning));
  }

  private static String place(SignificanceMap.Peak peak) {
    return String.format(
        Locale.ROOT,
        "Z %+.2f at RA %.1f deg, dec %+.1f deg",
        peak.z(),
        Math.toDegrees(peak.position().rightAscension()),
        Math.toDegrees(peak.position().declination()));
  }
}
