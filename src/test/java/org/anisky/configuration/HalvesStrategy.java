package org.anisky.configuration;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.anisky.counts.Dataset;
import org.anisky.counts.DetectorCounts;
import org.anisky.exposure.SimulatedExposure;
import org.anisky.model.DipoleComponent;
import org.anisky.model.DipoleEstimate;
import org.anisky.model.ScanGeometry;
import org.anisky.reconstruction.Highlight;
import org.anisky.reconstruction.Measurement;
import org.anisky.reconstruction.NamedStrategy;
import org.anisky.reconstruction.Options;
import org.anisky.reconstruction.PreparedReconstructor;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.reconstruction.Reconstructor;
import org.anisky.statistics.Significance;

/**
 * A strategy that is not the program's: counts of two halves of the day, centred at 0 and 12 h or
 * at 6 and 18 h. The mean of a cosine over its positive half is 2/pi, so that the asymmetry of the
 * halves is 2/pi of a dipole on the equator with an even exposure.
 */
final class HalvesStrategy extends NamedStrategy<HalvesStrategy.Chosen> {
  /**
   * Its options.
   *
   * @param scale by which the dipole is multiplied
   */
  record Chosen(double scale) {}

  HalvesStrategy() {
    super("halves", DipoleComponent.EQUATORIAL);
  }

  @Override
  public Chosen read(Function<String, Options> sections) {
    return new Chosen(sections.apply("halves").positive("scale", 1));
  }

  @Override
  public Reconstructor reconstructor(Chosen options, Map<String, SimulatedExposure> exposures) {
    return new Reconstructor() {
      @Override
      public String name() {
        return HalvesStrategy.this.name();
      }

      @Override
      public Set<DipoleComponent> constrains() {
        return components();
      }

      @Override
      public PreparedReconstructor prepare(ScanGeometry geometry) {
        return (data, progress) -> halves(data.dataset(), options.scale());
      }
    };
  }

  private Reconstruction halves(Dataset data, double scale) {
    double[] sums = new double[3];
    for (DetectorCounts counts : data.detectors()) {
      for (int tau = 0; tau < counts.binning().bins(); tau++) {
        double angle = counts.binning().centre(tau);
        double events = 0;
        for (double n : counts.bin(tau)) {
          events += n;
        }
        sums[0] += Math.signum(Math.cos(angle)) * events;
        sums[1] += Math.signum(Math.sin(angle)) * events;
        sums[2] += events;
      }
    }
    double perAsymmetry = scale * Math.PI / 2;
    double variance = perAsymmetry * perAsymmetry / sums[2];
    double[] dipole = {perAsymmetry * sums[0] / sums[2], perAsymmetry * sums[1] / sums[2]};
    double testStatistic = (dipole[0] * dipole[0] + dipole[1] * dipole[1]) / variance;
    return new Reconstruction(
        name(),
        data,
        new DipoleEstimate(
            DipoleComponent.EQUATORIAL,
            dipole,
            new double[][] {{variance, 0}, {0, variance}},
            testStatistic,
            Significance.probability(testStatistic, 2)),
        List.of(Measurement.exact("scale", "scale of the dipole", "1", scale)),
        List.of(new Highlight.Fraction("Scale", scale, "of the dipole")),
        List.of(),
        List.of());
  }
}
