package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a result: written with it, left out, made again from the files. */
class ReportTest {
  @TempDir private Path directory;

  private Path result(Object... more) {
    Workplace place = Workplace.in(directory);
    Path out = directory.resolve("result");
    CommandLineRun.reconstruct(place.directory().resolve("small.yaml"), out, more);
    return out;
  }

  @Test
  void everyResultHasAPageUnlessItIsLeftOut() throws IOException {
    String page = Files.readString(result().resolve("report.html"));
    assertThat(page).contains("The equatorial dipole has the amplitude", "What may be quoted");
    assertThat(directory.resolve("result/index.html")).doesNotExist();
    Path without = result("--no-report", "--overwrite");
    assertThat(without.resolve("report.html")).doesNotExist();
    assertThat(without.resolve("result.json")).exists();
  }

  /** Start, duration and place of a run are not in its page. */
  @Test
  void thePageIsMadeAgainFromTheFilesWithTheSameBytes() throws IOException {
    Path page = result().resolve("report.html");
    byte[] first = Files.readAllBytes(page);
    Files.delete(page);
    CommandLineRun run = CommandLineRun.good("report", page.getParent());
    assertThat(run.out()).contains(page.toString());
    assertThat(Files.readAllBytes(page)).isEqualTo(first);
    CommandLineRun.good("report", page.getParent());
    assertThat(Files.readAllBytes(page)).isEqualTo(first);
    result("--overwrite");
    assertThat(Files.readAllBytes(page)).isEqualTo(first);
    Path elsewhere = directory.resolve("elsewhere");
    CommandLineRun.reconstruct(directory.resolve("small.yaml"), elsewhere);
    assertThat(Files.readAllBytes(elsewhere.resolve("report.html"))).isEqualTo(first);
  }

  @Test
  void aPageThatIsAddedLaterBelongsToTheResultAndIsReplacedWithIt() {
    Path out = result("--no-report");
    CommandLineRun.good("report", out);
    result("--overwrite", "--no-report");
    assertThat(out.resolve("report.html")).doesNotExist();
  }

  @Test
  void aForeignFileOfThatNameStays() throws IOException {
    Path out = result("--no-report");
    Path own = out.resolve("report.html");
    Files.writeString(own, "<p>my notes</p>");
    CommandLineRun run = CommandLineRun.of("report", out);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("report.html", "not overwritten");
    assertThat(Files.readString(own)).isEqualTo("<p>my notes</p>");
  }

  @Test
  void aDirectoryWithoutResultsIsRefusedInOneLine() {
    CommandLineRun run = CommandLineRun.of("report", directory);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("holds no result").hasLineCount(1);
    CommandLineRun missing = CommandLineRun.of("report", directory.resolve("nowhere"));
    assertThat(missing.exit()).isEqualTo(2);
    assertThat(missing.err()).contains("is no directory").hasLineCount(1);
  }

  @Test
  void severalResultsInADirectoryHaveAnIndexWithLinks() throws IOException {
    Workplace place = Workplace.in(directory);
    for (String name : new String[] {"one", "two"}) {
      CommandLineRun.reconstruct(
          place.directory().resolve("small.yaml"), directory.resolve("all/" + name), "--no-report");
    }
    CommandLineRun run = CommandLineRun.good("report", directory.resolve("all"));
    assertThat(run.out()).contains("index.html");
    assertThat(Files.readString(directory.resolve("all/index.html")))
        .contains("href=\"one/report.html\"", "href=\"two/report.html\"");
    assertThat(directory.resolve("all/two/report.html")).exists();
  }

  /** A damaged file is told in one line; nothing is written. */
  @Test
  void aDamagedResultIsRefused() throws IOException {
    Path out = result("--no-report");
    Files.writeString(out.resolve("result.json"), "{\"dipole\": ");
    CommandLineRun run = CommandLineRun.of("report", out);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("result.json").hasLineCount(1);
    assertThat(out.resolve("report.html")).doesNotExist();
  }

  /** Names come from users: whatever they are, they are text. */
  @Test
  void namesOfDetectorsCannotBecomeMarkup() throws IOException {
    Workplace place = Workplace.in(directory);
    String evil = "</script><script>alert(1)</script><img src=x onerror=alert(2)>";
    Path out = directory.resolve("evil");
    CommandLineRun.reconstruct(place.directory().resolve("small.yaml"), out, "--no-report");
    Path json = out.resolve("result.json");
    Files.writeString(json, Files.readString(json).replace("\"Small\"", "\"" + evil + "\""));
    Path rates = out.resolve("background-rate.csv");
    Files.writeString(rates, Files.readString(rates).replace("Small", evil));
    CommandLineRun.good("report", out);
    String page = Files.readString(out.resolve("report.html"));
    assertThat(page).doesNotContain("<script>alert", "<img");
    assertThat(page).contains("&lt;script&gt;alert(1)", "\\u003cscript>alert(1)");
    assertThat(page.split("</script>", -1)).as("ends of scripts").hasSize(6);
  }
}
