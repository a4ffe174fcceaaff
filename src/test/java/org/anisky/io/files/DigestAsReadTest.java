package org.anisky.io.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigestAsReadTest {
  private static final int SIZE = 200_000;

  /** {@code hashlib.sha256(bytes(k * k % 251 for k in range(200000))).hexdigest()} of Python. */
  private static final String EXPECTED =
      "a45477d9b0449be9fc0229ca0f104e8c0a389ddf9768221b3a34beb0287e92f7";

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void writeFile() throws IOException {
    byte[] bytes = new byte[SIZE];
    for (int k = 0; k < SIZE; k++) {
      bytes[k] = (byte) ((long) k * k % 251);
    }
    file = Files.write(directory.resolve("bytes"), bytes);
  }

  /** Reads stretches given by begin and end, and hands them in. */
  private String digest(int... stretches) throws IOException {
    ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(file));
    ByteBuffer direct = ByteBuffer.allocateDirect(SIZE).put(all).flip();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      DigestAsRead digest = new DigestAsRead(channel);
      for (int k = 0; k < stretches.length; k += 2) {
        ByteBuffer stretch = direct.slice(stretches[k], stretches[k + 1] - stretches[k]);
        digest.add(stretches[k], stretch);
        assertThat(stretch.position()).isZero();
      }
      return digest.hex();
    }
  }

  @Test
  void stretchesThatFollowEachOtherAreTheFile() throws IOException {
    assertThat(digest(0, 100, 100, 150_000, 150_000, SIZE)).isEqualTo(EXPECTED);
  }

  @Test
  void whatLiesBetweenStretchesIsReadFromTheFile() throws IOException {
    assertThat(digest()).isEqualTo(EXPECTED);
    assertThat(digest(8, 70_000, 140_000, 140_008)).isEqualTo(EXPECTED);
  }

  @Test
  void stretchesThatComeAgainOrLateAreTakenOnce() throws IOException {
    assertThat(digest(1000, 2000, 1000, 2000, 1500, 3000, 0, SIZE)).isEqualTo(EXPECTED);
  }

  @Test
  void bytesThatAreHandedInAreNotReadAgain() throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      DigestAsRead digest = new DigestAsRead(channel);
      digest.add(0, ByteBuffer.wrap(Files.readAllBytes(file)));
      Files.write(file, new byte[SIZE]);
      assertThat(digest.hex()).isEqualTo(EXPECTED);
    }
  }
}
