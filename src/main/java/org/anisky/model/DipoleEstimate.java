package org.anisky.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.anisky.sky.Turn;
import org.anisky.statistics.Covariance;
import org.anisky.statistics.Significance;

/**
 * A measured dipole: values and covariance of the components that the strategy constrains. The
 * others are absent, never zero. Errors are statistical unless the name says otherwise. Immutable.
 */
public final class DipoleEstimate {
  private final List<DipoleComponent> components;
  private final double[] values;
  private final double[][] covariance;
  private final double[][] systematicCovariance;
  private final double testStatistic;
  private final double probability;

  /**
   * @param components the constrained components, in the order of the other arguments
   * @param values shape (components); not modified
   * @param covariance statistical, shape (components, components); not modified
   * @param testStatistic 2 ln(L/L0) or the strategy's equivalent; NaN when there is none
   * @param probability of at least this in an isotropic sky; NaN when there is none
   */
  public DipoleEstimate(
      List<DipoleComponent> components,
      double[] values,
      double[][] covariance,
      double testStatistic,
      double probability) {
    this(components, values, covariance, Optional.empty(), testStatistic, probability);
  }

  /**
   * An estimate with a systematic covariance beside the statistical one; the two add.
   *
   * @param components the constrained components, in the order of the other arguments
   * @param values shape (components); not modified
   * @param covariance statistical, shape (components, components); not modified
   * @param systematicCovariance what uncertain inputs other than the counts add, the same shape;
   *     empty for strategies that have none; not modified
   * @param testStatistic 2 ln(L/L0) or the strategy's equivalent; NaN when there is none
   * @param probability of at least this in an isotropic sky; NaN when there is none
   */
  public DipoleEstimate(
      List<DipoleComponent> components,
      double[] values,
      double[][] covariance,
      Optional<double[][]> systematicCovariance,
      double testStatistic,
      double probability) {
    this.components = List.copyOf(components);
    this.values = values.clone();
    this.covariance = copy(covariance);
    this.systematicCovariance = systematicCovariance.map(DipoleEstimate::copy).orElse(null);
    this.testStatistic = testStatistic;
    this.probability = probability;
  }

  /** The constrained components, in the order of the covariance. */
  public List<DipoleComponent> components() {
    return components;
  }

  /** The value of a component, absent when the strategy cannot measure it. */
  public OptionalDouble value(DipoleComponent component) {
    int k = components.indexOf(component);
    return k < 0 ? OptionalDouble.empty() : OptionalDouble.of(values[k]);
  }

  /** The statistical error of a component, absent when the strategy cannot measure it. */
  public OptionalDouble error(DipoleComponent component) {
    int k = components.indexOf(component);
    return k < 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(covariance[k][k]));
  }

  /** The statistical covariance of the constrained components, copied. */
  public double[][] covariance() {
    return copy(covariance);
  }

  /** The systematic covariance of the constrained components, copied; empty when there is none. */
  public Optional<double[][]> systematicCovariance() {
    return Optional.ofNullable(systematicCovariance).map(DipoleEstimate::copy);
  }

  /** The values of the constrained components, copied. */
  public double[] values() {
    return values.clone();
  }

  /** Statistical and systematic covariance together, copied. */
  public double[][] totalCovariance() {
    Covariance<DipoleComponent> statistical = Covariance.of(components, covariance);
    return systematicCovariance == null
        ? statistical.matrix()
        : statistical.plus(Covariance.of(components, systematicCovariance)).matrix();
  }

  /**
   * The same with another statistical covariance.
   *
   * @param statistical shape (components, components); not modified
   */
  public DipoleEstimate withStatistical(double[][] statistical) {
    return new DipoleEstimate(
        components, values, statistical, systematicCovariance(), testStatistic, probability);
  }

  /**
   * The same with a further systematic covariance, which adds.
   *
   * @param more shape (components, components); not modified
   */
  public DipoleEstimate withSystematic(double[][] more) {
    Covariance<DipoleComponent> further = Covariance.of(components, more);
    double[][] sum =
        systematicCovariance == null
            ? further.matrix()
            : further.plus(Covariance.of(components, systematicCovariance)).matrix();
    return new DipoleEstimate(
        components, values, covariance, Optional.of(sum), testStatistic, probability);
  }

  /** The systematic error of a component, absent when it has none or is not measured. */
  public OptionalDouble systematicError(DipoleComponent component) {
    int k = components.indexOf(component);
    return k < 0 || systematicCovariance == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.sqrt(systematicCovariance[k][k]));
  }

  /** A component with its errors, empty when the strategy cannot measure it. */
  public Optional<MeasuredValue> measured(DipoleComponent component) {
    return components.contains(component)
        ? Optional.of(
            new MeasuredValue(
                value(component).orElseThrow(),
                error(component).orElseThrow(),
                systematicError(component)))
        : Optional.empty();
  }

  /** {@link #amplitude} with its errors. */
  public MeasuredValue measuredAmplitude() {
    return new MeasuredValue(amplitude(), amplitudeError(), amplitudeSystematicError());
  }

  /** {@link #phase} with its errors, rad. */
  public MeasuredValue measuredPhase() {
    return new MeasuredValue(phase(), phaseError(), phaseSystematicError());
  }

  private static double[][] copy(double[][] matrix) {
    return Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
  }

  /** 2 ln(L/L0), or NaN. */
  public double testStatistic() {
    return testStatistic;
  }

  /** Probability of at least this test statistic in an isotropic sky, or NaN. */
  public double probability() {
    return probability;
  }

  /**
   * Probability of at least these equatorial components in an isotropic sky, all errors together:
   * chi-squared of 2 degrees of freedom.
   */
  public double equatorialProbability() {
    double chiSquared =
        Covariance.of(components, totalCovariance())
            .block(DipoleComponent.EQUATORIAL)
            .chiSquared(equatorial(0), equatorial(1));
    return Significance.probability(chiSquared, 2);
  }

  /** Equatorial amplitude A1 = hypot(d_0h, d_6h). */
  public double amplitude() {
    return Math.hypot(equatorial(0), equatorial(1));
  }

  /** Phase alpha1 = atan2(d_6h, d_0h), rad, in [0, 2 pi). */
  public double phase() {
    return Turn.positive(Math.atan2(equatorial(1), equatorial(0)));
  }

  /** Statistical error of the amplitude: the covariance projected on the phase. */
  public double amplitudeError() {
    return Math.sqrt(projected(covariance, Math.cos(phase()), Math.sin(phase())));
  }

  /** Systematic error of the amplitude, absent when there is none. */
  public OptionalDouble amplitudeSystematicError() {
    return systematicCovariance == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            Math.sqrt(projected(systematicCovariance, Math.cos(phase()), Math.sin(phase()))));
  }

  /** Statistical error of the phase, rad: the covariance across the phase over the amplitude. */
  public double phaseError() {
    return Math.sqrt(projected(covariance, -Math.sin(phase()), Math.cos(phase()))) / amplitude();
  }

  /** Systematic error of the phase, rad, absent when there is none. */
  public OptionalDouble phaseSystematicError() {
    return systematicCovariance == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            Math.sqrt(projected(systematicCovariance, -Math.sin(phase()), Math.cos(phase())))
                / amplitude());
  }

  /** Amplitude and direction in space; empty unless all three components are measured. */
  public Optional<FullDipole> full() {
    return components.equals(List.of(DipoleComponent.values()))
        ? Optional.of(FullDipole.of(values, covariance, systematicCovariance))
        : Optional.empty();
  }

  private double equatorial(int axis) {
    DipoleComponent component = axis == 0 ? DipoleComponent.D_0H : DipoleComponent.D_6H;
    return values[components.indexOf(component)];
  }

  private double projected(double[][] of, double cosine, double sine) {
    return Covariance.of(components, of)
        .block(DipoleComponent.EQUATORIAL)
        .alongInPlane(cosine, sine);
  }
}
