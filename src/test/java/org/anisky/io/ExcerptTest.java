package org.anisky.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExcerptTest {
  private static String of(byte... bytes) {
    return Excerpt.of(bytes, 0, bytes.length);
  }

  @Test
  void visibleCharactersOfAnyScriptStayAsTheyAre() {
    assertThat(Excerpt.of("12.5 \u03b8 [deg] \u5929")).isEqualTo("12.5 \u03b8 [deg] \u5929");
    assertThat(of("\u03b8".getBytes(StandardCharsets.UTF_8))).isEqualTo("\u03b8");
  }

  @Test
  void whatCouldChangeTheTerminalIsEscaped() {
    assertThat(Excerpt.of("a\tb\r\n")).isEqualTo("a\\tb\\r\\n");
    assertThat(Excerpt.of("\u0000\u001b[31m\u007f\u0085")).isEqualTo("\\x00\\x1b[31m\\x7f\\x85");
    assertThat(Excerpt.of("\ufeffbin \u202e\u2028")).isEqualTo("\\ufeffbin \\u202e\\u2028");
  }

  @Test
  void bytesThatAreNotUtf8AreShownOneByOne() {
    assertThat(of((byte) 'a', (byte) 0xff, (byte) 0x80)).isEqualTo("a\u00ff\\x80");
  }

  @Test
  void longTextsAreCut() {
    assertThat(Excerpt.of("x".repeat(60))).isEqualTo("x".repeat(60));
    assertThat(Excerpt.of("x".repeat(61))).isEqualTo("x".repeat(60) + "...");
    byte[] long8 = "\u03b8".repeat(100_000).getBytes(StandardCharsets.UTF_8);
    assertThat(Excerpt.of(long8, 0, long8.length)).isEqualTo("\u03b8".repeat(60) + "...");
  }

  @Test
  void manyTextsAreListedInPart() {
    assertThat(Excerpt.of(List.of("a", "b\n"))).isEqualTo("a, b\\n");
    // 40 times "a, ", 10 more characters.
    assertThat(Excerpt.of(Collections.nCopies(42, "a"))).endsWith("a, a, and 2 more").hasSize(130);
  }
}
