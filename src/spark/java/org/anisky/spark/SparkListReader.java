package org.anisky.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.anisky.InvalidInputException;
import org.anisky.io.EventProgress;
import org.anisky.io.files.InputDigest;
import org.anisky.run.ListPass;
import org.anisky.run.ListReader;
import org.anisky.run.ListSums;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.LongAccumulator;

/**
 * Reads lists of events on the executors of Spark, whose machines have the files under the same
 * paths. Every task adds up a part of the list, and a tree of tasks adds the parts: whole numbers
 * and exact sums, so that neither the parts nor who made them, once or again, changes a bit.
 */
final class SparkListReader implements ListReader {
  private final SparkEngine engine;

  SparkListReader(SparkEngine engine) {
    this.engine = engine;
  }

  @Override
  public ListSums.Whole read(ListPass pass, EventProgress progress) throws IOException {
    ListJob job = ListJob.of(pass);
    JavaSparkContext context = engine.context();
    LongAccumulator events = context.sc().longAccumulator("events");
    ListTask task = new ListTask(job, events);
    PartResult result;
    Told told = new Told(events, read -> progress.read(pass.detector(), read));
    try {
      result = SparkFailure.told(() -> read(context, job, task));
    } finally {
      told.close();
    }
    if (result.refusal() != null) {
      ListSums.Whole.refuseSame(digests(pass, result, result.refusal().file()));
      throw new InvalidInputException(asWritten(result.refusal().message(), pass, job));
    }
    int files = pass.input().file().files().size();
    return ListSums.Whole.of(pass.sums(result.sums()), digests(pass, result, files));
  }

  private PartResult read(JavaSparkContext context, ListJob job, ListTask task) {
    List<List<ListUnit>> parts = ListUnit.cut(blocks(context, job), engine.partitions());
    return Tree.sum(context, parts, task::run, job);
  }

  /** How every file can be cut, found out by the executors: there may be many. */
  private List<FileBlocks> blocks(JavaSparkContext context, ListJob job) {
    List<Integer> files = IntStream.range(0, job.files().size()).boxed().toList();
    int parts = Math.min(files.size(), engine.partitions());
    return new ArrayList<>(
        context
            .parallelize(new ArrayList<>(files), parts)
            .map(file -> blocks(job, file))
            .collect());
  }

  private static FileBlocks blocks(ListJob job, int file) throws IOException {
    Path path = Path.of(job.files().get(file));
    return Files.isRegularFile(path)
        ? new FileBlocks(Files.size(path), job.blocks(file))
        : new FileBlocks(0, new long[0]);
  }

  /** Files by the names under which the configuration has them. */
  private static String asWritten(String message, ListPass pass, ListJob job) {
    String text = message;
    List<Path> files = pass.input().file().files();
    for (int file = 0; file < files.size(); file++) {
      text = text.replace(job.files().get(file), files.get(file).toString());
    }
    return text;
  }

  /** Of the first files that were read. */
  private static List<InputDigest> digests(ListPass pass, PartResult result, int most) {
    List<InputDigest> digests = new ArrayList<>();
    List<Path> files = pass.input().file().files();
    for (int file = 0; file < most; file++) {
      String digest = result.digests().getOrDefault(file, "");
      digests.add(new InputDigest(files.get(file).toString(), digest));
    }
    return digests;
  }
}
