package org.anisky.io.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anisky.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextLinesTest {
  @TempDir private Path directory;

  private List<String> read(byte[] bytes) throws IOException {
    Path file = Files.write(directory.resolve("list.txt"), bytes);
    List<String> read = new ArrayList<>();
    try (TextLines lines = TextLines.open(file, "event file")) {
      while (lines.next()) {
        read.add(lines.text());
      }
    }
    return read;
  }

  private List<String> read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private void refused(byte[] bytes, String message) {
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb\nc\n", "a\r\nb\r\nc\r\n", "a\rb\rc\r", "a\rb\nc", "a\r\nb\rc\r\n"})
  void linesEndAsOnAnySystem(String text) throws IOException {
    assertThat(read(text)).containsExactly("a", "b", "c");
    assertThat(read("\ufeff" + text)).containsExactly("a", "b", "c");
  }

  @Test
  void blankLinesAreLinesToo() throws IOException {
    assertThat(read("a\n\nb\r\r\r\nc")).containsExactly("a", "", "b", "", "", "c");
    assertThat(read("")).isEmpty();
  }

  /** The buffer has 2^20 bytes; the pair of CR and LF stands across every edge once. */
  @Test
  void lineEndsAcrossTheEdgeOfTheBufferAreOne() throws IOException {
    for (int before = (1 << 20) - 12; before <= (1 << 20) + 2; before++) {
      List<String> read = read("x".repeat(before - 10) + "\r\n1234567\r\nc\r\n");
      assertThat(read).hasSize(3);
      assertThat(read.get(1)).isEqualTo("1234567");
      assertThat(read.get(2)).isEqualTo("c");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 'x00, a NUL byte'",
    "11, 'x0b, a vertical tab'",
    "12, 'x0c, a form feed'",
    "27, 'x1b, a control character'",
    "26, 'x1a, a control character'"
  })
  void charactersThatEndLinesOnlyForSomeAreRefused(byte character, String name) {
    byte[] bytes = {'1', '\n', '#', ' ', character, '2', '\n'};
    refused(bytes, "list.txt:2: byte 3 of the line is \\" + name);
  }

  @Test
  void textInUtf16IsRefusedAsSuch() {
    refused("a b\n".getBytes(StandardCharsets.UTF_16), "is text in UTF-16, not text; save it as");
    refused("a b\n".getBytes(StandardCharsets.UTF_16LE), "is it text in UTF-16, or damaged?");
  }

  @Test
  void aLineOfAnyLengthTakesBoundedMemory() {
    refused("1 ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII), "is this a text file?");
  }

  @Test
  void filesOfOtherKindsAreCalledByTheirName() {
    Map<String, String> names =
        Map.of(
            "PAR1\u0015\u0004", "a Parquet file",
            "ARROW1", "an Arrow file",
            "SIMPLE  =                    T", "a FITS file",
            "\u0089HDF\r\n\u001a\n", "an HDF5 file",
            "root\0\0", "a ROOT file",
            "PK\u0003\u0004", "a zip archive",
            "BZh91AY", "compressed with bzip2",
            "<!DOCTYPE html>", "a web page",
            "version https://git-lfs.github.com/spec/v1", "the pointer of Git LFS");
    names.forEach(
        (begin, name) ->
            refused(begin.getBytes(StandardCharsets.ISO_8859_1), "list.txt is " + name));
  }

  @Test
  void bytesThatAreNotUtf8AreRefusedWhereTextIsMade() {
    refused(new byte[] {'a', '\n', (byte) 0xff, '\n'}, "list.txt:2: the line is not text in UTF-8");
  }
}
