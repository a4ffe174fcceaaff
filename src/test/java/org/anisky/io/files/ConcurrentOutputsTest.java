package org.anisky.io.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.anisky.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Outputs of several runs and threads at the same time, and of processes that end in the middle.
 */
class ConcurrentOutputsTest {
  @TempDir Path parent;

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }

  /** An output that a run makes, up to its commit. */
  private interface Ending {
    boolean commit(Path target, CyclicBarrier together) throws Exception;
  }

  /** Whichever is first stays; the other is refused, never a failure, and never replaces it. */
  private void endTogether(Ending ending) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    CyclicBarrier together = new CyclicBarrier(2);
    for (int round = 0; round < 500; round++) {
      Path target = parent.resolve("run" + round);
      List<Future<Boolean>> ends = new ArrayList<>();
      for (int run = 0; run < 2; run++) {
        ends.add(threads.submit(() -> first(ending, target, together)));
      }
      assertThat(List.of(ends.get(0).get(), ends.get(1).get()))
          .containsExactlyInAnyOrder(true, false);
    }
    threads.shutdown();
    assertThat(names(parent)).hasSize(500);
  }

  private static boolean first(Ending ending, Path target, CyclicBarrier together)
      throws Exception {
    try {
      return ending.commit(target, together);
    } catch (InvalidInputException e) {
      assertThat(e).hasMessageContaining("exists already");
      return false;
    }
  }

  @Test
  void ofTwoDirectoriesThatEndAtTheSameTimeOneIsRefused() throws Exception {
    endTogether(
        (target, together) -> {
          try (ResultDirectory result = ResultDirectory.create(target, ExistingOutput.REFUSE)) {
            Files.writeString(result.file("result.json"), "{}");
            together.await(10, TimeUnit.SECONDS);
            result.commit();
            return true;
          }
        });
  }

  @Test
  void ofTwoFilesThatEndAtTheSameTimeOneIsRefused() throws Exception {
    endTogether(
        (target, together) -> {
          try (WholeFile file = WholeFile.create(target, ExistingOutput.REFUSE, own -> true)) {
            Files.writeString(file.path(), "{}");
            together.await(10, TimeUnit.SECONDS);
            file.commit();
            return true;
          }
        });
  }

  @Test
  void aProcessThatIsTerminatedLeavesNothing() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Unfinished.class.getName(),
                parent.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(process.getInputStream().read()).isEqualTo('!');
      assertThat(names(parent)).hasSize(4);
      process.destroy();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(names(parent)).isEmpty();
    } finally {
      process.destroyForcibly();
    }
  }

  /** A process that begins two outputs, says so, and waits. */
  static final class Unfinished {
    private Unfinished() {}

    public static void main(String[] arguments) throws Exception {
      Path parent = Path.of(arguments[0]);
      ResultDirectory result = ResultDirectory.create(parent.resolve("run"), ExistingOutput.REFUSE);
      Files.writeString(result.file("plots/a.txt"), "a");
      WholeFile file = WholeFile.create(parent.resolve("file"), ExistingOutput.REFUSE, own -> true);
      Files.writeString(file.path(), "a");
      System.out.print('!');
      System.out.flush();
      Thread.sleep(60_000);
    }
  }

  /** As when a signal deletes the unfinished directory while the run still writes. */
  @Test
  void aDirectoryThatWasTakenAwayIsNotMadeAgain() throws IOException {
    Path target = parent.resolve("result");
    try (ResultDirectory result = ResultDirectory.create(target, ExistingOutput.REFUSE)) {
      Path root = result.file("first.txt").getParent();
      ResultDirectory inner = result.within("inner");
      Files.delete(root);
      assertThat(result.file("second.txt").getParent()).isEqualTo(root);
      assertThatThrownBy(() -> inner.file("third.txt")).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> result.file("deep/fourth.txt")).isInstanceOf(IOException.class);
      assertThat(root).doesNotExist();
    }
    assertThat(parent).isEmptyDirectory();
  }

  /** Pictures and maps of one result are written at the same time. */
  @Test
  void filesMadeAtTheSameTimeShareTheirDirectory() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (ResultDirectory result =
        ResultDirectory.create(parent.resolve("result"), ExistingOutput.REFUSE)) {
      for (int round = 0; round < 300; round++) {
        ResultDirectory inner = result.within("inner" + round);
        CyclicBarrier together = new CyclicBarrier(4);
        List<Future<Path>> files = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
          String name = "deep/" + thread + ".txt";
          files.add(
              threads.submit(
                  () -> {
                    together.await();
                    return inner.file(name);
                  }));
        }
        for (Future<Path> file : files) {
          assertThat(file.get().getParent()).isDirectory();
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
