package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Events come through pipes as from files, once. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class PipeTest {
  @TempDir private Path directory;
  private Workplace place;

  @BeforeEach
  void prepare() {
    place = Workplace.in(directory);
  }

  private Path pipe(byte[] bytes) throws IOException, InterruptedException {
    Path pipe = place.path("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Thread writer =
        new Thread(
            () -> {
              try (OutputStream out = Files.newOutputStream(pipe)) {
                out.write(bytes);
              } catch (IOException e) {
                // The reader refused and closed the pipe before its end.
                return;
              }
            });
    writer.setDaemon(true);
    writer.start();
    return pipe;
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private String digestOfInput(Path result) {
    return ResultFile.of(result).text("provenance/inputs/0/sha256");
  }

  @Test
  void eventsFromAPipeAreThoseOfTheFileAndSoIsTheirDigest()
      throws IOException, InterruptedException {
    Path pipe = pipe(Files.readAllBytes(place.path("events.csv")));
    CommandLineRun.reconstruct(place.configuration(), place.path("file"));
    CommandLineRun.reconstruct(
        place.configuration(), place.path("piped"), "--set", "detectors.0.events.file=" + pipe);
    for (String key : new String[] {"dipole", "events"}) {
      assertThat(ResultFile.of(place.path("piped")).at(key))
          .isEqualTo(ResultFile.of(place.path("file")).at(key));
    }
    assertThat(digestOfInput(place.path("piped"))).isEqualTo(digestOfInput(place.path("file")));
  }

  @Test
  void aCompressedPipeIsReadAndGivesUpItsBytesOnce() throws IOException, InterruptedException {
    Path pipe = pipe(gzip(Files.readAllBytes(place.path("events.csv"))));
    Object[] set = {"--set", "detectors.0.events.file=" + pipe};
    CommandLineRun.reconstruct(place.configuration(), place.path("first"), set);
    CommandLineRun again =
        CommandLineRun.of(
            "reconstruct",
            place.configuration(),
            "--out",
            place.path("second"),
            "--set",
            "detectors.0.events.file=" + pipe);
    assertThat(again.exit()).isEqualTo(2);
    assertThat(again.err())
        .isEqualTo(
            "anisky: "
                + pipe
                + " is a pipe, which can be read only once, and is asked for again; write it to a"
                + " file first\n");
  }

  @Test
  void arrowFromAPipeIsRefusedForEventsAndCounts() throws IOException, InterruptedException {
    Path pipe = pipe("ARROW1\0\0".getBytes(StandardCharsets.US_ASCII));
    String arrow =
        Workplace.CONFIGURATION
            .replace("separator: comma", "format: arrow")
            .replace("      header: true\n", "");
    place.write("arrow.yaml", arrow.replace("events.csv", "pipe"));
    String refusal =
        "anisky: "
            + pipe
            + " is a pipe or a device; Arrow is read from regular files: write it to a file"
            + " first\n";
    for (Object[] command :
        new Object[][] {
          {"reconstruct", place.path("arrow.yaml"), "--out", place.path("out")},
          {"inspect", pipe}
        }) {
      CommandLineRun run = CommandLineRun.of(command);
      assertThat(run.err()).isEqualTo(refusal);
      assertThat(run.exit()).isEqualTo(2);
    }
  }
}
