package org.anisky.run;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.anisky.counts.DetectorCounts;
import org.anisky.grid.SkyMap;
import org.anisky.reconstruction.ReconstructedSky;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.study.regression.Quantity;

/**
 * What maps show together, in a few numbers that no mix-up of pixels, axes or phases leaves as they
 * are: of equatorial maps the spread and the moments of the lowest harmonics, of local ones the
 * moments along the axes of the horizon, of rates the first harmonic.
 */
final class MapQuantities {
  private final String row;
  private final List<Quantity> found = new ArrayList<>();

  private MapQuantities(String row) {
    this.row = row;
  }

  /**
   * The numbers of all maps of a reconstruction.
   *
   * @param row prefix of their names
   */
  static List<Quantity> of(String row, Reconstruction result) {
    MapQuantities quantities = new MapQuantities(row + ".map.");
    double events = result.data().events();
    result.sky().ifPresent(sky -> quantities.add(sky, result, events));
    result
        .reference()
        .ifPresent(
            reference -> {
              double noise = 1 / Math.sqrt(events);
              quantities.moments(
                  "relative_intensity", reference.fit().relativeIntensity(), 1, noise);
              quantities.moments("smoothed", reference.smoothedAnisotropy(), 0, noise);
              reference
                  .significance()
                  .ifPresent(map -> quantities.moments("significance", map, 0, 1));
            });
    return List.copyOf(quantities.found);
  }

  private void add(ReconstructedSky sky, Reconstruction result, double events) {
    double noise = 1 / Math.sqrt(events);
    moments("relative_intensity", sky.relativeIntensity(), 1, noise);
    moments("smoothed", sky.smoothedAnisotropy(), 0, noise);
    moments("significance", sky.significance(), 0, 1);
    shares("counts", sky.counts(), noise);
    shares("exposure", sky.exposure(), noise);
    shares("error", sky.error(), noise);
    for (int d = 0; d < sky.acceptances().size(); d++) {
      DetectorCounts counts = result.data().detectors().get(d);
      acceptance("acceptance." + counts.name() + ".", counts, sky.acceptances().get(d), noise);
      rate("rate." + counts.name() + ".", sky.backgroundRates().get(d), noise);
    }
  }

  /** Spread and low moments of a map around a middle. */
  private void moments(String name, SkyMap map, double middle, double noise) {
    BitSet observed = map.observed();
    double squares = 0;
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    double[] sums = new double[4];
    for (int a = observed.nextSetBit(0); a >= 0; a = observed.nextSetBit(a + 1)) {
      double value = map.value(a) - middle;
      squares += value * value;
      least = Math.min(least, value);
      most = Math.max(most, value);
      harmonics(map, a, value, sums);
    }
    int pixels = Math.max(1, observed.cardinality());
    add(name + ".rms", Math.sqrt(squares / pixels), noise);
    add(name + ".least", least, noise);
    add(name + ".most", most, noise);
    addSums(name, sums, pixels, noise);
  }

  /** Where the content of a map lies. */
  private void shares(String name, SkyMap map, double noise) {
    BitSet observed = map.observed();
    double[] sums = new double[4];
    double whole = 0;
    for (int a = observed.nextSetBit(0); a >= 0; a = observed.nextSetBit(a + 1)) {
      whole += map.value(a);
      harmonics(map, a, map.value(a), sums);
    }
    found.add(Quantity.number(row + name + ".sum", whole));
    addSums(name, sums, whole, noise);
  }

  private void addSums(String name, double[] sums, double by, double noise) {
    String[] harmonics = {"x", "y", "xz", "xx_yy"};
    for (int k = 0; k < sums.length; k++) {
      add(name + "." + harmonics[k], sums[k] / by, noise);
    }
  }

  private static void harmonics(SkyMap map, int a, double value, double[] sums) {
    double z = map.grid().z(a);
    double across = Math.sqrt(Math.max(0, 1 - z * z));
    double x = across * Math.cos(map.grid().longitude(a));
    double y = across * Math.sin(map.grid().longitude(a));
    sums[0] += value * x;
    sums[1] += value * y;
    sums[2] += value * x * z;
    sums[3] += value * (x * x - y * y);
  }

  private void acceptance(String name, DetectorCounts counts, SkyMap map, double noise) {
    double north = 0;
    double east = 0;
    double up = 0;
    double sum = 0;
    for (int i = 0; i < counts.sky().size(); i++) {
      int pixel = counts.sky().gridPixel(i);
      double value = map.isObserved(pixel) ? map.value(pixel) : 0;
      double zenith = counts.sky().zenith(i);
      sum += value;
      north += value * Math.sin(zenith) * Math.cos(counts.sky().azimuth(i));
      east += value * Math.sin(zenith) * Math.sin(counts.sky().azimuth(i));
      up += value * Math.cos(zenith);
    }
    found.add(Quantity.number(row + name + "sum", sum));
    add(name + "north", north, noise);
    add(name + "east", east, noise);
    add(name + "up", up, noise);
  }

  private void rate(String name, double[] rate, double noise) {
    double sum = 0;
    double cosine = 0;
    double sine = 0;
    for (int tau = 0; tau < rate.length; tau++) {
      double phase = 2 * Math.PI * (tau + 0.5) / rate.length;
      sum += rate[tau];
      cosine += rate[tau] * Math.cos(phase);
      sine += rate[tau] * Math.sin(phase);
    }
    found.add(Quantity.number(row + name + "sum", sum));
    add(name + "cosine", cosine / sum, noise);
    add(name + "sine", sine / sum, noise);
  }

  private void add(String name, double value, double noise) {
    found.add(Quantity.measured(row + name, value, noise));
  }
}
