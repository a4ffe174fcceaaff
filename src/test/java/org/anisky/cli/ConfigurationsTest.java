package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every file in configs/ runs, so that no example is one that the program cannot read. Those of
 * configs/regression/ are skies of a suite, which {@link RegressTest} runs.
 */
class ConfigurationsTest {
  private static final Path CONFIGURATIONS = Path.of("configs");

  /** What a configuration is for, by its name; the first kind that fits. */
  private enum Kind {
    /** Makes counts under a known sky. */
    SIMULATE(".*-simulate\\.yaml"),
    /** Reads the counts that the configuration of the same name makes. */
    RECONSTRUCT_SIMULATED(".*-reconstruct\\.yaml"),
    /** Compares strategies; on the counts that the configuration of the same name makes, if any. */
    COMPARE(".*-compare\\.yaml"),
    /** Runs toys. */
    ENSEMBLE(".*ensemble.*\\.yaml"),
    /** Reads events in ranges of energy. */
    ENERGIES(".*-energies\\.yaml"),
    /** Reads events. */
    RECONSTRUCT(".*\\.yaml");

    private final String names;

    Kind(String names) {
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
      List<Path> found = files.filter(Files::isRegularFile).sorted().toList();
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
    switch (Kind.of(configuration)) {
      case SIMULATE -> {
        run("simulate", configuration, "--out", out);
        assertThat(out.resolve("truth.json")).isNotEmptyFile();
      }
      case RECONSTRUCT_SIMULATED -> {
        Path counts = directory.resolve("counts");
        String simulation = configuration.toString().replace("-reconstruct", "-simulate");
        run("simulate", simulation, "--out", counts);
        run("reconstruct", configuration, "--data", counts, "--out", out);
        assertThat(ResultFile.of(out).text("convergence/status")).isNotEqualTo("not converged");
      }
      case COMPARE -> {
        Path simulation = Path.of(configuration.toString().replace("-compare", "-simulate"));
        List<Object> arguments =
            new ArrayList<>(
                List.of("compare", configuration, "--out", out, "--set", "toys.number=12"));
        if (Files.exists(simulation)) {
          Path counts = directory.resolve("counts");
          run("simulate", simulation, "--out", counts);
          arguments.addAll(List.of("--data", counts));
        }
        run(arguments.toArray());
        assertThat(out.resolve("compare.json")).isNotEmptyFile();
      }
      case ENSEMBLE -> {
        run("ensemble", configuration, "--out", out, "--set", "toys=3");
        assertThat(out.resolve("ensemble.json")).isNotEmptyFile();
      }
      case ENERGIES -> {
        run("reconstruct", configuration, "--out", out);
        assertThat(out.resolve("energies.json")).isNotEmptyFile();
        assertThat(out.resolve("energies.png")).isNotEmptyFile();
      }
      case RECONSTRUCT -> {
        run("reconstruct", configuration, "--out", out);
        ResultFile result = ResultFile.of(out);
        if (result.text("strategy").equals("likelihood")) {
          assertThat(result.root().has("convergence")).isTrue();
        }
        if (result.root().has("convergence")) {
          assertThat(result.text("convergence/status")).isNotEqualTo("not converged");
        }
      }
    }
  }

  private static void run(Object... arguments) {
    CommandLineRun run = CommandLineRun.good(arguments);
    assertThat(run.out()).isNotBlank();
    assertThat(run.err()).isEmpty();
  }
}
