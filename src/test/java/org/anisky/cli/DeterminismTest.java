package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Same input, same bytes: whenever, wherever and on however many threads. */
class DeterminismTest {
  @TempDir private Path directory;

  private static String resultWithoutTimes(Path result) throws IOException {
    return Files.readString(result.resolve("result.json"))
        .replaceAll("\"(start|duration_s)\": [^\\n]*", "\"$1\": -")
        .replaceAll("\"directory\": [^\\n]*", "\"directory\": -");
  }

  private static void assertSameBytes(Path one, Path other) throws IOException {
    assertThat(resultWithoutTimes(other)).isEqualTo(resultWithoutTimes(one));
    for (String file : Workplace.listing(one).keySet()) {
      if (!file.isEmpty() && !file.equals("result.json")) {
        assertThat(other.resolve(file)).hasSameBinaryContentAs(one.resolve(file));
      }
    }
    assertThat(Workplace.listing(other).keySet()).isEqualTo(Workplace.listing(one).keySet());
  }

  private void assertSameOnAnyThreads(String grid) throws IOException {
    Workplace place = Workplace.in(directory);
    for (int threads = 1; threads <= 3; threads++) {
      CommandLineRun.good(
          "reconstruct",
          place.configuration(),
          "--set",
          "detectors.0.grid=" + grid,
          "--threads",
          threads,
          "--out",
          place.path("on" + threads));
    }
    CommandLineRun.good(
        "reconstruct",
        place.configuration(),
        "--set",
        "detectors.0.grid=" + grid,
        "--out",
        place.path("again"));
    assertSameBytes(place.path("on1"), place.path("on2"));
    assertSameBytes(place.path("on1"), place.path("on3"));
    assertSameBytes(place.path("on1"), place.path("again"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{kind: cylindrical, rings: 18, columns: 36}", "{kind: healpix, nside: 8}"})
  void neitherTheNumberOfThreadsNorTheRunChangesAByte(String grid) throws IOException {
    assertSameOnAnyThreads(grid);
  }

  @Test
  void noDateIsInMapsAndPictures() throws IOException {
    Workplace place = Workplace.in(directory);
    Path out = place.path("result");
    CommandLineRun.good("reconstruct", place.configuration(), "--out", out);
    String year = String.valueOf(java.time.Year.now(java.time.ZoneOffset.UTC).getValue());
    for (String file : Workplace.listing(out).keySet()) {
      String text =
          file.isEmpty()
              ? ""
              : new String(Files.readAllBytes(out.resolve(file)), StandardCharsets.ISO_8859_1);
      if (file.endsWith(".fits")) {
        // DATE-AVG, DATE-OBS and DATE-END are those of the events, 2020.
        assertThat(text.replaceAll("(DATE-AVG|DATE-OBS|DATE-END)[^/]*/", ""))
            .doesNotContain("DATE")
            .doesNotContain("'" + year + "-");
      } else if (file.endsWith(".png")) {
        assertThat(text).doesNotContain("tIME").doesNotContain("tEXt").doesNotContain("iTXt");
      }
    }
  }
}
