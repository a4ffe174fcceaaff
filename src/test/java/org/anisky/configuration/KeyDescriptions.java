package org.anisky.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a page of keys says of each: headings are sections, and the last column is the meaning. */
final class KeyDescriptions {
  private static final List<String> TOP = List.of("Top level", "A sky");
  private static final Pattern NAME = Pattern.compile("`([^`]+)`");
  private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)]\\([^)]*\\)");

  private final Map<String, String> byPath = new HashMap<>();

  private KeyDescriptions() {}

  static KeyDescriptions read(Path page) throws IOException {
    KeyDescriptions descriptions = new KeyDescriptions();
    for (String part : Files.readString(page).split("(?m)^## ")) {
      String heading = part.lines().findFirst().orElse("");
      if (TOP.contains(heading) || heading.contains("`")) {
        // Other tables are of values.
        part.substring(Math.max(0, part.indexOf("| key |")))
            .lines()
            .filter(line -> line.startsWith("| `") && part.contains("| key |"))
            .forEach(line -> descriptions.add(heading, line.split(" \\| ")));
      }
    }
    return descriptions;
  }

  private void add(String heading, String[] columns) {
    String last = columns[columns.length - 1].replaceAll("^\\| | \\|$", "");
    String text = LINK.matcher(last).replaceAll("$1");
    for (MatchResult name : NAME.matcher(columns[0]).results().toList()) {
      String key = name.group(1);
      if (TOP.contains(heading)) {
        byPath.put(key, text);
      }
      for (MatchResult section : NAME.matcher(heading).results().toList()) {
        byPath.put(section.group(1) + "." + key, text);
      }
    }
  }

  /** Paths of all keys of the page. */
  Set<String> paths() {
    return byPath.keySet();
  }

  Optional<String> of(String path) {
    return Optional.ofNullable(byPath.get(path));
  }
}
