package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rubbish of every kind through every command: each has its one message, word for word, and its
 * exit code; nothing is printed as a result, nothing is written, nothing is lost. The tables are in
 * the test's resources.
 */
class HostileInputTest {
  private static final List<String> TABLES =
      List.of(
          "hostile-options.txt",
          "hostile-configurations.txt",
          "hostile-lists.txt",
          "hostile-counts.txt",
          "hostile-maps.txt",
          "hostile-results.txt",
          "hostile-suites.txt");

  @TempDir private static Path good;

  @BeforeAll
  static void prepare() throws IOException {
    HostilePlace.fill(good);
  }

  @TestFactory
  Stream<DynamicTest> everyCaseHasItsMessageAndLeavesNothing() throws IOException {
    return all().stream().map(one -> DynamicTest.dynamicTest(one.title(), () -> check(one)));
  }

  private static List<HostileCase> all() throws IOException {
    List<HostileCase> all = new ArrayList<>();
    for (String table : TABLES) {
      all.addAll(HostileCase.read(table));
    }
    return all;
  }

  private static void check(HostileCase one) throws IOException {
    Path directory = Files.createTempDirectory(good.getParent(), "hostile").toRealPath();
    HostilePlace.copy(good, directory);
    one.spoil(directory);
    Map<String, Integer> before = Workplace.listing(directory);
    CommandLineRun run = one.run(directory);
    String message = HostileCase.message(run, directory);
    assertThat(run.exit()).as(message).isEqualTo(one.exit());
    assertThat(message).doesNotContain("Exception", "\tat ", "unexpected java");
    if (one.exit() == 0) {
      assertThat(message).isEmpty();
      assertThat(run.out()).containsPattern(one.pattern());
      return;
    }
    assertThat(message).matches(one.pattern());
    assertThat(run.out()).isEmpty();
    assertThat(changes(before, Workplace.listing(directory))).as("changed files").isEmpty();
  }

  private static Set<String> changes(Map<String, Integer> before, Map<String, Integer> after) {
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    names.removeIf(name -> Objects.equals(before.get(name), after.get(name)));
    return names;
  }

  @Test
  void everyCommandIsInTheTables() throws IOException {
    List<HostileCase> all = all();
    assertThat(all).hasSizeGreaterThanOrEqualTo(120);
    assertThat(all.stream().map(HostileCase::title)).doesNotHaveDuplicates();
    for (String command :
        "reconstruct compare ensemble spectrum limit interpret significance simulate bin convert inspect regress rerun"
            .split(" ")) {
      assertThat(all.stream().filter(one -> one.arguments().contains(command)).count())
          .as(command)
          .isGreaterThanOrEqualTo(4);
    }
  }
}
