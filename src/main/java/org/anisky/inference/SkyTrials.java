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

  private SkyTrials() {}

  /**
   * Draws toys, after those that an earlier run has kept.
   *
   * @param data whose rates and acceptances the toys have
   * @param earlier toys of any data; taken when they are of these
   */
  static IsotropicToys draw(
      ScannedData data, SignificanceOptions options, IsotropicToys earlier, Workers workers) {
    DayCylinder cylinder = DayCylinder.of(data);
    String fingerprint = fingerprint(cylinder, options);
    List<String> kernels = options.kernels().stream().map(Kernel::describe).toList();
    double[][] kept = earlier.as(fingerprint, kernels, options.toys());
    double[][] all = Arrays.copyOf(kept, options.toys());
    if (kept.length < all.length) {
      double[][] drawn =
          new IsotropicMaxima(cylinder, options).run(kept.length, all.length, workers);
      System.arraycopy(drawn, 0, all, kept.length, drawn.length);
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
