package org.anisky.io.arrow;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The checksum of LZ4 frames, with seed 0 ("xxHash fast digest algorithm" 0.1.1, XXH32). */
final class XxHash32 {
  private static final int PRIME_1 = 0x9E3779B1;
  private static final int PRIME_2 = 0x85EBCA77;
  private static final int PRIME_3 = 0xC2B2AE3D;
  private static final int PRIME_4 = 0x27D4EB2F;
  private static final int PRIME_5 = 0x165667B1;
  private static final int STRIPE_BYTES = 16;

  private XxHash32() {}

  /** The hash of some bytes, which are not modified. */
  static int of(byte[] bytes, int begin, int length) {
    ByteBuffer in = ByteBuffer.wrap(bytes, begin, length).order(ByteOrder.LITTLE_ENDIAN);
    int hash = PRIME_5;
    if (length >= STRIPE_BYTES) {
      int a = PRIME_1 + PRIME_2;
      int b = PRIME_2;
      int c = 0;
      int d = -PRIME_1;
      while (in.remaining() >= STRIPE_BYTES) {
        a = round(a, in.getInt());
        b = round(b, in.getInt());
        c = round(c, in.getInt());
        d = round(d, in.getInt());
      }
      hash =
          Integer.rotateLeft(a, 1)
              + Integer.rotateLeft(b, 7)
              + Integer.rotateLeft(c, 12)
              + Integer.rotateLeft(d, 18);
    }
    hash += length;
    while (in.remaining() >= Integer.BYTES) {
      hash = Integer.rotateLeft(hash + in.getInt() * PRIME_3, 17) * PRIME_4;
    }
    while (in.hasRemaining()) {
      hash = Integer.rotateLeft(hash + (in.get() & 0xFF) * PRIME_5, 11) * PRIME_1;
    }
    return avalanche(hash);
  }

  private static int round(int lane, int value) {
    return Integer.rotateLeft(lane + value * PRIME_2, 13) * PRIME_1;
  }

  private static int avalanche(int hash) {
    int mixed = (hash ^ hash >>> 15) * PRIME_2;
    mixed = (mixed ^ mixed >>> 13) * PRIME_3;
    return mixed ^ mixed >>> 16;
  }
}
