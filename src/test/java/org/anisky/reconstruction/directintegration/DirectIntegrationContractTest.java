package org.anisky.reconstruction.directintegration;

import org.anisky.counts.Dataset;
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
  protected Dataset unsuitable() {
    return onlyInBins(3);
  }

  @Override
  protected String complaint() {
    return "do not constrain an equatorial dipole";
  }
}
