package org.anisky.configuration.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.anisky.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class YamlFileTest {
  @TempDir Path directory;

  private void refused(String content, String message) throws IOException {
    Path file = Files.writeString(directory.resolve("a.yaml"), content);
    assertThatThrownBy(() -> YamlFile.read(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(message.replace("a.yaml", file.toString()));
  }

  @Test
  void aFileIsReadWithItsComments() throws IOException {
    Path file = Files.writeString(directory.resolve("a.yaml"), "# a comment\nname: x # other\n");
    assertThat(YamlFile.read(file).text("name")).isEqualTo("x");
    Files.writeString(file, "\uFEFFname: y\r\nother: 1\r\n");
    assertThat(YamlFile.read(file).text("name")).isEqualTo("y");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> YamlFile.read(Path.of("no/such.yaml")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("configuration file no/such.yaml does not exist");
  }

  @Test
  void aDirectoryIsNoFile() {
    assertThatThrownBy(() -> YamlFile.read(directory))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(directory + " is a directory; a YAML file is needed");
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    refused("", "a.yaml is empty; a configuration is needed");
    refused("# only a comment\n", "a.yaml is empty; a configuration is needed");
    refused("---\n", "a.yaml is empty; a configuration is needed");
  }

  @Test
  void aListOrAWordAtTheTopIsRefused() throws IOException {
    refused(
        "- a\n- b\n",
        "a.yaml:1: the file begins with a list; it must be a section of keys and values ('key:"
            + " value')");
    refused(
        "\nword\n",
        "a.yaml:2: the file begins with the single value 'word'; it must be a section of keys and"
            + " values ('key: value')");
  }

  @Test
  void aKeyGivenTwiceIsRefused() throws IOException {
    refused(
        "fit:\n  gauge: a\n  other: b\n  gauge: c\n",
        "a.yaml:4: key 'gauge' is given twice; it is in line 2 already");
  }

  @Test
  void aTabIsRefusedByName() throws IOException {
    refused(
        "fit:\n\tgauge: a\n",
        "a.yaml:2: not valid YAML: a tab stands where only blanks may indent");
  }

  @Test
  void malformedYamlIsRefusedWithItsLine() throws IOException {
    refused("a: 1\nb: [1, 2\nc: 3\n", "a.yaml:3: not valid YAML: expected ',' or ']', but got :");
    refused("a: 1\n b: 2\n", "a.yaml:2: not valid YAML: mapping values are not allowed here");
    refused("a: 'open\n", "a.yaml:2: not valid YAML: found unexpected end of stream");
  }

  @Test
  void otherEncodingsAreRefused() throws IOException {
    Path file = Files.write(directory.resolve("a.yaml"), new byte[] {'a', ':', ' ', (byte) 0xe9});
    assertThatThrownBy(() -> YamlFile.read(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(file + " is not text in UTF-8");
    refused("a: \u0000\n", "a.yaml:1: not valid YAML: a character that is no text, \\x00");
  }

  @Test
  void aSecondDocumentIsRefused() throws IOException {
    refused(
        "a: 1\n---\nb: 2\n", "a.yaml:3: a second document begins; a configuration is one document");
  }

  @Test
  void anchorsAliasesAndTagsAreRefused() throws IOException {
    refused(
        "a: &x 1\nb: *x\n",
        "a.yaml:1: anchors and aliases ('&x', '*x') are not read; write the value out");
    refused(
        "a: !!float b\n",
        "a.yaml:1: the tag 'tag:yaml.org,2002:float' is not read; write the value without it");
    refused("a: *x\n", "a.yaml:1: not valid YAML: found undefined alias x");
    refused(
        "a: !secret 1\n", "a.yaml:1: the tag '!secret' is not read; write the value without it");
  }

  /** Below the limit it is read; above it no call per level is made. */
  @Test
  void whatIsNestedTooDeeplyIsRefusedWithItsLine() throws IOException {
    for (int levels : new int[] {51, 100_000}) {
      refused(
          "a: 1\nb: " + "[".repeat(levels - 1) + "]".repeat(levels - 1) + "\n",
          "a.yaml:2: sections and lists are nested more than 50 levels deep");
    }
    Path file = directory.resolve("deep.yaml");
    Files.writeString(file, "b: " + "[".repeat(49) + "]".repeat(49) + "\n");
    assertThat(YamlFile.read(file).has("b")).isTrue();
    StringBuilder block = new StringBuilder();
    for (int level = 0; level < 1_000; level++) {
      block.append(" ".repeat(level)).append("a:\n");
    }
    refused(block.toString(), "a.yaml:51: sections and lists are nested more than 50 levels deep");
  }

  @Test
  void aValueOfTheCommandLineThatIsNestedTooDeeplyIsRefused() throws IOException {
    YamlSection root = YamlSection.root(YamlNode.Mapping.empty(Place.ofOption("")), Path.of("a"));
    assertThatThrownBy(() -> root.override("a", "[".repeat(20_000), "--set a"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("option --set a: sections and lists are nested more than 50 levels deep");
    assertThatThrownBy(() -> root.override("a.".repeat(20_000) + "b", "1", "--set a"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("option --set a: a key path of 20001 keys; at most 50 are allowed");
  }

  @Test
  void aliasesThatMultiplyAreRefused() throws IOException {
    StringBuilder text = new StringBuilder("a0: &a0 [x, x]\n");
    for (int k = 1; k < 40; k++) {
      text.append("a%d: &a%d [*a%d, *a%d]\n".formatted(k, k, k - 1, k - 1));
    }
    Path file = Files.writeString(directory.resolve("a.yaml"), text);
    assertThatThrownBy(() -> YamlFile.read(file)).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void noMoreThanAConfigurationIsRead() throws IOException {
    refused(
        "#".repeat((1 << 20) + 1),
        "a.yaml is longer than 1048576 bytes, so it is no configuration");
    Path most = Files.writeString(directory.resolve("m"), "a: 1\n" + "#".repeat((1 << 20) - 5));
    assertThat(YamlFile.read(most).text("a")).isEqualTo("1");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void whatHasNoEndIsNotReadToItsEnd() {
    assertThatThrownBy(() -> YamlFile.read(Path.of("/dev/zero")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("/dev/zero is longer than 1048576 bytes, so it is no configuration");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aPipeIsReadWhenSomebodyWritesToItAndNotWaitedForWithoutEnd() throws Exception {
    Path pipe = directory.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Process writer = new ProcessBuilder("sh", "-c", "echo 'name: x' > '" + pipe + "'").start();
    assertThat(YamlFile.read(pipe).text("name")).isEqualTo("x");
    assertThat(writer.waitFor()).isZero();
    assertThatThrownBy(() -> YamlFile.read(pipe))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(pipe + " is a pipe to which nobody has written in 10 s");
  }
}
