package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file in configs/ runs, so that no example is one that the program cannot read. */
class ConfigurationsTest {
  private static final Path CONFIGURATIONS = Path.of("configs");

  /** What a configuration is for, by its name; the first kind that fits. */
  private enum Kind {
    /** Ends in -simulate.yaml. */
    SIMULATE("simulate", ".*-simulate\\.yaml"),
    /** All others. */
    RECONSTRUCT("reconstruct", ".*\\.yaml");

    private final String command;
    private final String names;

    Kind(String command, String names) {
      this.command = command;
      this.names = names;
    }

    static Kind of(Path file) {
      return Stream.of(values())
          .filter(kind -> file.getFileName().toString().matches(kind.names))
          .findFirst()
          .orElseThrow(() -> new AssertionError(file + " is of no kind that a test runs"));
    }
  }

  static List<Path> configurations() throws IOException {
    try (Stream<Path> files = Files.list(CONFIGURATIONS)) {
      List<Path> found = files.sorted().toList();
      assertThat(found).isNotEmpty();
      return found;
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("configurations")
  void everyConfigurationRuns(Path configuration, @TempDir Path directory) throws IOException {
    if (Files.readString(configuration).contains("../" + PublicData.DIRECTORY)) {
      PublicData.require();
    }
    Path out = directory.resolve("out");
    CommandLineRun run =
        CommandLineRun.good(Kind.of(configuration).command, configuration, "--out", out);
    assertThat(run.out()).isNotBlank();
    assertThat(run.err()).isEmpty();
    assertThat(out).isNotEmptyDirectory();
    if (Kind.of(configuration) == Kind.RECONSTRUCT) {
      assertThat(ResultFile.of(out).text("convergence/status")).isNotEqualTo("not converged");
    }
  }
}
