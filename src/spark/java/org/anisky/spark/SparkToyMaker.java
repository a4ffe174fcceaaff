package org.anisky.spark;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anisky.InvalidInputException;
import org.anisky.results.ToyTable;
import org.anisky.study.ToyMaker;
import org.anisky.study.ToyResult;
import org.apache.spark.rdd.RDD;
import scala.Function1;
import scala.Function2;
import scala.collection.Iterator;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;
import scala.runtime.BoxedUnit;

/** Makes toys on the executors of Spark, and receives those of a task as soon as it has ended. */
final class SparkToyMaker implements ToyMaker {
  /** More than for lists of events: what is done when a run is interrupted is not lost. */
  private static final int PARTS_PER_PARTITION = 4;

  private final SparkEngine engine;
  private final ToyJob job;

  SparkToyMaker(SparkEngine engine, ToyJob job) {
    this.engine = engine;
    this.job = job;
  }

  @Override
  public void make(List<Long> replicas, Receiver receiver) throws IOException {
    int parts = Math.min(replicas.size(), PARTS_PER_PARTITION * engine.partitions());
    List<List<Long>> cut = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      int from = (int) ((long) replicas.size() * part / parts);
      int until = (int) ((long) replicas.size() * (part + 1) / parts);
      cut.add(new ArrayList<>(replicas.subList(from, until)));
    }
    Received received = new Received(receiver);
    RDD<List<Long>> toys = engine.context().parallelize(cut, parts).rdd();
    Function2<Object, ToyJob.Made, BoxedUnit> take =
        (part, made) -> {
          received.take((Integer) part, made);
          return BoxedUnit.UNIT;
        };
    ClassTag<ToyJob.Made> type = ClassTag$.MODULE$.apply(ToyJob.Made.class);
    SparkFailure.told(
        () -> {
          engine.context().sc().runJob(toys, made(job), take, type);
          return received;
        });
    received.refuse();
  }

  private static Function1<Iterator<List<Long>>, ToyJob.Made> made(ToyJob job) {
    return (Function1<Iterator<List<Long>>, ToyJob.Made> & Serializable)
        part -> job.make(part.next());
  }

  /** What came so far. Spark calls from one thread, which an exception would end. */
  private static final class Received {
    private final Receiver receiver;
    private int refusedPart = Integer.MAX_VALUE;
    private String refusal;
    private RuntimeException failure;

    Received(Receiver receiver) {
      this.receiver = receiver;
    }

    void take(int part, ToyJob.Made made) {
      if (made.refusal() != null && part < refusedPart) {
        refusedPart = part;
        refusal = made.refusal();
      }
      Map<Long, List<ToyResult>> toys = new LinkedHashMap<>();
      for (String line : made.lines()) {
        ToyResult result = ToyTable.parse(line).orElseThrow();
        toys.computeIfAbsent(result.replica(), replica -> new ArrayList<>()).add(result);
      }
      try {
        toys.forEach(receiver::made);
      } catch (RuntimeException e) {
        failure = failure == null ? e : failure;
      }
    }

    void refuse() {
      if (failure != null) {
        throw failure;
      }
      if (refusal != null) {
        throw new InvalidInputException(refusal);
      }
    }
  }
}
