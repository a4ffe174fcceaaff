package org.anisky.spark;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.io.files.Sha256;
import org.anisky.run.ListSums;
import org.apache.spark.SparkEnv;
import org.apache.spark.util.LongAccumulator;

/**
 * What an executor does with a part of a list: it bins the part's events on the thread of the task,
 * and makes the digests of its files. Input that is wrong is no failure of the executor, and is not
 * tried again.
 *
 * @param job how events are added up
 * @param progress receives the number of events
 */
record ListTask(ListJob job, LongAccumulator progress) implements Serializable {
  private static final String DRIVER = "driver";

  PartResult run(List<ListUnit> part) throws IOException {
    Map<Integer, String> digests = new HashMap<>();
    List<ListUnit> binned = part.stream().filter(unit -> !unit.isDigest()).toList();
    ListUnit current = part.get(0);
    try (UnitEvents events = new UnitEvents(job, binned)) {
      for (ListUnit unit : part) {
        if (unit.isDigest()) {
          current = unit;
          digests.put(unit.file(), Sha256.of(Path.of(job.files().get(unit.file()))));
        }
      }
      if (binned.isEmpty()) {
        return new PartResult(null, digests, null);
      }
      try {
        return new PartResult(bin(events), digests, null);
      } catch (InvalidInputException e) {
        return refused(events.unit(), digests, e);
      }
    } catch (InvalidInputException e) {
      return refused(current, digests, e);
    } catch (OutOfMemoryError e) {
      throw new IOException(
          "not enough memory"
              + here()
              + " ("
              + e.getMessage()
              + "); give executors more (--executor-memory), or fewer tasks at a time"
              + " (--executor-cores)");
    }
  }

  private Serializable bin(UnitEvents events) throws IOException {
    long[] told = {0};
    ListSums sums =
        job.pass()
            .read(
                events,
                Workers.single(),
                (detector, read) -> {
                  progress.add(read - told[0]);
                  told[0] = read;
                });
    return sums.state();
  }

  private static PartResult refused(
      ListUnit unit, Map<Integer, String> digests, InvalidInputException wrong) {
    return new PartResult(
        null,
        digests,
        new PartResult.Refusal(unit.file(), unit.from(), wrong.getMessage() + here()));
  }

  /** On which machine, when it is another. */
  private static String here() {
    SparkEnv environment = SparkEnv.get();
    return environment == null || environment.executorId().equals(DRIVER)
        ? ""
        : " (on " + environment.blockManager().blockManagerId().host() + ")";
  }
}
