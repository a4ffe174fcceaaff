package org.anisky.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.anisky.Workers;
import org.anisky.model.ScannedData;
import org.anisky.model.SyntheticDetector;
import org.junit.jupiter.api.Test;

/** Toys are drawn once: those of an earlier run are taken where they are of the same data. */
class SkyTrialsTest {
  private static final Kernel NARROW = new Kernel.TopHat(Math.toRadians(30));
  private static final Kernel WIDE = new Kernel.TopHat(Math.toRadians(60));
  private static final ScannedData DATA = data(3e4);

  private static ScannedData data(double events) {
    SyntheticDetector detector = SyntheticDetector.onCylinder(19, 60, 6, 12, 12, events);
    double[] flat = SyntheticDetector.dipole(detector.equatorialGrid(), 0, 0);
    return ScannedData.of(detector.asimovData(flat), Workers.single());
  }

  private static SignificanceOptions options(int toys, long seed, Kernel... kernels) {
    return new SignificanceOptions(
        List.of(kernels), NullHypothesis.ISOTROPIC, toys, seed, 3, List.of());
  }

  private static IsotropicToys draw(
      ScannedData data, SignificanceOptions options, IsotropicToys earlier) {
    return SkyTrials.draw(data, options, ToyKeeper.of(earlier), Workers.single());
  }

  private static IsotropicToys draw(SignificanceOptions options) {
    return draw(DATA, options, IsotropicToys.NONE);
  }

  /** What nobody draws: if it comes back, it was taken. */
  private static IsotropicToys marked(IsotropicToys toys, int number) {
    double[][] extremes = new double[number][];
    for (int toy = 0; toy < number; toy++) {
      extremes[toy] = toys.extremes()[toy].clone();
      for (int k = 0; k < extremes[toy].length; k++) {
        extremes[toy][k] += 100 * (k + 1);
      }
    }
    return new IsotropicToys(toys.fingerprint(), toys.kernels(), extremes);
  }

  @Test
  void aLongRunIsKeptOnItsWayAndGoesOnWhereItWas() {
    List<IsotropicToys> kept = new ArrayList<>();
    ToyKeeper keeper =
        new ToyKeeper() {
          @Override
          public IsotropicToys earlier() {
            return IsotropicToys.NONE;
          }

          @Override
          public void drawn(IsotropicToys toys) {
            kept.add(toys);
          }
        };
    SignificanceOptions options = options(600, 7, NARROW);
    IsotropicToys all = SkyTrials.draw(DATA, options, keeper, Workers.single());
    assertThat(all.extremes()).hasNumberOfRows(600);
    assertThat(kept).extracting(toys -> toys.extremes().length).containsExactly(500);
    assertThat(all.kernels()).containsExactly(NARROW.describe());
    for (int toy = 0; toy < 500; toy++) {
      assertThat(kept.get(0).extremes()[toy]).isEqualTo(all.extremes()[toy]);
    }
    // An interrupted run ends with the same bits.
    assertThat(draw(DATA, options, kept.get(0)).extremes()).isDeepEqualTo(all.extremes());
  }

  @Test
  void earlierToysAreTakenAndFewerAreEnough() {
    IsotropicToys first = draw(options(100, 7, NARROW, WIDE));
    IsotropicToys earlier = marked(first, 60);
    double[][] more = draw(DATA, options(100, 7, NARROW, WIDE), earlier).extremes();
    for (int toy = 0; toy < 100; toy++) {
      assertThat(more[toy]).isEqualTo(toy < 60 ? earlier.extremes()[toy] : first.extremes()[toy]);
    }
    // One of two kernels, the second: the third and the fourth number.
    IsotropicToys many = marked(draw(options(120, 7, NARROW, WIDE)), 120);
    double[][] ofWide = draw(DATA, options(100, 7, WIDE), many).extremes();
    assertThat(ofWide).hasNumberOfRows(100);
    for (int toy = 0; toy < 100; toy++) {
      assertThat(ofWide[toy]).isEqualTo(Arrays.copyOfRange(many.extremes()[toy], 2, 4));
    }
  }

  @Test
  void toysOfOtherDataSeedsOrKernelsAreNotTaken() {
    IsotropicToys fresh = draw(options(100, 7, NARROW));
    IsotropicToys others = marked(fresh, 100);
    List<IsotropicToys> none =
        List.of(
            draw(data(2e4), options(100, 7, NARROW), others),
            draw(DATA, options(100, 8, NARROW), others),
            draw(DATA, options(100, 7, NARROW, WIDE), others),
            draw(
                DATA,
                new SignificanceOptions(
                    List.of(NARROW), new NullHypothesis(1), 100, 7, 3, List.of()),
                others));
    for (IsotropicToys toys : none) {
      for (double z : toys.largest()) {
        assertThat(z).isLessThan(10);
      }
    }
    assertThat(none.get(0).fingerprint()).isNotEqualTo(fresh.fingerprint());
    assertThat(none.get(1).fingerprint()).isNotEqualTo(fresh.fingerprint());
    assertThat(none.get(2).fingerprint()).isEqualTo(fresh.fingerprint());
    assertThat(none.get(3).fingerprint()).isNotEqualTo(fresh.fingerprint());
    // The toys of one kernel are the same beside another.
    for (int toy = 0; toy < 100; toy++) {
      assertThat(Arrays.copyOf(none.get(2).extremes()[toy], 2)).isEqualTo(fresh.extremes()[toy]);
    }
  }

  /** The largest |Z| of every toy: of all kernels and both signs. */
  @Test
  void theLargestOfAToyIsThatOfAllKernelsAndSigns() {
    IsotropicToys toys =
        new IsotropicToys("", List.of("a", "b"), new double[][] {{2, -1, 1, -3}, {2.5, -1, 1, -2}});
    assertThat(toys.largest()).containsExactly(3, 2.5);
  }
}
