package org.anisky.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.anisky.inference.IsotropicToys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToyFileTest {
  @TempDir Path directory;

  @Test
  void whatIsDrawnIsThereForTheNextRunUntilOneEnds() throws Exception {
    Path target = directory.resolve("result");
    IsotropicToys toys =
        new IsotropicToys("f", List.of("disc 10 deg"), new double[][] {{3, -2.5}, {2.75, -3}});
    ToyFile.beside(target).drawn(new IsotropicToys("f", toys.kernels(), new double[][] {{3, -2}}));
    ToyFile.beside(target).drawn(toys);
    ToyFile next = ToyFile.beside(target);
    assertThat(next.earlier().extremes()).isDeepEqualTo(toys.extremes());
    assertThat(next.earlier().fingerprint()).isEqualTo("f");
    next.delete();
    assertThat(ToyFile.beside(target).earlier().extremes()).isEmpty();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void ofAPartOfAResultNothingIsKept() {
    Path part = directory.resolve("result").resolve("energy-8");
    ToyFile.beside(part)
        .drawn(new IsotropicToys("f", List.of("disc 10 deg"), new double[][] {{3, -2}}));
    assertThat(Files.exists(directory.resolve("result"))).isFalse();
  }
}
