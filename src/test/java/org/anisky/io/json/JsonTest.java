package org.anisky.io.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.anisky.sky.TimeFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonTest {
  @Test
  void aTreeIsWrittenInTheMapsOrderWithTwoSpaces() {
    Map<String, Object> inner = new LinkedHashMap<>();
    inner.put("frame", TimeFrame.SIDEREAL);
    inner.put("values", new double[] {0.1 + 0.2, Double.NaN, Double.NEGATIVE_INFINITY, -0.0});
    inner.put("none", Map.of());
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("z", 1);
    tree.put("a \"é\"\n", inner);
    tree.put("list", Arrays.asList(List.of(1L, 2L), null, true, new int[0]));
    assertThat(Json.text(tree))
        .isEqualTo(
            """
            {
              "z": 1,
              "a \\"é\\"\\n": {
                "frame": "SIDEREAL",
                "values": [0.30000000000000004, null, null, -0.0],
                "none": {}
              },
              "list": [
                [1, 2],
                null,
                true,
                []
              ]
            }
            """);
  }

  @Test
  void numbersComeBackToTheBitInAnyLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      for (double number :
          new double[] {Double.MIN_VALUE, Double.MAX_VALUE, Math.PI * 1e-4, 1e22, 123456789.0}) {
        String text = Json.text(number).trim();
        assertThat(text).isEqualTo(Double.toString(number));
        assertThat(JsonDocument.parse("f", "{\"x\": " + text + "}").number("x")).isEqualTo(number);
      }
      assertThat(Json.text(Long.MIN_VALUE)).isEqualTo("-9223372036854775808\n");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aFileIsUtf8(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("a.json");
    Json.write(file, List.of("é"));
    assertThat(Files.readAllBytes(file)).containsExactly('[', '"', 0xc3, 0xa9, '"', ']', '\n');
  }

  @Test
  void anotherTypeIsAProgrammingError() {
    assertThatThrownBy(() -> Json.text(List.of(new Object[] {new java.util.BitSet()})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("java.util.BitSet has no form in JSON");
  }
}
