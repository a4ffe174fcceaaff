package org.anisky.reconstruction.likelihood;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.anisky.likelihood.PoissonLikelihood;
import org.anisky.model.AnisotropyModel;
import org.anisky.model.ScannedData;
import org.anisky.reconstruction.Convergence;
import org.anisky.reconstruction.Progress;
import org.anisky.reconstruction.Sweep;

/**
 * The iterative all-sky fit: starting from the exact maximum under isotropy, sweeps of I, N, A
 * until what remains of the equatorial dipole is a small fraction of its error.
 */
final class AllSkyFit {
  /** Rounding of the gain in ln L per event. */
  private static final double ROUNDING = 1e-15;

  /**
   * At the maximum I E sums to the events, so where I is about 1 so does E. With few events per
   * cell there is no maximum at finite numbers, and the sums part company by orders of magnitude.
   */
  private static final double RUN_AWAY = 2;

  private final ScannedData data;
  private final PoissonLikelihood likelihood;
  private final LikelihoodOptions options;
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
    SweepEngine engine = new SweepEngine(data, likelihood, options.gauge());
    MapDipole mapDipole = new MapDipole(data.grid());
    ConvergenceCriterion criterion =
        new ConvergenceCriterion(options.acceleration(), allowedChange, allowedGain);
    boolean accelerate = options.acceleration() == Acceleration.ANDERSON;
    AndersonMixing mixing = accelerate ? new AndersonMixing(data) : null;
    List<Sweep> trace = new ArrayList<>();
    int rejected = 0;
    boolean met = false;
    double gain = 0;
    engine.updateIntensity();
    for (int number = 1; number <= limit && !met; number++) {
      AnisotropyModel before = accelerate ? engine.model().copy() : null;
      double[] dipole = mapDipole.of(engine.model().relativeIntensity(), engine.exposure());
      if (options.traceHalfSweeps()) {
        trace.add(new Sweep(number, 1, engine.gain(), dipole[0], dipole[1], Double.NaN));
      }
      engine.updateRateAndAcceptance();
      gain = engine.gain();
      criterion.add(dipole[0], dipole[1], gain);
      Sweep sweep =
          new Sweep(number, 2, gain, dipole[0], dipole[1], criterion.extrapolatedChange());
      trace.add(sweep);
      progress.sweep(sweep);
      met = options.stopping().endsWhen(criterion.isMet());
      if (number < limit && !met) {
        if (accelerate && !accelerated(engine, mixing, before, gain)) {
          rejected++;
        }
        engine.updateIntensity();
      }
    }
    engine.finish();
    double finalGain = engine.gain();
    return new Result(
        engine.model(),
        engine.exposure(),
        finalGain,
        finalGain - gain,
        rejected,
        false,
        new Convergence(
            options.stopping().status(met),
            trace.get(trace.size() - 1).number(),
            likelihood.isotropicLogLikelihood(),
            trace,
            allowedChange,
            allowedGain));
  }

  /**
   * Tries the mixed rate and acceptance. They are kept when ln L, with the intensity that belongs
   * to them, is not below that of the plain sweep; otherwise the plain sweep stands.
   *
   * @return false when a mixed step was rejected
   */
  private boolean accelerated(
      SweepEngine engine, AndersonMixing mixing, AnisotropyModel before, double gain) {
    AnisotropyModel plain = engine.model().copy();
    AnisotropyModel mixed = plain.copy();
    if (!mixing.mix(before, mixed)) {
      return true;
    }
    engine.setRateAndAcceptance(mixed);
    engine.updateIntensity();
    if (engine.gain() >= gain - ROUNDING * data.total()) {
      return true;
    }
    mixing.restart();
    engine.setRateAndAcceptance(plain);
    return false;
  }
}
