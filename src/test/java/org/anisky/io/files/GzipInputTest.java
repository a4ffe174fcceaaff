package org.anisky.io.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;

class GzipInputTest {
  /** Bytes of a header without optional fields (RFC 1952). */
  private static final int HEADER = 10;

  /** Bytes of CRC-32 and length. */
  private static final int TRAILER = 8;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] member(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    }
    return out.toByteArray();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static byte[] read(byte[] file) throws IOException {
    try (InputStream in = new GzipInput(new ByteArrayInputStream(file))) {
      return in.readAllBytes();
    }
  }

  private static byte[] with(byte[] file, int at, int value) {
    byte[] changed = file.clone();
    changed[at] = (byte) value;
    return changed;
  }

  private static void refused(byte[] file, String message) {
    assertThatThrownBy(() -> read(file)).isInstanceOf(ZipException.class).hasMessage(message);
  }

  @Test
  void membersAreReadOneAfterTheOther() throws IOException {
    byte[] file = joined(member(bytes("one\n")), member(new byte[0]), member(bytes("two\n")));
    assertThat(read(file)).isEqualTo(bytes("one\ntwo\n"));
  }

  @Test
  void contentsLongerThanAnyBufferAreReadWhole() throws IOException {
    byte[] content = new byte[3_000_000];
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < content.length; i++) {
      content[i] = (byte) random.nextInt(0, 100);
    }
    byte[] file = joined(member(content), member(content));
    assertThat(Arrays.equals(read(file), joined(content, content))).isTrue();
  }

  @Test
  void allOptionalFieldsOfTheHeaderAreSkippedAndItsChecksumIsChecked() throws IOException {
    byte[] plain = member(bytes("one\n"));
    byte[] fields =
        joined(
            with(Arrays.copyOf(plain, HEADER), 3, 0b11110),
            new byte[] {3, 0, 'a', 'b', 'c'},
            bytes("list.dat\0a comment\0"));
    CRC32 crc = new CRC32();
    crc.update(fields);
    int low = (int) crc.getValue();
    byte[] rest = Arrays.copyOfRange(plain, HEADER, plain.length);
    byte[] file = joined(fields, new byte[] {(byte) low, (byte) (low >> 8)}, rest);
    assertThat(read(file)).isEqualTo(bytes("one\n"));
    refused(
        with(file, HEADER + 3, 'x'),
        "gzip member 1, at byte 0: the checksum of its header does not fit");
  }

  @Test
  void everyByteThatIsNotAMemberIsRefusedWithItsPlace() throws IOException {
    byte[] one = member(bytes("one\n"));
    int end = one.length;
    String notAMember =
        "gzip member 2, at byte " + end + ": no member begins here: the bytes are not 1f 8b";
    refused(joined(one, bytes("x")), notAMember);
    refused(joined(one, new byte[512]), notAMember);
    refused(
        joined(one, new byte[] {0x1f}),
        "gzip member 2, at byte " + end + ": the file ends within its header");
    byte[] two = joined(one, member(bytes("two\n")));
    refused(with(two, end, 0x1e), notAMember);
    refused(with(two, end + 1, 0x8a), notAMember);
    refused(
        with(two, end + 2, 7),
        "gzip member 2, at byte "
            + end
            + ": its compression method is 7; only 8 (deflate) is known");
    refused(
        with(two, end + 3, 0x20),
        "gzip member 2, at byte " + end + ": its header has the unknown flags 20");
  }

  @Test
  void aMemberWhoseCrcOrLengthDoesNotFitIsRefused() throws IOException {
    byte[] one = member(bytes("one\n"));
    int trailer = one.length - TRAILER;
    refused(
        with(one, trailer, one[trailer] + 1),
        "gzip member 1, at byte 0: the CRC-32 of its data does not fit");
    // "one" and a line feed are 4 bytes.
    assertThat(one[trailer + 4]).isEqualTo((byte) 4);
    refused(
        with(one, trailer + 4, 5), "gzip member 1, at byte 0: the length of its data does not fit");
  }

  @Test
  void aFileThatEndsAnywhereInAMemberIsRefused() throws IOException {
    byte[] one = member(bytes("one\n"));
    byte[] file = joined(one, member(bytes("two\n")));
    for (int length = 1; length < file.length; length++) {
      byte[] cut = Arrays.copyOf(file, length);
      if (length != one.length) {
        assertThatThrownBy(() -> read(cut))
            .isInstanceOf(ZipException.class)
            .hasMessageContaining("the file ends");
      }
    }
  }

  @Test
  void damageIsSaidAgainByEveryLaterRead() throws IOException {
    byte[] file = joined(member(bytes("one\n")), bytes("x"));
    InputStream in = new GzipInput(new ByteArrayInputStream(file));
    assertThat(in.readNBytes(4)).isEqualTo(bytes("one\n"));
    assertThatThrownBy(in::read).isInstanceOf(ZipException.class);
    assertThatThrownBy(in::read).isInstanceOf(ZipException.class);
  }

  @Test
  void whatDoesNotBeginAsGzipIsHandedOutAsItIs() throws IOException {
    for (String text : new String[] {"", "\u001f", "plain"}) {
      InputStream in = GzipInput.decompressed(new ByteArrayInputStream(bytes(text)));
      assertThat(in.readAllBytes()).isEqualTo(bytes(text));
    }
  }
}
