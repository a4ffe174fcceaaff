package org.anisky.io.arrow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anisky.InvalidInputException;
import org.anisky.counts.ExactSums;
import org.anisky.io.json.JsonDocument;

/**
 * {@link ExactSums} as a part of {@link CountsDescription}: every sum as a list of numbers that add
 * up to it exactly, the first of them the rounded sum. Those of the counts are columns.
 */
final class ExactSumsJson {
  private static final String TIMES = "unixTimes";
  private static final String SAMPLES = "samplesOfEvents";
  private static final String SUM = "sum";

  private ExactSumsJson() {}

  static Map<String, Object> tree(ExactSums exact) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put(TIMES, exact.times());
    List<Map<String, Object>> samples = new ArrayList<>();
    for (double[][] sample : exact.events()) {
      Map<String, Object> sums = new LinkedHashMap<>();
      for (int s = 0; s < sample.length; s++) {
        sums.put(SUM + s, sample[s]);
      }
      samples.add(sums);
    }
    tree.put(SAMPLES, samples);
    return tree;
  }

  /**
   * Reads it back, without the sums of the counts.
   *
   * @throws InvalidInputException when a sum is missing or not finite
   */
  static ExactSums parse(JsonDocument document) {
    List<double[][]> samples = new ArrayList<>();
    for (JsonDocument sums : document.objects(SAMPLES)) {
      double[][] sample = new double[ExactSums.SUMS][];
      for (int s = 0; s < sample.length; s++) {
        sample[s] = finite(sums, SUM + s);
      }
      samples.add(sample);
    }
    if (samples.size() != 0 && samples.size() != 2 && samples.size() != 4) {
      throw InvalidInputException.of(
          "%s: '%s' has %d entries; it must have 0, 2 or 4",
          document.where(), SAMPLES, samples.size());
    }
    return new ExactSums(finite(document, TIMES), samples);
  }

  private static double[] finite(JsonDocument document, String key) {
    double[] numbers = document.numbers(key);
    for (double number : numbers) {
      if (!Double.isFinite(number)) {
        throw InvalidInputException.of(
            "%s: '%s' holds %s; it must be finite", document.where(), key, number);
      }
    }
    return numbers;
  }
}
