package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.anisky.InvalidInputException;
import org.anisky.io.json.Json;
import org.anisky.report.page.ReportPages;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A {@code result.json} in which one value is gone or of another kind is refused with the path of
 * that value, or its page is made without it; nothing else comes of it.
 */
class EditedResultTest {
  private static final String MARK = "result.json";

  /** Of the dipole and of what a page begins with. */
  private static final List<String> NEEDED =
      List.of(
          "format",
          "strategy",
          "dipole",
          "dipole.components",
          "dipole.components.d_0h.value",
          "dipole.covariance",
          "dipole.amplitude",
          "dipole.amplitude.statistical",
          "dipole.phase_deg.value",
          "dipole.p_value",
          "warnings",
          "provenance",
          "provenance.inputs");

  @TempDir private static Path directory;
  private static Path file;
  private static JsonNode good;

  @BeforeAll
  static void reconstruct() throws IOException {
    Path result = directory.resolve("result");
    CommandLineRun.reconstruct(
        Workplace.in(directory).configuration(),
        result,
        "--no-report",
        "--set",
        "significance.toys=0");
    try (Stream<Path> files = Files.list(result)) {
      for (Path other : files.filter(path -> !path.endsWith(MARK)).toList()) {
        Files.delete(other);
      }
    }
    file = result.resolve(MARK);
    good = Json.mapper().readTree(Files.readString(file));
  }

  /** The message of the refusal; empty when a page was made. */
  private static String message(JsonNode edited, String what) throws IOException {
    Files.writeString(file, edited.toString());
    try {
      assertThat(ReportPages.of(file.getParent(), "result")).as(what).hasSize(1);
      return "";
    } catch (InvalidInputException e) {
      assertThat(e.getMessage()).as(what).startsWith(file + "").doesNotContain("\n");
      return e.getMessage();
    } catch (RuntimeException e) {
      throw new AssertionError(what, e);
    }
  }

  private static List<String> paths(JsonNode node, String above) {
    List<String> paths = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      String path = above + entry.getKey();
      paths.add(path);
      if (entry.getValue().isObject() && !path.startsWith("provenance.")) {
        paths.addAll(paths(entry.getValue(), path + "."));
      }
    }
    return paths;
  }

  private static ObjectNode above(JsonNode root, String path) {
    int end = path.lastIndexOf('.');
    return (ObjectNode) (end < 0 ? root : root.at("/" + path.substring(0, end).replace('.', '/')));
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  @Test
  void aKeyThatIsGoneIsMissedByItsPathOrNotShown() throws IOException {
    List<String> all = paths(good, "");
    assertThat(all).containsAll(NEEDED).hasSizeGreaterThan(100);
    for (String path : all) {
      JsonNode edited = good.deepCopy();
      above(edited, path).remove(last(path));
      String message = message(edited, "without " + path);
      if (NEEDED.contains(path)) {
        assertThat(message)
            .contains(path.equals("format") ? "no format" : "'" + path + "' is missing");
      }
    }
  }

  @Test
  void aValueOfAnotherKindIsToldByItsPathOrShownAsItStands() throws IOException {
    int refused = 0;
    for (String path : paths(good, "")) {
      JsonNode value = above(good, path).get(last(path));
      for (JsonNode other : others(value)) {
        JsonNode edited = good.deepCopy();
        above(edited, path).set(last(path), other);
        String message = message(edited, path + " as " + other);
        if (!message.isEmpty()) {
          assertThat(message).contains(path.equals("format") ? "'format'" : path);
          refused++;
        }
      }
      if (NEEDED.contains(path)) {
        JsonNode edited = good.deepCopy();
        above(edited, path).put(last(path), true);
        assertThat(message(edited, path)).contains(path);
      }
    }
    assertThat(refused).isGreaterThan(60);
  }

  private static List<JsonNode> others(JsonNode value) {
    ObjectNode object = Json.mapper().createObjectNode();
    ArrayNode list = Json.mapper().createArrayNode().add("x");
    List<JsonNode> all = new ArrayList<>(List.of(object, list, object.textNode("x")));
    all.add(object.numberNode(7));
    all.removeIf(other -> other.getNodeType() == value.getNodeType());
    return all;
  }
}
