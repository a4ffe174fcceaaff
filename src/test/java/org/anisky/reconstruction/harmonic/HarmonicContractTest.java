package org.anisky.reconstruction.harmonic;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.anisky.counts.Dataset;
import org.anisky.model.DipoleComponent;
import org.anisky.reconstruction.Reconstructor;
import org.anisky.reconstruction.ReconstructorContract;
import org.anisky.reconstruction.ToyDetector;

class HarmonicContractTest extends ReconstructorContract {
  @Override
  protected Reconstructor reconstructor() {
    return new HarmonicReconstructor(HarmonicOptions.DEFAULT);
  }

  @Override
  protected String expectedName() {
    return "harmonic";
  }

  @Override
  protected Set<DipoleComponent> expectedComponents() {
    return EnumSet.allOf(DipoleComponent.class);
  }

  @Override
  protected Dataset unsuitable() {
    ToyDetector pole = ToyDetector.onCylinder("strange", -90, 60, 12, 24);
    return new Dataset(List.of(pole.observe(100, n -> 1, 1, 5)));
  }

  @Override
  protected String complaint() {
    return "cannot measure d_N: at a pole azimuth says nothing of it";
  }
}
