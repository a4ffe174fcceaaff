package org.anisky.io.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.anisky.InvalidInputException;
import org.anisky.counts.CountsOrigin;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.LocalSky;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyMap;
import org.anisky.io.arrow.ArrowCounts;
import org.anisky.io.fits.FitsMaps;
import org.anisky.io.json.Json;
import org.anisky.io.text.CsvTable;
import org.anisky.sky.FieldOfView;
import org.anisky.sky.Observatory;
import org.anisky.sky.SiderealBinning;
import org.anisky.sky.SkyFrame;
import org.anisky.sky.TimeFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ResultDirectoryTest {
  @TempDir Path parent;

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }

  private static void write(Path target, ExistingOutput existing, String text) throws IOException {
    try (ResultDirectory result = ResultDirectory.create(target, existing)) {
      Files.writeString(result.file("result.json"), text);
      result.commit();
    }
  }

  @Test
  void nothingIsSeenBeforeTheCommitAndAllAfterIt() throws IOException {
    Path target = parent.resolve("a/b/run");
    try (ResultDirectory result = ResultDirectory.create(target, ExistingOutput.REFUSE)) {
      Files.writeString(result.file("result.json"), "{}");
      Files.writeString(result.file("plots/map.txt"), "map");
      assertThat(target).doesNotExist();
      assertThat(names(target.getParent())).hasSize(2).allMatch(name -> name.startsWith(".run."));
      result.commit();
    }
    assertThat(names(target.getParent())).containsExactly("run");
    assertThat(names(target)).containsExactly(".manifest", "plots", "result.json");
    assertThat(target.resolve("plots/map.txt")).hasContent("map");
  }

  @Test
  void withoutACommitNothingIsLeft() throws IOException {
    Path target = parent.resolve("run");
    try (ResultDirectory result = ResultDirectory.create(target, ExistingOutput.REFUSE)) {
      Files.writeString(result.file("plots/map.txt"), "map");
    }
    assertThat(names(parent)).isEmpty();
  }

  @Test
  void anExistingResultIsRefusedOrReplacedWhole() throws IOException {
    Path target = parent.resolve("run");
    write(target, ExistingOutput.REFUSE, "old");
    assertThatThrownBy(() -> ResultDirectory.create(target, ExistingOutput.REFUSE))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "output directory "
                + target
                + " exists already; choose another name or use --overwrite");
    write(target, ExistingOutput.REPLACE, "new");
    assertThat(names(parent)).containsExactly("run");
    assertThat(names(target)).containsExactly(".manifest", "result.json");
    assertThat(target.resolve("result.json")).hasContent("new");
  }

  @Test
  void aTargetThatAppearedMeanwhileIsRefusedToo() throws IOException {
    Path target = parent.resolve("run");
    try (ResultDirectory result = ResultDirectory.create(target, ExistingOutput.REFUSE)) {
      write(target, ExistingOutput.REFUSE, "other");
      assertThatThrownBy(result::commit).isInstanceOf(InvalidInputException.class);
    }
    assertThat(names(parent)).containsExactly("run");
    assertThat(target.resolve("result.json")).hasContent("other");
  }

  @Test
  void aDirectoryThatIsNoResultIsNeverReplaced() throws IOException {
    Path target = Files.createDirectory(parent.resolve("thesis"));
    write(target, ExistingOutput.REPLACE, "in an empty directory");
    Files.delete(target.resolve("result.json"));
    Files.delete(target.resolve(".manifest"));
    Files.writeString(target.resolve("chapter.tex"), "years of work");
    assertThatThrownBy(() -> ResultDirectory.create(target, ExistingOutput.REPLACE))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "output directory "
                + target
                + " is not empty and has no list of files (.manifest) by which this program"
                + " would know its own: it is not overwritten; when it is a result of an earlier"
                + " version, or a copy, delete it or choose another name");
    assertThat(names(target)).containsExactly("chapter.tex");
    assertThatThrownBy(
            () -> ResultDirectory.create(target.resolve("chapter.tex"), ExistingOutput.REPLACE))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("output directory " + target.resolve("chapter.tex") + " is a file");
    assertThatThrownBy(() -> ResultDirectory.create(Path.of("/"), ExistingOutput.REPLACE))
        .hasMessage("output directory / is the root of the file system");
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
    Path file = Files.writeString(parent.resolve("file"), "");
    String inTheWay = " is in the way, which is no directory; choose another place for the output";
    assertThatThrownBy(() -> ResultDirectory.create(file.resolve("run"), ExistingOutput.REFUSE))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("cannot create directory " + file + ": " + file + inTheWay);
    assertThatThrownBy(
            () -> WholeFile.create(file.resolve("out"), ExistingOutput.REFUSE, own -> true))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("cannot create directory " + file + ": " + file + inTheWay);
  }

  @Test
  void reasonsAreSaidInWords() {
    Path place = Path.of("/p");
    assertThat(OutputFailure.of("cannot write file", place, new AccessDeniedException("/p")))
        .hasMessage("cannot write file /p: permission denied");
    assertThat(OutputFailure.of("x", place, new FileSystemException("/p", null, "Read-only")))
        .hasMessage("x /p: Read-only");
    assertThat(OutputFailure.of("x", place, new IOException())).hasMessage("x /p: IOException");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullPlaceIsNamedByEveryWriter() {
    Path full = Path.of("/dev/full");
    HealpixGrid grid = new HealpixGrid(1);
    SkyMap map = SkyMap.of(grid, SkyFrame.EQUATORIAL, "I", "1", new double[12], new BitSet());
    assertThatThrownBy(() -> FitsMaps.write(full, "SKY", List.of(map), List.of()))
        .isInstanceOf(IOException.class)
        .hasMessage("cannot write file /dev/full: No space left on device");
    Observatory site = new Observatory("s", 0, 0);
    LocalSky sky = LocalSky.of(site, grid, new FieldOfView(1));
    CountsOrigin origin = new CountsOrigin("", "", 0, Map.of(), 0, Map.of(), "");
    DetectorCounts counts =
        new DetectorCounts(
            "d",
            sky,
            new SiderealBinning(1),
            TimeFrame.SIDEREAL,
            new double[1][sky.size()],
            null,
            origin);
    assertThatThrownBy(() -> ArrowCounts.write(full, counts))
        .isInstanceOf(IOException.class)
        .hasMessage("cannot write file /dev/full: No space left on device");
    assertThatThrownBy(
            () -> {
              try (CsvTable table = CsvTable.create(full, List.of(), List.of())) {
                table.row();
              }
            })
        .hasMessage("cannot write file /dev/full: No space left on device");
    assertThatThrownBy(() -> Json.write(full, 1))
        .hasMessage("cannot write file /dev/full: No space left on device");
  }

  /** The hidden name under which a file is written tells a person nothing. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullPlaceIsNamedAsTheUserKnowsIt(@TempDir Path parent) throws IOException {
    Path target = parent.toRealPath().resolve("run");
    try (ResultDirectory directory = ResultDirectory.create(target, ExistingOutput.REFUSE)) {
      Path table = directory.file("maps/t.json");
      Files.createSymbolicLink(table, Path.of("/dev/full"));
      assertThatThrownBy(() -> Json.write(table, 1))
          .hasMessage("cannot write file " + target + "/maps/t.json: No space left on device");
      assertThat(OutputFailure.of("x", table, new NoSuchFileException(table.toString())))
          .hasMessage("x " + target + "/maps/t.json: there is no " + target + "/maps/t.json");
    }
    Path counts = parent.toRealPath().resolve("counts.arrow");
    try (WholeFile file = WholeFile.create(counts, ExistingOutput.REFUSE, path -> false)) {
      assertThat(OutputFailure.of("cannot write file", file.path(), new IOException("full")))
          .hasMessage("cannot write file " + counts + ": full");
    }
  }

  @Test
  void aNameOutsideTheDirectoryIsAProgrammingError() throws IOException {
    try (ResultDirectory result =
        ResultDirectory.create(parent.resolve("run"), ExistingOutput.REFUSE)) {
      assertThatThrownBy(() -> result.file("../other"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("../other leaves the result directory");
    }
  }

  @Test
  void aFileAppearsWholeOrNotAtAll() throws IOException {
    Path target = parent.resolve("new/counts.arrow");
    try (WholeFile file = WholeFile.create(target, ExistingOutput.REFUSE, own -> true)) {
      Files.writeString(file.path(), "half");
      assertThat(target).doesNotExist();
    }
    assertThat(names(parent)).isEmpty();
    try (WholeFile file = WholeFile.create(target, ExistingOutput.REFUSE, own -> true)) {
      Files.writeString(file.path(), "whole");
      file.commit();
    }
    assertThat(names(target.getParent())).containsExactly("counts.arrow");
    assertThatThrownBy(() -> WholeFile.create(target, ExistingOutput.REFUSE, own -> true))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "output file " + target + " exists already; choose another name or use --overwrite");
    assertThatThrownBy(
            () -> WholeFile.create(target.getParent(), ExistingOutput.REPLACE, own -> true))
        .hasMessage("output file " + target.getParent() + " is a directory");
    try (WholeFile file = WholeFile.create(target, ExistingOutput.REPLACE, own -> true)) {
      Files.writeString(file.path(), "newer");
      assertThat(target).hasContent("whole");
      file.commit();
    }
    assertThat(target).hasContent("newer");
  }
}
