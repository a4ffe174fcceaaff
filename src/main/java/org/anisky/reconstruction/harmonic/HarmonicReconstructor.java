package org.anisky.reconstruction.harmonic;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.anisky.InvalidInputException;
import org.anisky.counts.Dataset;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.EventSums;
import org.anisky.model.DipoleComponent;
import org.anisky.model.DipoleEstimate;
import org.anisky.model.ScanGeometry;
import org.anisky.reconstruction.Measurement;
import org.anisky.reconstruction.PreparedReconstructor;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.reconstruction.Reconstructor;
import org.anisky.statistics.Significance;

/**
 * The harmonic strategy: weighted first harmonics in right ascension and azimuth give all three
 * components of the dipole (Auger, Science 357 (2017) 1266). It takes the exposure as even in right
 * ascension, or made so by the weights, and the acceptance as even in azimuth: whatever breaks that
 * goes into the dipole.
 */
public final class HarmonicReconstructor implements Reconstructor {
  private final HarmonicOptions options;

  /** A reconstructor with options. */
  public HarmonicReconstructor(HarmonicOptions options) {
    this.options = options;
  }

  @Override
  public String name() {
    return HarmonicStrategy.NAME;
  }

  @Override
  public Set<DipoleComponent> constrains() {
    return EnumSet.allOf(DipoleComponent.class);
  }

  @Override
  public PreparedReconstructor prepare(ScanGeometry geometry) {
    SummedSkies skies = new SummedSkies(geometry.views());
    return (data, progress) -> reconstruct(data.dataset(), skies);
  }

  private Reconstruction reconstruct(Dataset data, SummedSkies skies) {
    List<String> warnings = new ArrayList<>();
    List<DetectorHarmonics> detectors = new ArrayList<>();
    for (int d = 0; d < data.detectors().size(); d++) {
      int number = d;
      DetectorCounts counts = data.detectors().get(d);
      EventSums sums =
          counts
              .eventStatistics()
              .map(statistics -> statistics.sums(options.sample(), options.weighted()))
              .orElseGet(() -> skies.of(number).sums(counts));
      detectors.add(harmonics(counts, sums, warnings));
    }
    double[] dipole = new double[3];
    double[] information = new double[3];
    for (DetectorHarmonics detector : detectors) {
      double[] own = detector.information();
      for (int axis = 0; axis < 3; axis++) {
        dipole[axis] += own[axis] * detector.dipole()[axis];
        information[axis] += own[axis];
      }
    }
    double[][] covariance = new double[3][3];
    double[] errors = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      if (!(information[axis] > 0)) {
        throw InvalidInputException.of(
            "%s: harmonic analysis cannot measure %s: at a pole azimuth says nothing of it",
            detectors.get(0).detector(), DipoleComponent.values()[axis].key());
      }
      dipole[axis] /= information[axis];
      covariance[axis][axis] = 1 / information[axis];
      errors[axis] = Math.sqrt(covariance[axis][axis]);
    }
    double testStatistic = (dipole[0] * dipole[0] + dipole[1] * dipole[1]) / covariance[0][0];
    DipoleEstimate estimate =
        new DipoleEstimate(
            List.of(DipoleComponent.values()),
            dipole,
            covariance,
            testStatistic,
            Significance.probability(testStatistic, 2));
    List<Measurement> measurements = new HarmonicTable(options).dipole(dipole, errors);
    for (int d = 0; d < detectors.size(); d++) {
      String suffix = HarmonicHighlights.suffix(detectors.size(), d);
      measurements.addAll(new HarmonicTable(options).detector(detectors.get(d), suffix));
    }
    return new Reconstruction(
        name(),
        data,
        estimate,
        measurements,
        HarmonicHighlights.of(data.detectors(), measurements),
        List.of(),
        warnings);
  }

  private DetectorHarmonics harmonics(
      DetectorCounts counts, EventSums sums, List<String> warnings) {
    if (counts.eventStatistics().isEmpty()) {
      warnings.add(
          counts.name()
              + ": the counts carry no sums over the events; the centres of bins and pixels stand"
              + " for the events");
    }
    if (!(sums.effectiveEvents() > 0)) {
      throw InvalidInputException.of("%s: no event to analyse", counts.name());
    }
    checkBins(counts);
    double latitude = counts.sky().observatory().latitude();
    ExposureMeans means = options.exposure().means(sums, latitude, counts.sky().fieldOfView());
    DetectorHarmonics detector =
        new DetectorHarmonics(
            counts.name(),
            sums,
            means,
            Math.cos(latitude),
            RateFlatness.of(counts, sums, options.harmonics()));
    EvenExposure.check(counts, isWeighted(counts), detector, warnings);
    return detector;
  }

  /** By what the events carry and the options say, not by what the numbers happen to be. */
  private boolean isWeighted(DetectorCounts counts) {
    return counts
        .eventStatistics()
        .map(statistics -> options.weighted() && statistics.isWeighted())
        .orElse(counts.isWeighted());
  }

  /** Harmonics that are made from bins need two bins per period, and one more. */
  private void checkBins(DetectorCounts counts) {
    if (counts.eventStatistics().isEmpty() && counts.binning().bins() <= 2 * options.harmonics()) {
      throw InvalidInputException.of(
          "%s: %d sidereal bins do not carry harmonic %d, which needs at least %d, or event-sums",
          counts.name(), counts.binning().bins(), options.harmonics(), 2 * options.harmonics() + 1);
    }
  }
}
