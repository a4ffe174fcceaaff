package org.anisky.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The launcher for Windows cannot be run where the program is built; it is read beside the other.
 */
class LaunchersTest {
  private static final Path LAUNCHERS = Path.of("src/main/launcher");

  private static final Pattern OPTION =
      Pattern.compile(
          "-XX:[-+A-Za-z0-9]+(?:=[A-Za-z0-9]+)?|-Xshare:auto|-Xlog:disable|-Djdk\\S+|--sun\\S+");

  /** Classes by their last two names: one launcher writes what stands before them elsewhere. */
  private static final Pattern LOOP =
      Pattern.compile("\\b(?:counts|grid|io|sky|provider)\\.[A-Z][A-Za-z0-9]+");

  @Test
  void bothGiveJavaTheSameOptions() throws IOException {
    Set<String> options = found(OPTION, "run.sh");

    assertEquals(options, found(OPTION, "anisky.cmd"));
    assertTrue(options.contains("-XX:-C1UpdateMethodData"), options.toString());
  }

  @Test
  void bothNameTheSameLoops() throws IOException {
    Set<String> loops = found(LOOP, "run.sh");

    assertEquals(loops, found(LOOP, "anisky.cmd"));
    assertTrue(loops.contains("counts.EventPass"), loops.toString());
    assertTrue(loops.contains("provider.DigestBase"), loops.toString());
  }

  @Test
  void theLinesForWindowsEndAsItReadsThem() throws IOException {
    String lines = Files.readString(LAUNCHERS.resolve("anisky.cmd"));

    assertEquals(lines.lines().count(), lines.split("\r\n", -1).length - 1);
  }

  private static Set<String> found(Pattern pattern, String launcher) throws IOException {
    Set<String> found = new TreeSet<>();
    Matcher matcher = pattern.matcher(Files.readString(LAUNCHERS.resolve(launcher)));
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }
}
