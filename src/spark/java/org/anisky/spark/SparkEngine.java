package org.anisky.spark;

import org.anisky.Workers;
import org.anisky.configuration.EnsembleConfiguration;
import org.anisky.run.Engine;
import org.anisky.run.ListReader;
import org.anisky.study.ToyMaker;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;

/** Spark as the place of long loops. Its context is made when it is first asked for. */
final class SparkEngine implements Engine, AutoCloseable {
  /** Number of parts into which work is cut; of Spark's configuration. */
  static final String PARTITIONS = "spark.anisky.partitions";

  /** So that a part that takes longer than others is waited for a third of the time at most. */
  private static final int PARTITIONS_PER_CORE = 3;

  private JavaSparkContext context;

  /** The context, as {@code spark-submit} configures it. */
  JavaSparkContext context() {
    if (context == null) {
      context =
          new JavaSparkContext(
              SparkContext.getOrCreate(
                  new SparkConf()
                      .setIfMissing("spark.app.name", "anisky")
                      // One result comes, however large.
                      .setIfMissing("spark.driver.maxResultSize", "0")));
    }
    return context;
  }

  /** Into how many parts work is cut. */
  int partitions() {
    int usual = PARTITIONS_PER_CORE * context().defaultParallelism();
    return context().getConf().getInt(PARTITIONS, usual);
  }

  @Override
  public ListReader lists(Workers workers) {
    return new SparkListReader(this);
  }

  @Override
  public ToyMaker toys(EnsembleConfiguration configuration, ToyMaker here) {
    return new SparkToyMaker(this, ToyJob.of(configuration));
  }

  @Override
  public void close() {
    if (context != null) {
      context.close();
    }
  }
}
