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

  /** An empty path would be the working directory. */
  @Test
  void anEmptyPathIsRefused() {
    for (String command : new String[] {"reconstruct", "bin", "simulate", "ensemble", "init"}) {
      CommandLineRun run = CommandLineRun.of(command, "c.yaml", "-o", "");
      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.err())
          .startsWith("anisky: invalid value for option '--out': the path is empty")
          .doesNotContain("exists already");
    }
    CommandLineRun run = CommandLineRun.of("reconstruct", "");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("the path is empty");
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
