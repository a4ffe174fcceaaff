package org.anisky.reconstruction.eastwest;

import java.util.Arrays;
import java.util.Optional;
import org.anisky.counts.Dataset;
import org.anisky.reconstruction.Reconstructor;
import org.anisky.reconstruction.ReconstructorContract;
import org.junit.jupiter.api.Nested;

class EastWestContractTest {
  private abstract static class Contract extends ReconstructorContract {
    @Override
    protected String expectedName() {
      return "east-west";
    }
  }

  @Nested
  class Binned extends Contract {
    @Override
    protected Reconstructor reconstructor() {
      return new EastWestReconstructor(EastWestOptions.DEFAULT);
    }

    @Override
    protected Dataset unsuitable() {
      return onlyInBins(3, 4);
    }

    @Override
    protected String complaint() {
      return "2 bins of sidereal time with events do not constrain 1 harmonics";
    }
  }

  @Nested
  class ByEvents extends Contract {
    @Override
    protected Reconstructor reconstructor() {
      return new EastWestReconstructor(EastWestOptions.DEFAULT.withForm(EastWestForm.EVENTS));
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
