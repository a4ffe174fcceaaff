package org.anisky.study;

import java.util.Map;
import org.anisky.model.DipoleEstimate;
import org.anisky.model.SpuriousWave;
import org.anisky.sky.TimeFrame;

/**
 * What the same events say in four time frames. A dipole of the sky shows in sidereal time and
 * nowhere else; the motion of the Earth around the Sun shows in solar time (Compton and Getting
 * 1935, Phys. Rev. 47, 817); a daily variation of the detector that the seasons modulate shows in
 * anti-sidereal time as much as it spoils sidereal time (Farley and Storey 1954, Proc. Phys. Soc. A
 * 67, 996).
 *
 * @param frames the estimate of one strategy in each frame
 * @param spectralIndex gamma of the flux E^-gamma
 */
public record FrameControl(Map<TimeFrame, DipoleEstimate> frames, double spectralIndex) {
  /** Mean orbital speed of the Earth, km/s. */
  private static final double ORBITAL_SPEED = 29.8;

  /** Speed of light, km/s. */
  private static final double SPEED_OF_LIGHT = 299_792.458;

  /** Where the Earth goes is overhead at 6 h local solar time. */
  public static final double COMPTON_GETTING_PHASE = Math.PI / 2;

  /** Copies the map. */
  public FrameControl {
    frames = Map.copyOf(frames);
  }

  /**
   * Probability of at least the equatorial components of a frame in an isotropic sky; d_N, which is
   * the same in all frames, does not enter.
   */
  public double probability(TimeFrame frame) {
    return frames.get(frame).equatorialProbability();
  }

  /**
   * What a wave of another time that the seasons modulate puts into a frame.
   *
   * @param frame sidereal or solar
   */
  public SpuriousWave spurious(TimeFrame frame) {
    return new SpuriousWave(
        frame,
        frames.get(SpuriousWave.carrier(frame).orElseThrow()),
        frames.get(SpuriousWave.sideband(frame).orElseThrow()));
  }

  /** The expected amplitude in solar time, (gamma + 2) v/c. */
  public double comptonGettingAmplitude() {
    return (spectralIndex + 2) * ORBITAL_SPEED / SPEED_OF_LIGHT;
  }
}
