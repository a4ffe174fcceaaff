package org.anisky.spark;

import java.util.ArrayList;
import java.util.List;
import org.anisky.run.ListPass;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import scala.Tuple2;

/**
 * Adds the results of parts by tasks, some at a time, until one is left, which alone goes to the
 * driver: weighted counts of a fine grid are some 100 MB.
 */
final class Tree {
  private static final int AT_A_TIME = 8;

  private Tree() {}

  /**
   * The sum of the results of parts.
   *
   * @param <T> part
   * @param parts at least one
   * @param work of a part, by an executor
   * @param job whose {@link ListPass} adds
   */
  static <T> PartResult sum(
      JavaSparkContext context, List<T> parts, Function<T, PartResult> work, ListJob job) {
    List<Tuple2<Integer, T>> numbered = new ArrayList<>();
    for (int part = 0; part < parts.size(); part++) {
      numbered.add(new Tuple2<>(part, parts.get(part)));
    }
    JavaPairRDD<Integer, PartResult> results =
        context.parallelizePairs(numbered, parts.size()).mapValues(work);
    int left = parts.size();
    do {
      left = (left + AT_A_TIME - 1) / AT_A_TIME;
      results =
          results
              .mapToPair(result -> new Tuple2<>(result._1() / AT_A_TIME, result._2()))
              .reduceByKey((one, other) -> one.plus(other, job.pass()), left);
    } while (left > 1);
    return results.values().collect().get(0);
  }
}
