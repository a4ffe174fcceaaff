package org.anisky.io.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the examples of the standard (FIPS 180-4): "abc" and a million times "a". */
class Sha256Test {
  @Test
  void digestsAreThoseOfTheStandard(@TempDir Path directory) throws IOException {
    Path abc = Files.writeString(directory.resolve("abc"), "abc");
    assertThat(Sha256.of(abc))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    byte[] million = new byte[1_000_000];
    Arrays.fill(million, (byte) 'a');
    assertThat(Sha256.of(Files.write(directory.resolve("a"), million)))
        .isEqualTo("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
  }
}
