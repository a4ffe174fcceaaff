package org.anisky.inference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.anisky.reconstruction.GoodnessOfFit;
import org.anisky.sky.TimeFrame;
import org.anisky.statistics.Significance;

/**
 * What a careful reader must know when sky times rate times acceptance does not describe the data,
 * or when a changing acceptance describes them as well as a dipole: both causes, the evidence for
 * each, and what is immune to which.
 */
public final class FactorisedModelWarnings {
  /** Three standard deviations: a test alarms in so many of data without any fault. */
  private static final double CLEAR = 0.0027;

  /** Two standard deviations: dipoles below are not asked for their cause. */
  private static final double DIPOLE_CLAIMED = 0.0455;

  /**
   * A change of acceptance in place of the dipole is told when its test statistic is not below that
   * of the dipole by more than this: a factor 4.5 of the likelihood. At latitude 30 deg 95 percent
   * of tilts that make a dipole of 4 sigma are then told.
   */
  private static final double AS_GOOD = 3;

  private final GoodnessOfFit fit;
  private final String time;

  private FactorisedModelWarnings(GoodnessOfFit fit, TimeFrame frame) {
    this.fit = fit;
    time = frame.key();
  }

  /** What there is to say of a test of data in a time frame, in order. */
  public static List<String> of(GoodnessOfFit fit, TimeFrame frame) {
    return new FactorisedModelWarnings(fit, frame).all();
  }

  private List<String> all() {
    List<String> warnings = new ArrayList<>();
    if (isRejected()) {
      warnings.add(rejection());
    } else {
      inPlaceOfDipole().ifPresent(change -> warnings.add(asGoodAsDipole(change)));
      fit.leakage()
          .filter(leakage -> leakage.probability() < CLEAR)
          .ifPresent(leakage -> warnings.add(leaking(leakage)));
    }
    return warnings;
  }

  private boolean isRejected() {
    return fit.blocks().filter(blocks -> blocks.probability() < CLEAR).isPresent()
        || fit.changes().stream()
            .anyMatch(change -> change.probability() * fit.changes().size() < CLEAR)
        || sky().probability() < CLEAR;
  }

  /** All higher degrees together. */
  private record Sky(int from, int to, double statistic, int freedom) {
    private double probability() {
      return freedom == 0 ? 1 : Significance.probability(statistic, freedom);
    }
  }

  /** All degrees beyond the model that the data can tell. */
  private Sky sky() {
    Sky best = new Sky(0, 0, 0, 0);
    double statistic = 0;
    int freedom = 0;
    for (GoodnessOfFit.Degree degree : fit.higherDegrees()) {
      statistic += degree.testStatistic();
      freedom += degree.degreesOfFreedom();
      best = new Sky(fit.lMax() + 1, degree.degree(), statistic, freedom);
    }
    return best;
  }

  /**
   * Akaike's criterion: what a change, with a dipole or without one, gains over what its parameters
   * gain by chance.
   */
  private double gain(GoodnessOfFit.Change change) {
    double beside = fit.dipole() - 4 + change.testStatistic() - 2 * change.degreesOfFreedom();
    return Math.max(beside, change.inPlaceOfDipole() - 4);
  }

  private String rejection() {
    GoodnessOfFit.Change change =
        fit.changes().stream().max(Comparator.comparingDouble(this::gain)).orElseThrow();
    return text(
        "sky (multipoles up to l = %d) times rate times acceptance does not describe these data%s."
            + " Two causes are possible. Acceptance that changes with %s time: best %s%s%s. A sky"
            + " with more multipoles: %s%s. The counts alone do not tell cause from effect: the"
            + " East-West method is immune to North-South tilts and zenith slopes, no method to an"
            + " East-West tilt",
        fit.lMax(),
        blocks(),
        time,
        describe(change),
        besides(change),
        inPlaceOfDipole().filter(other -> !other.equals(change)).map(this::asWell).orElse(""),
        describe(sky()),
        bias());
  }

  /** A change that is not the best of all but does what the dipole does. */
  private String asWell(GoodnessOfFit.Change change) {
    return text(
        "; %s and no dipole describes the data as well as the dipole (test statistic %.1f against"
            + " %.1f)",
        name(change), change.inPlaceOfDipole(), fit.dipole());
  }

  private String blocks() {
    return fit.blocks()
        .map(
            blocks ->
                text(
                    blocks.probability() < CLEAR
                        ? " (chi2/ndf = %.1f/%d, p = %.2g; the worst of the blocks is %s)"
                        : ", as single tests show and the blocks together do not"
                            + " (chi2/ndf = %.1f/%d, p = %.2g; the worst of them is %s)",
                    blocks.chiSquared(),
                    blocks.degreesOfFreedom(),
                    blocks.probability(),
                    describe(blocks.worst())))
        .orElse("");
  }

  private String describe(GoodnessOfFit.Block block) {
    return text(
        "zenith %.0f-%.0f deg, azimuth %.0f-%.0f deg, %s time %.1f-%.1f h: %.0f events, %.1f"
            + " expected, %+.1f sigma",
        Math.toDegrees(block.zenithFrom()),
        Math.toDegrees(block.zenithTo()),
        Math.toDegrees(block.azimuthFrom()),
        Math.toDegrees(block.azimuthTo()),
        time,
        Math.toDegrees(block.timeFrom()) / 15,
        Math.toDegrees(block.timeTo()) / 15,
        block.counts(),
        block.expected(),
        block.z());
  }

  private String describe(GoodnessOfFit.Change change) {
    return text(
        "%s, amplitude %.2g ± %.1g (test statistic %.1f with %d degrees of freedom, p = %.2g)",
        name(change),
        change.amplitude(),
        Math.max(change.cosineError(), change.sineError()),
        change.testStatistic(),
        change.degreesOfFreedom(),
        change.probability());
  }

  /** What changes how, and whose acceptance it is when there are several. */
  private String name(GoodnessOfFit.Change change) {
    String shape = change.shape().description();
    boolean alone =
        fit.changes().stream().allMatch(other -> other.detector().equals(change.detector()));
    return text(
        "%s %s with the %s harmonic%s",
        "AEIOU".indexOf(Character.toUpperCase(shape.charAt(0))) >= 0 ? "an" : "a",
        shape,
        change.harmonic() == 1 ? "first" : "second",
        alone ? "" : " of '" + change.detector() + "'");
  }

  /** The dipole beside the change. */
  private String besides(GoodnessOfFit.Change change) {
    return text(
        ", beside which the test statistic of the dipole is %.1f (without it %.1f)",
        change.dipoleBeside(), fit.dipole());
  }

  private static String describe(Sky sky) {
    return sky.freedom() == 0
        ? "the data can tell none"
        : text(
            "degrees %d to %d together (test statistic %.1f with %d degrees of freedom, p = %.2g)",
            sky.from(), sky.to(), sky.statistic(), sky.freedom(), sky.probability());
  }

  /**
   * How far the dipole is off if the cause is the sky, and the least degree from which on it stays
   * within a tenth of its error.
   */
  private String bias() {
    return fit.leakage().map(leakage -> "; " + describe(leakage)).orElse("");
  }

  private static String describe(GoodnessOfFit.Leakage leakage) {
    return text(
        "multipoles up to l = %d, as far as these data tell them from a dipole, move it by (%+.2g,"
            + " %+.2g) when they are fitted along, %.1f of its errors (p = %.2g), and from l-max %d"
            + " on it moves by less than a tenth of one",
        leakage.lMax(),
        leakage.shift()[0],
        leakage.shift()[1],
        leakage.errors(),
        leakage.probability(),
        leakage.settled());
  }

  private String leaking(GoodnessOfFit.Leakage leakage) {
    return text(
        "the sky's multipoles leak into the dipole, which is fitted with those up to l = %d: %s",
        fit.lMax(), describe(leakage));
  }

  private Optional<GoodnessOfFit.Change> inPlaceOfDipole() {
    if (Significance.probability(fit.dipole(), 2) > DIPOLE_CLAIMED) {
      return Optional.empty();
    }
    return fit.changes().stream()
        .filter(change -> change.inPlaceOfDipole() > fit.dipole() - AS_GOOD)
        .max(Comparator.comparingDouble(GoodnessOfFit.Change::inPlaceOfDipole));
  }

  private String asGoodAsDipole(GoodnessOfFit.Change change) {
    return text(
        "an acceptance that changes with %s time describes these data as well as the dipole: %s"
            + " and no dipole has test statistic %.1f, the dipole %.1f (2 degrees of freedom each;"
            + " beside this change that of the dipole is %.1f). %s",
        time,
        name(change),
        change.inPlaceOfDipole(),
        fit.dipole(),
        change.dipoleBeside(),
        change.shape().cancelsBetweenEastAndWest()
            ? "The East-West method is immune to it"
            : "No method is immune to it, the East-West method neither");
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
