package org.anisky;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.anisky.cli.Anisky;
import org.anisky.configuration.RunConfiguration;
import org.anisky.configuration.SkyMapsConfiguration;
import org.anisky.configuration.yaml.YamlFile;
import org.anisky.configuration.yaml.YamlSection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The README and the pages promise nothing that the program does not do. */
class ReadmeTest {
  private static final String README = "README.md";
  private static final String PAGES = "src/site/markdown/";

  /** Where paths of the repository begin. */
  private static final Pattern PATH =
      Pattern.compile("(?<![\\w./-])(?:configs|src|testdata|tools|\\.ci)/[\\w./-]*\\w");

  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#]+)[^)]*\\)");

  @TempDir Path directory;

  @Test
  void theQuickStartPrintsWhatTheReadmeShowsAndWritesTheFilesItLists() throws IOException {
    Page readme = Page.read(README);
    Path result = directory.resolve("result");
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();

    int exitCode =
        Anisky.run(
            new PrintWriter(out),
            new PrintWriter(err),
            "reconstruct",
            "configs/quickstart.yaml",
            "-o",
            result.toString());

    assertThat(err).asString().isEmpty();
    assertThat(exitCode).isZero();
    String printed = out.toString().replace(System.lineSeparator(), "\n");
    assertThat(comparable(printed)).isEqualTo(comparable(readme.blocks("text").get(0)));
    String files = Page.read(PAGES + "result.md").section("The result directory");
    try (Stream<Path> written = Files.list(result)) {
      written.forEach(file -> assertThat(files).contains("| `" + file.getFileName() + "` |"));
    }
    Pattern key = Pattern.compile("(?m)^  \"(\\w+)\":");
    Matcher keys = key.matcher(Files.readString(result.resolve("result.json")));
    keys.results().forEach(found -> assertThat(files).contains("| `" + found.group(1) + "` |"));
  }

  /**
   * All but the size of the last change of the map, which is rounding, and the last line, which
   * names the directory.
   */
  private static String comparable(String printed) {
    int end = printed.indexOf("Result in ");
    String lines = end < 0 ? printed : printed.substring(0, end);
    return lines.replaceFirst("(may still change by )\\S+", "$1...").strip();
  }

  @Test
  void theJavaExampleCompilesAndPrintsTheDipole() throws Exception {
    Page page = Page.read(PAGES + "java.md");
    String source = page.blocks("java").get(0);
    Path file = Files.writeString(directory.resolve("QuickDipole.java"), source);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    String classPath = System.getProperty("java.class.path");
    ByteArrayOutputStream messages = new ByteArrayOutputStream();

    int failures =
        compiler.run(
            null,
            messages,
            messages,
            "-d",
            directory.toString(),
            "-cp",
            classPath,
            file.toString());

    assertThat(failures).as(messages.toString(StandardCharsets.UTF_8)).isZero();
    String printed = printedByMainOf("QuickDipole").strip();
    assertThat(page.section("The quick start in three lines"))
        .contains("It prints `" + printed + "`");
  }

  private String printedByMainOf(String name) throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.out;
    Locale locale = Locale.getDefault();
    URL[] classes = {directory.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(classes, getClass().getClassLoader());
        PrintStream capture = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      System.setOut(capture);
      Locale.setDefault(Locale.ROOT);
      loader.loadClass(name).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(before);
      Locale.setDefault(locale);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void everyConfigurationOnAPageIsOneThatTheProgramReads() throws IOException {
    List<String> blocks = Page.configurations();
    assertThat(blocks).hasSizeGreaterThanOrEqualTo(5);
    for (String block : blocks) {
      Path file = Files.writeString(directory.resolve("example.yaml"), block);
      YamlSection root = YamlFile.read(file);
      root.sectionOrDefaults("output").optionalPath("directory");
      if (SkyMapsConfiguration.isMeantBy(root)) {
        assertThat(SkyMapsConfiguration.of(root).name()).isNotEmpty();
      } else {
        assertThat(RunConfiguration.of(root).detectors()).isNotEmpty();
      }
    }
  }

  @Test
  void theReadmeIsShortAndLeadsToEveryPage() throws IOException {
    Page readme = Page.read(README);
    assertThat(readme.text().lines()).hasSizeLessThan(200);
    for (String page : pages()) {
      assertThat(readme.text()).contains("](" + page);
    }
  }

  @Test
  void thePageOfInstallationHasTheCoordinatesOfThisVersion() throws IOException {
    String build = Files.readString(Path.of("pom.xml"));
    Matcher version = Pattern.compile("<version>(.*)</version>").matcher(build);
    assertThat(version.find()).isTrue();
    assertThat(Page.read(PAGES + "install.md").text())
        .contains("  " + version.group() + "\n</dependency>")
        .contains("implementation(\"org.anisky:anisky:" + version.group(1) + "\")");
  }

  private static List<String> pages() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(PAGES))) {
      return files.map(file -> PAGES + file.getFileName()).sorted().toList();
    }
  }

  private static Stream<String> readmeAndPages() throws IOException {
    return Stream.concat(Stream.of(README), pages().stream());
  }

  @ParameterizedTest
  @MethodSource("readmeAndPages")
  void everyFileThatAPageNamesExists(String file) throws IOException {
    Page page = Page.read(file);
    List<String> paths = PATH.matcher(page.text()).results().map(MatchResult::group).toList();
    assertThat(paths).allSatisfy(path -> assertThat(Path.of(path)).exists());
    Path root = Path.of("").toAbsolutePath();
    for (MatchResult link : LINK.matcher(page.text()).results().toList()) {
      assertThat(root.resolve(file).resolveSibling(link.group(1))).exists();
    }
  }

  @Test
  void theTestCommandIsTheOneOfContinuousIntegration() throws IOException {
    List<String> script = Files.readAllLines(Path.of(".ci/run"));
    String command =
        script.stream()
            .filter(line -> line.startsWith("mvn "))
            .findFirst()
            .orElseThrow()
            .replaceFirst(" 2>&1 \\|.*", "");
    assertThat(Page.read(README).section("Quick start")).contains("\n" + command + "\n```");
  }
}
