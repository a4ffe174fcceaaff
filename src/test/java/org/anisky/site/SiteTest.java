package org.anisky.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The site is whole, and every link of it leads somewhere without a network. */
class SiteTest {
  private static final Pattern LINK = Pattern.compile("href=\"([^\"]*)\"");
  private static final Pattern SOURCE = Pattern.compile("src=\"([^\"]*)\"");

  @TempDir Path directory;

  @Test
  void everyLinkLeadsToAPageAndAHeadingOfIt() throws IOException {
    Path gallery = Files.createDirectories(directory.resolve("docs/gallery"));
    Files.writeString(gallery.resolve("intensity.png"), "");
    Files.writeString(gallery.resolve("report.html"), "");
    SiteWriter.write(directory.resolve("docs"));
    Map<String, String> pages = new TreeMap<>();
    try (Stream<Path> files = Files.list(directory.resolve("docs"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        pages.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    assertThat(pages).containsKeys("index.html", "tutorial.html", "gallery.html");
    assertThat(pages).hasSizeGreaterThan(20);
    int anchors = 0;
    for (Map.Entry<String, String> page : pages.entrySet()) {
      for (MatchResult link : LINK.matcher(page.getValue()).results().toList()) {
        anchors += check(page.getKey(), link.group(1), pages);
      }
      for (MatchResult source : SOURCE.matcher(page.getValue()).results().toList()) {
        assertThat(directory.resolve("docs").resolve(source.group(1))).exists();
      }
      assertThat(page.getValue()).doesNotContain("<script").doesNotContain("@import");
    }
    assertThat(anchors).isGreaterThan(40);
  }

  private int check(String page, String link, Map<String, String> pages) {
    if (link.startsWith("https://")) {
      return 0;
    }
    List<String> parts = List.of(link.split("#", 2));
    String file = parts.get(0).isEmpty() ? page : parts.get(0);
    if (file.startsWith("../")) {
      assertThat(Path.of(file.substring(3))).as(page).exists();
    } else if (file.contains("/")) {
      assertThat(directory.resolve("docs").resolve(file)).as(page).exists();
    } else {
      assertThat(pages).as(page + " links to " + link).containsKey(file);
    }
    if (parts.size() == 1) {
      return 0;
    }
    assertThat(pages.get(file))
        .as(page + " links to " + link)
        .contains("id=\"" + parts.get(1) + "\"");
    return 1;
  }
}
