package org.anisky.reconstruction.montecarlo;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.anisky.counts.Dataset;
import org.anisky.exposure.AcceptanceFormula;
import org.anisky.exposure.LiveTimeTable;
import org.anisky.exposure.SimulatedExposure;
import org.anisky.model.DipoleComponent;
import org.anisky.reconstruction.Reconstructor;
import org.anisky.reconstruction.ReconstructorContract;
import org.anisky.reconstruction.RenamedReconstructor;
import org.anisky.sky.SiderealBinning;
import org.anisky.sky.TimeFrame;
import org.junit.jupiter.api.Nested;

/** The arrays of the contract are flat, and run all day. */
class MonteCarloContractTest {
  private static final NuisancePriors PRIORS =
      new NuisancePriors(0.05, ZenithTemplate.ONE_MINUS_COSINE, 0.02);

  private static SimulatedExposure flat(double[] liveTime) {
    return new SimulatedExposure(
        new AcceptanceFormula(1, 0, 0),
        new LiveTimeTable(
            "monitoring", new SiderealBinning(liveTime.length), TimeFrame.SIDEREAL, liveTime));
  }

  /** All day, or dead in bin 7. */
  private static double[] liveTime(boolean dead) {
    double[] hours = new double[24];
    Arrays.fill(hours, 1);
    hours[7] = dead ? 0 : 1;
    return hours;
  }

  private static Reconstructor monteCarlo(NuisancePriors priors) {
    return KnownExposure.reconstructor(
        priors,
        1,
        "north",
        flat(liveTime(false)),
        "south",
        flat(liveTime(false)),
        "strange",
        flat(liveTime(true)));
  }

  private abstract static class Contract extends ReconstructorContract {
    @Override
    protected String expectedName() {
      return "monte-carlo";
    }

    @Override
    protected Set<DipoleComponent> expectedComponents() {
      return EnumSet.allOf(DipoleComponent.class);
    }

    @Override
    protected Dataset unsuitable() {
      double[][] table = emptyTable();
      Arrays.fill(table[7], 1);
      return counts(table, Optional.empty());
    }

    @Override
    protected String complaint() {
      return "but no live time";
    }
  }

  @Nested
  class WithAnExactExposure extends Contract {
    @Override
    protected Reconstructor reconstructor() {
      return monteCarlo(NuisancePriors.NONE);
    }
  }

  @Nested
  class WithPriors extends Contract {
    @Override
    protected Reconstructor reconstructor() {
      return monteCarlo(PRIORS);
    }
  }

  @Nested
  class UnderAnotherName extends Contract {
    @Override
    protected Reconstructor reconstructor() {
      return new RenamedReconstructor("monte-carlo-2", monteCarlo(NuisancePriors.NONE));
    }

    @Override
    protected String expectedName() {
      return "monte-carlo-2";
    }
  }
}
