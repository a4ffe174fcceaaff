package org.anisky.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.anisky.sky.TimeFrame;
import org.anisky.statistics.AmplitudeInterval;

/**
 * A measured angular power spectrum.
 *
 * @param rows one per degree, from 1
 * @param covariance of the band powers, shape (bands, bands)
 * @param band degrees per band
 * @param converged whether the fit of the band powers did
 * @param steps of that fit
 * @param toys isotropic toys behind the bands of the band powers
 * @param climbed whether the toys were fitted to the end; else to the first step from C = 0
 * @param pseudoToys isotropic toys behind the bands of the pseudo-spectrum
 * @param removed largest degree taken out of the map for {@link Row#pseudoAfter}; 0: none
 * @param skyFraction observed part of the sky
 * @param events number
 * @param cross what pairs of parts of the data have in common; empty when that was not asked for
 * @param isotropy whether a sky without structure may show these powers, all degrees together;
 *     empty without toys
 * @param sideband the same of the events in another time frame, when that is asked for systematic
 *     errors
 * @param warnings whatever a careful reader must know
 */
public record AngularSpectrum(
    List<Row> rows,
    double[][] covariance,
    int band,
    boolean converged,
    int steps,
    int toys,
    boolean climbed,
    int pseudoToys,
    int removed,
    double skyFraction,
    double events,
    List<CrossSpectrum> cross,
    Optional<SpectrumTest> isotropy,
    Optional<Sideband> sideband,
    List<String> warnings) {
  /**
   * Band powers in a time frame in which the sky has none: what the seasons put there of structure
   * in solar time (in solar time: in sidereal time) they put into the spectrum's own frame too.
   *
   * @param frame the other sideband, see {@link org.anisky.model.SpuriousWave}
   * @param powers shape (bands)
   * @param errors standard deviations, shape (bands)
   */
  public record Sideband(TimeFrame frame, double[] powers, double[] errors) {}

  /**
   * One degree.
   *
   * @param l degree
   * @param power maximum-likelihood C_l of its band, of all orders: no factor for m = 0 is missing
   * @param error its standard deviation, noise and the sky's own scatter
   * @param interval68 of the power, at least 0, one standard deviation by its probability
   * @param interval95 the same of 95 percent
   * @param window b_l^2, what binning leaves of C_l; the power is corrected for it
   * @param isotropic what an isotropic sky shows of the power
   * @param pseudo pseudo C_l of the fitted map, not corrected for anything
   * @param noise white-noise level of the pseudo C_l
   * @param decoupled pseudo C_l less noise, the mask's mixing undone; NaN when it cannot be
   * @param pseudoIsotropic what an isotropic sky shows of the pseudo C_l
   * @param pseudoAfter pseudo C_l after multipoles were removed
   */
  public record Row(
      int l,
      double power,
      double error,
      AmplitudeInterval interval68,
      AmplitudeInterval interval95,
      double window,
      Optional<Bands> isotropic,
      double pseudo,
      double noise,
      double decoupled,
      Optional<Bands> pseudoIsotropic,
      Optional<Double> pseudoAfter) {}

  /**
   * Central bands of toys.
   *
   * @param mean of the toys
   * @param band68 lower and upper end
   * @param band95 lower and upper end
   */
  public record Bands(double mean, double[] band68, double[] band95) {
    private static final double[] ENDS = {0.16, 0.84, 0.025, 0.975};

    /**
     * The bands of values.
     *
     * @param values not modified
     */
    static Bands of(double[] values) {
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      double[] ends = new double[ENDS.length];
      for (int k = 0; k < ends.length; k++) {
        double place = ENDS[k] * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        ends[k] = sorted[below] + (place - below) * (sorted[above] - sorted[below]);
      }
      return new Bands(
          Arrays.stream(sorted).average().orElseThrow(),
          new double[] {ends[0], ends[1]},
          new double[] {ends[2], ends[3]});
    }
  }

  /** The same with further warnings before its own. */
  public AngularSpectrum withWarnings(List<String> further) {
    List<String> all = new ArrayList<>(further);
    all.addAll(warnings);
    return with(cross, List.copyOf(all));
  }

  /** The same with what parts of the data have in common. */
  public AngularSpectrum withCross(List<CrossSpectrum> spectra) {
    return with(List.copyOf(spectra), warnings);
  }

  /** The same with what another time frame shows. */
  public AngularSpectrum with(Sideband other) {
    return with(cross, Optional.of(other), warnings);
  }

  private AngularSpectrum with(List<CrossSpectrum> spectra, List<String> all) {
    return with(spectra, sideband, all);
  }

  private AngularSpectrum with(
      List<CrossSpectrum> spectra, Optional<Sideband> other, List<String> all) {
    return new AngularSpectrum(
        rows,
        covariance,
        band,
        converged,
        steps,
        toys,
        climbed,
        pseudoToys,
        removed,
        skyFraction,
        events,
        spectra,
        isotropy,
        other,
        all);
  }

  /**
   * Systematic error of a power: spurious structure of the size that the sideband shows, at phases
   * that are not known against those of the sky. The mean square of M modes a + s is larger than
   * that of a by the power S of s and, either way, by the cross terms, (4 C S/M)^(1/2) at one
   * standard deviation. S is the sideband's power whatever its sign: its noise is not taken off.
   *
   * @return empty when no other frame was asked
   */
  public Optional<Double> systematic(Row row) {
    return sideband.map(
        other -> {
          int own = (row.l - 1) / band;
          double modes =
              IntStream.rangeClosed(own * band + 1, Math.min((own + 1) * band, rows.size()))
                  .mapToDouble(l -> 2 * l)
                  .sum();
          double spurious = Math.abs(other.powers[own]);
          double sky = Math.max(0, row.power);
          return Math.sqrt(spurious * spurious + 4 * sky * spurious / modes);
        });
  }

  /** The band powers, shape (bands). */
  public double[] powers() {
    return IntStream.range(0, covariance.length)
        .mapToDouble(b -> rows.get(b * band).power())
        .toArray();
  }

  /**
   * The ratio C_l/C_1 = 18/((2 l + 1)(l + 1)(l + 2)) that diffusion in a turbulent field makes of a
   * dipole (Ahlers 2014, Phys. Rev. Lett. 112, 021101).
   */
  public static double diffusion(int l) {
    return 18 / ((2.0 * l + 1) * (l + 1.0) * (l + 2.0));
  }

  /**
   * The auto-correlation xi = 1/(4 pi) sum_l (2 l + 1) C_l P_l(cos angle), of the band powers.
   *
   * @param angle rad
   */
  public double autoCorrelation(double angle) {
    double x = Math.cos(angle);
    double before = 1;
    double current = x;
    double sum = 0;
    for (Row row : rows) {
      int l = row.l();
      sum += (2 * l + 1) * row.power() * current;
      double next = ((2 * l + 1) * x * current - l * before) / (l + 1);
      before = current;
      current = next;
    }
    return sum / (4 * Math.PI);
  }
}
