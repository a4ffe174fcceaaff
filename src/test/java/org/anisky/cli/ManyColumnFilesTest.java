package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.anisky.counts.CountsOrigin;
import org.anisky.io.arrow.ArrowCounts;
import org.anisky.io.files.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists in several files of columns, one of which is bad, and HDF5 beside Parquet. */
class ManyColumnFilesTest {
  private static final Path PARQUET = Path.of("testdata/reference/parquet");
  private static final Path HDF5 = Path.of("testdata/reference/hdf5");
  private static final List<String> GOOD =
      List.of("checksums", "encodings", "gzip", "lz4", "pages-v2", "snappy", "types", "zstd");

  @TempDir private Path directory;

  private Path configuration(String files, String zenith, String azimuth) throws IOException {
    String columns =
        """
        time: {column: unix, format: unix}
        zenith: {column: %s, unit: deg}
        azimuth: {column: %s, unit: deg, convention: north-east}
        """;
    return new ToyList(directory)
        .configuration("toy.yaml", files, "", columns.formatted(zenith, azimuth), false);
  }

  private String refused(Path folder) throws IOException {
    Path out = directory.resolve("out");
    CommandLineRun run =
        CommandLineRun.of(
            "bin",
            configuration("files: ['" + folder + "/*.parquet']", "float64", "int32"),
            "-j",
            2,
            "-o",
            out);
    assertThat(run.exit()).as(run.err()).isEqualTo(2);
    assertThat(run.err().strip().lines()).hasSize(1);
    try (var left = Files.list(directory)) {
      assertThat(left.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("toy.yaml", "many");
    }
    return run.err();
  }

  private Path many() throws IOException {
    Path folder = Files.createDirectories(directory.resolve("many"));
    for (String name : GOOD) {
      Files.copy(PARQUET.resolve(name + ".parquet"), folder.resolve(name + ".parquet"));
    }
    return folder;
  }

  @Test
  void oneBadFileAmongManyIsNamedAndNothingIsLeft() throws IOException {
    Path folder = many();
    Path bad = folder.resolve("m.parquet");
    byte[] whole = Files.readAllBytes(PARQUET.resolve("not-null.parquet"));
    Files.write(bad, Arrays.copyOf(whole, whole.length - 100));
    assertThat(refused(folder)).contains("m.parquet is no Parquet file, or was cut");
    Files.write(bad, whole);
    assertThat(refused(folder)).contains("m.parquet has no column 'int32'");
    Files.write(bad, Files.readAllBytes(folder.resolve("gzip.parquet")));
    assertThat(refused(folder)).contains("gzip.parquet", "m.parquet", "are the same");
    Files.delete(bad);
    CommandLineRun.good(
        "bin",
        configuration("files: ['" + folder + "/*.parquet']", "float64", "int32"),
        "-o",
        directory.resolve("out"));
  }

  @Test
  void eventsInHdf5HaveTheCountsOfThoseInParquet() throws IOException {
    Path one = directory.resolve("one.arrow");
    Path two = directory.resolve("two.arrow");
    CommandLineRun.good(
        "bin",
        configuration(
            "file: " + PARQUET.resolve("types.parquet").toAbsolutePath(), "float64", "int32"),
        "-o",
        one);
    for (String file : List.of("compound", "chunks", "datasets", "pytables")) {
      CommandLineRun.good(
          "bin",
          configuration("file: " + HDF5.resolve(file + ".h5").toAbsolutePath(), "f8", "i4_big"),
          "-o",
          two,
          "--overwrite");
      for (int tau = 0; tau < 24; tau++) {
        assertThat(ArrowCounts.read(two).bin(tau)).isEqualTo(ArrowCounts.read(one).bin(tau));
      }
    }
    CommandLineRun blosc =
        CommandLineRun.of(
            "bin",
            configuration("file: " + HDF5.resolve("blosc.h5").toAbsolutePath(), "f8", "i4"),
            "-o",
            directory.resolve("blosc.arrow"));
    assertThat(blosc.exit()).isEqualTo(2);
    assertThat(blosc.err()).contains("blosc.h5").contains("a filter that is not read");
    assertThat(directory.resolve("blosc.arrow")).doesNotExist();
  }

  /** The first row group, which is damaged, is left out whole by the cut and need not be read. */
  @Test
  void aCutLeavesRowGroupsUnread() throws IOException {
    Path folder = Files.createDirectories(directory.resolve("many"));
    byte[] bytes = Files.readAllBytes(PARQUET.resolve("cuts.parquet"));
    Arrays.fill(bytes, 100, 140, (byte) 0);
    Path damaged = Files.write(folder.resolve("a.parquet"), bytes);
    Files.copy(PARQUET.resolve("cuts-plain.parquet"), folder.resolve("b.parquet"));
    String cut = "detectors.0.select={from: 2017-07-14T05:26:40Z}";
    for (String files : List.of("file: " + damaged, "files: ['" + folder + "/*.parquet']")) {
      Path toy = configuration(files, "zenith", "azimuth");
      Path out = directory.resolve("out.arrow");
      int lists = files.contains("*") ? 2 : 1;
      for (int threads = 1; threads <= 2; threads++) {
        CommandLineRun.good("bin", toy, "-j", threads, "--set", cut, "-o", out, "--overwrite");
        CountsOrigin origin = ArrowCounts.read(out).origin();
        assertThat(origin.eventsUsed() + origin.eventsRejected().get("outside_field_of_view"))
            .isEqualTo(250L * lists);
        assertThat(origin.eventsRejected()).containsEntry("outside_time_range", 50L * lists);
      }
      assertThat(CommandLineRun.of("bin", toy, "-o", out, "--overwrite").err())
          .contains("a.parquet is damaged: row group 0");
      assertThat(
              CommandLineRun.of("bin", toy, "--set", cut, "--part", "1/3", "-o", out, "--overwrite")
                  .err())
          .contains("a.parquet is damaged: row group 0");
    }
  }

  @Test
  void rowGroupsOfOneFileAreReadByAllThreadsWithTheSameBytes() throws IOException {
    Path toy =
        configuration(
            "file: " + PARQUET.resolve("cuts.parquet").toAbsolutePath(), "zenith", "azimuth");
    Path one = directory.resolve("one.arrow");
    CommandLineRun.good("bin", toy, "-j", 1, "-o", one);
    assertThat(ArrowCounts.read(one).origin().digest())
        .isEqualTo(Sha256.of(PARQUET.resolve("cuts.parquet")));
    for (int threads : new int[] {2, 3, 7}) {
      Path several = directory.resolve(threads + ".arrow");
      CommandLineRun.good("bin", toy, "-j", threads, "-o", several);
      assertThat(several).as("%d threads", threads).hasSameBinaryContentAs(one);
    }
  }

  /** Its second and fourth row group: whoever comes to the fourth first does not tell of it. */
  @Test
  void theFirstOfSeveralBadRowGroupsIsToldWhoeverReadsIt() throws IOException {
    byte[] bytes = Files.readAllBytes(PARQUET.resolve("cuts.parquet"));
    Arrays.fill(bytes, 6300, 6340, (byte) 0);
    Arrays.fill(bytes, 14800, 14840, (byte) 0);
    Path damaged = Files.write(directory.resolve("bad.parquet"), bytes);
    Path toy = configuration("file: " + damaged, "zenith", "azimuth");
    for (int threads : new int[] {1, 2, 3, 7}) {
      CommandLineRun run =
          CommandLineRun.of("bin", toy, "-j", threads, "-o", directory.resolve("out.arrow"));
      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.err().strip().lines()).hasSize(1);
      assertThat(run.err()).contains("bad.parquet is damaged: row group 1 (from row 50)");
      assertThat(directory.resolve("out.arrow")).doesNotExist();
    }
  }
}
