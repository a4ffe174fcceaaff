package org.anisky.reconstruction.likelihood;

import org.anisky.counts.Dataset;
import org.anisky.reconstruction.Reconstructor;
import org.anisky.reconstruction.ReconstructorContract;

class LikelihoodContractTest extends ReconstructorContract {
  @Override
  protected Reconstructor reconstructor() {
    return new MaximumLikelihoodReconstructor(LikelihoodOptions.DEFAULT);
  }

  @Override
  protected String expectedName() {
    return "likelihood";
  }

  @Override
  protected Dataset unsuitable() {
    return onlyInBins(3);
  }

  @Override
  protected String complaint() {
    return "do not constrain";
  }
}
