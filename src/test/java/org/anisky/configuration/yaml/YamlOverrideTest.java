package org.anisky.configuration.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.anisky.InvalidInputException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class YamlOverrideTest {
  private static YamlSection file() {
    return YamlFile.parse(
        "fit:\n  max-sweeps: 10\ndetectors:\n  - name: a\n  - name: b\nfile: x.dat\n",
        Path.of("configs/a.yaml"));
  }

  private static void refused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(InvalidInputException.class).hasMessage(message);
  }

  @Test
  void aValueOfTheCommandLineReplacesThatOfTheFile() {
    YamlSection root = file();
    root.override("fit.max-sweeps", "20");
    root.override("detectors.1.name", "c");
    root.override("new.section.gauge", "80 deg");
    root.override("list", "[1, 2]");
    root.override("text", "a # b: c");

    assertThat(root.section("fit").integer("max-sweeps", 1, 100)).isEqualTo(20);
    assertThat(root.sections("detectors").get(1).text("name")).isEqualTo("c");
    assertThat(root.section("new").section("section").text("gauge")).isEqualTo("80 deg");
    assertThat(root.numbers("list", Interval.FINITE)).containsExactly(1.0, 2.0);
    assertThat(root.text("text")).isEqualTo("a # b: c");
  }

  @Test
  void messagesNameTheOption() {
    YamlSection root = file();
    root.override("fit.max-sweeps", "0");
    refused(
        () -> root.section("fit").integer("max-sweeps", 1, 100),
        "option --set fit.max-sweeps=0: fit.max-sweeps: 0 is outside [1, 100]");

    YamlSection other = file();
    other.override("fit.max-sweeps", "many", "--max-sweeps many");
    refused(
        () -> other.section("fit").integer("max-sweeps", 1, 100),
        "option --max-sweeps many: fit.max-sweeps: 'many' must be an integer in [1, 100]");
  }

  @Test
  void anUnknownKeyOfTheCommandLineIsRefused() {
    YamlSection root = file();
    root.override("fit.max-sweep", "20");
    YamlSection fit = root.section("fit");
    fit.integer("max-sweeps", 1, 100);
    refused(
        fit::finish,
        "option --set fit.max-sweep=20: unknown key 'fit.max-sweep'; did you mean 'max-sweeps'?"
            + " Allowed keys: max-sweeps");
  }

  @Test
  void aWayThatLeadsNowhereIsRefused() {
    refused(
        () -> file().override("detectors.2.name", "c"),
        "option --set detectors.2.name=c: detectors is a list and has no entry '2'; allowed: 0 to"
            + " 1");
    refused(
        () -> file().override("detectors.name", "c"),
        "option --set detectors.name=c: detectors is a list and has no entry 'name'; allowed: 0 to"
            + " 1");
    refused(
        () -> file().override("file.name", "c"),
        "option --set file.name=c: file is the single value 'x.dat' and has no key 'name'");
    refused(
        () -> file().override("fit..name", "c"),
        "option --set fit..name=c: 'fit..name' is not a key path, such as"
            + " likelihood.max-sweeps");
    refused(
        () -> file().override("fit", "[1"),
        "option --set fit=[1: not valid YAML: expected ',' or ']', but got <stream end>");
    YamlSection empty = file();
    empty.override("fit.max-sweeps", "");
    refused(
        () -> empty.section("fit").integer("max-sweeps", 1, 9),
        "option --set fit.max-sweeps=: fit.max-sweeps: has no value; it must be an integer in [1,"
            + " 9]");
  }

  @Test
  void pathsOfTheCommandLineAreRelativeToTheWorkingDirectory() {
    YamlSection root = file();
    assertThat(root.path("file")).isEqualTo(Path.of("configs/x.dat"));
    YamlSection other = file();
    other.override("file", "x.dat");
    assertThat(other.path("file")).isEqualTo(Path.of("x.dat"));
  }
}
