package org.anisky.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.anisky.sky.TimeFrame;
import org.anisky.sky.Turn;

/**
 * What a wave in another time, modulated by the seasons, puts into the dipole of a time frame,
 * found by its other sideband (Farley and Storey 1954, Proc. Phys. Soc. A 67, 996). With the angles
 * U of solar, S of sidereal and 2 U - S of anti-sidereal time, a solar wave whose amplitude varies
 * over the year, whose angle is S - U, is
 *
 * <pre>  a cos(U - p) [1 + 2 b cos(S - U - q)]
 *     = a cos(U - p) + a b cos(S - (p + q)) + a b cos(2 U - S - (p - q)),</pre>
 *
 * so that the spurious sidereal amplitude is that in anti-sidereal time, and its phase is twice the
 * solar phase less the anti-sidereal one. In the same way a sidereal wave that the seasons modulate
 * puts into solar time what shows in extended-sidereal time, 2 S - U. It holds for whole years, and
 * for dipoles as for waves, since a strategy answers to a wave alike in every frame.
 *
 * @param frame into which the wave is put: sidereal or solar
 * @param carrier the dipole in solar time, or in sidereal time for solar time
 * @param sideband the dipole in anti-sidereal time, or in extended-sidereal time for solar time
 */
public record SpuriousWave(TimeFrame frame, DipoleEstimate carrier, DipoleEstimate sideband) {
  /**
   * The frame of the wave that the seasons may modulate; empty when a frame is a control itself.
   */
  public static Optional<TimeFrame> carrier(TimeFrame frame) {
    return switch (frame) {
      case SIDEREAL -> Optional.of(TimeFrame.SOLAR);
      case SOLAR -> Optional.of(TimeFrame.SIDEREAL);
      case ANTI_SIDEREAL, EXTENDED_SIDEREAL -> Optional.empty();
    };
  }

  /** The frame of the other sideband; empty when a frame is a control itself. */
  public static Optional<TimeFrame> sideband(TimeFrame frame) {
    return switch (frame) {
      case SIDEREAL -> Optional.of(TimeFrame.ANTI_SIDEREAL);
      case SOLAR -> Optional.of(TimeFrame.EXTENDED_SIDEREAL);
      case ANTI_SIDEREAL, EXTENDED_SIDEREAL -> Optional.empty();
    };
  }

  /** The spurious amplitude: that of the sideband. */
  public MeasuredValue amplitude() {
    return MeasuredValue.of(sideband.amplitude(), sideband.amplitudeError());
  }

  /** The spurious phase, 2 p - p', rad, in [0, 2 pi), the errors of both independent. */
  public MeasuredValue phase() {
    return new MeasuredValue(
        Turn.positive((2 * carrier.phase() - sideband.phase()) % (2 * Math.PI)),
        Math.hypot(2 * carrier.phaseError(), sideband.phaseError()),
        OptionalDouble.empty());
  }

  /**
   * The systematic covariance of a dipole in the frame, shape (components, components): the mean of
   * s s^T over the error of the phase, s the spurious vector,
   *
   * <pre>  (A^2/2) [1 + exp(-2 sigma^2) ((cos 2p, sin 2p), (sin 2p, -cos 2p))].</pre>
   *
   * Along s, either way, where its phase is known; A^2/2 in both components where it is not. The
   * vector is not subtracted: when the seasons shift the phase of a wave and not its amplitude, the
   * sidebands are opposite. Nor is the noise of A, so that where there is no spurious wave the
   * frames say that it is not above about one statistical error. d_N is the same in all frames.
   *
   * @param components of the dipole, in order
   */
  public double[][] covariance(List<DipoleComponent> components) {
    double half = amplitude().value() * amplitude().value() / 2;
    double error = phase().statistical();
    double known = Double.isFinite(error) ? Math.exp(-2 * error * error) : 0;
    double cosine = known * Math.cos(2 * phase().value());
    double sine = known * Math.sin(2 * phase().value());
    int x = components.indexOf(DipoleComponent.D_0H);
    int y = components.indexOf(DipoleComponent.D_6H);
    double[][] covariance = new double[components.size()][components.size()];
    covariance[x][x] = half * (1 + cosine);
    covariance[y][y] = half * (1 - cosine);
    covariance[x][y] = half * sine;
    covariance[y][x] = half * sine;
    return covariance;
  }
}
