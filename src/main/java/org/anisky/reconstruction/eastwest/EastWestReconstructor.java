package org.anisky.reconstruction.eastwest;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.anisky.InvalidInputException;
import org.anisky.counts.Dataset;
import org.anisky.counts.DetectorCounts;
import org.anisky.model.DipoleComponent;
import org.anisky.model.DipoleEstimate;
import org.anisky.model.ScanGeometry;
import org.anisky.reconstruction.Curve;
import org.anisky.reconstruction.Measurement;
import org.anisky.reconstruction.PreparedReconstructor;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.reconstruction.Reconstructor;
import org.anisky.statistics.Covariance;
import org.anisky.statistics.Significance;

/**
 * The East-West strategy: the equatorial dipole from the difference of the two halves of the sky,
 * in which every change of the rate that both halves share cancels (Bonino et al. 2011, ApJ 738,
 * 67). Robust and noisy; d_N does not enter, but the multipoles m != 0 of higher degree do, in any
 * field of view.
 */
public final class EastWestReconstructor implements Reconstructor {
  /** Three standard deviations. */
  private static final double CLEAR = 0.0027;

  /** A feigned dipole above this fraction of the error is worth a warning. */
  private static final double WORTH_A_WARNING = 0.25;

  private final EastWestOptions options;

  /** A reconstructor with options. */
  public EastWestReconstructor(EastWestOptions options) {
    this.options = options;
  }

  @Override
  public String name() {
    return EastWestStrategy.NAME;
  }

  @Override
  public Set<DipoleComponent> constrains() {
    return EnumSet.copyOf(DipoleComponent.EQUATORIAL);
  }

  @Override
  public PreparedReconstructor prepare(ScanGeometry geometry) {
    if (options.form() == EastWestForm.EVENTS) {
      return (data, progress) -> byEvents(data.dataset());
    }
    List<HalfSkies> halves =
        geometry.views().stream().map(view -> new HalfSkies(view.sky())).toList();
    return (data, progress) -> binned(data.dataset(), halves);
  }

  private Reconstruction binned(Dataset data, List<HalfSkies> halves) {
    int bins = bins(data);
    List<EastWestAsymmetry> asymmetries = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    for (int d = 0; d < data.detectors().size(); d++) {
      DetectorCounts counts = data.detectors().get(d);
      EastWestAsymmetry asymmetry = EastWestAsymmetry.of(counts, halves.get(d), bins);
      int gaps = bins - asymmetry.binsWithEvents();
      if (gaps > 0) {
        warnings.add(
            String.format(
                Locale.ROOT,
                "%s: %d of %d sidereal bins have no events and are left out",
                counts.name(),
                gaps,
                bins));
      }
      asymmetries.add(asymmetry);
    }
    AsymmetryFit fit = AsymmetryFit.of(asymmetries, options.harmonics());
    List<Measurement> measurements = AsymmetryTable.of(fit);
    List<Curve> curves = new ArrayList<>();
    for (int d = 0; d < asymmetries.size(); d++) {
      String suffix = EastWestHighlights.suffix(data.detectors(), d);
      String meaning = asymmetries.get(d).detector() + ": mean of |sin zenith sin azimuth|";
      measurements.add(
          Measurement.exact("mean_east" + suffix, meaning, "1", asymmetries.get(d).meanEast()));
      new AsymmetryCurves(data.timeFrame(), asymmetries.get(d), fit, d, suffix).addTo(curves);
    }
    double probability = Significance.probability(fit.chiSquared(), fit.degreesOfFreedom());
    if (probability < CLEAR) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "the fit to East-West is poor (chi2/ndf = %.1f/%d, p = %.2g): higher multipoles are"
                  + " there, and leak into the dipole",
              fit.chiSquared(),
              fit.degreesOfFreedom(),
              probability));
    }
    DipoleEstimate dipole = estimate(fit.dipole(), fit.dipoleCovariance());
    return new Reconstruction(
        name(),
        data,
        dipole,
        measurements,
        EastWestHighlights.ofFit(fit, measurements),
        curves,
        warnings);
  }

  private int bins(Dataset data) {
    int own = data.binning().bins();
    int usual = own % EastWestOptions.USUAL_BINS == 0 ? EastWestOptions.USUAL_BINS : own;
    int bins = options.bins() == 0 ? usual : options.bins();
    if (own % bins != 0) {
      throw InvalidInputException.of(
          "east-west: %d bins are asked for, but the counts have %d sidereal bins; the number must"
              + " divide theirs",
          bins, own);
    }
    return bins;
  }

  /** The components of all detectors, each weighted with its inverse variance. */
  private Reconstruction byEvents(Dataset data) {
    double[] sum = new double[2];
    double information = 0;
    List<Measurement> measurements = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    for (int d = 0; d < data.detectors().size(); d++) {
      EventEastWest events = events(data.detectors().get(d));
      double weight = 1 / (events.error() * events.error());
      information += weight;
      for (int k = 0; k < 2; k++) {
        sum[k] += weight * events.dipole()[k];
      }
      addHarmonics(events, EastWestHighlights.suffix(data.detectors(), d), measurements);
      if (events.feignedDipole() > WORTH_A_WARNING * events.error()) {
        warnings.add(
            String.format(
                Locale.ROOT,
                "%s: the lasting difference of East and West and the uneven coverage of sidereal"
                    + " time feign a dipole of up to %.2g; the binned form is free of it",
                events.detector(),
                events.feignedDipole()));
      }
    }
    double[][] covariance = {{1 / information, 0}, {0, 1 / information}};
    DipoleEstimate dipole =
        estimate(new double[] {sum[0] / information, sum[1] / information}, covariance);
    return new Reconstruction(
        name(),
        data,
        dipole,
        measurements,
        EastWestHighlights.ofEvents(data.detectors(), measurements),
        List.of(),
        warnings);
  }

  private EventEastWest events(DetectorCounts counts) {
    if (counts.eventStatistics().isEmpty()) {
      throw InvalidInputException.of(
          "%s: the form 'events' of east-west needs sums over the events, which these counts do not"
              + " carry; bin the events with 'event-sums: true' or use the form 'binned'",
          counts.name());
    }
    EventEastWest events =
        new EventEastWest(
            counts.name(),
            counts.eventStatistics().get().sums(options.sample(), options.weighted()));
    if (!(events.sums().sinZenith() > 0)) {
      throw InvalidInputException.of("%s: no event to compare East and West with", counts.name());
    }
    return events;
  }

  private void addHarmonics(EventEastWest events, String suffix, List<Measurement> measurements) {
    String whose = events.detector() + ": ";
    measurements.add(
        Measurement.exact("events" + suffix, whose + "events", "1", events.sums().events()));
    double error = Math.sqrt(2 / events.sums().effectiveEvents());
    for (int k = 1; k <= options.harmonics(); k++) {
      String order = "_" + k + suffix;
      String what = whose + "harmonic " + k + " of East minus West over sidereal time, ";
      double phase = Math.toDegrees(events.phase(k));
      measurements.add(
          Measurement.of("r" + order, what + "amplitude", "1", events.amplitude(k), error));
      measurements.add(Measurement.exact("phase" + order, what + "phase", "deg", phase));
      measurements.add(
          Measurement.exact("p_value" + order, what + "probability", "1", events.probability(k)));
    }
  }

  /** TS = d C^-1 d, which follows chi-squared with two degrees of freedom in an isotropic sky. */
  private static DipoleEstimate estimate(double[] dipole, double[][] covariance) {
    double testStatistic = Covariance.of(covariance).chiSquaredInPlane(dipole[0], dipole[1]);
    return new DipoleEstimate(
        DipoleComponent.EQUATORIAL,
        dipole,
        covariance,
        testStatistic,
        Significance.probability(testStatistic, 2));
  }
}
