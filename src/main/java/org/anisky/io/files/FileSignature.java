package org.anisky.io.files;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.anisky.io.Excerpt;

/**
 * What a file is by its first bytes, so that a file of the wrong kind is refused by its name and
 * with what to do, not for the first byte that makes no sense.
 *
 * @param what with its article, for example {@code "a Parquet file"}
 * @param advice what to do with it where it is not read
 */
public record FileSignature(String what, String advice) {
  /** Number of first bytes that are enough to know a file. */
  public static final int BYTES = 64;

  private static final String TO_ARROW =
      "write its columns to an Arrow file (pyarrow.feather.write_feather) or to text";

  private static final String DECOMPRESS = "decompress it first; of compressed files gzip is read";

  private record Mark(byte[] bytes, FileSignature signature) {
    private static Mark of(String latin1, String what, String advice) {
      return new Mark(
          latin1.getBytes(StandardCharsets.ISO_8859_1), new FileSignature(what, advice));
    }

    private boolean begins(byte[] file, int length) {
      if (length < bytes.length) {
        return false;
      }
      for (int i = 0; i < bytes.length; i++) {
        if (file[i] != bytes[i]) {
          return false;
        }
      }
      return true;
    }
  }

  private static final List<Mark> MARKS =
      List.of(
          Mark.of("PAR1\u0015", "a Parquet file", "events in it are read with 'format: parquet'"),
          Mark.of("ARROW1", "an Arrow file", "events in it are read with 'format: arrow'"),
          Mark.of(
              "\u00ff\u00ff\u00ff\u00ff",
              "an Arrow stream",
              "events in it are read with 'format: arrow'"),
          Mark.of("FEA1", "a Feather file of version 1", TO_ARROW),
          Mark.of(
              "SIMPLE  =",
              "a FITS file",
              "event lists in FITS are not read; write the columns to text or Arrow (topcat,"
                  + " astropy.table)"),
          Mark.of(
              "\u0089HDF\r\n\u001a\n", "an HDF5 file", "events in it are read with 'format: hdf5'"),
          Mark.of("root\0", "a ROOT file", TO_ARROW + ", for example with uproot"),
          Mark.of("\u0093NUMPY", "a NumPy file", TO_ARROW + " (numpy.savetxt)"),
          Mark.of("Obj\u0001", "an Avro file", TO_ARROW),
          Mark.of("SQLite format 3\0", "an SQLite database", TO_ARROW),
          Mark.of("PK\u0003\u0004", "a zip archive (or .npz, .xlsx)", "take the list out of it"),
          Mark.of("\u001f\u008b", "compressed with gzip", "decompress it first"),
          Mark.of("\u001f\u009d", "compressed with compress (.Z)", DECOMPRESS),
          Mark.of("BZh", "compressed with bzip2", DECOMPRESS),
          Mark.of("\u00fd7zXZ\0", "compressed with xz", DECOMPRESS),
          Mark.of("(\u00b5/\u00fd", "compressed with zstd", DECOMPRESS),
          Mark.of("\u0004\"M\u0018", "compressed with lz4", DECOMPRESS),
          Mark.of("7z\u00bc\u00af'\u001c", "a 7-Zip archive", DECOMPRESS),
          Mark.of("\u00ff\u00fe", "text in UTF-16", "save it as UTF-8"),
          Mark.of("\u00fe\u00ff", "text in UTF-16", "save it as UTF-8"),
          Mark.of("%PDF", "a PDF document", "the list itself is needed"),
          Mark.of("<!DOCTYPE", "a web page", "was the download answered with a page?"),
          Mark.of("<html", "a web page", "was the download answered with a page?"),
          Mark.of(
              "version https://git-lfs",
              "the pointer of Git LFS to a file",
              "fetch the file itself with 'git lfs pull'"));

  /**
   * What the first bytes of a file say.
   *
   * @param begin not modified
   * @param length number of bytes in {@code begin}, fewer than {@link #BYTES} only when the file
   *     has no more
   * @return empty when they say nothing, as in every text
   */
  public static Optional<FileSignature> of(byte[] begin, int length) {
    return MARKS.stream()
        .filter(mark -> mark.begins(begin, length))
        .map(Mark::signature)
        .findFirst();
  }

  /**
   * What the first bytes of a file say, as the end of a message about a file that is not of the
   * kind wanted: what it is and what to do, or how it begins.
   */
  public static String describe(byte[] begin, int length) {
    if (length == 0) {
      return "it is empty";
    }
    String shown = Excerpt.of(begin, 0, Math.min(length, 16));
    return of(begin, length)
        .map(seen -> "it is " + seen.what() + "; " + seen.advice())
        .orElseGet(
            () ->
                (isText(begin, length) ? "it is text and" : "it") + " begins with '" + shown + "'");
  }

  /** Whether there are only characters that a line of a list may have. */
  private static boolean isText(byte[] begin, int length) {
    for (int i = 0; i < length; i++) {
      boolean blank = begin[i] == '\t' || begin[i] == '\n' || begin[i] == '\r';
      // Bytes from 0x80 on are negative; they are parts of letters in UTF-8.
      if (begin[i] >= 0 && begin[i] < ' ' && !blank || begin[i] == 0x7f) {
        return false;
      }
    }
    return new String(begin, 0, length, StandardCharsets.UTF_8).indexOf('\uFFFD') < 0;
  }
}
