package org.anisky.study;

import java.util.Map;
import org.anisky.model.DipoleEstimate;
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

  /** The spurious part of the sidereal amplitude: the amplitude in anti-sidereal time. */
  public double spuriousAmplitude() {
    return frames.get(TimeFrame.ANTI_SIDEREAL).amplitude();
  }

  /** The statistical error of {@link #spuriousAmplitude}. */
  public double spuriousAmplitudeError() {
    return frames.get(TimeFrame.ANTI_SIDEREAL).amplitudeError();
  }

  /** The expected amplitude in solar time, (gamma + 2) v/c. */
  public double comptonGettingAmplitude() {
    return (spectralIndex + 2) * ORBITAL_SPEED / SPEED_OF_LIGHT;
  }
}
