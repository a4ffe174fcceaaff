package org.anisky.simulation;

import java.nio.charset.StandardCharsets;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Random streams found by key, not by order: each (seed, replica, owner, index, purpose) has its
 * own, so that the number of threads, or another detector in front, never changes a draw.
 *
 * <p>The generator is Philox 4x64-10 (Salmon et al. 2011, SC11, doi 10.1145/2063384.2063405), a
 * block cipher that enciphers a counter: the key is (seed, hash of the owner's name) and the
 * counter (block, index, purpose, replica), each of 64 bits. Streams of one key are disjoint pieces
 * of one sequence of period 2^258; each may be 2^66 numbers long. Different keys are different
 * ciphers. {@code numpy.random.Philox(key=[seed, hash], counter=[0, index, purpose, replica])}
 * gives the same numbers.
 */
public final class RandomStreams {
  /** What a stream is for. The numbers are part of every seed's meaning and never change. */
  public enum Purpose {
    /** Fluctuations of the counts; index: sidereal bin. */
    COUNTS(1),
    /** Times and directions of events; index: sidereal bin. */
    EVENTS(2),
    /** Which sidereal bins are gaps. */
    GAPS(3),
    /** Realisation of a power spectrum; index: degree l. */
    POWER_SPECTRUM(4),
    /** True dipole of a toy, and what systematic errors add to its estimate; index 0. */
    DIPOLE(5);

    private final long number;

    Purpose(long number) {
      this.number = number;
    }
  }

  /** Offset and prime of FNV-1a with 64 bits (Fowler, Noll, Vo). */
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;

  private static final long FNV_PRIME = 0x100000001b3L;

  private final long seed;
  private final long replica;

  private RandomStreams(long seed, long replica) {
    this.seed = seed;
    this.replica = replica;
  }

  /** The streams of a seed, replica 0. */
  public static RandomStreams of(long seed) {
    return new RandomStreams(seed, 0);
  }

  /**
   * The streams of the same seed for another replica of a simulation, as an ensemble has many.
   *
   * @param number any; 0 is the one of {@link #of}
   */
  public RandomStreams replica(long number) {
    return new RandomStreams(seed, number);
  }

  /** The seed. */
  public long seed() {
    return seed;
  }

  /** The number of the replica. */
  public long replica() {
    return replica;
  }

  /**
   * A stream from its beginning.
   *
   * @param owner for example the detector's name
   * @param index for example the sidereal bin
   * @param purpose what the numbers decide
   * @return to be used by one thread
   */
  public UniformRandomProvider stream(String owner, long index, Purpose purpose) {
    return RandomSource.PHILOX_4X64.create(
        new long[] {seed, hash(owner), 0, index, purpose.number, replica});
  }

  /** FNV-1a of the name in UTF-8. */
  static long hash(String owner) {
    long hash = FNV_OFFSET;
    for (byte b : owner.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * FNV_PRIME;
    }
    return hash;
  }
}
