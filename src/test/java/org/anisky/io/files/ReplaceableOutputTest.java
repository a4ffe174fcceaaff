package org.anisky.io.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.anisky.InvalidInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What an output may take the place of. */
class ReplaceableOutputTest {
  @TempDir Path temporary;
  private Path parent;
  private Path target;

  @BeforeEach
  void aResult() throws IOException {
    parent = temporary.toRealPath();
    target = parent.resolve("run");
    replace("first");
  }

  private void replace(String text, Path... inputs) throws IOException {
    ExistingOutput existing = new ExistingOutput.Replace(List.of(inputs));
    try (ResultDirectory result = ResultDirectory.create(target, existing)) {
      Files.writeString(result.file("result.json"), text);
      Files.writeString(result.file("maps/sky.fits"), "sky of " + text);
      result.commit();
    }
  }

  private void assertRefused(String message, Path... inputs) {
    assertThatThrownBy(() -> replace("second", inputs))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("output directory " + target + " " + message);
    assertThat(parent.toFile().list()).noneMatch(name -> name.startsWith("."));
    assertThat(target.resolve("maps/sky.fits")).exists();
  }

  @Test
  void aResultAsItWasWrittenIsReplaced() throws IOException {
    replace("second");
    assertThat(target.resolve("result.json")).hasContent("second");
    assertThat(parent.toFile().list()).containsExactly("run");
  }

  @Test
  void aResultOfWhichFilesAreGoneIsReplaced() throws IOException {
    Files.delete(target.resolve("maps/sky.fits"));
    replace("second");
    assertThat(target.resolve("maps/sky.fits")).hasContent("sky of second");
  }

  @Test
  void aFileOfSomebodyElseKeepsAllOfIt() throws IOException {
    Files.writeString(target.resolve("maps/note.txt"), "mine");
    assertRefused(
        "holds maps/note.txt, which this program did not write: it is not overwritten; move that"
            + " file away or choose another name");
  }

  @Test
  void anEmptyDirectoryOrALinkOfSomebodyElseDoesToo() throws IOException {
    Files.createDirectory(target.resolve("later"));
    assertRefused(
        "holds later/, which this program did not write: it is not overwritten; move that file away"
            + " or choose another name");
    Files.delete(target.resolve("later"));
    Files.createSymbolicLink(target.resolve("link"), parent);
    assertRefused(
        "holds link, which this program did not write: it is not overwritten; move that file away"
            + " or choose another name");
  }

  /** One byte, the length the same. */
  @Test
  void aFileThatWasChangedKeepsAllOfIt() throws IOException {
    Files.writeString(target.resolve("result.json"), "fIrst");
    assertRefused(
        "holds result.json, which was changed since this program wrote it: it is not overwritten;"
            + " move that file away or choose another name");
  }

  /** Two results of one computation differ in when, how long and where to. */
  @Test
  void theListsOfEqualResultsAreEqual() throws IOException {
    String[] lists = new String[3];
    for (int k = 0; k < 3; k++) {
      Path run = parent.resolve("run" + k);
      String text =
          "{\n  \"value\": 1.%d,\n  \"directory\": \"run%d\",\n  \"start\": \"%d\",\n  \"duration_s\": %s\n}\n"
              .formatted(k / 2, k, k, k == 1 ? "0.25" : "0.2");
      try (ResultDirectory result = ResultDirectory.create(run, ExistingOutput.REFUSE)) {
        Files.writeString(result.file("result.json"), text);
        result.commit();
      }
      lists[k] = Files.readString(run.resolve(".manifest"));
    }
    assertThat(lists[1]).isEqualTo(lists[0]);
    assertThat(lists[2]).isNotEqualTo(lists[0]);
  }

  @Test
  void aLinkInThePlaceOfAFileIsAChange() throws IOException {
    Path elsewhere = Files.writeString(parent.resolve("elsewhere"), "first");
    Files.delete(target.resolve("result.json"));
    Files.createSymbolicLink(target.resolve("result.json"), elsewhere);
    assertRefused(
        "holds result.json, which was changed since this program wrote it: it is not overwritten;"
            + " move that file away or choose another name");
  }

  /** Beyond 16 MiB the digest is of another kind. */
  @Test
  void aChangeInALargeFileIsSeenAsWell() throws IOException {
    byte[] large = new byte[(1 << 24) + 1];
    try (ResultDirectory result = ResultDirectory.create(target, ExistingOutput.REPLACE)) {
      Files.write(result.file("maps/sky.fits"), large);
      result.commit();
    }
    large[1 << 23] = 1;
    Files.write(target.resolve("maps/sky.fits"), large);
    assertRefused(
        "holds maps/sky.fits, which was changed since this program wrote it: it is not overwritten;"
            + " move that file away or choose another name");
    large[1 << 23] = 0;
    Files.write(target.resolve("maps/sky.fits"), large);
    replace("second");
  }

  @Test
  void aListOfFilesThatIsDamagedKeepsAllOfIt() throws IOException {
    Path list = target.resolve(".manifest");
    String whole = Files.readString(list);
    for (String damaged : List.of("", "{", whole.substring(0, whole.length() - 5), whole + "x\n")) {
      Files.writeString(list, damaged);
      assertThatThrownBy(() -> replace("second"))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("has no list of files (.manifest)");
      assertThat(target.resolve("result.json")).hasContent("first");
    }
  }

  @Test
  void anInputOfTheRunIsNeverReplacedByWhateverNameItIsRead() throws IOException {
    Path file = target.resolve("maps/sky.fits");
    Path link = Files.createSymbolicLink(parent.resolve("link.fits"), file);
    Path directoryLink = Files.createSymbolicLink(parent.resolve("runs"), parent);
    Path hard = Files.createLink(parent.resolve("hard.fits"), target.resolve("result.json"));
    Path farm = Files.createDirectory(parent.resolve("farm"));
    Files.createSymbolicLink(farm.resolve("a.fits"), file);
    for (Path input :
        List.of(
            file,
            link,
            directoryLink.resolve("run/../run/maps/sky.fits"),
            hard,
            target.resolve("maps"),
            target,
            farm,
            target.resolve("maps/s"))) {
      assertRefused(
          "holds " + input + ", which this run reads: it is not overwritten; choose another name",
          input);
    }
    replace("second", parent.resolve("absent"), Files.writeString(parent.resolve("other"), ""));
  }

  @Test
  void aFileIsReplacedOnlyWhenItIsOfItsKindAndNoInput() throws IOException {
    Path file = Files.writeString(parent.resolve("counts.arrow"), "events");
    ExistingOutput replace = new ExistingOutput.Replace(List.of());
    assertThatThrownBy(() -> WholeFile.create(file, replace, own -> false))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "output file "
                + file
                + " is not a file that this program wrote, or was changed since: it is not"
                + " overwritten; move it away or choose another name");
    Path hard = Files.createLink(parent.resolve("hard"), file);
    assertThatThrownBy(
            () -> WholeFile.create(file, new ExistingOutput.Replace(List.of(hard)), own -> true))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "output file "
                + file
                + " is "
                + hard
                + ", which this run reads: it is not overwritten; choose another name");
    assertThat(file).hasContent("events");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkToNowhereIsRefusedAtOnceAndStays() throws IOException {
    Path link = Files.createSymbolicLink(parent.resolve("link"), Path.of("nowhere"));
    String message = link + " is a symbolic link to nowhere, which does not exist";
    for (ExistingOutput existing : List.of(ExistingOutput.REFUSE, ExistingOutput.REPLACE)) {
      assertThatThrownBy(() -> ResultDirectory.create(link, existing))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage("output directory " + message);
      assertThatThrownBy(() -> WholeFile.create(link, existing, own -> true))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage("output file " + message);
      assertThatThrownBy(() -> ResultDirectory.create(link.resolve("run"), existing))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining(" is in the way");
      assertThat(link).isSymbolicLink();
    }
  }
}
