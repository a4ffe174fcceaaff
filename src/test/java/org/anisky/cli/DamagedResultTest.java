package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.anisky.InvalidInputException;
import org.anisky.io.json.Json;
import org.anisky.io.text.Damage;
import org.anisky.model.DipoleEstimate;
import org.anisky.results.StoredResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A {@code result.json} that is damaged at random is refused with its name, or read as it stands:
 * the numbers are those that another reader of JSON finds in the damaged bytes.
 */
class DamagedResultTest {
  private static final int DAMAGES = 400;

  @TempDir private Path directory;

  private static double[] plain(byte[] bytes) throws IOException {
    JsonNode dipole = Json.mapper().readTree(bytes).get("dipole");
    JsonNode matrix = dipole.at("/covariance/matrix");
    return new double[] {
      dipole.at("/components/d_0h/value").doubleValue(),
      dipole.at("/components/d_6h/value").doubleValue(),
      matrix.at("/0/0").doubleValue(),
      matrix.at("/0/1").doubleValue(),
      matrix.at("/1/0").doubleValue(),
      matrix.at("/1/1").doubleValue()
    };
  }

  private static double[] read(Path file) throws IOException {
    DipoleEstimate dipole = StoredResult.read(file).single().orElseThrow().dipole().estimate();
    double[] values = dipole.values();
    double[][] matrix = dipole.covariance();
    return new double[] {
      values[0], values[1], matrix[0][0], matrix[0][1], matrix[1][0], matrix[1][1]
    };
  }

  @Test
  void aResultIsReadAsItStandsOrRefused() throws IOException {
    Path result = directory.resolve("result");
    CommandLineRun.reconstruct(
        Workplace.in(directory).configuration(), result, "--set", "significance.toys=0");
    Path file = result.resolve("result.json");
    byte[] good = Files.readAllBytes(file);
    assertThat(read(file)).isEqualTo(plain(good));
    SplittableRandom random = new SplittableRandom(9);
    int refused = 0;
    for (int k = 0; k < DAMAGES; k++) {
      // Half of the damages to the beginning, where the dipole is.
      byte[] damaged = Damage.of(good, random);
      if (k % 2 == 0) {
        int end = Math.min(good.length, 2500);
        byte[] head = Damage.of(Arrays.copyOf(good, end), random);
        damaged = Arrays.copyOf(head, head.length + good.length - end);
        System.arraycopy(good, end, damaged, head.length, good.length - end);
      }
      Files.write(file, damaged);
      double[] found;
      try {
        found = read(file);
      } catch (InvalidInputException e) {
        assertThat(e.getMessage()).startsWith(file + "").doesNotContainPattern("\\p{Cntrl}");
        refused++;
        continue;
      }
      assertThat(found).as("damage %d", k).isEqualTo(plain(damaged));
    }
    assertThat(refused).isBetween(DAMAGES / 4, DAMAGES - 10);
    for (int length = 0; length < good.length - 2; length += 97) {
      Files.write(file, Arrays.copyOf(good, length));
      assertThat(refusal(file)).as("cut to %d bytes", length).startsWith(file + "");
    }
  }

  private static String refusal(Path file) throws IOException {
    try {
      read(file);
      return "";
    } catch (InvalidInputException e) {
      return e.getMessage();
    }
  }
}
