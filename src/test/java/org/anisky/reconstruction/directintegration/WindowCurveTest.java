package org.anisky.reconstruction.directintegration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.counts.DetectorCounts;
import org.anisky.reconstruction.Progress;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.reconstruction.ToyDetector;
import org.junit.jupiter.api.Test;

/**
 * The part of waves of right ascension that windows of direct integration return, without noise:
 * the table of the page on validation, which the test leaves in {@code target/window-curve.csv}.
 */
class WindowCurveTest {
  private static final int BINS = 144;
  private static final int[] ORDERS = {1, 2, 3, 6, 12};
  private static final int[] HOURS = {24, 12, 8, 6, 4, 2, 1};
  private static final double SMALL = 1e-3;

  /** 1 + 0.001 sum cos(m ra), latitude 19 deg, zenith below 60 deg. */
  private static DetectorCounts sky() {
    return ToyDetector.onCylinder("north", 19, 60, 36, BINS)
        .asimov(
            1e11,
            n -> {
              double sky = 1;
              for (int m : ORDERS) {
                sky += SMALL * Math.cos(m * Math.atan2(n[1], n[0]));
              }
              return sky;
            },
            lst -> 1);
  }

  private static double[] returned(DetectorCounts counts, double hours) {
    Reconstruction result =
        new DirectIntegrationReconstructor(
                new DirectIntegrationOptions(hours, WindowForm.SLIDING, 12))
            .reconstruct(new Dataset(List.of(counts)), Workers.single(), Progress.SILENT);
    double[] parts = new double[ORDERS.length];
    for (int k = 0; k < parts.length; k++) {
      parts[k] = result.measurement("cos_" + ORDERS[k]).orElseThrow().value() / SMALL;
    }
    return parts;
  }

  @Test
  void windowsReturnWhatTheTheorySays() throws IOException {
    DetectorCounts counts = sky();
    double[] whole = returned(counts, 24);
    List<String> lines = new ArrayList<>(List.of("window_hours,m,returned,theory"));
    for (int hours : HOURS) {
      double[] parts = returned(counts, hours);
      for (int k = 0; k < parts.length; k++) {
        double x = ORDERS[k] * Math.PI * hours / 24;
        // sinc of a window of whole bins of which half of the first and of the last count.
        double bin = ORDERS[k] * Math.PI / BINS;
        double theory = whole[k] * (1 - Math.sin(x) / x * bin / Math.tan(bin));
        lines.add(
            String.format(Locale.ROOT, "%d,%d,%.5f,%.5f", hours, ORDERS[k], parts[k], theory));
        // To first order in five waves of 0.1 percent.
        assertThat(parts[k]).as("%d h, m = %d", hours, ORDERS[k]).isCloseTo(theory, within(0.001));
      }
    }
    Files.write(Path.of("target/window-curve.csv"), lines);
    double[] fourHours = returned(counts, 4);
    // Half a wave of order 6 is 30 deg wide: all of it. Order 1: 1 - sinc(30 deg) of 0.27.
    assertThat(fourHours[3]).isBetween(0.99, 1.01);
    assertThat(fourHours[0]).isBetween(0.0115, 0.0128);
  }
}
