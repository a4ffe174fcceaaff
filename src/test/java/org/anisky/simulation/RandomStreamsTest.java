package org.anisky.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.anisky.simulation.RandomStreams.Purpose;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

class RandomStreamsTest {
  private static final int DRAWS = 100_000;

  /**
   * Two-sided: a statistic that is standard normal exceeds 5.3 with probability 1.2e-7. The tests
   * below look at about 30 of them: a false alarm once in 3e5 choices of seed, and seeds are fixed.
   */
  private static final double MOST_SIGMAS = 5.3;

  @Test
  void streamsAreNumpysPhilox() throws IOException {
    List<String> lines =
        Files.readAllLines(
            Path.of("testdata/reference/random_streams.csv"), StandardCharsets.UTF_8);
    int rows = 0;
    for (String line : lines.subList(2, lines.size())) {
      String[] cells = line.split(",");
      Purpose purpose =
          switch (cells[3]) {
            case "1" -> Purpose.COUNTS;
            case "2" -> Purpose.EVENTS;
            default -> Purpose.POWER_SPECTRUM;
          };
      UniformRandomProvider stream =
          RandomStreams.of(Long.parseLong(cells[1])).replica(Long.parseLong(cells[4])).stream(
              cells[0], Long.parseLong(cells[2]), purpose);
      for (int k = 5; k < cells.length; k++) {
        assertEquals(Long.parseUnsignedLong(cells[k], 16), stream.nextLong(), line);
      }
      rows++;
    }
    assertEquals(12, rows);
  }

  @Test
  void theHashOfANameIsFnv1a() {
    // From the test vectors of FNV's authors.
    assertEquals(0xcbf29ce484222325L, RandomStreams.hash(""));
    assertEquals(0xaf63dc4c8601ec8cL, RandomStreams.hash("a"));
    assertEquals(0x85944171f73967e8L, RandomStreams.hash("foobar"));
  }

  @Test
  void aStreamIsAlwaysTheSame() {
    RandomStreams streams = RandomStreams.of(3);
    long first = streams.stream("a", 5, Purpose.COUNTS).nextLong();
    streams.stream("a", 6, Purpose.COUNTS).nextLong();
    assertEquals(first, streams.stream("a", 5, Purpose.COUNTS).nextLong());
  }

  @Test
  void everyPartOfTheKeyCounts() {
    Set<Long> firsts = new HashSet<>();
    int streams = 0;
    for (long seed = -2; seed <= 2; seed++) {
      for (long replica = 0; replica < 3; replica++) {
        for (String owner : List.of("a", "b", "site1", "site2")) {
          for (long index = 0; index < 24; index++) {
            for (Purpose purpose : Purpose.values()) {
              RandomStreams of = RandomStreams.of(seed).replica(replica);
              firsts.add(of.stream(owner, index, purpose).nextLong());
              streams++;
            }
          }
        }
      }
    }
    // 5760 numbers of 64 bits agree by chance with probability 9e-13.
    assertEquals(streams, firsts.size());
  }

  @Test
  void uniformNumbersHaveMeanOneHalfAndVarianceOneTwelfth() {
    double[] x = draws(RandomStreams.of(1).stream("a", 0, Purpose.COUNTS));
    double mean = 0;
    double variance = 0;
    for (double value : x) {
      mean += value / DRAWS;
      variance += (value - 0.5) * (value - 0.5) / DRAWS;
    }
    // Standard errors: sqrt(1/12/n) and sqrt((1/80 - 1/144)/n).
    assertTrue(Math.abs(mean - 0.5) < MOST_SIGMAS * Math.sqrt(1.0 / 12 / DRAWS));
    assertTrue(
        Math.abs(variance - 1.0 / 12) < MOST_SIGMAS * Math.sqrt((1.0 / 80 - 1.0 / 144) / DRAWS));
  }

  @Test
  void neighbouringStreamsAreNotCorrelated() {
    RandomStreams one = RandomStreams.of(1);
    double[] x = draws(one.stream("a", 7, Purpose.COUNTS));
    for (int lag = 0; lag < 4; lag++) {
      assertUncorrelated(x, draws(one.stream("a", 8, Purpose.COUNTS)), lag);
      assertUncorrelated(x, draws(one.stream("b", 7, Purpose.COUNTS)), lag);
      assertUncorrelated(x, draws(one.stream("a", 7, Purpose.EVENTS)), lag);
      assertUncorrelated(x, draws(one.replica(1).stream("a", 7, Purpose.COUNTS)), lag);
      assertUncorrelated(x, draws(RandomStreams.of(2).stream("a", 7, Purpose.COUNTS)), lag);
      if (lag > 0) {
        assertUncorrelated(x, x, lag);
      }
    }
  }

  private static double[] draws(UniformRandomProvider stream) {
    double[] x = new double[DRAWS];
    for (int k = 0; k < DRAWS; k++) {
      x[k] = stream.nextDouble();
    }
    return x;
  }

  /** Of independent numbers, the sum of 12 (x - 1/2)(y - 1/2) has mean 0 and variance n. */
  private static void assertUncorrelated(double[] x, double[] y, int lag) {
    double sum = 0;
    int n = x.length - lag;
    for (int k = 0; k < n; k++) {
      sum += 12 * (x[k] - 0.5) * (y[k + lag] - 0.5);
    }
    double sigmas = sum / Math.sqrt(n);
    assertTrue(Math.abs(sigmas) < MOST_SIGMAS, "lag " + lag + ": " + sigmas + " sigma");
  }
}
