package org.anisky.inference;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.anisky.Workers;
import org.anisky.model.ScannedData;

/**
 * The trials of looking around every place with several kernels: the extremes of Z of isotropic
 * toys of the same geometry, rates, acceptances and counts as the data.
 */
final class SkyTrials {
  /** Changes when toys of the same data come out otherwise. */
  private static final String VERSION = "isotropic-toys/1";

  /** So many toys are drawn, and kept, before the next ones. */
  private static final int AT_ONCE = 500;

  private SkyTrials() {}

  /**
   * Draws toys, after those that an earlier run has kept.
   *
   * @param data whose rates and acceptances the toys have
   * @param keeper has toys of an earlier run, and keeps these as they are drawn
   */
  static IsotropicToys draw(
      ScannedData data, SignificanceOptions options, ToyKeeper keeper, Workers workers) {
    DayCylinder cylinder = DayCylinder.of(data);
    String fingerprint = fingerprint(cylinder, options);
    List<String> kernels = options.kernels().stream().map(Kernel::describe).toList();
    double[][] all = keeper.earlier().as(fingerprint, kernels, options.toys());
    IsotropicMaxima maxima =
        all.length < options.toys() ? new IsotropicMaxima(cylinder, options) : null;
    while (all.length < options.toys()) {
      int end = Math.min(options.toys(), all.length + AT_ONCE);
      double[][] drawn = maxima.run(all.length, end, workers);
      int before = all.length;
      all = Arrays.copyOf(all, end);
      System.arraycopy(drawn, 0, all, before, drawn.length);
      if (end < options.toys()) {
        keeper.drawn(new IsotropicToys(fingerprint, kernels, all));
      }
    }
    return new IsotropicToys(fingerprint, kernels, all);
  }

  /** SHA-256 of all that decides a toy. */
  private static String fingerprint(DayCylinder cylinder, SignificanceOptions options) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String head =
          String.join(
              " ",
              VERSION,
              cylinder.grid().sky().describe(),
              Integer.toString(cylinder.grid().columns()),
              options.nullHypothesis().key(),
              Long.toString(options.seed()));
      digest.update(head.getBytes(StandardCharsets.UTF_8));
      for (DayProfile detector : cylinder.detectors()) {
        update(digest, detector.rate());
        update(digest, detector.acceptance());
        update(digest, new double[] {detector.eventsPerUnit()});
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  private static void update(MessageDigest digest, double[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Double.BYTES);
    bytes.asDoubleBuffer().put(values);
    digest.update(bytes);
  }
}
