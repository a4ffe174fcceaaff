package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A command is the same whether it is looked at alone or with all others. */
class CommandsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "reconstruct",
        "compare",
        "ensemble",
        "limit",
        "simulate",
        "bin",
        "convert",
        "inspect"
      })
  void aCommandAloneIsThatAmongAllOthers(String name) {
    String alone = CommandLineRun.good(name, "--help").out();
    assertThat(alone).contains("Usage: anisky " + name + " [").contains("--debug");
    assertThat(CommandLineRun.of("--debug", name, "--help").out()).isEqualTo(alone);
    assertThat(CommandLineRun.good("--help").out()).contains("\n  " + name + " ");
  }

  @Test
  void aNameThatIsNoCommandIsComparedWithAllOfThem() {
    CommandLineRun run = CommandLineRun.of("inspekt");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            "anisky: unknown command 'inspekt'; did you mean 'inspect'?\nTry: anisky --help\n");
  }
}
