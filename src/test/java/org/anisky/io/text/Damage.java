package org.anisky.io.text;

import java.io.ByteArrayOutputStream;
import java.util.SplittableRandom;

/** What a disc, a transfer or an editor does to a file. */
public final class Damage {
  private static final int LONGEST = 200;

  private Damage() {}

  /** Cuts, flips a bit, overwrites bytes, deletes or doubles a range. */
  public static byte[] of(byte[] file, SplittableRandom random) {
    int from = random.nextInt(file.length);
    int until = Math.min(file.length, from + 1 + random.nextInt(LONGEST));
    byte[] changed = file.clone();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    switch (random.nextInt(5)) {
      case 0 -> out.write(file, 0, from);
      case 1 -> {
        changed[from] ^= (byte) (1 << random.nextInt(8));
        out.writeBytes(changed);
      }
      case 2 -> {
        changed[from] = (byte) random.nextInt(256);
        changed[random.nextInt(file.length)] = (byte) random.nextInt(256);
        out.writeBytes(changed);
      }
      case 3 -> {
        out.write(file, 0, from);
        out.write(file, until, file.length - until);
      }
      default -> {
        out.write(file, 0, until);
        out.write(file, from, file.length - from);
      }
    }
    return out.toByteArray();
  }
}
