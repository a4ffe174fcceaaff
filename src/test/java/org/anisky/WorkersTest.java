package org.anisky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void everyBlockRunsOnceInEveryCall(int threads) {
    AtomicIntegerArray calls = new AtomicIntegerArray(20);
    try (Workers workers = Workers.of(threads)) {
      for (int repetition = 0; repetition < 1000; repetition++) {
        workers.run(20, calls::incrementAndGet);
      }
    }
    for (int block = 0; block < 20; block++) {
      assertThat(calls.get(block)).as("block %d", block).isEqualTo(1000);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void whatABlockThrowsIsThrownToTheCaller(int threads) {
    try (Workers workers = Workers.of(threads)) {
      assertThatThrownBy(
              () ->
                  workers.run(
                      8,
                      block -> {
                        if (block == 5) {
                          throw new IllegalStateException("block 5");
                        }
                      }))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("block 5");
    }
  }

  @Test
  void noThreadsAndMoreThanAnyMachineHasAreRefused() {
    assertThatThrownBy(() -> Workers.of(4097))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("number of threads 4097 must be at most 4096");
    assertThatThrownBy(() -> Workers.of(0))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("number of threads 0 must be at least 1");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void ofSeveralFilesTheFirstFailureIsTold(int threads) {
    AtomicIntegerArray written = new AtomicIntegerArray(6);
    List<Workers.Writing> files = new ArrayList<>();
    for (int file = 0; file < 6; file++) {
      int number = file;
      files.add(
          () -> {
            written.incrementAndGet(number);
            if (number == 2 || number == 4) {
              throw new IOException("file " + number + " is full");
            }
          });
    }
    try (Workers workers = Workers.of(threads)) {
      assertThatThrownBy(() -> workers.write(files))
          .isInstanceOf(IOException.class)
          .hasMessage("file 2 is full");
    }
    for (int file = 0; file < 6; file++) {
      assertThat(written.get(file)).as("file %d", file).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void ofSeveralTasksTheFirstFailureIsTold(int threads) {
    AtomicIntegerArray done = new AtomicIntegerArray(4);
    List<Workers.Task> tasks = new ArrayList<>();
    for (int task = 0; task < 4; task++) {
      int number = task;
      tasks.add(
          () -> {
            done.incrementAndGet(number);
            if (number > 1) {
              throw new IllegalStateException("task " + number);
            }
          });
    }
    try (Workers workers = Workers.of(threads)) {
      assertThatThrownBy(() -> workers.together(tasks))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("task 2");
    }
    for (int task = 0; task < 4; task++) {
      assertThat(done.get(task)).as("task %d", task).isEqualTo(1);
    }
  }

  /** The second task has blocks of its own when the first is done: whoever waits takes some. */
  @Test
  void whoWaitsHelpsWithBlocksWithinBlocks() {
    AtomicIntegerArray calls = new AtomicIntegerArray(64);
    Set<Thread> helpers = ConcurrentHashMap.newKeySet();
    try (Workers workers = Workers.of(2)) {
      workers.together(
          List.of(
              () -> {},
              () ->
                  workers.run(
                      64,
                      block -> {
                        calls.incrementAndGet(block);
                        helpers.add(Thread.currentThread());
                        sleep();
                      })));
    }
    for (int block = 0; block < 64; block++) {
      assertThat(calls.get(block)).as("block %d", block).isEqualTo(1);
    }
    assertThat(helpers).hasSize(2);
  }

  private static void sleep() {
    try {
      Thread.sleep(4);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
