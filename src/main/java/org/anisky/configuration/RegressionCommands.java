package org.anisky.configuration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anisky.configuration.yaml.YamlSection;

/**
 * The commands of a sky of a suite, one after the other as a user gives them:
 *
 * <pre>
 *   commands:
 *     - simulate $suite/data/sky.yaml --out $place/sky
 *     - spectrum $suite/data/spectrum.yaml --data $place/sky --out $place/spectrum
 * </pre>
 *
 * <p>Words are parted by blanks; one that holds blanks stands between quotation marks. {@value
 * #SUITE} is the directory of the suite, {@value #PLACE} one that is there for the sky alone; every
 * file that the commands leave there is compared.
 */
public final class RegressionCommands {
  static final String KEY = "commands";
  static final String SUITE = "$suite";
  static final String PLACE = "$place";
  private static final Pattern WORD = Pattern.compile("(?:[^\\s\"]|\"[^\"]*\")+");

  private RegressionCommands() {}

  /** The words of each command; empty when the key is not there. */
  static List<List<String>> read(YamlSection root) {
    List<List<String>> commands = new ArrayList<>();
    for (String line : root.texts(KEY, List.of())) {
      List<String> words = words(line);
      if (words.isEmpty()) {
        throw root.invalid(KEY, "has an empty command");
      }
      commands.add(words);
    }
    if (root.has(KEY) && commands.isEmpty()) {
      throw root.invalid(KEY, "has no command");
    }
    return List.copyOf(commands);
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line);
    while (matcher.find()) {
      words.add(matcher.group().replace("\"", ""));
    }
    return List.copyOf(words);
  }

  /**
   * A command as it is given to the program.
   *
   * @param command its words; not modified
   * @param sky of which it is
   * @param place directory for what the commands write
   */
  public static List<String> arguments(List<String> command, RegressionSky sky, Path place) {
    Path suite = sky.file().toAbsolutePath().getParent();
    return command.stream()
        .map(word -> word.replace(SUITE, suite.toString()).replace(PLACE, place.toString()))
        .toList();
  }
}
