package org.anisky.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.anisky.configuration.PictureFormat;
import org.anisky.io.files.Sha256;

/**
 * A mark at the end of a figure's file by which the program knows a figure that it drew and that
 * nobody changed since: the SHA-256 digest of everything before it. In a PNG it is the text {@code
 * Software}, in SVG and PDF a comment.
 */
public final class FigureSeal {
  private static final String WORDS = "anisky figure SHA-256 ";
  private static final int PNG_FRAME = 12;
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

  private FigureSeal() {}

  /** A file with its mark. */
  static byte[] seal(byte[] file, PictureFormat format) {
    return switch (format) {
      case PNG -> {
        // The last chunk is empty: it has a length, a name and a checksum.
        int end = file.length - PNG_FRAME;
        byte[] content = Arrays.copyOf(file, end);
        yield joined(content, pngMark(content), Arrays.copyOfRange(file, end, file.length));
      }
      case SVG -> joined(file, svgMark(file));
      case PDF -> joined(file, pdfMark(file));
    };
  }

  /** Whether a file is a figure of this program, unchanged. */
  public static boolean isSealed(Path path) throws IOException {
    byte[] file = Files.readAllBytes(path);
    if (startsWith(file, PNG)) {
      int mark = pngMark(new byte[0]).length;
      int content = file.length - PNG_FRAME - mark;
      return content > 0
          && endsWith(
              Arrays.copyOf(file, file.length - PNG_FRAME), pngMark(Arrays.copyOf(file, content)));
    }
    boolean pdf = startsWith(file, "%PDF".getBytes(StandardCharsets.US_ASCII));
    int content = file.length - (pdf ? pdfMark(file) : svgMark(file)).length;
    if (content <= 0) {
      return false;
    }
    byte[] before = Arrays.copyOf(file, content);
    return endsWith(file, pdf ? pdfMark(before) : svgMark(before));
  }

  private static byte[] svgMark(byte[] content) {
    return ("<!-- " + WORDS + Sha256.of(content) + " -->\n").getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] pdfMark(byte[] content) {
    return ("%" + WORDS + Sha256.of(content) + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] pngMark(byte[] content) {
    byte[] named =
        ("tEXtSoftware\0" + WORDS + Sha256.of(content)).getBytes(StandardCharsets.ISO_8859_1);
    CRC32 sum = new CRC32();
    sum.update(named);
    ByteBuffer chunk = ByteBuffer.allocate(named.length + 2 * Integer.BYTES);
    chunk.putInt(named.length - Integer.BYTES).put(named).putInt((int) sum.getValue());
    return chunk.array();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static boolean startsWith(byte[] file, byte[] head) {
    return file.length >= head.length && Arrays.equals(Arrays.copyOf(file, head.length), head);
  }

  private static boolean endsWith(byte[] file, byte[] tail) {
    return file.length >= tail.length
        && Arrays.equals(Arrays.copyOfRange(file, file.length - tail.length, file.length), tail);
  }
}
