package org.anisky;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every library that is shipped has its licence in the jar, and there is one JSON library. */
class LicencesTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(.*)` \\| .* \\| `(.*)` \\|$");

  private static String resource(String name) throws IOException {
    try (InputStream in = LicencesTest.class.getResourceAsStream("/META-INF/" + name)) {
      assertThat(in).as(name).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Names of the jars without version, as the build lists them. */
  private static List<String> libraries() throws IOException {
    List<String> names = new ArrayList<>();
    String paths = Files.readString(Path.of("target/libraries.txt")).strip();
    for (String path : paths.split(File.pathSeparator)) {
      names.add(Path.of(path).getFileName().toString().replaceFirst("-\\d.*", ""));
    }
    return names;
  }

  @Test
  void everyShippedLibraryIsListedWithTheTextOfItsLicence() throws IOException {
    TreeMap<String, String> textOf = new TreeMap<>();
    List<MatchResult> rows = ROW.matcher(resource("licenses/THIRD-PARTY.md")).results().toList();
    rows.forEach(row -> textOf.put(row.group(1), row.group(2)));
    assertThat(textOf.keySet()).isEqualTo(new TreeSet<>(libraries()));
    for (String text : textOf.values()) {
      assertThat(resource("licenses/" + text)).as(text).hasSizeGreaterThan(1000);
    }
    assertThat(resource("LICENSE")).contains("Apache License");
  }

  /** Libraries of two major versions have one name and would be listed twice. */
  @Test
  void noLibraryIsThereTwice() throws IOException {
    assertThat(libraries()).doesNotHaveDuplicates().contains("jackson-core");
  }
}
