package org.anisky.io.arrow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.anisky.counts.CountsOrigin;
import org.anisky.counts.DetectorCounts;
import org.anisky.io.CountsConsistency;
import org.anisky.io.files.ContentDigest;
import org.anisky.io.files.OutputFailure;
import org.anisky.io.files.WholeFile;
import org.anisky.io.json.Json;

/**
 * Sidereal counts of one detector as an Arrow IPC file: a tidy table that any Arrow reader opens,
 * with one record batch per sidereal bin and one row per cell that is not zero.
 *
 * <table>
 *   <caption>Columns, none nullable</caption>
 *   <tr><td>sidereal_bin</td><td>int32</td><td>tau, in [0, T)</td></tr>
 *   <tr><td>pixel</td><td>int32</td><td>pixel of the local grid, in view</td></tr>
 *   <tr><td>counts</td><td>float64</td><td>events, or the sum of weights</td></tr>
 *   <tr><td>squared_weights</td><td>float64</td><td>sum of squared weights; only when
 *   weighted</td></tr>
 * </table>
 *
 * Weights whose sums are no doubles have columns counts_rest_1, squared_weights_rest_1 and so on:
 * what must be added to the column without the ending, see {@link org.anisky.counts.ExactSums}.
 *
 * <p>The schema's metadata has the key {@value #DESCRIPTION_KEY}: a JSON document with the format
 * and its version, the detector, its site, grid, bins and the origin of the counts. Writing and
 * reading return every count, and every number of the description, to the bit.
 *
 * <p>The key {@value #DIGEST_KEY} holds a {@link ContentDigest} of the document, as it is written,
 * and of the counts; the document says that it is there. It is checked on reading. Files without it
 * are read, and {@link CountsConsistency} checks what any file allows.
 */
public final class ArrowCounts {
  /** Key of the JSON document in the schema's metadata. */
  public static final String DESCRIPTION_KEY = "anisky";

  /** Key of the digest in the schema's metadata. */
  static final String DIGEST_KEY = "anisky-digest";

  /** Key in the JSON document that says which digest there is. */
  static final String DIGESTED = "contentDigest";

  static final String BIN = "sidereal_bin";
  static final String PIXEL = "pixel";
  static final String COUNTS = "counts";
  static final String SQUARED_WEIGHTS = "squared_weights";
  private static final String REST = "_rest_";

  private ArrowCounts() {}

  /**
   * Writes counts; an existing file is overwritten. Put a {@link WholeFile} around it, so that a
   * half-written file is never seen.
   *
   * @throws IOException when the file cannot be written, with its path
   */
  public static void write(Path file, DetectorCounts counts) throws IOException {
    Map<String, Object> tree = CountsDescription.of(counts).toTree();
    tree.put(DIGESTED, ContentDigest.ALGORITHM);
    String description = Json.text(tree);
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put(DESCRIPTION_KEY, description);
    metadata.put(DIGEST_KEY, digest(description, counts).hex());
    try (ArrowCountsWriter writer = new ArrowCountsWriter(file, metadata, counts)) {
      writer.writeAll();
    } catch (IOException e) {
      throw OutputFailure.of("cannot write file", file, e);
    }
  }

  /**
   * Name of a column of rests.
   *
   * @param of column of the rounded sums
   * @param k from 0
   */
  static String rest(String of, int k) {
    return of + REST + (k + 1);
  }

  /** The digest of a description and of all cells, bin by bin. */
  static ContentDigest digest(String description, DetectorCounts counts) {
    ContentDigest digest = new ContentDigest().text(description);
    for (int tau = 0; tau < counts.binning().bins(); tau++) {
      int bin = tau;
      if (counts.isSparse()) {
        digest.numbers(counts.sky().size(), each -> counts.forEach(bin, each::accept));
      } else {
        digest.numbers(counts.bin(tau));
      }
      if (counts.isWeighted()) {
        digest.numbers(counts.squaredWeights(tau));
      }
    }
    counts
        .exactSums()
        .ifPresent(
            exact -> {
              digest(digest, exact.counts());
              digest(digest, exact.squaredWeights());
            });
    return digest;
  }

  private static void digest(ContentDigest digest, double[][][] rests) {
    for (double[][] rest : rests) {
      for (int tau = 0; tau < rest.length; tau++) {
        if (rest[tau] != null) {
          digest.integer(tau).numbers(rest[tau]);
        }
      }
    }
  }

  /**
   * Reads counts.
   *
   * @throws org.anisky.InvalidInputException when the file is missing, damaged, of a newer version,
   *     does not agree with its digest or with itself, or holds a cell that is not allowed (with
   *     bin and pixel)
   * @throws IOException when the file cannot be read
   */
  public static DetectorCounts read(Path file) throws IOException {
    try (ArrowInput input = ArrowInput.open(file)) {
      return new ArrowCountsReader(input).read();
    }
  }

  /**
   * What a file says of its counts, without the counts.
   *
   * @param detector its name
   * @param origin where the counts come from
   */
  public record Head(String detector, CountsOrigin origin) {}

  /**
   * Reads the description of counts alone; {@link #read} checks it against the counts.
   *
   * @throws org.anisky.InvalidInputException when the file is missing, damaged or of a newer
   *     version
   * @throws IOException when the file cannot be read
   */
  public static Head head(Path file) throws IOException {
    try (ArrowInput input = ArrowInput.open(file)) {
      CountsDescription description = ArrowCountsReader.description(input);
      return new Head(description.detector(), description.origin());
    }
  }

  /** Whether a file holds counts that the program wrote, whole and readable. */
  public static boolean isCounts(Path file) throws IOException {
    try {
      read(file);
      return true;
    } catch (org.anisky.InvalidInputException e) {
      return false;
    }
  }
}
