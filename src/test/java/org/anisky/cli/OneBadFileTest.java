package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.anisky.io.parquet.EventFiles;
import org.anisky.io.parquet.EventFiles.Fault;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A bad file among a hundred: one message with file and place, and nothing is written. */
class OneBadFileTest {
  private static final int FILES = 100;
  private static final int EVENTS = 200;

  private static final String COLUMNS =
      """
      time: {column: time, format: unix}
      zenith: {column: zenith, unit: deg}
      azimuth: {column: azimuth, unit: deg, convention: north-east}
      """;

  @TempDir private static Path directory;

  private Path configuration;

  private static Path file(int number) {
    return directory.resolve(String.format("days/%02d.parquet", number));
  }

  @BeforeAll
  static void write() throws IOException {
    Files.createDirectory(directory.resolve("days"));
    for (int number = 0; number < FILES; number++) {
      EventFiles.parquet(file(number), number, EVENTS);
    }
  }

  @BeforeEach
  void configure() throws IOException {
    configuration =
        new ToyList(directory).configuration("toy.yaml", "files: [days]", "", COLUMNS, false);
  }

  private String refused(Object... options) throws IOException {
    List<Object> arguments =
        new ArrayList<>(List.of("bin", configuration, "-q", "-o", directory.resolve("out")));
    arguments.addAll(List.of(options));
    CommandLineRun run = CommandLineRun.of(arguments.toArray());
    assertThat(run.exit()).as(run.err()).isEqualTo(2);
    assertThat(run.err().strip().lines()).hasSize(1);
    try (var left = Files.list(directory)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("toy.yaml", "days");
    }
    return run.err();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ANGLE|row 123: column 'zenith'|200.0 deg is outside",
        "NULL|row 123 (row group 0): |column 'zenith' is null; every row must have a value",
        "SCHEMA|has no column 'zenith'|theta",
        "TRUNCATED|is no Parquet file|was cut"
      })
  void itIsNamedWithItsPlace(Fault fault, String place, String what) throws IOException {
    EventFiles.parquet(file(57), 57, EVENTS, fault, 123);
    try {
      for (Object[] options :
          new Object[][] {{"-j", 2}, {"-j", 1}, {"--each", "day"}, {"--part", "2/3"}}) {
        assertThat(refused(options)).contains("57.parquet").contains(place).contains(what);
      }
    } finally {
      EventFiles.parquet(file(57), 57, EVENTS);
    }
  }

  /** Texts that are times, of which one has the name of a zone. */
  @Test
  void aTimeOfAZoneIsNamedWithItsRow(@TempDir Path folder) throws IOException {
    for (int number = 0; number < 3; number++) {
      Path text = folder.resolve(number + ".parquet");
      EventFiles.parquet(text, number, EVENTS, Fault.ZONE, number == 1 ? 123 : -1);
    }
    String[] texts = {
      "detectors.0.events.files=[" + folder + "]",
      "detectors.0.events.time={column: time, format: iso}"
    };
    for (int threads = 1; threads <= 2; threads++) {
      assertThat(refused("-j", threads, "--set", texts[0], "--set", texts[1]))
          .contains("/1.parquet: row 123", "'2017-07-14 02:40:00 CET'");
    }
  }

  @Test
  void aCopyIsNamedWithItsOriginal() throws IOException {
    EventFiles.parquet(file(57), 3, EVENTS);
    try {
      for (Object[] options : new Object[][] {{"-j", 2}, {"-j", 1}, {"--each", "day"}}) {
        assertThat(refused(options)).contains("03.parquet", "57.parquet", "are the same");
      }
    } finally {
      EventFiles.parquet(file(57), 57, EVENTS);
    }
  }

  /** What the tests leave is good, so that they fail for the bad file alone. */
  @Test
  void withoutItAllAreRead() {
    assertThat(CommandLineRun.good("check", configuration, "--events", FILES * EVENTS).out())
        .contains("00.parquet and 99 more: all 20,000");
  }
}
