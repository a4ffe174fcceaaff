package org.anisky.likelihood;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.anisky.counts.LocalSky;
import org.anisky.exposure.AcceptanceShape;
import org.anisky.model.AnisotropyModel;
import org.anisky.model.ScannedData;
import org.anisky.statistics.ScoreVector;

/**
 * Changes of the acceptance with the time of the bins as parameters of the likelihood: mu_{tau i} =
 * I N_tau A_i (1 + sum_t x_t L_i s_tau) with L of {@link AcceptanceShape} and s the cosine and sine
 * of the first {@value #HARMONICS} harmonics of the bins' angle, of every detector apart. With
 * rates and acceptances profiled near isotropy
 *
 * <pre>
 *   u_t   = sum (n - mu) (L_i - Lbar)(s_tau - sbar)
 *   F_tt' = n cov_A(L, L') cov_N(s, s')     F_kt = sum mu0 Y_k (L_i - Lbar)(s_tau - sbar)
 * </pre>
 *
 * where means and covariances are over the acceptance and over the rate.
 */
public final class AcceptanceTemplates {
  /** Highest harmonic of the bins' angle. */
  public static final int HARMONICS = 2;

  private static final AcceptanceShape[] SHAPES = AcceptanceShape.values();

  /** Parameters of one detector. */
  private static final int OF_DETECTOR = SHAPES.length * HARMONICS * 2;

  /**
   * The cosine and the sine of one change.
   *
   * @param detector its number
   * @param shape over the local sky
   * @param harmonic of the bins' angle, 1 or 2
   */
  public record Change(int detector, AcceptanceShape shape, int harmonic) {
    /** Place of the cosine among the parameters; that of the sine follows. */
    public int place() {
      return detector * OF_DETECTOR + (shape.ordinal() * HARMONICS + harmonic - 1) * 2;
    }
  }

  private final ScannedData data;

  /** Of one data set. */
  public AcceptanceTemplates(ScannedData data) {
    this.data = data;
  }

  /** All changes, in the order of their places. */
  public List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    for (int d = 0; d < data.detectors().size(); d++) {
      for (AcceptanceShape shape : SHAPES) {
        for (int harmonic = 1; harmonic <= HARMONICS; harmonic++) {
          changes.add(new Change(d, shape, harmonic));
        }
      }
    }
    return changes;
  }

  /** Number of parameters. */
  public int size() {
    return data.detectors().size() * OF_DETECTOR;
  }

  /**
   * The scores of harmonics of the sky, in their order, and of all templates after them, as they
   * are at isotropy to first order around a fit. Those of weighted events are divided by their mean
   * squared weight over mean weight.
   *
   * @param sky whose basis holds that of the fit in its first places
   * @param basis of it
   * @param isotropic its information at isotropy
   * @param fit of the sky or of a part of it
   */
  public ScoreVector besides(
      MultipoleFit sky,
      MultipoleBasis basis,
      FisherInformation isotropic,
      MultipoleFit.Result fit) {
    double[] onSky = sky.gradient(fit.model());
    double[] ofTemplates = scores(fit.model());
    return joined(
            onSky,
            ofTemplates,
            isotropic.matrix(),
            information(basis),
            information(),
            data.varianceFactor())
        .movedBack(Arrays.copyOf(fit.coefficients(), onSky.length + ofTemplates.length));
  }

  private static ScoreVector joined(
      double[] onSky,
      double[] ofTemplates,
      double[][] sky,
      double[][] cross,
      double[][] templates,
      double variance) {
    int first = onSky.length;
    int size = first + ofTemplates.length;
    double[] score = new double[size];
    double[][] information = new double[size][size];
    for (int k = 0; k < size; k++) {
      score[k] = (k < first ? onSky[k] : ofTemplates[k - first]) / variance;
      for (int l = 0; l < size; l++) {
        double element =
            k < first
                ? (l < first ? sky[k][l] : cross[k][l - first])
                : (l < first ? cross[l][k - first] : templates[k - first][l - first]);
        information[k][l] = element / variance;
      }
    }
    return new ScoreVector(score, information);
  }

  /**
   * u at a model, with rate and acceptance at their maximum.
   *
   * @param model not modified
   */
  public double[] scores(AnisotropyModel model) {
    double[] scores = new double[size()];
    for (int d = 0; d < data.detectors().size(); d++) {
      ScannedData.Detector detector = data.detectors().get(d);
      double[][] residual = residualMoments(d, model);
      double[][] waves = waves(detector);
      for (int shape = 0; shape < SHAPES.length; shape++) {
        for (int wave = 0; wave < waves.length; wave++) {
          scores[d * OF_DETECTOR + shape * waves.length + wave] = dot(waves[wave], residual[shape]);
        }
      }
    }
    return scores;
  }

  /** sum_i (n - mu)(L_i - Lbar) of every shape, shape (3, T). */
  private double[][] residualMoments(int d, AnisotropyModel model) {
    ScannedData.Detector detector = data.detectors().get(d);
    double[] rate = model.backgroundRate().get(d);
    double[] acceptance = model.relativeAcceptance().get(d);
    double[][] shapes = centredShapes(detector);
    double[][] moments = new double[SHAPES.length][rate.length];
    for (int shape = 0; shape < SHAPES.length; shape++) {
      detector
          .scan()
          .rateResponse(
              times(acceptance, shapes[shape]), model.relativeIntensity(), moments[shape]);
      for (int tau = 0; tau < rate.length; tau++) {
        moments[shape][tau] *= -rate[tau];
      }
    }
    data.workers()
        .run(
            rate.length,
            tau ->
                detector
                    .counts()
                    .forEach(
                        tau,
                        (i, n) -> {
                          for (int shape = 0; shape < SHAPES.length; shape++) {
                            moments[shape][tau] += n * shapes[shape][i];
                          }
                        }));
    return moments;
  }

  /** F of the templates, shape (size, size). */
  public double[][] information() {
    double[][] information = new double[size()][size()];
    for (int d = 0; d < data.detectors().size(); d++) {
      ScannedData.Detector detector = data.detectors().get(d);
      double[][] shapes = centredShapes(detector);
      double[][] waves = waves(detector);
      double total = detector.marginals().total();
      double[] pixels = detector.marginals().perLocalPixel();
      double[] bins = detector.marginals().perBin();
      for (int k = 0; k < OF_DETECTOR; k++) {
        for (int l = 0; l < OF_DETECTOR; l++) {
          double ofShapes = dot(times(pixels, shapes[k / waves.length]), shapes[l / waves.length]);
          double ofWaves = dot(times(bins, waves[k % waves.length]), waves[l % waves.length]);
          information[d * OF_DETECTOR + k][d * OF_DETECTOR + l] = ofShapes * ofWaves / total;
        }
      }
    }
    return information;
  }

  /**
   * F between harmonics of the sky and templates.
   *
   * @return shape (k, size)
   */
  public double[][] information(MultipoleBasis basis) {
    double[][] information = new double[basis.size()][size()];
    for (int d = 0; d < data.detectors().size(); d++) {
      ScannedData.Detector detector = data.detectors().get(d);
      double[][] shapes = centredShapes(detector);
      double[][] waves = waves(detector);
      double total = detector.marginals().total();
      double[][] rates = new double[waves.length][];
      for (int wave = 0; wave < rates.length; wave++) {
        rates[wave] = times(detector.marginals().perBin(), waves[wave]);
      }
      for (int shape = 0; shape < shapes.length; shape++) {
        double[] acceptance = times(detector.marginals().perLocalPixel(), shapes[shape]);
        double[][] onSky = new double[waves.length][data.grid().size()];
        detector.scan().exposures(rates, acceptance, onSky);
        for (int wave = 0; wave < waves.length; wave++) {
          int place = d * OF_DETECTOR + shape * waves.length + wave;
          double[] sums = basis.sums(onSky[wave]);
          for (int k = 0; k < sums.length; k++) {
            information[k][place] = sums[k] / total;
          }
        }
      }
    }
    return information;
  }

  /** L_i - Lbar of every shape, shape (3, P). */
  private static double[][] centredShapes(ScannedData.Detector detector) {
    LocalSky sky = detector.counts().sky();
    double[][] shapes = new double[SHAPES.length][sky.size()];
    for (int shape = 0; shape < SHAPES.length; shape++) {
      for (int i = 0; i < sky.size(); i++) {
        shapes[shape][i] = SHAPES[shape].at(sky.zenith(i), sky.azimuth(i));
      }
      centre(shapes[shape], detector.marginals().perLocalPixel());
    }
    return shapes;
  }

  /** s - sbar: cosine and sine of the first harmonic, then of the second, shape (4, T). */
  private static double[][] waves(ScannedData.Detector detector) {
    int bins = detector.scan().bins();
    double[][] waves = new double[2 * HARMONICS][bins];
    for (int harmonic = 1; harmonic <= HARMONICS; harmonic++) {
      for (int tau = 0; tau < bins; tau++) {
        double angle = harmonic * detector.counts().binning().centre(tau);
        waves[2 * harmonic - 2][tau] = Math.cos(angle);
        waves[2 * harmonic - 1][tau] = Math.sin(angle);
      }
    }
    for (double[] wave : waves) {
      centre(wave, detector.marginals().perBin());
    }
    return waves;
  }

  /** Subtracts the weighted mean. */
  private static void centre(double[] values, double[] weights) {
    double sum = 0;
    double mean = 0;
    for (int k = 0; k < values.length; k++) {
      sum += weights[k];
      mean += weights[k] * values[k];
    }
    for (int k = 0; k < values.length; k++) {
      values[k] -= mean / sum;
    }
  }

  private static double[] times(double[] left, double[] right) {
    double[] product = new double[left.length];
    for (int k = 0; k < product.length; k++) {
      product[k] = left[k] * right[k];
    }
    return product;
  }

  private static double dot(double[] left, double[] right) {
    double sum = 0;
    for (int k = 0; k < left.length; k++) {
      sum += left[k] * right[k];
    }
    return sum;
  }
}
