package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A target for every parser: its good file with seeded mutations, through the command that reads
 * it. Whatever comes, the program ends with a result or with one message; nothing is unexpected and
 * nothing of a refused run stays. {@code -Dfuzz.seconds=60} goes on for so long per target, {@code
 * -Dfuzz.seed=N} elsewhere; a failure names seed and number of the mutation.
 */
class FuzzedInputTest {
  private static final int USUAL_MUTATIONS = 25;
  private static final long SECONDS = Long.getLong("fuzz.seconds", 0);
  private static final long SEED = Long.getLong("fuzz.seed", 1);
  private static final int LONGEST_PIECE = 60;

  private static final String[] PIECES = {
    "-1", "1e999", "NaN", "\0", "\n", ",", "{", "]", "\"", ": ", "99999999999999999999", "\uFEFF"
  };

  @TempDir private static Path directory;

  @BeforeAll
  static void prepare() throws IOException {
    HostilePlace.fill(directory);
  }

  @ParameterizedTest
  @CsvSource({
    "small.yaml, bin small.yaml",
    "simulate.yaml, simulate simulate.yaml",
    "ensemble.yaml, ensemble ensemble.yaml",
    "events.csv, bin small.yaml",
    "runs.csv, reconstruct runs.yaml",
    "live.csv, reconstruct live.yaml",
    "rate.txt, simulate simulate.yaml",
    "counts/Small.arrow, convert arrow.yaml",
    "multimap/Small.fits, convert multimap.yaml",
    "bins/Small-002.fits, convert bins.yaml",
    "counts.fits, reconstruct maps.yaml",
    "result/result.json, limit result",
    "result/result.json, interpret result",
    "ranges/energies.json, limit ranges",
    "suite/expected/maps.json, regress suite",
    "suite/maps.yaml, regress suite"
  })
  void everyMutationIsReadOrRefused(String file, String command) throws IOException {
    Path target = directory.resolve(file);
    byte[] good = Files.readAllBytes(target);
    SplittableRandom random = new SplittableRandom(SEED);
    long end = System.nanoTime() + SECONDS * 1_000_000_000;
    try {
      for (int k = 0; k < USUAL_MUTATIONS || System.nanoTime() < end; k++) {
        Files.write(target, mutated(good, random));
        check(command.split(" "), file + ", seed " + SEED + ", mutation " + k);
      }
    } finally {
      Files.write(target, good);
    }
  }

  private static void check(String[] words, String what) throws IOException {
    Path out = directory.resolve("fuzzed");
    Object[] arguments =
        switch (words[0]) {
          case "bin", "simulate" -> new Object[] {"-o", out};
          case "ensemble" -> new Object[] {"-o", out, "--no-pictures", "--set", "toys=2"};
          case "convert" -> new Object[] {"-o", out, "--to", "arrow"};
          case "reconstruct" ->
              new Object[] {"-o", out, "--no-pictures", "--set", "significance.toys=0"};
          default -> new Object[0];
        };
    Object[] all = new Object[2 + arguments.length];
    all[0] = words[0];
    all[1] = directory.resolve(words[1]);
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    CommandLineRun run = CommandLineRun.of(all);
    assertThat(run.exit()).as(what + ": " + run.err()).isBetween(0, 2);
    assertThat(run.err()).as(what).doesNotContain("unexpected java", "\tat ", "run again with");
    if (run.exit() == 2) {
      assertThat(run.err().lines()).as(what).hasSize(1);
      assertThat(run.out()).as(what).isEmpty();
      assertThat(out).as(what).doesNotExist();
    } else if (Files.exists(out)) {
      delete(out);
    }
  }

  private static void delete(Path out) throws IOException {
    try (Stream<Path> paths = Files.walk(out)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static byte[] mutated(byte[] good, SplittableRandom random) {
    byte[] bytes = good.clone();
    int times = 1 + random.nextInt(3);
    for (int k = 0; k < times && bytes.length > 0; k++) {
      int at = random.nextInt(bytes.length);
      int until = Math.min(bytes.length, at + 1 + random.nextInt(LONGEST_PIECE));
      String piece = PIECES[random.nextInt(PIECES.length)];
      bytes =
          switch (random.nextInt(6)) {
            case 0 -> flipped(bytes, at, random.nextInt(8));
            case 1 -> Arrays.copyOf(bytes, at);
            case 2 -> joined(bytes, at, new byte[0], until);
            case 3 -> joined(bytes, until, Arrays.copyOfRange(bytes, at, until), until);
            case 4 -> joined(bytes, at, piece.getBytes(StandardCharsets.UTF_8), at);
            default -> joined(bytes, at, piece.getBytes(StandardCharsets.UTF_8), until);
          };
    }
    return bytes;
  }

  private static byte[] flipped(byte[] bytes, int at, int bit) {
    bytes[at] ^= (byte) (1 << bit);
    return bytes;
  }

  /** The bytes before a place, a piece, and the bytes from another place on. */
  private static byte[] joined(byte[] bytes, int to, byte[] piece, int from) {
    byte[] all = new byte[to + piece.length + bytes.length - from];
    System.arraycopy(bytes, 0, all, 0, to);
    System.arraycopy(piece, 0, all, to, piece.length);
    System.arraycopy(bytes, from, all, to + piece.length, bytes.length - from);
    return all;
  }
}
