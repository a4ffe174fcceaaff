package org.anisky.reconstruction.directintegration;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.anisky.counts.Dataset;
import org.anisky.model.DipoleComponent;
import org.anisky.reconstruction.Reconstructor;
import org.anisky.reconstruction.ReconstructorContract;

class DirectIntegrationContractTest extends ReconstructorContract {
  @Override
  protected Reconstructor reconstructor() {
    return new DirectIntegrationReconstructor();
  }

  @Override
  protected String expectedName() {
    return "direct-integration";
  }

  @Override
  protected Set<DipoleComponent> expectedComponents() {
    return EnumSet.of(DipoleComponent.D_0H, DipoleComponent.D_6H);
  }

  @Override
  protected Dataset unsuitable() {
    double[][] table = emptyTable();
    Arrays.fill(table[3], 1);
    return counts(table, Optional.empty());
  }

  @Override
  protected String complaint() {
    return "do not constrain an equatorial dipole";
  }
}
