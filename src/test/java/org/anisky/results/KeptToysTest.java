package org.anisky.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.anisky.inference.IsotropicToys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Toys that are kept come back to the bit, or not at all. */
class KeptToysTest {
  private static final double[][] EXTREMES = {{3.25, -2.5}, {0.1 + 0.2, -4}};

  @TempDir private Path directory;

  private IsotropicToys read(String text) throws IOException {
    return KeptToys.find(List.of(Files.writeString(directory.resolve(KeptToys.FILE), text)));
  }

  @Test
  void toysComeBackToTheBit() throws IOException {
    IsotropicToys toys = new IsotropicToys("data", List.of("top-hat 30 deg"), EXTREMES);
    IsotropicToys found = read(KeptToys.text(toys));
    assertThat(found.extremes()).isDeepEqualTo(EXTREMES);
    assertThat(found.kernels()).isEqualTo(toys.kernels());
  }

  /** Every byte of the rows counts: a toy more, one less, another digit. */
  @Test
  void damagedToysAreDrawnAgain() throws IOException {
    String good = KeptToys.text(new IsotropicToys("data", List.of("top-hat 30 deg"), EXTREMES));
    assertThat(good).contains("3.25");
    for (String bad :
        List.of(
            good.replace("3.25", "3.26"),
            good + "1.0,-1.0\n",
            good.substring(0, good.length() - 3),
            good.substring(0, 20),
            "")) {
      assertThat(read(bad).extremes()).as(bad).isEmpty();
    }
  }
}
