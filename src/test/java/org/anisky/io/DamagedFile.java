package org.anisky.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.anisky.InvalidInputException;

/** A good file that is damaged again and again: a bit, the end, eight bytes of zeros or ones. */
public final class DamagedFile {
  private static final int DAMAGES = 300;

  private DamagedFile() {}

  /** Reads a damaged file. */
  @FunctionalInterface
  public interface Reader {
    /** Reads it and checks what was read; may refuse it with its name. */
    void read(Path file, String damage) throws IOException;
  }

  /**
   * Damages a file and has it read.
   *
   * @param good not modified
   * @param damaged written many times
   * @return part of the damages that were refused
   */
  public static double refused(Path good, Path damaged, Reader reader) throws IOException {
    byte[] whole = Files.readAllBytes(good);
    SplittableRandom random = new SplittableRandom(17);
    int refused = 0;
    for (int damage = 0; damage < DAMAGES; damage++) {
      byte[] bytes = whole.clone();
      int at = random.nextInt(whole.length);
      switch (damage % 4) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes = Arrays.copyOf(bytes, at);
        case 2 -> Arrays.fill(bytes, at, Math.min(at + 8, bytes.length), (byte) 0);
        default -> Arrays.fill(bytes, at, Math.min(at + 8, bytes.length), (byte) 0xff);
      }
      Files.write(damaged, bytes);
      try {
        reader.read(damaged, String.format("damage %d at %d", damage, at));
      } catch (InvalidInputException e) {
        refused++;
        assertThat(e).hasMessageContaining(damaged.getFileName().toString());
      }
    }
    return (double) refused / DAMAGES;
  }
}
