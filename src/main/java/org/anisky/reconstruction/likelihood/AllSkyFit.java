package org.anisky.reconstruction.likelihood;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.anisky.likelihood.PoissonLikelihood;
import org.anisky.likelihood.Sweep;
import org.anisky.model.AnisotropyModel;
import org.anisky.model.ScannedData;
import org.anisky.reconstruction.Convergence;
import org.anisky.reconstruction.Progress;
import org.anisky.reconstruction.TraceLine;

/**
 * The iterative all-sky fit (Ahlers et al. 2016, ApJ 823, 10): starting from the exact maximum
 * under isotropy, sweeps of
 *
 * <pre>  I_a = n_a/E_a     N_tau = n_tau./R_tau     A_i = n_.i/S_i</pre>
 *
 * until what remains of the equatorial dipole is a small fraction of its error. A gauge stands in
 * for what the data cannot tell, and Anderson's mixing may lengthen the steps of N and A.
 */
final class AllSkyFit {
  /**
   * At the maximum I E sums to the events, so where I is about 1 so does E. With few events per
   * cell there is no maximum at finite numbers, and the sums part company by orders of magnitude.
   */
  private static final double RUN_AWAY = 2;

  private final ScannedData data;
  private final PoissonLikelihood likelihood;
  private final LikelihoodOptions options;
  private final RingGauge gauge;
  private final double allowedChange;
  private final double allowedGain;

  /**
   * @param dipoleError statistical error of the equatorial dipole
   */
  AllSkyFit(
      ScannedData data,
      PoissonLikelihood likelihood,
      LikelihoodOptions options,
      double dipoleError) {
    this.data = data;
    this.likelihood = likelihood;
    this.options = options;
    gauge = RingGauge.of(options.gauge(), data);
    allowedChange = options.dipoleTolerance() * dipoleError;
    allowedGain = options.logLikelihoodTolerance() * data.observed().cardinality();
  }

  /**
   * The fitted sky.
   *
   * @param model in the gauge asked for
   * @param exposure E_a of the model, shape (E)
   * @param gain ln L minus ln L of the isotropic best fit, in the gauge asked for
   * @param gaugeChange what the final gauge changed in ln L
   * @param rejected accelerated steps that would have lowered ln L and were not taken
   * @param degenerate whether the data leave rate, acceptance and intensity free to run away; then
   *     this is the result of one sweep
   */
  record Result(
      AnisotropyModel model,
      double[] exposure,
      double gain,
      double gaugeChange,
      int rejected,
      boolean degenerate,
      Convergence convergence) {
    private Result ofOneSweep() {
      return new Result(model, exposure, gain, gaugeChange, rejected, true, convergence);
    }
  }

  /** Fits. */
  Result fit(Progress progress) {
    Result result = fit(progress, options.stopping().limit());
    return options.stopping() instanceof StoppingRule.WithinTolerance && ranAway(result.exposure())
        ? fit(Progress.SILENT, 1).ofOneSweep()
        : result;
  }

  private boolean ranAway(double[] exposure) {
    double ratio = Arrays.stream(exposure).sum() / data.total();
    return !(ratio < RUN_AWAY && ratio > 1 / RUN_AWAY);
  }

  private Result fit(Progress progress, int limit) {
    Sweep sweep = new Sweep(data, data.isotropicModel());
    MapDipole mapDipole = new MapDipole(data.grid());
    ConvergenceCriterion criterion =
        new ConvergenceCriterion(options.acceleration(), allowedChange, allowedGain);
    Optional<GuardedMixing> mixing =
        options.acceleration() == Acceleration.ANDERSON
            ? Optional.of(new GuardedMixing(data, likelihood))
            : Optional.empty();
    List<TraceLine> trace = new ArrayList<>();
    boolean met = false;
    double gain = 0;
    updateIntensity(sweep);
    for (int number = 1; number <= limit && !met; number++) {
      mixing.ifPresent(m -> m.begin(sweep.model()));
      double[] dipole = mapDipole.of(sweep.model().relativeIntensity(), sweep.exposure());
      if (options.traceHalfSweeps()) {
        trace.add(new TraceLine(number, 1, gain(sweep), dipole[0], dipole[1], Double.NaN));
      }
      sweep.backgroundRate();
      sweep.relativeAcceptance();
      sweep.normalise();
      gain = gain(sweep);
      criterion.add(dipole[0], dipole[1], gain);
      double remaining = criterion.extrapolatedChange();
      trace.add(new TraceLine(number, 2, gain, dipole[0], dipole[1], remaining));
      progress.sweep(trace.get(trace.size() - 1));
      met = options.stopping().endsWhen(criterion.isMet());
      if (number < limit && !met) {
        double plainGain = gain;
        mixing.ifPresent(m -> m.lengthen(sweep, plainGain));
        updateIntensity(sweep);
      }
    }
    gauge.afterLastSweep(sweep);
    double finalGain = likelihood.gain(sweep.model(), sweep.exposure());
    return new Result(
        sweep.model(),
        sweep.exposure(),
        finalGain,
        finalGain - gain,
        mixing.map(GuardedMixing::rejected).orElse(0),
        false,
        new Convergence(
            options.stopping().status(met),
            trace.get(trace.size() - 1).number(),
            likelihood.isotropicLogLikelihood(),
            trace,
            allowedChange,
            allowedGain));
  }

  private void updateIntensity(Sweep sweep) {
    sweep.relativeIntensity();
    gauge.afterIntensity(sweep);
  }

  /** ln L minus ln L of the isotropic best fit. */
  private double gain(Sweep sweep) {
    return likelihood.gain(sweep.model(), gauge.expectedEvents(sweep));
  }
}
