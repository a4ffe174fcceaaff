package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipException;
import org.anisky.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person reads when something fails that is not in the configuration. */
class FailureTest {
  @TempDir private Path directory;

  private static void assertFailure(int exit, String message, Throwable problem) {
    assertThat(Failure.of(problem)).isEqualTo(new Failure(exit, message));
  }

  @Test
  void inputThatCanBeMendedIsTwoAndTheSystemIsOne() {
    assertFailure(2, "x", new InvalidInputException("x"));
    assertFailure(2, "a does not exist", new NoSuchFileException("a"));
    assertFailure(2, "an input file ends early", new UncheckedIOException(new EOFException()));
    assertFailure(2, "an input file is damaged: crc", new ZipException("crc"));
    assertFailure(1, "a: permission denied", new AccessDeniedException("a"));
    assertFailure(
        1, "a: Too many open files", new FileSystemException("a", null, "Too many open files"));
    assertFailure(1, "No space left on device", new IOException("No space left on device"));
    assertFailure(
        1,
        "not enough memory (Java heap space); give more, for example ANISKY_JAVA_OPTS=-Xmx4g",
        new IllegalStateException(new OutOfMemoryError("Java heap space")));
    assertThat(Failure.of(new NoClassDefFoundError("org/Lib")).message())
        .startsWith(
            "a part of the program cannot be loaded (java.lang.NoClassDefFoundError: org/Lib)");
  }

  /** A disc that fills up after some bytes, or a pipe that is closed. */
  @ParameterizedTest
  @ValueSource(ints = {0, 100})
  void outputThatIsLostIsAFailure(int room) {
    OutputStream full =
        new OutputStream() {
          private int written;

          @Override
          public void write(int value) throws IOException {
            if (written++ >= room) {
              throw new IOException("No space left on device");
            }
          }
        };
    Workplace place = Workplace.in(directory);
    for (String[] arguments :
        new String[][] {
          {"--help"}, {"bin", place.configuration().toString(), "-o", place.path("o").toString()}
        }) {
      StringWriter err = new StringWriter();
      PrintWriter out = new PrintWriter(full, true, StandardCharsets.UTF_8);
      assertThat(Anisky.run(out, new PrintWriter(err, true), arguments)).isEqualTo(1);
      assertThat(err)
          .hasToString(
              "anisky: standard output cannot be written, it is full or closed; not all was"
                  + " printed\n");
    }
  }

  @Test
  void anArgumentThatTheLocaleCannotReadIsSaidSo() {
    CommandLineRun run = CommandLineRun.of("reconstruct", "r\uFFFD\uFFFDsultat.yaml");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("set LC_ALL=C.UTF-8").hasLineCount(1);
  }

  @Test
  void aMessageIsOneLineThatDoesNothingToATerminal() {
    assertThat(ErrorLine.of("'a\nb\u001B[2J\u202Ec\u0000' is é"))
        .isEqualTo("anisky: 'a\\nb\\x1b[2J\\u202ec\\x00' is é");
    String line = ErrorLine.of("start " + "x".repeat(1_000_000) + " end");
    assertThat(line).startsWith("anisky: start x").endsWith("x end").hasSizeLessThan(2100);
    assertThat(line).contains(" [... 998,010 characters ...] ");
  }

  /** In Turkish an I in lower case has no dot. */
  @Test
  void theLanguageOfTheSystemChangesNothing() {
    Locale before = Locale.getDefault();
    Workplace place = Workplace.in(directory);
    try {
      Locale.setDefault(new Locale("tr", "TR"));
      CommandLineRun run =
          CommandLineRun.good(
              "reconstruct",
              place.configuration(),
              "--set",
              "strategy=east-west",
              "--set",
              "time-frame=anti-sidereal",
              "-o",
              place.path("turkish"));
      assertThat(run.out()).contains(" ± 0.");
    } finally {
      Locale.setDefault(before);
    }
  }
}
