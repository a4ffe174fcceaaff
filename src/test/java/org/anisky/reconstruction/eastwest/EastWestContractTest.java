package org.anisky.reconstruction.eastwest;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.anisky.counts.Dataset;
import org.anisky.model.DipoleComponent;
import org.anisky.reconstruction.Reconstructor;
import org.anisky.reconstruction.ReconstructorContract;
import org.junit.jupiter.api.Nested;

class EastWestContractTest {
  private static final Set<DipoleComponent> EQUATORIAL =
      EnumSet.of(DipoleComponent.D_0H, DipoleComponent.D_6H);

  @Nested
  class Binned extends ReconstructorContract {
    @Override
    protected Reconstructor reconstructor() {
      return new EastWestReconstructor(EastWestOptions.DEFAULT);
    }

    @Override
    protected String expectedName() {
      return "east-west";
    }

    @Override
    protected Set<DipoleComponent> expectedComponents() {
      return EQUATORIAL;
    }

    @Override
    protected Dataset unsuitable() {
      double[][] table = emptyTable();
      Arrays.fill(table[3], 1);
      Arrays.fill(table[4], 1);
      return counts(table, Optional.empty());
    }

    @Override
    protected String complaint() {
      return "2 bins of sidereal time with events do not constrain 1 harmonics";
    }
  }

  @Nested
  class ByEvents extends ReconstructorContract {
    @Override
    protected Reconstructor reconstructor() {
      return new EastWestReconstructor(EastWestOptions.DEFAULT.withForm(EastWestForm.EVENTS));
    }

    @Override
    protected String expectedName() {
      return "east-west";
    }

    @Override
    protected Set<DipoleComponent> expectedComponents() {
      return EQUATORIAL;
    }

    @Override
    protected Dataset unsuitable() {
      double[][] table = emptyTable();
      Arrays.stream(table).forEach(bin -> Arrays.fill(bin, 1));
      return counts(table, Optional.empty());
    }

    @Override
    protected String complaint() {
      return "bin the events with 'event-sums: true' or use the form 'binned'";
    }
  }
}
