package org.anisky.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.anisky.InvalidInputException;
import org.anisky.likelihood.AcceptanceTemplates;
import org.anisky.likelihood.DipoleByDegree;
import org.anisky.likelihood.FisherInformation;
import org.anisky.likelihood.MultipoleBasis;
import org.anisky.likelihood.MultipoleFit;
import org.anisky.likelihood.PoissonLikelihood;
import org.anisky.model.ScannedData;
import org.anisky.reconstruction.GoodnessOfFit;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.statistics.ScoreVector;

/**
 * Tests of the model sky times rate times acceptance, with multipoles m != 0 of the sky up to a
 * degree: counts in blocks of local sky and time, acceptances that change with the time of the
 * bins, multipoles beyond that degree. Rates and acceptances are free throughout.
 */
public final class FactorisedModel {
  private static final int[] DIPOLE = {0, 1};

  private final ScannedData data;
  private final int lMax;
  private final int highest;
  private final ScoreVector scores;
  private final MultipoleFit.Result fit;
  private final MultipoleBasis basis;

  private FactorisedModel(ScannedData data, int lMax) {
    this.data = data;
    this.lMax = lMax;
    highest = DipoleByDegree.highest(data, lMax);
    MultipoleBasis wide = MultipoleBasis.upTo(highest, data.geometry());
    basis = wide.upTo(lMax);
    PoissonLikelihood likelihood = new PoissonLikelihood(data);
    MultipoleFit wideFit = new MultipoleFit(data, likelihood, wide);
    FisherInformation isotropic = wideFit.informationAtIsotropy();
    fit = new MultipoleFit(data, likelihood, basis).fit(isotropic.part(0, basis.size()));
    scores = new AcceptanceTemplates(data).besides(wideFit, wide, isotropic, fit);
  }

  /**
   * Tests a data set.
   *
   * @param lMax degree of the sky in the model
   * @throws org.anisky.InvalidInputException when the data do not constrain the sky
   */
  public static GoodnessOfFit test(ScannedData data, int lMax) {
    return new FactorisedModel(data, lMax).result();
  }

  /**
   * Tests a data set, empty when its data do not constrain the sky of the model.
   *
   * @param lMax degree of the sky in the model
   */
  public static Optional<GoodnessOfFit> ifConstrained(ScannedData data, int lMax) {
    try {
      return Optional.of(test(data, lMax));
    } catch (InvalidInputException e) {
      return Optional.empty();
    }
  }

  /**
   * A reconstruction with the test of its data and what it says, as it is when there is none.
   *
   * @param lMax degree of the sky in the model
   */
  public static Reconstruction checked(Reconstruction result, ScannedData data, int lMax) {
    return with(result, ifConstrained(data, lMax));
  }

  /** A reconstruction with the test of its data and what it says. */
  public static Reconstruction with(Reconstruction result, Optional<GoodnessOfFit> fit) {
    return fit.map(
            found ->
                result.with(found, FactorisedModelWarnings.of(found, result.data().timeFrame())))
        .orElse(result);
  }

  private GoodnessOfFit result() {
    List<GoodnessOfFit.Change> changes = new ArrayList<>();
    for (AcceptanceTemplates.Change change : new AcceptanceTemplates(data).changes()) {
      changes.add(test(change));
    }
    DipoleByDegree dipoles = DipoleByDegree.of(scores, lMax, highest);
    List<GoodnessOfFit.Degree> degrees = new ArrayList<>();
    for (int degree = lMax + 1; degree <= highest; degree++) {
      degrees.add(test(dipoles.at(degree)));
    }
    return new GoodnessOfFit(
        lMax,
        BlockTest.of(data, fit.model(), basis.values()),
        changes,
        degrees,
        scores.test(DIPOLE, range(2, places(lMax))).statistic(),
        dipoles);
  }

  /** Number of multipoles up to a degree. */
  private static int places(int degree) {
    return degree * (degree + 1);
  }

  private static int[] range(int from, int to) {
    return IntStream.range(from, to).toArray();
  }

  private GoodnessOfFit.Change test(AcceptanceTemplates.Change change) {
    int place = places(highest) + change.place();
    int[] pair = {place, place + 1};
    int[] sky = range(0, places(lMax));
    int[] higher = range(2, places(lMax));
    ScoreVector.Test beside = scores.test(pair, sky);
    ScoreVector.Estimate estimate = scores.estimate(pair, sky);
    double nan = Double.NaN;
    return new GoodnessOfFit.Change(
        data.detectors().get(change.detector()).counts().name(),
        change.shape(),
        change.harmonic(),
        estimate == null ? nan : estimate.values()[0],
        estimate == null ? nan : estimate.values()[1],
        estimate == null ? nan : Math.sqrt(estimate.covariance()[0][0]),
        estimate == null ? nan : Math.sqrt(estimate.covariance()[1][1]),
        beside.statistic(),
        beside.degreesOfFreedom(),
        beside.probability(),
        scores.test(pair, higher).statistic(),
        scores
            .test(DIPOLE, IntStream.concat(IntStream.of(higher), IntStream.of(pair)).toArray())
            .statistic());
  }

  private GoodnessOfFit.Degree test(DipoleByDegree.Step step) {
    int degree = step.degree();
    ScoreVector.Test test =
        scores.test(range(places(degree - 1), places(degree)), range(0, places(degree - 1)));
    return new GoodnessOfFit.Degree(
        degree, test.statistic(), test.degreesOfFreedom(), step.dipole(), step.error());
  }
}
