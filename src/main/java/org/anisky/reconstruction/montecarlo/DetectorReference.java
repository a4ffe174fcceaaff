package org.anisky.reconstruction.montecarlo;

import java.util.ArrayList;
import java.util.List;
import org.anisky.counts.LocalSky;
import org.anisky.model.SkyScan;
import org.anisky.sky.SiderealBinning;

/**
 * The reference of one detector, m_a = sum over (tau, i) that see a of
 *
 * <pre>  N_tau (1 + a cos theta_tau + b sin theta_tau) A_i (1 + s g(z_i))</pre>
 *
 * It is bilinear in (1, a, b) and (1, s), so that six exposures, scanned once, give it exactly for
 * every value of the parameters.
 *
 * <p>The statistical errors of A_i are independent between local pixels. They are not between
 * equatorial ones: a local pixel sees a whole ring of declination in a day, and its error moves the
 * ring as one. So they are carried from the local pixels into the result, not added pixel by pixel
 * on the sky, where they would average out around the ring and all but vanish from d_N.
 */
final class DetectorReference implements ReferenceModel {
  /** For one thread: see {@link #seenThrough}. */
  private final SkyScan scan;

  private final double[][] rates;
  private final double[][] acceptances;
  private final double[] acceptanceError;
  private final double[][][] templates;
  private final List<NuisancePrior> priors;

  /**
   * @param detector its name, for results
   * @param rate N_tau, shape (T); not modified
   * @param acceptance A_i, shape (P); not modified
   * @param acceptanceError standard deviation of A_i, shape (P); not modified
   */
  DetectorReference(
      String detector,
      SkyScan scan,
      LocalSky sky,
      SiderealBinning binning,
      double[] rate,
      double[] acceptance,
      double[] acceptanceError,
      NuisancePriors sigmas) {
    this.scan = scan;
    this.acceptanceError = relative(acceptanceError, acceptance);
    List<NuisancePrior> parameters = new ArrayList<>();
    List<double[]> zenith = new ArrayList<>(List.of(acceptance.clone()));
    List<double[]> time = new ArrayList<>(List.of(rate.clone()));
    if (sigmas.zenithSlope() > 0) {
      parameters.add(new NuisancePrior(detector, "zenith slope", sigmas.zenithSlope()));
      double[] sloped = new double[acceptance.length];
      for (int i = 0; i < sloped.length; i++) {
        sloped[i] = acceptance[i] * sigmas.zenithTemplate().at(sky.zenith(i));
      }
      zenith.add(sloped);
    }
    if (sigmas.rateModulation() > 0) {
      parameters.add(new NuisancePrior(detector, "rate modulation cos", sigmas.rateModulation()));
      parameters.add(new NuisancePrior(detector, "rate modulation sin", sigmas.rateModulation()));
      double[] cosine = new double[rate.length];
      double[] sine = new double[rate.length];
      for (int tau = 0; tau < rate.length; tau++) {
        cosine[tau] = rate[tau] * Math.cos(binning.centre(tau));
        sine[tau] = rate[tau] * Math.sin(binning.centre(tau));
      }
      time.add(cosine);
      time.add(sine);
    }
    priors = List.copyOf(parameters);
    acceptances = zenith.toArray(double[][]::new);
    rates = time.toArray(double[][]::new);
    templates = new double[rates.length][acceptances.length][scan.equatorialPixels()];
    for (int r = 0; r < rates.length; r++) {
      for (int z = 0; z < acceptances.length; z++) {
        scan.exposure(rates[r], acceptances[z], templates[r][z]);
      }
    }
  }

  private DetectorReference(DetectorReference other, SkyScan scan) {
    this.scan = scan;
    rates = other.rates;
    acceptances = other.acceptances;
    acceptanceError = other.acceptanceError;
    templates = other.templates;
    priors = other.priors;
  }

  /** The same with a scan of the caller's own. */
  DetectorReference seenThrough(SkyScan own) {
    return new DetectorReference(this, own);
  }

  private static double[] relative(double[] errors, double[] values) {
    double[] result = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = values[i] > 0 ? errors[i] / values[i] : 0;
    }
    return result;
  }

  @Override
  public List<NuisancePrior> priors() {
    return priors;
  }

  /** (1, s) or (1). */
  private double[] zenithFactors(double[] nuisances) {
    return acceptances.length > 1 ? new double[] {1, nuisances[0]} : new double[] {1};
  }

  /** (1, a, b) or (1). */
  private double[] rateFactors(double[] nuisances) {
    int first = acceptances.length - 1;
    return rates.length > 1
        ? new double[] {1, nuisances[first], nuisances[first + 1]}
        : new double[] {1};
  }

  @Override
  public void evaluate(double[] nuisances, double[] reference, double[][] derivatives) {
    double[] zenith = zenithFactors(nuisances);
    double[] time = rateFactors(nuisances);
    int firstRate = acceptances.length - 1;
    for (int a = 0; a < reference.length; a++) {
      double sum = 0;
      double slope = 0;
      for (int r = 0; r < time.length; r++) {
        double response = templates[r][0][a];
        if (zenith.length > 1) {
          response += zenith[1] * templates[r][1][a];
          slope += time[r] * templates[r][1][a];
        }
        sum += time[r] * response;
        if (r > 0) {
          derivatives[firstRate + r - 1][a] = response;
        }
      }
      reference[a] = sum;
      if (zenith.length > 1) {
        derivatives[0][a] = slope;
      }
    }
  }

  @Override
  public double[] simulationNoise(double[] nuisances, double[] field) {
    double[] rate = combined(rates, rateFactors(nuisances));
    double[] acceptance = combined(acceptances, zenithFactors(nuisances));
    double[] response = new double[acceptance.length];
    scan.acceptanceResponse(rate, field, response);
    for (int i = 0; i < response.length; i++) {
      response[i] *= acceptanceError[i] * acceptance[i];
    }
    return response;
  }

  /**
   * What a sky makes of the local pixels, up to the scale.
   *
   * @param nuisances eta_j, shape (priors); not modified
   * @param intensity I_a, shape (E); not modified
   * @return A_i sum_tau N_tau I_a, shape (P)
   */
  double[] localExpectation(double[] nuisances, double[] intensity) {
    double[] rate = combined(rates, rateFactors(nuisances));
    double[] acceptance = combined(acceptances, zenithFactors(nuisances));
    double[] expected = new double[acceptance.length];
    scan.acceptanceResponse(rate, intensity, expected);
    for (int i = 0; i < expected.length; i++) {
      expected[i] *= acceptance[i];
    }
    return expected;
  }

  private static double[] combined(double[][] parts, double[] factors) {
    double[] sum = new double[parts[0].length];
    for (int part = 0; part < parts.length; part++) {
      for (int k = 0; k < sum.length; k++) {
        sum[k] += factors[part] * parts[part][k];
      }
    }
    return sum;
  }
}
