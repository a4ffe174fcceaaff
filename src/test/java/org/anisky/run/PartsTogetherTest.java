package org.anisky.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.junit.jupiter.api.Test;

class PartsTogetherTest {
  private final List<String> told = new ArrayList<>();
  private final RunListener listener =
      new RunListener() {
        @Override
        public void part(String name) {
          told.add(name);
        }

        @Override
        public void warning(String text) {
          told.add(text);
        }

        @Override
        public void doing(String what) {
          told.add(what);
        }
      };

  /** The first part waits for the second one, so that both must run at the same time. */
  @Test
  void isToldOnePartAfterTheOtherWhicheverEndsFirst() throws IOException {
    CountDownLatch secondDone = new CountDownLatch(1);
    List<PartsTogether.Ended<Integer>> ended;
    try (Workers workers = Workers.of(2)) {
      ended =
          PartsTogether.run(
              workers,
              listener,
              List.of(
                  part -> {
                    part.part("first");
                    await(secondDone);
                    part.doing("works");
                    part.warning("of the first");
                    return 1;
                  },
                  part -> {
                    part.part("second");
                    part.doing("is progress of a part that is not told yet");
                    part.warning("of the second");
                    secondDone.countDown();
                    return 2;
                  }));
    }
    assertThat(ended.get(0).get()).isEqualTo(1);
    assertThat(ended.get(1).get()).isEqualTo(2);
    assertThat(told).containsExactly("first", "works", "of the first", "second", "of the second");
  }

  @Test
  void beginsNoPartAfterOneThatFailed() {
    List<PartsTogether.Ended<Integer>> ended;
    try (Workers workers = Workers.single()) {
      ended =
          PartsTogether.run(
              workers,
              listener,
              List.of(
                  part -> 1,
                  part -> {
                    throw InvalidInputException.of("refused");
                  },
                  part -> {
                    part.part("begun");
                    return 3;
                  }));
    }
    assertThatThrownBy(() -> ended.get(1).get())
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("refused");
    assertThat(told).isEmpty();
  }

  /** Of two that fail at the same time that is thrown which comes first. */
  @Test
  void theFirstFailureInTheOrderOfThePartsCounts() {
    CountDownLatch secondFailed = new CountDownLatch(1);
    List<PartsTogether.Ended<Integer>> ended;
    try (Workers workers = Workers.of(2)) {
      ended =
          PartsTogether.run(
              workers,
              listener,
              List.of(
                  part -> {
                    await(secondFailed);
                    throw new IOException("first");
                  },
                  part -> {
                    secondFailed.countDown();
                    throw new IOException("second");
                  }));
    }
    assertThatThrownBy(() -> ended.get(0).get()).hasMessage("first");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
