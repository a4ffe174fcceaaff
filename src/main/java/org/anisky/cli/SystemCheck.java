package org.anisky.cli;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.anisky.report.FigureSeal;

/** What the program needs of the system it runs on. */
final class SystemCheck {
  /** Below this a map of nside 64 with its spectrum may not fit, bytes. */
  private static final long LEAST_MEMORY = 400L << 20;

  /** A result with maps and pictures is some ten megabytes, bytes. */
  private static final long LEAST_SPACE = 200L << 20;

  /** Beside the classes that draw. */
  private static final String FONT = "DejaVuSans.ttf";

  private static final int OLDEST_JAVA = 17;

  private SystemCheck() {}

  /** Everything but the self-test. */
  static List<Finding> all() {
    List<Finding> findings = new ArrayList<>();
    findings.add(java());
    findings.add(memory(Runtime.getRuntime().maxMemory()));
    findings.add(
        Finding.ok("Processors", Integer.toString(Runtime.getRuntime().availableProcessors())));
    Path program = program();
    findings.add(classes(program, Path.of(System.getProperty("java.home"))));
    findings.add(libraries(program));
    findings.add(font(FigureSeal.class.getResource(FONT)));
    findings.add(encoding(System.getProperty("sun.jnu.encoding", "")));
    findings.add(place("Temporary directory", Path.of(System.getProperty("java.io.tmpdir"))));
    findings.add(place("Working directory", Path.of("").toAbsolutePath()));
    return findings;
  }

  private static Finding java() {
    String text =
        System.getProperty("java.version")
            + ", "
            + System.getProperty("java.vendor")
            + ", "
            + System.getProperty("java.home");
    return Runtime.version().feature() < OLDEST_JAVA
        ? Finding.problem("Java", text, "install Java " + OLDEST_JAVA + " or newer")
        : Finding.ok("Java", text);
  }

  static Finding memory(long most) {
    String text = mebibytes(most) + " at most";
    return most < LEAST_MEMORY
        ? Finding.problem(
            "Memory", text, "allow more, as in ANISKY_JAVA_OPTS=-Xmx2g anisky reconstruct ...")
        : Finding.ok("Memory", text);
  }

  private static String mebibytes(long bytes) {
    return String.format(Locale.ROOT, "%,d MiB", bytes >> 20);
  }

  /** Where the program is: its jar, or the directory of its classes. */
  private static Path program() {
    try {
      return Path.of(SystemCheck.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the place of the program is no path", e);
    }
  }

  /** Whether there are prepared classes, and whether they are of this Java. */
  static Finding classes(Path program, Path javaHome) {
    Path archive = program.resolveSibling("anisky.jsa");
    String what = "Prepared classes";
    if (!Files.exists(archive)) {
      return Finding.note(
          what,
          "none; every run takes some 0.3 s longer",
          "only a build from the sources has them");
    }
    try {
      boolean same =
          Files.mismatch(javaHome.resolve("release"), program.resolveSibling("anisky.jsa.java"))
              == -1;
      return same
          ? Finding.ok(what, archive.toString())
          : Finding.note(
              what,
              archive + " is of another Java and is left aside",
              "build again with this Java: mvn -B -q -DskipTests package");
    } catch (IOException e) {
      return Finding.note(what, archive + " cannot be compared with this Java", "build again");
    }
  }

  private static Finding libraries(Path program) {
    Path directory = program.resolveSibling("lib");
    if (!Files.isDirectory(directory)) {
      return Finding.note("Libraries", "not beside the program", "");
    }
    try (Stream<Path> files = Files.list(directory)) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".jar"))
              .map(name -> name.replaceFirst("\\.jar$", "").replaceFirst("-(?=\\d)", " "))
              .sorted()
              .toList();
      return Finding.ok("Libraries", String.join(", ", names));
    } catch (IOException e) {
      return Finding.problem(
          "Libraries", directory + " cannot be read: " + e.getMessage(), "unpack the zip again");
    }
  }

  /**
   * Whether pictures can have letters.
   *
   * @param font the program's own, null when it is not there
   */
  static Finding font(URL font) {
    return font == null
        ? Finding.problem(
            "Fonts", FONT + ", the program's own, is not there", "unpack the zip again")
        : Finding.ok(
            "Fonts", FONT + ", the program's own; none of the system and no display are needed");
  }

  /** Whether names of files can have all characters. */
  static Finding encoding(String name) {
    boolean whole =
        !name.isEmpty()
            && Charset.isSupported(name)
            && Charset.forName(name).newEncoder().canEncode("\u00e4\u4e2d");
    String text = (name.isEmpty() ? "unknown" : name) + ", locale " + Locale.getDefault();
    return whole
        ? Finding.ok("Names of files", text)
        : Finding.note(
            "Names of files",
            text + "; names with other characters cannot be read",
            "set LC_ALL=C.UTF-8");
  }

  /** Whether a directory can be written and has room. */
  static Finding place(String what, Path directory) {
    try {
      Path file = Files.createTempFile(directory, ".anisky-doctor", "");
      try {
        Files.write(file, "written".getBytes(StandardCharsets.US_ASCII));
      } finally {
        Files.delete(file);
      }
      long space = Files.getFileStore(directory).getUsableSpace();
      String text = directory + ", " + mebibytes(space) + " free";
      return space < LEAST_SPACE
          ? Finding.problem(what, text, "make room, or write elsewhere with --out DIR")
          : Finding.ok(what, text);
    } catch (IOException e) {
      return Finding.problem(
          what,
          directory + " cannot be written (" + e.getClass().getSimpleName() + ")",
          what.startsWith("Temp")
              ? "name another: ANISKY_JAVA_OPTS=-Djava.io.tmpdir=DIR"
              : "write elsewhere with --out DIR");
    }
  }
}
