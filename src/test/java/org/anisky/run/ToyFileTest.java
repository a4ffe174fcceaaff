package org.anisky.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.anisky.inference.IsotropicToys;
import org.anisky.io.files.ExistingOutput;
import org.anisky.io.files.ResultDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToyFileTest {
  private static final IsotropicToys FEW =
      new IsotropicToys("f", List.of("disc 10 deg"), new double[][] {{3, -2}});
  private static final IsotropicToys TOYS =
      new IsotropicToys("f", List.of("disc 10 deg"), new double[][] {{3, -2.5}, {2.75, -3}});

  @TempDir Path directory;

  private ResultDirectory result() throws IOException {
    return ResultDirectory.create(directory.resolve("result"), ExistingOutput.REFUSE);
  }

  @Test
  void whatIsDrawnIsThereForTheNextRunUntilOneEnds() throws Exception {
    try (ResultDirectory interrupted = result()) {
      ToyFile.of(interrupted).drawn(FEW);
      ToyFile.of(interrupted).drawn(TOYS);
    }
    assertThat(directory.resolve("result.isotropic-toys.csv")).exists();
    try (ResultDirectory next = result()) {
      ToyFile toys = ToyFile.of(next);
      assertThat(toys.earlier().extremes()).isDeepEqualTo(TOYS.extremes());
      assertThat(toys.earlier().fingerprint()).isEqualTo("f");
      next.commit();
    }
    assertThat(directory.resolve("result.isotropic-toys.csv")).doesNotExist();
  }

  /** Ranges of energy and time frames are drawn one after the other; all go with the result. */
  @Test
  void everyPartOfAResultHasAFileOfItsOwnUntilTheWholeIsThere() throws Exception {
    try (ResultDirectory interrupted = result()) {
      ToyFile.of(interrupted.within("energy-8")).drawn(TOYS);
      ToyFile.of(interrupted.within("energy-16")).drawn(FEW);
    }
    try (ResultDirectory next = result()) {
      assertThat(ToyFile.of(next.within("energy-8")).earlier().extremes())
          .isDeepEqualTo(TOYS.extremes());
      assertThat(ToyFile.of(next.within("energy-16")).earlier().extremes())
          .isDeepEqualTo(FEW.extremes());
      assertThat(ToyFile.of(next).earlier().extremes()).isEmpty();
      assertThat(directory.resolve("result.energy-8.isotropic-toys.csv")).exists();
      next.commit();
    }
    assertThat(directory.toFile().list()).containsExactly("result");
  }

  @Test
  void aRefusedRunTakesAwayWhatItMadeAndNothingElse() throws Exception {
    try (ResultDirectory interrupted = result()) {
      ToyFile.of(interrupted.within("solar")).drawn(FEW);
    }
    try (ResultDirectory refused = result()) {
      ToyFile.of(refused.within("solar")).drawn(TOYS);
      ToyFile.of(refused.within("sidereal")).drawn(TOYS);
      refused.withdrawKept();
    }
    assertThat(directory.toFile().list()).containsExactly("result.solar.isotropic-toys.csv");
  }
}
