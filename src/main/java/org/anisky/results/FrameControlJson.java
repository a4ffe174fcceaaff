package org.anisky.results;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anisky.inference.JointSignificance;
import org.anisky.model.DipoleEstimate;
import org.anisky.model.SpuriousWave;
import org.anisky.sky.TimeFrame;
import org.anisky.study.FrameControl;

/** The tree of {@code frames.json}, format {@value #FORMAT}. Keys may be added, never changed. */
public final class FrameControlJson {
  /** Name and version of the format. */
  public static final String FORMAT = "anisky-frames/1";

  private FrameControlJson() {}

  /**
   * The tree of the controls by strategy.
   *
   * @param joint of the searches for excesses in all frames; empty when there were none
   */
  public static Map<String, Object> tree(
      Map<String, FrameControl> controls,
      Optional<JointSignificance> joint,
      Provenance provenance) {
    Map<String, Object> strategies = new LinkedHashMap<>();
    controls.forEach((strategy, control) -> strategies.put(strategy, tree(control)));
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("format", FORMAT);
    tree.put("strategies", strategies);
    tree.put("significance", SignificanceJson.tree(joint));
    tree.put("provenance", provenance.tree());
    return tree;
  }

  private static Map<String, Object> tree(FrameControl control) {
    Map<String, Object> frames = new LinkedHashMap<>();
    for (TimeFrame frame : TimeFrame.values()) {
      DipoleEstimate dipole = control.frames().get(frame);
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("amplitude", dipole.amplitude());
      entry.put("amplitude_error", dipole.amplitudeError());
      entry.put("phase_h", Math.toDegrees(dipole.phase()) / 15);
      entry.put("phase_error_h", Math.toDegrees(dipole.phaseError()) / 15);
      entry.put("p_value", control.probability(frame));
      frames.put(frame.key(), entry);
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("frames", frames);
    for (TimeFrame frame : List.of(TimeFrame.SIDEREAL, TimeFrame.SOLAR)) {
      SpuriousWave wave = control.spurious(frame);
      String name = "spurious_" + frame.key();
      tree.put(name + "_amplitude", wave.amplitude().value());
      tree.put(name + "_amplitude_error", wave.amplitude().statistical());
      tree.put(name + "_phase_h", Math.toDegrees(wave.phase().value()) / 15);
      tree.put(name + "_phase_error_h", Math.toDegrees(wave.phase().statistical()) / 15);
    }
    tree.put("spectral_index", control.spectralIndex());
    tree.put("compton_getting_amplitude", control.comptonGettingAmplitude());
    tree.put("compton_getting_phase_h", 6.0);
    return tree;
  }
}
